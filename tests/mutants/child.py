"""What a forked process does: it runs tests under a mutant, or notes which lines each test runs."""

import json
import os
import resource
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

OPTIONS = ("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:faulthandler")


class Chosen:
    """Keeps the chosen tests or files of tests alone, in their order, and notes the first test that fails."""

    def __init__(self, tests: Sequence[str]) -> None:
        self._order = {test: number for number, test in enumerate(tests)}
        self.failed = ""

    def _place(self, item: pytest.Item) -> int | None:
        return self._order.get(item.nodeid, self._order.get(item.nodeid.partition("::")[0]))

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        placed = [(place, item) for item in items if (place := self._place(item)) is not None]
        items[:] = [item for _, item in sorted(placed, key=lambda one: one[0])]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.failed:
            self.failed = report.nodeid


class Lines:
    """Notes which lines of the generator each test runs, and how many seconds of the processor it takes."""

    def __init__(self, package: Path) -> None:
        self._package = f"{package}{os.sep}"
        self._test = ""
        self.seen: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        self.seconds: dict[str, float] = {}
        self.failed: set[str] = set()

    def start(self) -> None:
        """Note lines from now on, in every thread."""
        threading.settrace(self._called)
        sys.settrace(self._called)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._test, start = item.nodeid, time.process_time()
        try:
            return (yield)
        finally:
            self.seconds[item.nodeid] = time.process_time() - start
            self._test = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed or report.skipped:
            self.failed.add(report.nodeid)

    def _called(self, frame: FrameType, event: str, argument: object) -> Callable[..., Any] | None:
        path = frame.f_code.co_filename
        if not path.startswith(self._package):
            return None
        lines = self.seen[self._test][path]

        def line(frame: FrameType, event: str, argument: object) -> Callable[..., Any]:
            if event == "line":
                lines.add(frame.f_lineno)
            return line

        lines.add(frame.f_lineno)
        return line

    def told(self) -> str:
        """All of it as JSON, without the tests that do not pass."""
        return json.dumps(
            {
                test: {
                    "seconds": self.seconds.get(test, 0),
                    "lines": {path: sorted(lines) for path, lines in files.items()},
                }
                for test, files in self.seen.items()
                if test not in self.failed
            }
        )


def run_tests(
    tests: Sequence[str], seconds: int, folder: Path, told: Path, plugins: Sequence[object] = ()
) -> None:
    """Run tests until one fails; `told` then holds its name, `folder` their files. Ends the process."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    chosen = Chosen(tests)
    files = list(dict.fromkeys(test.partition("::")[0] for test in tests))
    code = pytest.main([*OPTIONS, "-x", f"--basetemp={folder}", *files], plugins=[chosen, *plugins])
    told.write_text(chosen.failed or f"pytest ended with {int(code)}" if code else "", encoding="utf-8")
    os._exit(int(code))


def note_lines(files: Sequence[str], package: Path, folder: Path, told: Path) -> None:
    """Run all tests of some files and write down which lines of a package each runs. Ends the process."""
    lines = Lines(package)
    lines.start()
    code = pytest.main([*OPTIONS, f"--basetemp={folder}", *files], plugins=[lines])
    sys.settrace(None)
    told.write_text(lines.told(), encoding="utf-8")
    os._exit(int(code))
