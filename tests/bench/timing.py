"""Measure the time and memory of commands and functions, and print progress on the terminal."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")

MB = 2**20
UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes per unit of `ru_maxrss`."""


@dataclass(frozen=True)
class Run:
    """One run of a command."""

    seconds: float
    processor_seconds: float
    """CPU time: other load on the machine affects it less than elapsed time."""
    megabytes: float
    """Peak memory of its largest process. It cannot be less than that of the starting process (about 50)."""


@dataclass
class Progress:
    """Prints progress: the current part, the number of parts and the elapsed seconds."""

    parts: int
    part: int = 0
    name: str = ""
    start: float = field(default_factory=time.monotonic)

    def begin(self, name: str) -> None:
        """Start the next part."""
        self.part, self.name = self.part + 1, name
        self.say("")

    def say(self, what: str) -> None:
        """Print what is being measured."""
        told = ": ".join(word for word in (self.name, what) if word)
        seconds = time.monotonic() - self.start
        print(f"[{seconds:4.0f} s] {self.part} of {self.parts}: {told}", file=sys.stderr, flush=True)


def run(command: tuple[str, ...], folder: Path) -> Run:
    """Run a command in a folder; raises RuntimeError with its output if it fails."""
    with (folder / "said.txt").open("w+", encoding="utf-8") as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{' '.join(command)}\n{said.read()}")
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * UNIT / MB)


def best(runs: list[Run]) -> Run:
    """The fastest of several runs."""
    return min(runs, key=lambda one: one.seconds)


def alternately(works: dict[str, Callable[[], Run]], rounds: int, progress: Progress) -> dict[str, Run]:
    """The best run of each function. They take turns, so that a slow spell affects all of them alike."""
    runs: dict[str, list[Run]] = {name: [] for name in works}
    for number in range(rounds):
        for name, work in works.items():
            progress.say(f"{name.replace('_', ' ')}, run {number + 1} of {rounds}")
            runs[name].append(work())
    return {name: best(done) for name, done in runs.items()}


def seconds(work: Callable[[], object]) -> float:
    """How long a function takes in this process."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_own_process(work: Callable[Given, Result], *given: Given.args, **named: Given.kwargs) -> Result:
    """Call a function in a new process and return its result.

    This keeps the starting process small: the system counts its memory towards every process it starts.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *given, **named).result()
