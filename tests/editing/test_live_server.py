"""The web server of `live`: what it serves, and what it refuses."""

import errno
import json
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any, TypeVar

import pytest

from generator.cli import main
from generator.editing import live_server
from generator.editing.live_figures import FaultyState, faulty_states
from generator.editing.live_server import BuildStatus, LiveServer, serve
from tests.sample_guide import ROOT

T = TypeVar("T")
PAGE = b"<html><body>Home</body></html>"


@dataclass(frozen=True)
class Answer:
    """What came back for one request."""

    code: int
    headers: dict[str, str]
    body: bytes


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to serve, with a secret beside it."""
    folder = tmp_path_factory.mktemp("live") / "site"
    for name in ("with-index", "without-index", "linked-index"):
        (folder / name).mkdir(parents=True)
    for name in ("index.html", "with-index/index.html", "without-index/page.html"):
        (folder / name).write_bytes(PAGE)
    (folder / "style.css").write_bytes(b"a {}")
    (folder / "picture.png").write_bytes(b"picture")
    (folder / "sw.js").write_bytes(b"")
    outside = folder.with_name("outside")
    outside.mkdir()
    for name in ("secret.html", "index.html"):
        (outside / name).write_bytes(b"secret")
    (folder / "inside.html").symlink_to("index.html")
    (folder / "outside.html").symlink_to(outside / "secret.html")
    (folder / "outside").symlink_to(outside, target_is_directory=True)
    (folder / "linked-index/index.html").symlink_to(outside / "index.html")
    (folder / "loop.html").symlink_to("loop.html")
    return folder


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[LiveServer]:
    with serve(0, site, BuildStatus()) as running:
        yield running


def ask(server: LiveServer, path: str, method: str = "GET", **headers: str) -> Answer:
    """Send one request; `Sec_Fetch_Site` stands for the header `Sec-Fetch-Site`."""
    connection = HTTPConnection("127.0.0.1", server.server_port)
    connection.putrequest(method, path, skip_host=True)
    sent = {"Host": f"localhost:{server.server_port}", **headers}
    for name, value in sent.items():
        if value:
            connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    answer: HTTPResponse = connection.getresponse()
    body = answer.read()
    connection.close()
    return Answer(answer.status, dict(answer.getheaders()), body)


def told_status(answer: Answer) -> dict[str, Any]:
    """A status as it was answered, and the checksum by which a page says that it knows it."""
    found: dict[str, Any] = json.loads(answer.body)
    return found


def test_a_page_is_served_with_the_script_that_reloads_it(server: LiveServer) -> None:
    for path in ("/", "/index.html", "/with-index/", "/index.html?a=b"):
        answer = ask(server, path)
        assert answer.code == 200
        assert b'<script src="/-live.js" defer></script></body>' in answer.body
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        assert answer.headers["Cache-Control"] == "no-store"


def test_other_files_are_served_as_they_are(server: LiveServer) -> None:
    for path, body, kind in (
        ("/style.css", b"a {}", "text/css; charset=utf-8"),
        ("/picture.png", b"picture", "image/png"),
    ):
        answer = ask(server, path)
        assert (answer.code, answer.body, answer.headers["Content-Type"]) == (200, body, kind)


@pytest.mark.parametrize("path", ["/", "/style.css", "/with-index", "/-live.js", "/-live-status", "/none"])
def test_head_is_answered_like_get_without_the_body(server: LiveServer, path: str) -> None:
    got, head = ask(server, path), ask(server, path, "HEAD")
    assert (head.code, head.body) == (got.code, b"")
    assert {**head.headers, "Date": ""} == {**got.headers, "Date": ""}


@pytest.mark.parametrize(
    "path",
    [
        "/%00",
        "/index.html%00",
        "/with-index%00/",
        "/%ff",
        "/%ed%a0%80",
        f"/{'a' * 5000}",
        "/..%2foutside/secret.html",
        "/%2e%2e/outside/secret.html",
        "/index.html/",
        "http://[/",
        "*",
    ],
)
def test_an_address_that_no_file_can_have_is_not_found_quietly(
    server: LiveServer, path: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert ask(server, path).code == 404
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("path", ["/", "/stretches/wall.html"])
def test_before_there_is_a_site_a_page_waits_for_it(tmp_path: Path, path: str) -> None:
    with serve(0, tmp_path / "nowhere", BuildStatus()) as server:
        answer = ask(server, path)
    assert (answer.code, answer.headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert b'<script src="/-live.js" defer></script></body>' in answer.body
    assert answer.headers["Content-Length"] == str(len(answer.body))


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "LocalHost"])
def test_every_name_of_this_computer_is_answered(server: LiveServer, host: str) -> None:
    assert ask(server, "/", Host=f"{host}:{server.server_port}").code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example:{port}",
        "evil.example",
        "localhost",
        "localhost:1",
        "localhost.evil.example:{port}",
        "[::1]:{port}",
        "",
    ],
)
@pytest.mark.parametrize("path", ["/", "/-live-status", "/-live.js", "/with-index", "/none"])
def test_a_foreign_host_is_refused(server: LiveServer, host: str, path: str) -> None:
    answer = ask(server, path, Host=host.format(port=server.server_port))
    assert answer.code == 421
    assert b"Home" not in answer.body


def test_a_request_with_two_hosts_is_refused(server: LiveServer) -> None:
    assert ask(server, "/", host="evil.example").code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"},
        {"Sec_Fetch_Site": "same-site", "Sec_Fetch_Mode": "cors"},
    ],
)
def test_what_another_website_asks_for_is_refused(server: LiveServer, headers: dict[str, str]) -> None:
    for path in ("/", "/-live-status"):
        assert ask(server, path, **headers).code == 403


def test_its_own_pages_are_answered_and_links_from_elsewhere(server: LiveServer) -> None:
    own = f"http://localhost:{server.server_port}"
    for headers in (
        {"Origin": own, "Sec_Fetch_Site": "same-origin", "Sec_Fetch_Mode": "cors"},
        {"Sec_Fetch_Site": "none", "Sec_Fetch_Mode": "navigate"},
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate"},
    ):
        assert ask(server, "/", **headers).code == 200


def test_no_answer_allows_other_origins_to_read_it(server: LiveServer) -> None:
    for answer in (ask(server, "/"), ask(server, "/none"), ask(server, "/", Origin="http://evil.example")):
        assert [name for name in answer.headers if name.lower().startswith("access-control-")] == []
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "path",
    [
        "/outside.html",
        "/outside/secret.html",
        "/outside/",
        "/outside",
        "/linked-index/",
        "/linked-index",
        "/loop.html",
    ],
)
def test_symbolic_links_out_of_the_folder_are_not_followed(server: LiveServer, path: str) -> None:
    answer = ask(server, path)
    assert answer.code == 404
    assert b"secret" not in answer.body


def test_symbolic_links_within_the_folder_are_followed(server: LiveServer) -> None:
    assert ask(server, "/inside.html").code == 200


def test_the_served_folder_itself_may_be_a_symbolic_link(site: Path) -> None:
    linked = site.with_name("linked")
    linked.symlink_to(site, target_is_directory=True)
    with serve(0, linked, BuildStatus()) as server:
        assert ask(server, "/").code == 200


def test_folders_are_not_listed(server: LiveServer) -> None:
    for path in ("/without-index/", "/without-index"):
        answer = ask(server, path)
        assert answer.code == 404
        assert b"page.html" not in answer.body


def test_a_folder_with_an_index_leads_to_its_address_with_a_slash(server: LiveServer) -> None:
    answer = ask(server, "/with-index?a=b")
    assert (answer.code, answer.headers["Location"]) == (301, "/with-index/?a=b")


def test_the_service_worker_is_not_served(server: LiveServer) -> None:
    assert [ask(server, path).code for path in ("/sw.js", "/%73w.js")] == [404, 404]


def test_a_page_that_waits_is_told_of_the_next_build(server: LiveServer) -> None:
    seen = told_status(ask(server, "/-live-status"))["checksum"]
    told: list[dict[str, Any]] = []

    def wait() -> None:
        told.append(told_status(ask(server, "/-live-status", X_Last_Status=seen)))

    waiting = threading.Thread(target=wait)
    waiting.start()
    server.status.update(False, "a problem")
    waiting.join()
    [first] = told
    server.status.update(True, "")
    second = told_status(ask(server, "/-live-status"))
    assert len({seen, first.pop("checksum"), second.pop("checksum")}) == 3
    assert first == {"build": 0, "problems": "a problem", "drawings": []}
    assert second == {"build": 1, "problems": "", "drawings": []}


class Looks(threading.Condition):
    """Waits for nothing, and notes each time whether there was still something to wait for."""

    def __init__(self) -> None:
        super().__init__()
        self.over: list[bool] = []

    def wait_for(self, predicate: Callable[[], T], timeout: float | None = None) -> T:
        del timeout
        found = predicate()
        self.over.append(bool(found))
        return found


def test_a_page_waits_for_as_long_as_it_knows_the_status() -> None:
    looks = Looks()
    status = BuildStatus(_changed=looks)
    known = json.loads(status.wait_for_change(""))["checksum"]
    status.wait_for_change(known)
    status.update(False, "a problem")
    status.wait_for_change(known)
    assert looks.over == [True, False, True]


def test_however_much_a_status_says_a_page_can_say_that_it_knows_it(
    server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_server, "LONG_POLL_TIMEOUT", 0.01)
    server.status.update(False, "\N{LEFT DOUBLE QUOTATION MARK}" * 100_000)
    seen = ask(server, "/-live-status")
    again = ask(server, "/-live-status", X_Last_Status=told_status(seen)["checksum"])
    assert (again.code, again.body) == (200, seen.body)
    server.status.update(True, "")


def test_drawings_of_faults_are_served_until_the_next_build(server: LiveServer) -> None:
    server.status.update(False, "a problem")
    server.status.show("lunge-hold.svg", b"<svg/>")
    (address,) = told_status(ask(server, "/-live-status"))["drawings"]
    found = ask(server, address)
    assert (found.code, found.headers["Content-Type"], found.body) == (200, "image/svg+xml", b"<svg/>")
    assert ask(server, "/-live-figures/other.svg").code == 404
    assert ask(server, "/lunge-hold.svg").code == 404
    server.status.update(True, "")
    assert ask(server, address).code == 404


def test_the_states_that_have_faults_are_found_in_the_problems() -> None:
    problems = """
