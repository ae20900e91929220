"""Which lines of a package run, in this process and in those that a test starts."""

import atexit
import json
import os
import sys
import threading
from collections import defaultdict
from collections.abc import Callable
from multiprocessing.util import Finalize, register_after_fork
from pathlib import Path
from types import FrameType
from typing import Any

PACKAGE, NOTED_FOR, FOLDER = "MUTANT_PACKAGE", "MUTANT_NOTED_FOR", "MUTANT_LINES"
"""The environment variables that name the package's folder, what runs now, and where its lines are told."""

Files = dict[str, set[int]]
"""The lines by the path of their file."""


class Lines:
    """Notes the lines that run, each for the test or fixture that runs."""

    def __init__(self, package: str) -> None:
        self._package = package
        self.running = ""
        self.seen: dict[str, Files] = defaultdict(lambda: defaultdict(set))

    def start(self) -> None:
        """Note lines from now on, in every thread."""
        threading.settrace(self._called)
        sys.settrace(self._called)
        register_after_fork(self, Lines.tell_after_fork)

    def _called(self, frame: FrameType, event: str, argument: object) -> Callable[..., Any] | None:
        path = frame.f_code.co_filename
        if not path.startswith(self._package):
            return None
        lines = self.seen[self.running][path]

        def line(frame: FrameType, event: str, argument: object) -> Callable[..., Any]:
            if event == "line":
                lines.add(frame.f_lineno)
            return line

        lines.add(frame.f_lineno)
        return line

    def tell(self) -> None:
        """Write down what has run for whatever runs now."""
        sys.settrace(None)
        files = {path: sorted(found) for path, found in self.seen[self.running].items()}
        told = Path(os.environ[FOLDER]) / f"{os.getpid()}.json"
        try:
            told.write_text(json.dumps([self.running, files]), encoding="utf-8")
        except OSError:  # a test has limited what it may write
            told.unlink(missing_ok=True)

    def tell_after_fork(self) -> None:
        """In a process that was forked from one whose lines are noted: write them down at its end."""
        self.seen.clear()
        Finalize(None, self.tell, exitpriority=1)


def note_to_file() -> None:
    """Note the lines of a process that a test has started, and write them down at its end."""
    lines = Lines(os.environ[PACKAGE])
    lines.running = os.environ.get(NOTED_FOR, "")
    lines.start()
    atexit.register(lines.tell)


def from_files(folder: Path) -> dict[str, Files]:
    """What started processes have written down."""
    seen: dict[str, Files] = defaultdict(lambda: defaultdict(set))
    for told in sorted(folder.glob("*.json")):
        running, files = json.loads(told.read_text(encoding="utf-8"))
        for path, lines in files.items():
            seen[running][path] |= set(lines)
    return seen
