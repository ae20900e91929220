"""One mutant on trial: a process of its own gets the changed code and runs the tests that belong to it."""

import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from . import finder, scripts
from .belonging import KnownTest
from .child import run_tests
from .forks import Ended, forked
from .mutant import Mutant
from .results import Result, result

START = 20
"""Seconds of the processor that it may take until the first test runs."""


def try_module(mutant: Mutant, tests: Sequence[KnownTest]) -> Result:
    """What the tests say of a mutant of a module. One that never ends is noticed, too."""
    if not tests:
        return result(mutant, "", 0)
    names = [test.name for test in tests]
    seconds = START + 3 * sum(test.seconds for test in tests)

    def act(source: Path, told: Path) -> None:
        os.environ |= {finder.MODULE: mutant.module, finder.SOURCE: str(source)}
        finder.install()
        run_tests(names, int(seconds), told.with_name("tests"), told)

    return _tried(mutant, act, 120 + 10 * seconds)


def try_script(mutant: Mutant, tests: Sequence[str]) -> Result:
    """What the tests in the browser say of a mutant of a script."""

    def act(source: Path, told: Path) -> None:
        changed = {scripts.SCRIPT: mutant.module, scripts.CHANGED: str(source)}
        os.environ |= {**changed, **scripts.PATIENCE_OF_A_TEST}
        run_tests(tests, scripts.SECONDS, told.with_name("tests"), told, [scripts.ChangedScript()])

    return _tried(mutant, act, scripts.MOST_SECONDS) if tests else result(mutant, "", 0)


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
