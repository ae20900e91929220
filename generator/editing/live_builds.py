"""The builds of `live`: each in a process of its own, forked from one that has Sphinx and the guide loaded.

Nothing is imported again, and the next build after a save is begun before it is wanted: Sphinx has read its
settings and its extensions by then, and waits for the content.
"""

import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path

WAIT = "guide_wait"
"""The setting that names the pipe on which a build waits until it is wanted."""


@dataclass(frozen=True)
class BuildResult:
    """How a build ended, and what it printed."""

    succeeded: bool
    output: str


class BuildWorker:
    """The process from which builds are forked.

    `edits` are the arguments of a build after a save: the next of these is always begun ahead.
    """

    def __init__(self, content: Path, edits: list[str]) -> None:
        self._content, self._edits = content, edits
        self._start()

    def _start(self) -> None:
        self._connection, workers_end = multiprocessing.Pipe()
        spawn, given = multiprocessing.get_context("spawn"), (workers_end, self._content, self._edits)
        self._process = spawn.Process(target=run_builds, args=given)
        self._process.start()
        workers_end.close()

    def close(self) -> None:
        """End the process."""
        self._process.terminate()
        self._process.join()
        self._connection.close()

    def restart(self) -> None:
        """Load the code as it is now."""
        self.close()
        self._start()

    def build(self, arguments: list[str]) -> BuildResult:
        """Run Sphinx with these arguments and wait until it has ended."""
        try:
            self._connection.send(arguments)
            result: BuildResult = self._connection.recv()
        except (EOFError, OSError):  # the code does not even load: Sphinx itself tells why
            return _build_without_worker(arguments)
        return result


def _build_without_worker(arguments: list[str]) -> BuildResult:
    command = [sys.executable, "-m", "sphinx", *arguments]
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return BuildResult(run.returncode == 0, _as_text(run.stdout))


def run_builds(requests: Connection, content: Path, edits: list[str]) -> None:
    """In the worker: load code and content, then run each build that is asked for, until `live` has ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends `live`, which ends this process
    import_module(f"{__package__}.preload").warm_up(content)
    ahead: _Build | None = None
    with suppress(EOFError, OSError):
        while True:
            arguments = requests.recv()
            if ahead and arguments == edits:
                wanted, ahead = ahead, None
            else:
                wanted = _Build(arguments)
            requests.send(wanted.result())
            ahead = ahead or _Build(edits)
    if ahead:
        ahead.cancel()


class _Build:
    """A run of Sphinx in a process of its own, which reads no content before its result is asked for."""

    def __init__(self, arguments: list[str]) -> None:
        self._printed = tempfile.TemporaryFile()  # noqa: SIM115 (both processes write and read it)
        waits, self._wanted = os.pipe()
        given = ([*arguments, "-D", f"{WAIT}={waits}"], self._printed.fileno(), self._wanted)
        self._process = multiprocessing.get_context("fork").Process(target=_run_sphinx, args=given)
        self._process.start()
        os.close(waits)

    def result(self) -> BuildResult:
        """Let it run to its end."""
        with suppress(BrokenPipeError):  # it has ended already: without its settings it cannot wait
            os.write(self._wanted, b"\n")
        self.cancel()
        with self._printed:
            self._printed.seek(0)
            return BuildResult(self._process.exitcode == 0, _as_text(self._printed.read()))

    def cancel(self) -> None:
        """Wait no more: it ends, at once if its result was not asked for."""
        os.close(self._wanted)
        self._process.join()


def _run_sphinx(arguments: list[str], printed: int, wanted: int) -> None:
    """In the process of one build: run Sphinx; everything it prints goes into the file `printed`."""
    from sphinx.cmd.build import main  # noqa: PLC0415  (the server itself does without Sphinx)

    os.close(wanted)  # the worker's end: the wait is over if the worker itself ends
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.dup2(printed, 1)
    os.dup2(printed, 2)
    exit_code = main(arguments)
    sys.stdout.flush()
    sys.stderr.flush()
    sys.exit(exit_code)


def _as_text(printed: bytes) -> str:
    return printed.decode(encoding="utf-8", errors="replace").strip()
