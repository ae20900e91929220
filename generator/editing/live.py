"""The site in the browser while it is being written: built anew and shown after every save.

Every build runs in a process of its own, forked from one that has Sphinx loaded: it takes no longer than it
must, and a change of the generator's own code counts from the next build on. Pages come first; handouts are
printed when the editor pauses. While the content is broken the last good site stays; the problems stand in
the terminal and on every page.
"""

import json
import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.context import BaseContext
from pathlib import Path

EVERY = 0.1
"""Seconds between two looks at the files."""

PAUSE = 2.0
"""Seconds without a save after which the handouts are printed."""

CODE = Path(__file__).parents[1]
STATE, SCRIPT = "/-live-state", "/-live.js"
TAG = f'<script src="{SCRIPT}" defer></script></body>'.encode()
BUILD = "-W --keep-going -q -c . -d build/doctrees"


@dataclass
class State:
    """What the pages ask for: the number of the last good build, and what is wrong since."""

    built: int = 0
    problems: str = ""
    changed: threading.Condition = field(default_factory=threading.Condition)

    def tell(self, good: bool, problems: str) -> None:
        """Wake every page that waits."""
        with self.changed:
            self.built += good
            self.problems = "" if good else problems
            self.changed.notify_all()

    def wait(self, known: str) -> str:
        """What there is to say, as soon as it is not what the page knows, or after 20 seconds."""
        with self.changed:
            self.changed.wait_for(lambda: self._text() != known, timeout=20)
            return self._text()

    def _text(self) -> str:
        return json.dumps([self.built, self.problems])


def run(content: Path, docs: Path, port: int) -> None:
    """Build, serve and watch until the process is stopped with Ctrl-C."""
    html = Path("build/html")
    state = State()
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, state, html))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"Open http://localhost:{server.server_port}/ (Ctrl-C ends it)", flush=True)
    try:
        _watch(content, docs, html, state)
    except KeyboardInterrupt:
        server.shutdown()


def _watch(content: Path, docs: Path, html: Path, state: State) -> None:
    folders = (content, docs / "_theme", CODE)
    paths = [str(docs), str(html), "-D", f"guide_content={content}"]
    processes, code = _warm(), _times((CODE,))
    seen, saved, unprinted = None, 0.0, False
    while True:
        now = _times(folders)
        if now != seen:
            if (renewed := _times((CODE,))) != code:
                processes, code = _warm(), renewed
            reuse_handouts = seen is not None  # the first build prints as well
            print("Building", flush=True)
            good = _tell(
                state, *_build(processes, [*paths, "-D", f"guide_reuse_handouts={reuse_handouts:d}"])
            )
            seen, saved, unprinted = now, time.monotonic(), good and reuse_handouts
        elif unprinted and time.monotonic() - saved > PAUSE:
            good, problems = _build(processes, paths)
            if not good:
                _tell(state, good, problems)
            unprinted = False
        else:
            time.sleep(EVERY)


def _tell(state: State, good: bool, problems: str) -> bool:
    """Tell the terminal and the pages how a build went; gives whether it went well."""
    told = problems or ("" if good else "The build ended without a word; run `make html`.")
    print(told, end="\n" if told else "")
    print("Built" if good else "Not built: the last good site stays", flush=True)
    state.tell(good, told)
    return good


def _warm() -> BaseContext:
    """Processes that are forked from one with all that a build needs; plain ones where none can be."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver  # noqa: PLC0415  (there is none on Windows)

    forkserver._forkserver._stop()  # type: ignore[attr-defined]  # the next build starts one with the new code
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([f"{__package__}.preload"])
    return context


def _build(processes: BaseContext, arguments: list[str]) -> tuple[bool, str]:
    """One build: whether it went well, and what it said."""
    log = Path("build/live.log")
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text("", encoding="utf-8")
    process = processes.Process(target=_sphinx, args=([*BUILD.split(), *arguments], str(log)))  # type: ignore[attr-defined]
    process.start()
    process.join()
    return process.exitcode == 0, log.read_text(encoding="utf-8", errors="replace").strip()


def _sphinx(arguments: list[str], log: str) -> None:
    """In the process of one build: run Sphinx, all it says going to the log."""
    from sphinx.cmd.build import main  # noqa: PLC0415  (the server itself does without Sphinx)

    with Path(log).open("w", encoding="utf-8") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
        code = main(arguments)
        sys.stdout.flush()
        sys.stderr.flush()
    sys.exit(code)


def _times(folders: tuple[Path, ...]) -> dict[str, int]:
    """When every file was last written, but for what Python and editors keep beside them."""
    return dict(entry for folder in folders for entry in _files(folder))


def _files(folder: Path) -> Iterator[tuple[str, int]]:
    try:
        for entry in os.scandir(folder):
            if entry.name.startswith((".", "__pycache__")) or entry.name.endswith(("~", ".swp")):
                continue
            if entry.is_dir():
                yield from _files(Path(entry.path))
            else:
                yield entry.path, entry.stat().st_mtime_ns
    except OSError:  # it went away while we looked
        return


class Handler(SimpleHTTPRequestHandler):
    """Serves the site as it is on disk, each page with a script that waits for the next build."""

    def __init__(self, state: State, folder: Path, *arguments: object) -> None:
        self.state = state
        super().__init__(*arguments, directory=str(folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == STATE:
            self._send(self.state.wait(self.headers.get("X-Known", "")).encode(), "application/json")
        elif path == SCRIPT:
            self._send((Path(__file__).parent / "live.js").read_bytes(), "text/javascript")
        elif path.endswith("/sw.js"):
            self.send_error(404)  # what is kept on the device would hide what has changed
        elif (page := Path(self.translate_path(path))).suffix == ".html" and page.is_file():
            self._send(page.read_bytes().replace(b"</body>", TAG), "text/html; charset=utf-8")
        elif (page / "index.html").is_file() and path.endswith("/"):
            self._send(
                (page / "index.html").read_bytes().replace(b"</body>", TAG), "text/html; charset=utf-8"
            )
        else:
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing of requests: the terminal is for what is wrong in the content."""

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
