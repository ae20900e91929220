"""Mutants on trial one after the other, in forks of a process that has collected all tests of a package.

Collecting takes longer than most tests do. It is done once: a fork changes what functions run (`swap.py`).
"""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from .child import FORK_HERE, OPTIONS, STARTED, Chosen
from .swap import Change, put

Trials = Callable[["Collected"], None]
"""Tries mutants by the tests that are collected."""


class Collected:
    """The tests of some files, collected."""

    def __init__(self, trials: Trials) -> None:
        self._trials = trials
        self._session: pytest.Session | None = None
        self._tests: Mapping[str, pytest.Item] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The tests."""
        return tuple(self._tests)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        """Try the mutants; in a fork, where it is called again, leave the tests to pytest."""
        if self._session:
            return None
        self._session, self._tests = session, {one.nodeid: one for one in session.items}
        self._trials(self)
        return True

    def run(self, tests: Mapping[str, float], changes: Sequence[Change], told: Path) -> None:
        """Run tests, each for its seconds, with these changes until one fails; `told` then holds its name.

        Ends the process.
        """
        assert self._session
        put(changes)
        # Another process tries a mutant at the same time: each must have a folder of its own for its tests.
        folders = self._session.config._tmp_path_factory  # type: ignore[attr-defined]
        folders._given_basetemp, folders._basetemp = told.with_name("tests").resolve(), None
        chosen = Chosen(tests)
        self._session.config.pluginmanager.register(chosen)
        self._session.items[:] = [self._tests[name] for name in tests]
        try:
            self._session.config.hook.pytest_runtestloop(session=self._session)
        except self._session.Failed:
            assert chosen.failed
        self._session.config.hook.pytest_sessionfinish(session=self._session, exitstatus=0)
        told.write_text(chosen.failed, encoding="utf-8")
        os._exit(bool(chosen.failed))


def collect(files: Sequence[str], folder: Path, trials: Trials) -> None:
    """Collect the tests of files, with `folder` for what they write, and try mutants. Ends the process."""
    os.environ |= {"PYTHONPATH": str(STARTED), FORK_HERE: "yes"}
    code = pytest.main([*OPTIONS, "-x", f"--basetemp={folder}", *files], plugins=[Collected(trials)])
    os._exit(int(code))
