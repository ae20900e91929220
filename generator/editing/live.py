"""The site in the browser while it is being written: built anew and reloaded after every save.

When the generator's own code or Sphinx's settings change, the process that builds is started anew. Pages come
first; handouts are printed when nothing has been saved for a while. While the content is broken the last good
site stays; the problems stand in the terminal and on every page, there with the drawings of poses that have
faults.
"""

import os
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from .live_builds import BuildResult, BuildWorker
from .live_figures import FaultyState, draw, faulty_states
from .live_server import BuildStatus, serve

POLL_INTERVAL = 0.02
"""Seconds between two looks at the files."""

HANDOUT_DELAY = 2.0
"""Seconds without a save after which the handouts are printed."""

CODE = (Path(__file__).parents[1], Path("conf.py"))
HTML = Path("build/html")
REUSE_HANDOUTS = ("-D", "guide_reuse_handouts=1")
SPHINX_OPTIONS = ("-W", "--keep-going", "-q", "-c", ".", "-d", "build/doctrees")


def run(content: Path, docs: Path, port: int, languages: str) -> None:
    """Build, serve and watch until the process is stopped with Ctrl-C; raises PortUnavailableError.

    Pages are shown in the language of the source, and in the other `languages` that are named.
    """
    status, arguments = BuildStatus(), sphinx_arguments(content, docs, languages)
    with (
        suppress(KeyboardInterrupt),
        serve(port, HTML, status) as server,
        closing(BuildWorker(content, [*arguments, *REUSE_HANDOUTS])) as worker,
    ):
        print(f"Open http://localhost:{server.server_port}/ (Ctrl-C ends it)", flush=True)
        watcher = Watcher(content, docs, worker, status, arguments)
        while True:
            watcher.poll()


def sphinx_arguments(content: Path, docs: Path, languages: str) -> list[str]:
    """What Sphinx is run with to build everything; `REUSE_HANDOUTS` beside it after an edit."""
    settings = (f"guide_content={content}", f"guide_languages={languages}")
    return [*SPHINX_OPTIONS, str(docs), str(HTML), *(part for one in settings for part in ("-D", one))]


class Watcher:
    """Builds when a file of the content, the theme or the generator has changed, and reports each result."""

    def __init__(
        self,
        content: Path,
        docs: Path,
        worker: BuildWorker,
        status: BuildStatus,
        arguments: list[str],
    ) -> None:
        self._folders = (content, docs / "_theme")
        self._arguments, self._worker, self._status = arguments, worker, status
        self._loaded_code = modification_times(*CODE)
        self._built_files: dict[str, int] | None = None
        self._handouts_due: float | None = None
        self._content = content
        self._to_draw: tuple[FaultyState, ...] = ()

    def poll(self) -> None:
        """Build what is due, or else wait for the next look at the files."""
        code, files = modification_times(*CODE), modification_times(*self._folders)
        if code != self._loaded_code:
            self._worker.restart()
        if (code, files) != (self._loaded_code, self._built_files):
            self._loaded_code = code
            self._rebuild(files)
        elif self._to_draw:
            self._draw_next()
        elif self._handouts_due is not None and time.monotonic() > self._handouts_due:
            self._print_handouts()
        else:
            time.sleep(POLL_INTERVAL)

    def _rebuild(self, files: dict[str, int]) -> None:
        """Build the pages; the first build prints the handouts too, later ones leave them for a pause."""
        reuse_handouts = self._built_files is not None
        print("Building", flush=True)
        result = self._worker.build([*self._arguments, *(REUSE_HANDOUTS if reuse_handouts else ())])
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


def modification_times(*paths: Path) -> dict[str, int]:
    """When each of these files, and each file in these folders, was last written.

    What Python and editors keep beside them does not count.
    """
    return dict(entry for path in paths for entry in _modification_times(path))


def _modification_times(place: Path | os.DirEntry[str]) -> Iterator[tuple[str, int]]:
    try:
        if not place.is_dir():
            yield os.fspath(place), place.stat().st_mtime_ns
            return
        entries = tuple(os.scandir(place))
    except OSError:  # it was removed while we looked, or is a link to nowhere
        return
    for entry in entries:
        if not (entry.name.startswith((".", "__pycache__")) or entry.name.endswith(("~", ".swp"))):
            yield from _modification_times(entry)
