"""Which lines of a package run, in this process and in those that a test starts."""

import atexit
import json
import os
import sys
import threading
from collections import defaultdict
from collections.abc import Callable
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


def note_to_file() -> None:
    """Note the lines of a process that a test has started, and write them down at its end."""
    lines = Lines(os.environ[PACKAGE])
    lines.running = os.environ.get(NOTED_FOR, "")
    told = Path(os.environ[FOLDER]) / f"{os.getpid()}.json"
    lines.start()

    def tell() -> None:
        sys.settrace(None)
        files = {path: sorted(found) for path, found in lines.seen[lines.running].items()}
        told.write_text(json.dumps([lines.running, files]), encoding="utf-8")

    atexit.register(tell)


def from_files(folder: Path) -> dict[str, Files]:
    """What started processes have written down."""
    seen: dict[str, Files] = defaultdict(lambda: defaultdict(set))
    for told in sorted(folder.glob("*.json")):
        running, files = json.loads(told.read_text(encoding="utf-8"))
        for path, lines in files.items():
            seen[running][path] |= set(lines)
    return seen
