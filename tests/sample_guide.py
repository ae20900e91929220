"""The small guide that most tests use: an invented guide to three calf stretches, to copy and change."""

import shutil
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from generator.build import KEPT
from generator.content import load
from generator.figures import draw_poses
from generator.publish import Cache, write_file

ROOT = Path(__file__).parents[1]
OWN_URL = "https://calf.health/guide/"
"""An address that is not one of an example: links are only printed and copied of such a one."""

REDIRECT_TAG = '<meta http-equiv="refresh"'
"""Found in every page that redirects to another, and in no other page."""


def small_guide(folder: Path, *, drawn: bool = True) -> Path:
    """Copy the small guide to `folder`/content, with the real guide's words.yaml; returns the copy.

    If `drawn`, its drawings are kept in `folder`/docs already, as after a first build: to draw them anew in
    every test would take most of the time.
    """
    content = folder / "content"
    shutil.copytree(ROOT / "tests/guides/calf", content)
    shutil.copy(ROOT / "content/words.yaml", content)
    for name, kept in _kept_drawings().items() if drawn else ():
        write_file(folder / "docs" / KEPT / name, kept)
    return content


@cache
def _kept_drawings() -> Mapping[str, bytes]:
    """The drawings of the small guide as a build keeps them, by file name."""
    folder = Path(tempfile.mkdtemp())
    draw_poses(load(small_guide(folder / "guide", drawn=False)).guide, Cache(folder / "kept"))
    kept = {path.name: path.read_bytes() for path in (folder / "kept").iterdir()}
    shutil.rmtree(folder)
    return kept


def change(path: Path, old: str, new: str) -> None:
    """Replace text in a file; fails if the text is not there, so that no test changes nothing."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path.name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
