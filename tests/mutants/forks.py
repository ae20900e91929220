"""Forks a process that has what no mutant changes: the slow libraries, and the rooms below the package."""

import importlib
import os
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tests.rooms import ROOMS, TOP

WARM = """
babel.dates babel.plural hypothesis jinja2 myst_parser.parsers.sphinx_ numpy pydantic pypdfium2 pytest segno
snowballstemmer sphinx.application sphinx.builders.html typst yaml
"""
DRAWN_BY = ("model", "figures", "handouts")
"""The rooms that have a part in what a first build of the small guide keeps, else made once for all: what is
kept is known by the values that it was made from, not by what gave those."""

T = TypeVar("T")


@dataclass(frozen=True)
class Ended:
    """How a forked process ended."""

    code: int
    """As of the process, or minus the number of the signal that ended it."""
    seconds: float
    """What it used of the processor, with its own children."""


def warm(package: str = "") -> None:
    """Import what every test needs and no mutant of the package changes."""
    os.environ |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    for name in WARM.split():
        importlib.import_module(name)
    sample = importlib.import_module("tests.sample_guide")
    if package in DRAWN_BY:
        del sys.modules["tests.sample_guide"]
    else:
        with tempfile.TemporaryDirectory() as folder:
            sample.small_guide(Path(folder))  # which keeps its first build
    _forget({*ROOMS[ROOMS.index(package) :], *TOP} if package in ROOMS else set(TOP))


def _forget(rooms: Collection[str]) -> None:
    """Let the modules of these rooms be imported anew: they may differ with a mutant."""
    for name in [name for name in sys.modules if name.startswith("generator.")]:
        if name.split(".")[1] in rooms:
            del sys.modules[name]
            parent, _, own = name.rpartition(".")
            if hasattr(sys.modules.get(parent), own):
                delattr(sys.modules[parent], own)


def forked(action: Callable[[], None], log: Path, patience: float) -> Ended:
    """Run an action in a process of its own, which is ended after `patience` seconds of the clock.

    What it has started and left running is ended with it.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if not child:
        _act(action, log)
    until = time.monotonic() + patience
    try:
        while True:
            if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                with suppress(ProcessLookupError):  # it was killed before it had a group of its own
                    os.killpg(child, signal.SIGKILL)  # while it is not waited for, no other has its number
                _, status, used = os.wait4(child, 0)
                return Ended(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime)
            if time.monotonic() > until:
                os.killpg(child, signal.SIGKILL)
                until += 60
            time.sleep(0.005)
    except KeyboardInterrupt:
        os.killpg(child, signal.SIGKILL)
        raise


def share(items: Sequence[T], act: Callable[[T], None], processes: int) -> None:
    """Act on each of the items, which so many processes share: this one and its forks.

    Raises ChildProcessError if one of them ends otherwise than it should. A fork whose parent is gone stops.
    """
    parent = os.getpid()
    others = [_fork(items[number::processes], act, parent) for number in range(1, processes)]
    for one in items[::processes]:
        act(one)
    for child in others:
        _, status = os.waitpid(child, 0)
        if status:
            raise ChildProcessError(f"a process ended with {os.waitstatus_to_exitcode(status)}")


def _fork(items: Sequence[T], act: Callable[[T], None], parent: int) -> int:
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    try:
        for one in items:
            if os.getppid() != parent:
                break
            act(one)
        os._exit(0)
    finally:
        traceback.print_exc()
        os._exit(70)


def _act(action: Callable[[], None], log: Path) -> None:
    try:
        os.setsid()
        file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(file, 1)
        os.dup2(file, 2)
        action()
    finally:
        os._exit(70)
