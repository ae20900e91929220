"""Forks a process that has the slow libraries already, but nothing of the generator."""

import importlib
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

WARM = """
babel.dates babel.plural hypothesis jinja2 myst_parser.parsers.sphinx_ numpy pydantic pypdfium2 pytest segno
snowballstemmer sphinx.application sphinx.builders.html typst yaml
"""


@dataclass(frozen=True)
class Ended:
    """How a forked process ended."""

    code: int
    """As of the process, or minus the number of the signal that ended it."""
    seconds: float
    """What it used of the processor, with its own children."""


def warm() -> None:
    """Import what every test needs and no mutant changes."""
    os.environ |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    for name in WARM.split():
        importlib.import_module(name)
    assert "generator" not in sys.modules, "the generator must be imported with its mutant"


def forked(action: Callable[[], None], log: Path, patience: float) -> Ended:
    """Run an action in a process of its own, which is ended after `patience` seconds of the clock."""
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if not child:
        _act(action, log)
    until = time.monotonic() + patience
    while True:
        found, status, used = os.wait4(child, os.WNOHANG)
        if found:
            return Ended(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime)
        if time.monotonic() > until:
            os.killpg(child, signal.SIGKILL)
            until += 60
        time.sleep(0.02)


def _act(action: Callable[[], None], log: Path) -> None:
    try:
        os.setsid()
        file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(file, 1)
        os.dup2(file, 2)
        action()
    finally:
        os._exit(70)
