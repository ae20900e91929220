"""What many tests need: a small guide of the tests' own, and ways to change a file of it."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]

LEADS_ON = '<meta http-equiv="refresh"'
"""What a page holds that only leads on to another."""


def small_guide(folder: Path) -> Path:
    """The invented guide of three exercises, copied to `folder`/content; fixed words are the real ones."""
    content = folder / "content"
    shutil.copytree(ROOT / "tests/guides/calf", content)
    shutil.copy(ROOT / "content/words.yaml", content)
    return content


def change(path: Path, old: str, new: str) -> None:
    """Replace text in a file; fails if it is not there, so that no test changes nothing."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path.name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
