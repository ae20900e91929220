"""How long an edit takes under `make live`, from saving the file to the new page on disk."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

from tests.sample_guide import ROOT

from .figure import Figure
from .sites import edit

EDITS = 5

PAUSE = 1.0
"""Seconds from one build to the next edit: nobody types faster, and `live` makes ready for the next save."""


def measure_live_edits(folder: Path) -> tuple[Figure, ...]:
    """The fastest and the slowest of a few edits, in a copy of the project with the real guide."""
    copy = folder / "project"
    for name in ("content", "docs/_theme", "generator"):
        shutil.copytree(ROOT / name, copy / name)
    shutil.copy(ROOT / "conf.py", copy)
    command = [sys.executable, "-m", "generator", "live", "--port", "0"]
    with subprocess.Popen(command, cwd=copy, stdout=subprocess.PIPE, text=True) as server:
        try:
            _wait_until_built(server)
            taken = []
            for number in range(EDITS):
                time.sleep(PAUSE)
                taken.append(_edit(server, copy, f"In the front, try {number}."))
        finally:
            server.terminate()
    return (
        Figure(
            "one field changed under `make live`, until its page is on disk: best", min(taken), "s", 0.3, 2
        ),
        Figure("the same: worst of five", max(taken), "s", 0.3, 2),
    )


def _edit(server: subprocess.Popen[str], copy: Path, text: str) -> float:
    """Seconds from saving the file until the page contains the text."""
    page = copy / f"build/html/stretches/{edit(copy / 'content', text).stem}.html"
    start = time.perf_counter()
    while text not in page.read_text(encoding="utf-8"):
        if time.perf_counter() - start > 60:
            raise RuntimeError(f"{page.name} does not show what was changed")
        time.sleep(0.005)
    seconds = time.perf_counter() - start
    _wait_until_built(server)
    return seconds


def _wait_until_built(server: subprocess.Popen[str]) -> None:
    assert server.stdout is not None
    said = ""
    for line in server.stdout:
        said += line
        if line.startswith("Built"):
            return
        if line.startswith("Not built"):
            break
    raise RuntimeError(f"`generator live` could not build:\n{said}")
