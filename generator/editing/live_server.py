"""The web server of `live`: the built site as it is on disk, each page with a script that reloads it.

It answers its own pages only: another website that is open in the same browser must not read a draft, neither
across origins nor by DNS rebinding, where the host name of that website suddenly leads to 127.0.0.1. Nothing
outside the served folder is read.
"""

import errno
import hashlib
import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

STATUS_PATH, SCRIPT_PATH = "/-live-status", "/-live.js"
FIGURES_PATH = "/-live-figures/"
SCRIPT_FILE = Path(__file__).with_name("live.js")
SCRIPT_TAG = f'<script src="{SCRIPT_PATH}" defer></script>'.encode()
NO_PAGE = b"""<!DOCTYPE html>
<html lang="en"><title>Not built</title>
<body><p>There is no such page. If the next build makes it, it shows by itself.</p></body></html>
"""
SERVICE_WORKER = "sw.js"

SHUTDOWN_POLL = 0.05
"""Seconds between two looks whether the server is to end: Ctrl-C waits so long at most."""

LONG_POLL_TIMEOUT = 20.0
"""Seconds after which a page that waits for news is told that there are none."""


class PortUnavailableError(OSError):
    """The server cannot listen on the port; the message tells how to choose another."""


@dataclass
class BuildStatus:
    """What the pages wait for: the number of the last good build, the problems found since, and the drawings
    of the poses that have some (file name -> SVG)."""

    build: int = 0
    problems: str = ""
    drawings: dict[str, bytes] = field(default_factory=dict)
    attempt: int = 0
    """How many builds have ended: a drawing of another one is another file."""
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def update(self, succeeded: bool, problems: str) -> None:
        """Record how a build ended and wake every page that waits."""
        with self._changed:
            self.build += succeeded
            self.problems = "" if succeeded else problems
            self.drawings, self.attempt = {}, self.attempt + 1
            self._changed.notify_all()

    def show(self, name: str, drawing: bytes) -> None:
        """Add a drawing to the problems."""
        with self._changed:
            self.drawings = {**self.drawings, name: drawing}
            self._changed.notify_all()

    def wait_for_change(self, last_seen: str) -> str:
        """The status as JSON, as soon as its checksum is not what the page saw last, or after a timeout."""
        with self._changed:
            self._changed.wait_for(lambda: self._as_json()[0] != last_seen, LONG_POLL_TIMEOUT)
            return self._as_json()[1]

    def _as_json(self) -> tuple[str, str]:
        """Its checksum, and the whole with it: a page sends back that alone, as no header may be so long."""
        drawings = [f"{FIGURES_PATH}{name}?{self.attempt}" for name in self.drawings]
        said = {"build": self.build, "problems": self.problems, "drawings": drawings}
        checksum = hashlib.sha256(json.dumps(said).encode()).hexdigest()
        return checksum, json.dumps({**said, "checksum": checksum})


class LiveServer(ThreadingHTTPServer):
    """Serves one folder to the browsers of this computer; port 0 takes any free port."""

    daemon_threads = True

    def __init__(self, port: int, folder: Path, status: BuildStatus) -> None:
        self.folder, self.status = folder, status
        super().__init__(("127.0.0.1", port), LiveRequestHandler)

    @property
    def hosts(self) -> set[str]:
        """Every value of the `Host` header that names this server."""
        names = {"localhost", "127.0.0.1"}
        return {f"{name}:{self.server_port}" for name in names} | (names if self.server_port == 80 else set())

    def finish_request(self, request: Any, client_address: Any) -> None:
        LiveRequestHandler(request, client_address, self, directory=str(self.folder))

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print a failure, unless the browser has merely closed the connection."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serve(port: int, folder: Path, status: BuildStatus) -> Iterator[LiveServer]:
    """Serve the folder from another thread until the `with` block ends; raises PortUnavailableError."""
    try:
        server = LiveServer(port, folder, status)
    except OSError as error:
        raise PortUnavailableError(_port_message(port, error)) from None
    threading.Thread(target=server.serve_forever, args=(SHUTDOWN_POLL,), daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def _port_message(port: int, error: OSError) -> str:
    reason = "is used by another program" if error.errno == errno.EADDRINUSE else f"fails: {error.strerror}"
    return f"port {port} {reason}; choose another with `make live PORT=NUMBER` (0 takes any free port)"


class LiveRequestHandler(SimpleHTTPRequestHandler):
    """Answers one request: for the site's files, the script that reloads pages, or the build status."""

    server: LiveServer

    def send_head(self) -> BytesIO | None:
        """Send the headers and return the body, which the base class sends for GET and drops for HEAD."""
        if refusal := self._refusal():
            self.send_error(refusal, explain=f"Open http://localhost:{self.server.server_port}/ instead.")
            return None
        path = self.path.partition("?")[0]
        if path == STATUS_PATH:
            status = self.server.status.wait_for_change(self.headers.get("X-Last-Status", ""))
            return self._send_headers(status.encode(), "application/json")
        if path == SCRIPT_PATH:
            return self._send_headers(SCRIPT_FILE.read_bytes(), "text/javascript")
        drawing = self.server.status.drawings.get(path.removeprefix(FIGURES_PATH))
        if drawing is not None and path.startswith(FIGURES_PATH):
            return self._send_headers(drawing, "image/svg+xml")
        return self._send_file(path)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        """Print no requests: the terminal is for problems of the content."""

    def _refusal(self) -> HTTPStatus | None:
        """The status code to refuse the request with, if another website may have caused it.

        Following a link from elsewhere is allowed (a navigation): the other site cannot read what opens.
        """
        host = ",".join(self.headers.get_all("Host", [])).lower()
        if host not in self.server.hosts:
            return HTTPStatus.MISDIRECTED_REQUEST
        if self.headers.get("Origin") not in (None, f"http://{host}"):
            return HTTPStatus.FORBIDDEN
        same_origin = self.headers.get("Sec-Fetch-Site") in (None, "none", "same-origin")
        navigation = self.headers.get("Sec-Fetch-Mode") == "navigate"
        return None if same_origin or navigation else HTTPStatus.FORBIDDEN

    def _send_file(self, path: str) -> BytesIO | None:
        found = self._read(f"{path}index.html" if path.endswith("/") else path)
        if found:
            return self._send_headers(*found)
        if not path.endswith("/") and self._read(f"{path}/index.html"):
            self._redirect(self.path.replace(path, f"{path}/", 1))
            return None
        return self._send_headers(_with_script(NO_PAGE), "text/html; charset=utf-8", HTTPStatus.NOT_FOUND)

    def _read(self, path: str) -> tuple[bytes, str] | None:
        """The content and type of the file with this path in its address; None if none is to be served."""
        try:
            file = Path(self.translate_path(path)).resolve(strict=True)
            if not file.is_relative_to(self.server.folder.resolve()) or not file.is_file():
                return None
            body = file.read_bytes()
        except (OSError, ValueError, RuntimeError):  # no file can have such a name, or its links form a loop
            return None
        if file.name == SERVICE_WORKER:  # it would keep pages on the device and hide what has changed
            return None
        kind = self.guess_type(str(file))
        if kind == "text/html":
            body = _with_script(body)
        return body, f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    def _redirect(self, address: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send_headers(self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> BytesIO:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)


def _with_script(page: bytes) -> bytes:
    """A page that shows the problems and reloads itself."""
    return page.replace(b"</body>", SCRIPT_TAG + b"</body>")
