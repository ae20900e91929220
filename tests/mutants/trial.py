"""One mutant on trial: a process of its own gets the changed code and runs the tests that belong to it."""

import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from . import finder, scripts
from .belonging import KnownTest
from .child import run_tests
from .collected import Collected
from .forks import Ended, forked
from .mutant import Mutant
from .results import Result, result
from .swap import Change

LONGER = 3
"""A test may take so many times as long as it did when nothing was changed and its lines were noted,"""
MORE = 20
"""and so many seconds more: it may be the first to need what others share."""


def try_module(mutant: Mutant, tests: Sequence[KnownTest]) -> Result:
    """What the tests say of a mutant of a module that is imported anew. One that never ends is noticed."""

    def act(source: Path, told: Path) -> None:
        _let_others_import(mutant, source)
        run_tests(_seconds(tests), told.with_name("tests"), told)

    return _tried(mutant, act, _patience(tests)) if tests else result(mutant, "", 0)


def try_functions(
    mutant: Mutant, tests: Sequence[KnownTest], collected: Collected, changes: Sequence[Change]
) -> Result:
    """What the tests say of a mutant that changes loaded functions alone."""

    def act(source: Path, told: Path) -> None:
        _let_others_import(mutant, source)
        collected.run(_seconds(tests), changes, told)

    return _tried(mutant, act, _patience(tests)) if tests else result(mutant, "", 0)


def try_script(mutant: Mutant, tests: Sequence[str]) -> Result:
    """What the tests in the browser say of a mutant of a script."""

    def act(source: Path, told: Path) -> None:
        changed = {scripts.SCRIPT: mutant.module, scripts.CHANGED: str(source)}
        os.environ |= {**changed, **scripts.PATIENCE_OF_A_TEST}
        seconds = dict.fromkeys(tests, scripts.SECONDS)
        run_tests(seconds, told.with_name("tests"), told, [scripts.ChangedScript()])

    return _tried(mutant, act, scripts.MOST_SECONDS) if tests else result(mutant, "", 0)


def _let_others_import(mutant: Mutant, source: Path) -> None:
    """Let processes that a test starts, and this one, import the mutant from now on."""
    os.environ |= {finder.MODULE: mutant.module, finder.SOURCE: str(source)}
    finder.install()


def _seconds(tests: Sequence[KnownTest]) -> dict[str, float]:
    return {one.name: MORE + LONGER * one.seconds for one in tests}


def _patience(tests: Sequence[KnownTest]) -> float:
    """Seconds of the clock until a test is ended that waits for ever."""
    return 60 + 2 * (MORE + LONGER * sum(one.seconds for one in tests))


def _tried(mutant: Mutant, act: Callable[[Path, Path], None], patience: float) -> Result:
    folder = Path(tempfile.mkdtemp())
    source, told = folder / "mutant", folder / "told"
    source.write_text(mutant.source, encoding="utf-8")
    ended = forked(lambda: act(source, told), folder / "log", patience)
    by = _by(ended, told)
    shutil.rmtree(folder, ignore_errors=True)
    return result(mutant, by, ended.seconds)


def _by(ended: Ended, told: Path) -> str:
    if ended.code == 0:
        return ""
    test = told.read_text(encoding="utf-8") if told.exists() else ""
    return test or f"the process ended with {ended.code}"
