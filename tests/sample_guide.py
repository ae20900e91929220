"""The small guide that most tests use: an invented guide to three calf stretches, to copy and change."""

import atexit
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from generator.checked import KEPT
from generator.publish.files import link_or_copy

ROOT = Path(__file__).parents[1]
OWN_URL = "https://calf.health/guide/"
"""An address that is not one of an example: links are only printed and copied of such a one."""

PAGES_LIST = "docs.made.json"
"""The copy of the list of the pages that a build has written, which is of one folder alone."""

REDIRECT_TAG = '<meta http-equiv="refresh"'
"""Found in every page that redirects to another, and in no other page."""


def small_guide(folder: Path, *, built: bool = True) -> Path:
    """Copy the small guide to `folder`/content, with the real guide's words.yaml; returns the copy.

    If `built`, `folder`/docs keeps what a first build keeps for the next: to draw, to print and to compile
    templates anew in every test would take most of the time.
    """
    content = folder / "content"
    shutil.copytree(ROOT / "tests/guides/calf", content)
    shutil.copy(ROOT / "content/words.yaml", content)
    if built:
        shutil.copytree(_kept(), folder / "docs" / KEPT, copy_function=_link, dirs_exist_ok=True)
    return content


@cache
def _kept() -> Path:
    """A folder with what a build of the small guide keeps for the next: drawings, handouts, templates."""
    place = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    settings = ["-D", f"guide_content={small_guide(place, built=False)}"]
    (place / "docs").mkdir()
    command = [sys.executable, "-m", "sphinx", "-q", "-c", str(ROOT), *settings]
    subprocess.run([*command, str(place / "docs"), str(place / "html")], cwd=ROOT, check=True)
    built, kept = place / "docs" / KEPT, place / "kept"
    for path in (*built.glob("*.json"), *built.glob("handouts/*"), *built.glob("templates/*")):
        if path.name != PAGES_LIST:
            place_of = kept / path.relative_to(built)
            place_of.parent.mkdir(parents=True, exist_ok=True)
            path.rename(place_of)
    return kept


def _link(source: str, target: str) -> None:
    """Give a file a second name: no build writes into what is kept, and to copy it takes much longer.

    Not to a PDF: a build gives it a second name in the site, where a test may write to it.
    """
    if source.endswith(".pdf"):
        shutil.copy2(source, target)
    else:
        link_or_copy(Path(source), Path(target))


def change(path: Path, old: str, new: str) -> None:
    """Replace text in a file; fails if the text is not there, so that no test changes nothing."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path.name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