content/poses/lunge.yaml:9:3: states.hold.angles: must be between 0 and 140 degrees (pose-range)
content/poses/lunge.yaml:10:3: states.hold: must be reachable (pose-contact)
content/poses/lunge.yaml:4:3: person: must name a person (pose-name)
content/stretches/lunge.yaml:4:3: states.no: nothing
content/poses/half-bow.yaml:4:3: states.low-start.touch.left-hand: must be reachable (pose-contact)
"""
    assert faulty_states(problems) == (FaultyState("lunge", "hold"), FaultyState("half-bow", "low-start"))


def test_a_page_that_waits_in_vain_is_told_so_after_a_while(
    server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_server, "LONG_POLL_TIMEOUT", 0.01)
    seen = ask(server, "/-live-status")
    assert ask(server, "/-live-status", X_Last_Status=told_status(seen)["checksum"]).body == seen.body
    assert seen.headers["Content-Type"] == "application/json"


def test_a_page_that_waits_is_told_of_a_drawing(server: LiveServer) -> None:
    server.status.update(False, "a problem")
    seen = told_status(ask(server, "/-live-status"))["checksum"]
    told: list[dict[str, Any]] = []
    waiting = threading.Thread(
        target=lambda: told.append(told_status(ask(server, "/-live-status", X_Last_Status=seen))), daemon=True
    )
    waiting.start()
    server.status.show("lunge-hold.svg", b"<svg/>")
    waiting.join(10)
    [address] = told[0]["drawings"]
    server.status.update(False, "a problem")
    server.status.show("lunge-hold.svg", b"<svg>2</svg>")
    assert told_status(ask(server, "/-live-status"))["drawings"] != [address]  # else the old one shows
    server.status.update(True, "")


def test_the_script_is_a_script_and_every_answer_says_how_long_it_is(server: LiveServer) -> None:
    script = ask(server, "/-live.js")
    assert script.headers["Content-Type"] == "text/javascript"
    assert b"/-live-status" in script.body
    for path in ("/-live.js", "/-live-status", "/index.html", "/style.css"):
        answer = ask(server, path)
        assert answer.headers["Content-Length"] == str(len(answer.body))
    assert ask(server, "/with-index").headers["Content-Length"] == "0"


def test_whoever_is_refused_is_told_where_the_site_is(server: LiveServer) -> None:
    answer = ask(server, "/", Host="evil.example")
    assert f"Open http://localhost:{server.server_port}/ instead." in answer.body.decode()


def test_requests_are_not_printed_and_failures_are(
    server: LiveServer, capfd: pytest.CaptureFixture[str]
) -> None:
    ask(server, "/")
    ask(server, "/none")
    assert capfd.readouterr() == ("", "")
    try:
        raise ValueError("a failure")
    except ValueError:
        server.handle_error(None, ("127.0.0.1", 1))
    assert "a failure" in capfd.readouterr().err


def test_at_the_usual_port_of_the_web_its_names_need_none(server: LiveServer) -> None:
    names = {"localhost", "127.0.0.1"}
    assert server.hosts.isdisjoint(names)
    port, server.server_port = server.server_port, 80
    hosts = server.hosts
    server.server_port = port
    assert hosts == names | {f"{name}:80" for name in names}


def test_the_server_is_reached_from_this_computer_alone(server: LiveServer) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_a_port_that_may_not_be_taken_is_told_with_the_reason(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(LiveServer, "server_bind", refused)
    told = "port 80 fails: Permission denied; choose another with `make live PORT=NUMBER`"
    with pytest.raises(live_server.PortUnavailableError, match=told), serve(80, site, BuildStatus()):
        pass


def test_a_browser_that_goes_away_leaves_no_traceback(
    server: LiveServer, capfd: pytest.CaptureFixture[str]
) -> None:
    for error in (BrokenPipeError(), ConnectionResetError()):
        try:
            raise error
        except ConnectionError:
            server.handle_error(None, ("127.0.0.1", 1))
    assert capfd.readouterr().err == ""


def test_a_port_in_use_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["live", "--port", str(port)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == (
        f"port {port} is used by another program; choose another with `make live PORT=NUMBER` "
        "(0 takes any free port)\n"
    )


@pytest.mark.parametrize("port", ["65536", "-1", "abc"])
def test_what_is_no_port_is_a_wrong_use(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["live", "--port", port])
    assert ended.value.code == 2
    assert f"must be a whole number from 0 to 65535, but is '{port}'" in capsys.readouterr().err


def test_no_private_name_of_another_module_is_used() -> None:
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--select", "SLF001", "generator/editing"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
