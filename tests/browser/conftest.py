"""The built site in a real Chromium that can reach no other server."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from itertools import cycle
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO, Literal
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.accessibility import FOUR_APPEARANCES, TWO_APPEARANCES, Appearances, resize
from tests.browser.session_driver import Session, each_side_ids, prepare
from tests.site.html_page import Page as HtmlPage

# The first is the same browser without windows: a page in a context of its own costs it a third.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No host name resolves: requests to any other server fail.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


LAPTOP = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}
"""Windows in which the site is tested, in pixels of CSS."""

Size = dict[str, int]
Motion = Literal["no-preference", "reduce"]
Open = Callable[..., Session]

PATIENCE = int(os.environ.get("TESTS_PATIENCE", "120000"))
"""Milliseconds until a test gives up waiting; far more than it takes, for machines that are busy.

`make mutants` waits less: there a test that waits is most often one that notices a mutant.
"""

POLL_INTERVAL = 0.02
"""Seconds between two looks of a web server whether it is to end, which a test waits for."""

expect.set_options(timeout=PATIENCE)


def new_context(browser: Browser, **options: Any) -> BrowserContext:
    """A browser context with no service worker, which would answer instead of the server."""
    context = browser.new_context(**{"service_workers": "block", **options})
    context.set_default_timeout(PATIENCE)
    return context


class Published(SimpleHTTPRequestHandler):
    """Serves the files of `directory` under the path `base`, and nothing else."""

    def __init__(self, *args: Any, base: str, **options: Any) -> None:
        self._base = base
        super().__init__(*args, **options)

    def send_head(self) -> BytesIO | BinaryIO | None:
        if not self.path.startswith(self._base):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        self.path = f"/{self.path.removeprefix(self._base)}"
        return super().send_head()

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing: the tests observe requests in the browser."""


@pytest.fixture(scope="session")
def server(site: Path, base: str) -> Iterator[str]:
    """The address of a local server for the site, with the site's base path and no trailing slash."""
    handler = partial(Published, base=base, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as httpd:
        Thread(target=httpd.serve_forever, args=(POLL_INTERVAL,), daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_port}{base}".rstrip("/")
        httpd.shutdown()


@contextmanager
def chromium() -> Iterator[Browser]:
    """A Chromium: the one that CHROMIUM names, otherwise the first on the PATH."""
    named = os.environ.get("CHROMIUM")
    found = next(filter(None, map(shutil.which, [named] if named else NAMES)), None)
    if found is None:
        pytest.fail(f"no Chromium: neither CHROMIUM nor {', '.join(NAMES)} leads to one", pytrace=False)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with chromium() as started:
        yield started


@pytest.fixture(
    params=[
        pytest.param([(one,) for one in TWO_APPEARANCES], id="in turn"),
        pytest.param([FOUR_APPEARANCES], id="four appearances", marks=pytest.mark.long),
    ]
)
def next_appearances(request: pytest.FixtureRequest) -> Callable[[], Appearances]:
    """Gives those for the next state of a page: one of two in turn, all of them in the long form."""
    return partial(next, cycle(request.param))


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page in a browser context of its own; takes the options of Playwright's `new_context`."""
    contexts = []

    def open_page(**options: Any) -> Page:
        contexts.append(new_context(browser, **options))
        return contexts[-1].new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def page_of_the_file(browser: Browser) -> Iterator[Page]:
    """A page for all tests of a file; to open one in a context of its own takes longer than most tests."""
    context = new_context(browser, viewport=LAPTOP)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(page_of_the_file: Page) -> Iterator[Page]:
    """The page of the file, 1280 px wide, in light colours, with nothing kept and nothing open.

    For tests that add no script to it, and set no clock unless all of the file do.
    """
    yield page_of_the_file
    page_of_the_file.unroute_all()
    page_of_the_file.context.clear_permissions()
    page_of_the_file.mouse.move(0, 0)
    page_of_the_file.emulate_media(
        media="null", color_scheme="null", reduced_motion="null", forced_colors="null"
    )
    resize(page_of_the_file, **LAPTOP)
    forget(page_of_the_file)


@pytest.fixture
def phone(page: Page) -> Page:
    """The page of the file, as wide and as high as a phone."""
    resize(page, **PHONE)
    return page


@pytest.fixture
def own_page(new_page: Callable[..., Page]) -> Page:
    """A page like that of the file in a browser context of its own."""
    return new_page(viewport=LAPTOP)


def forget(page: Page) -> None:
    """Leave the site that this page shows, and remove what is kept there.

    A session that runs is kept as its page goes away: what is kept is removed after that.
    """
    if page.url.startswith("http"):
        page.goto(urljoin(page.url, "/nothing-is-here"))
    if page.url.startswith(("http", "file")):
        page.evaluate("localStorage.clear(), sessionStorage.clear()")
    if not page.url.startswith("http"):
        page.goto("about:blank")


@pytest.fixture(scope="module")
def prepared_page(page_of_the_file: Page) -> Page:
    """The page that all sessions of this file share: to open one of its own takes as long as most tests."""
    return prepare(page_of_the_file)


@pytest.fixture
def open_session(prepared_page: Page, server: str) -> Open:
    """Opens the session page of the real guide on a phone, with the choice that a link contains."""

    def open_(do: str = "", size: Size = PHONE, motion: Motion = "no-preference") -> Session:
        forget(prepared_page)
        resize(prepared_page, **size)
        prepared_page.emulate_media(reduced_motion=motion)
        return Session(prepared_page, f"{server}/session.html{do and f'#do={do}'}")

    return open_


@pytest.fixture(scope="module")
def session_data(site: Path) -> dict[str, Any]:
    """The JSON data of the session's page."""
    (found,) = (
        json.loads(block.text)
        for block in HtmlPage.read(site, "session.html").all("script")
        if block.attributes.get("id") == "guide_data"
    )
    data: dict[str, Any] = found
    return data


@pytest.fixture(scope="module")
def pair(session_data: dict[str, Any]) -> list[str]:
    """Two stretches done on each side: if there is one, the first changes sides after every hold."""
    ids = each_side_ids(session_data, lambda one: one["change"] == "hold")[:1] + each_side_ids(
        session_data, lambda one: one["change"] == "set"
    )
    return (ids + each_side_ids(session_data))[:2]


def skip_to_the_text(page: Page) -> None:
    """Follow the link that skips to the text, as with the keyboard."""
    page.locator("a.skip").focus()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
