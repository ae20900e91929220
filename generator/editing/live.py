"""The site in the browser while it is being written: built anew and reloaded after every save.

Each build runs in a process of its own, forked from one that has Sphinx loaded, so that nothing is imported
again; when the generator's own code changes, that process is started anew. Pages come first; handouts are
printed when nothing has been saved for a while. While the content is broken the last good site stays; the
problems stand in the terminal and on every page, there with the drawings of poses that have faults.
"""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path

from .live_figures import FaultyState, draw, faulty_states
from .live_server import BuildStatus, serve

POLL_INTERVAL = 0.05
"""Seconds between two looks at the files."""

HANDOUT_DELAY = 2.0
"""Seconds without a save after which the handouts are printed."""

GENERATOR = Path(__file__).parents[1]
HTML, LOG = Path("build/html"), Path("build/live.log")
SPHINX_OPTIONS = ("-W", "--keep-going", "-q", "-c", ".", "-d", "build/doctrees")


def run(content: Path, docs: Path, port: int, languages: str) -> None:
    """Build, serve and watch until the process is stopped with Ctrl-C; raises PortUnavailableError.

    Pages are shown in the language of the source, and in the other `languages` that are named.
    """
    status = BuildStatus()
    with (
        suppress(KeyboardInterrupt),
        serve(port, HTML, status) as server,
        closing(BuildWorker(content)) as worker,
    ):
        print(f"Open http://localhost:{server.server_port}/ (Ctrl-C ends it)", flush=True)
        watcher = Watcher(content, docs, worker, status, languages)
        while True:
            watcher.poll()


@dataclass(frozen=True)
class BuildResult:
    """How a build ended, and what it printed."""

    succeeded: bool
    output: str


class Watcher:
    """Builds when a file of the content, the theme or the generator has changed, and reports each result."""

    def __init__(
        self,
        content: Path,
        docs: Path,
        worker: "BuildWorker",
        status: BuildStatus,
        languages: str,
    ) -> None:
        self._folders = (content, docs / "_theme", GENERATOR)
        settings = (f"guide_content={content}", f"guide_languages={languages}")
        options = (part for setting in settings for part in ("-D", setting))
        self._arguments = [*SPHINX_OPTIONS, str(docs), str(HTML), *options]
        self._worker, self._status = worker, status
        self._loaded_code = modification_times(GENERATOR)
        self._built_files: dict[str, int] | None = None
        self._handouts_due: float | None = None
        self._content = content
        self._to_draw: tuple[FaultyState, ...] = ()

    def poll(self) -> None:
        """Build what is due, or else wait for the next look at the files."""
        files = modification_times(*self._folders)
        if files != self._built_files:
            self._rebuild(files)
        elif self._to_draw:
            self._draw_next()
        elif self._handouts_due is not None and time.monotonic() > self._handouts_due:
            self._print_handouts()
        else:
            time.sleep(POLL_INTERVAL)

    def _rebuild(self, files: dict[str, int]) -> None:
        """Build the pages; the first build prints the handouts too, later ones leave them for a pause."""
        if (code := modification_times(GENERATOR)) != self._loaded_code:
            self._worker.restart()
            self._loaded_code = code
        reuse_handouts = self._built_files is not None
        print("Building", flush=True)
        result = self._worker.build([*self._arguments, "-D", f"guide_reuse_handouts={reuse_handouts:d}"])
        self._report(result)
        self._built_files = files
        self._handouts_due = time.monotonic() + HANDOUT_DELAY if result.succeeded and reuse_handouts else None

    def _print_handouts(self) -> None:
        result = self._worker.build(self._arguments)
        if not result.succeeded:
            self._report(result)
        self._handouts_due = None

    def _report(self, result: BuildResult) -> None:
        """Say in the terminal and on the pages how a build ended."""
        problems = result.output
        if not result.succeeded and not problems:
            problems = "The build ended without a message; run `make html`."
        print(problems, end="\n" if problems else "")
        print("Built" if result.succeeded else "Not built: the last good site stays", flush=True)
        self._status.update(result.succeeded, problems)
        self._to_draw = () if result.succeeded else faulty_states(problems)

    def _draw_next(self) -> None:
        """Show the next state with a fault below the problems."""
        one, *others = self._to_draw
        self._to_draw = tuple(others)
        drawing = draw(self._content, one)
        if drawing is not None:
            self._status.show(one.name, drawing)


class BuildWorker:
    """A process that has Sphinx, the generator and the content loaded, and forks itself for each build."""

    def __init__(self, content: Path) -> None:
        self._content = content
        self._start()

    def _start(self) -> None:
        self._connection, workers_end = multiprocessing.Pipe()
        spawn, given = multiprocessing.get_context("spawn"), (workers_end, self._content)
        self._process = spawn.Process(target=run_builds, args=given)
        self._process.start()
        workers_end.close()

    def close(self) -> None:
        """End the process."""
        self._process.terminate()
        self._process.join()
        self._connection.close()

    def restart(self) -> None:
        """Load the generator's code as it is now."""
        self.close()
        self._start()

    def build(self, arguments: list[str]) -> BuildResult:
        """Run Sphinx with these arguments and wait until it has ended."""
        LOG.parent.mkdir(parents=True, exist_ok=True)
        LOG.write_bytes(b"")
        try:
            self._connection.send(arguments)
            exit_code = self._connection.recv()
        except (EOFError, OSError):  # the code does not even load: Sphinx itself tells why
            exit_code = _build_without_worker(arguments)
        return BuildResult(exit_code == 0, LOG.read_text(encoding="utf-8", errors="replace").strip())


def run_builds(requests: Connection, content: Path) -> None:
    """In the worker: load code and content, then run each build that is asked for, until `live` has ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends `live`, which ends this process
    import_module(f"{__package__}.preload").warm_up(content)
    can_fork = "fork" in multiprocessing.get_all_start_methods()  # not on Windows
    context = multiprocessing.get_context("fork") if can_fork else multiprocessing.get_context("spawn")
    with suppress(EOFError, OSError):
        while True:
            build = context.Process(target=_run_sphinx, args=(requests.recv(),))
            build.start()
            build.join()
            requests.send(build.exitcode)


def _run_sphinx(arguments: list[str]) -> None:
    """In the process of one build: run Sphinx, everything it prints going to the log."""
    from sphinx.cmd.build import main  # noqa: PLC0415  (the server itself does without Sphinx)

    signal.signal(signal.SIGINT, signal.default_int_handler)
    with LOG.open("w", encoding="utf-8") as log:
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)
        exit_code = main(arguments)
        sys.stdout.flush()
        sys.stderr.flush()
    sys.exit(exit_code)


def _build_without_worker(arguments: list[str]) -> int:
    command = [sys.executable, "-m", "sphinx", *arguments]
    with LOG.open("w", encoding="utf-8") as log:
        return subprocess.run(command, stdout=log, stderr=subprocess.STDOUT, check=False).returncode


def modification_times(*folders: Path) -> dict[str, int]:
    """When each file in these folders was last written, but for what Python and editors keep beside them."""
    return dict(entry for folder in folders for entry in _modification_times(folder))


def _modification_times(folder: Path) -> Iterator[tuple[str, int]]:
    try:
        for entry in os.scandir(folder):
            if entry.name.startswith((".", "__pycache__")) or entry.name.endswith(("~", ".swp")):
                continue
            if entry.is_dir():
                yield from _modification_times(Path(entry.path))
            else:
                yield entry.path, entry.stat().st_mtime_ns
    except OSError:  # it was removed while we looked
        return
