"""What a forked process does: it runs tests under a mutant, or notes which lines each test runs."""

import json
import os
import resource
import signal
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from .lines import FOLDER, NOTED_FOR, PACKAGE, Files, Lines, from_files

OPTIONS = ("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-o", "faulthandler_timeout=0")
FORK_HERE = "TESTS_FORK_HERE"
"""Lets tests fork their builds from themselves (`tests.forked`, which must not be imported here yet)."""
STARTED = Path(__file__).with_name("started")
"""What the processes that a test starts import first."""

COLLECTING = 20
"""Seconds of the processor that a process may use until its first test runs."""
CLOCK = 10
"""So many seconds of the clock may pass for one of the processor: other trials run beside, and browsers."""


class Chosen:
    """Keeps the chosen tests alone, in their order, and notes the first that fails.

    `tests` tells by name how many seconds of the processor each may use. One that never ends, as it works or
    waits, is ended: so is the process.
    """

    def __init__(self, tests: Mapping[str, float]) -> None:
        self._tests = tests
        self.failed = ""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        found = {one.nodeid: one for one in items}
        items[:] = [found[name] for name in self._tests if name in found]

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        limit_to(self._tests[nodeid])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.failed:
            self.failed = report.nodeid


class Noting:
    """Tells which lines each test and its fixtures run, and what it takes of the processor."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._fixtures: dict[str, list[str]] = {}
        self._seconds: dict[str, float] = {}
        self._failed: set[str] = set()

    def _run(self, name: str) -> None:
        self._lines.running = os.environ[NOTED_FOR] = name
        forget_results()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._fixtures[item.nodeid] = getattr(item, "fixturenames", [])
        self._run(item.nodeid)
        start = _seconds()
        try:
            return (yield)
        finally:
            self._seconds[item.nodeid] = _seconds() - start
            self._run("")

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
        before = self._lines.running
        if fixturedef.scope != "function":
            self._run(f"{fixturedef.baseid}>{fixturedef.argname}")
        try:
            return (yield)
        finally:
            self._run(before)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed or report.skipped:
            self._failed.add(report.nodeid)

    def told(self, started: Path) -> str:
        """All of it as JSON, without tests that do not pass; by an empty name what runs for none of them."""
        seen = (self._lines.seen, from_files(started))
        found = {}
        for test in {"", *self._seconds} - self._failed:
            files: Files = defaultdict(set)
            for part in seen:
                for name in [one for one in part if one == test or self._is_fixture(one, test)]:
                    for path, lines in part[name].items():
                        files[path] |= lines
            told = {path: sorted(lines) for path, lines in files.items()}
            found[test] = {"seconds": self._seconds.get(test, 0), "lines": told}
        return json.dumps(found)

    def _is_fixture(self, name: str, test: str) -> bool:
        """Whether this is a fixture that a test shares with others."""
        where, sign, fixture = name.partition(">")
        return bool(sign and test) and test.startswith(where) and fixture in self._fixtures[test]


def forget_results() -> None:
    """Let functions of the generator run again that remember what they gave: the next test needs it, too."""
    for module in [one for name, one in sys.modules.items() if name.startswith("generator.")]:
        for one in list(vars(module).values()):
            if forget := getattr(one, "cache_clear", None):
                forget()


def _seconds() -> float:
    return sum(os.times()[:4])


def limit_to(seconds: float) -> None:
    """Let this process use so many seconds of the processor from now on, `CLOCK` times as many of the clock,
    and no more."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))
    signal.setitimer(signal.ITIMER_REAL, CLOCK * seconds)


def run_tests(tests: Mapping[str, float], folder: Path, told: Path, plugins: Sequence[object] = ()) -> None:
    """Run tests, each for its seconds of the processor, until one fails; `told` then holds its name.

    `folder` is for their files. Ends the process.
    """
    os.environ |= {"PYTHONPATH": str(STARTED), FORK_HERE: "yes"}
    limit_to(COLLECTING)
    chosen = Chosen(tests)
    files = list(dict.fromkeys(test.partition("::")[0] for test in tests))
    code = pytest.main([*OPTIONS, "-x", f"--basetemp={folder}", *files], plugins=[chosen, *plugins])
    told.write_text(chosen.failed or f"pytest ended with {int(code)}" if code else "", encoding="utf-8")
    os._exit(int(code))


class Passing:
    """Notes the tests that pass, the quick before the slow."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" and report.passed:
            self._seconds[report.nodeid] = report.duration

    def told(self) -> str:
        """Their names as JSON."""
        return json.dumps(sorted(self._seconds, key=self._seconds.__getitem__))


def note_passing(files: Sequence[str], folder: Path, told: Path, plugins: Sequence[object]) -> None:
    """Run all tests of some files and write down which pass. Ends the process."""
    passing = Passing()
    code = pytest.main([*OPTIONS, f"--basetemp={folder}", *files], plugins=[passing, *plugins])
    told.write_text(passing.told(), encoding="utf-8")
    os._exit(int(code))


def note_lines(files: Sequence[str], package: Path, folder: Path, told: Path) -> None:
    """Run all tests of some files and write down which lines of a package each runs. Ends the process."""
    prefix, started = f"{package}{os.sep}", folder / "started"
    started.mkdir()
    os.environ |= {"PYTHONPATH": str(STARTED), PACKAGE: prefix, FOLDER: str(started), NOTED_FOR: ""}
    os.environ[FORK_HERE] = "yes"
    lines = Lines(prefix)
    noting = Noting(lines)
    lines.start()
    code = pytest.main([*OPTIONS, f"--basetemp={folder / 'tests'}", *files], plugins=[noting])
    sys.settrace(None)
    told.write_text(noting.told(started), encoding="utf-8")
    os._exit(int(code))
