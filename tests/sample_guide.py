"""The small guide that most tests use: an invented guide to three calf stretches, to copy and change."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]

REDIRECT_TAG = '<meta http-equiv="refresh"'
"""Found in every page that redirects to another, and in no other page."""


def small_guide(folder: Path) -> Path:
    """Copy the small guide to `folder`/content, with the real guide's words.yaml; returns the copy."""
    content = folder / "content"
    shutil.copytree(ROOT / "tests/guides/calf", content)
    shutil.copy(ROOT / "content/words.yaml", content)
    return content


def change(path: Path, old: str, new: str) -> None:
    """Replace text in a file; fails if the text is not there, so that no test changes nothing."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path.name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
