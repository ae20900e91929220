"""The small guide that most tests use: an invented guide to three calf stretches, to copy and change."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from generator.build import KEPT

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
    for name, kept in _kept().items() if built else ():
        path = folder / "docs" / KEPT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(kept)
    return content


@cache
def _kept() -> Mapping[str, bytes]:
    """What a build of the small guide keeps for the next, by path: drawings, handouts, compiled templates."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        settings = ["-D", f"guide_content={small_guide(folder, built=False)}"]
        (folder / "docs").mkdir()
        command = [sys.executable, "-m", "sphinx", "-q", "-c", str(ROOT), *settings]
        subprocess.run([*command, str(folder / "docs"), str(folder / "html")], cwd=ROOT, check=True)
        kept = folder / "docs" / KEPT
        files = [*kept.glob("*.json"), *kept.glob("handouts/*"), *kept.glob("templates/*")]
        return {
            path.relative_to(kept).as_posix(): path.read_bytes() for path in files if path.name != PAGES_LIST
        }


def change(path: Path, old: str, new: str) -> None:
    """Replace text in a file; fails if the text is not there, so that no test changes nothing."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path.name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
