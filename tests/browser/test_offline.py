"""Offline use: cached pages open completely, and a new version is cached completely or not at all."""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Error, Page, expect

from tests import forked
from tests.browser.conftest import PATIENCE, POLL_INTERVAL, Published
from tests.sample_guide import REDIRECT_TAG, change, small_guide

BASE = "/calf/"

# Which parts of a page have loaded: its pictures, its stylesheet, its scripts.
WHOLE = """async () => {
  const pictures = [...document.images].filter((image) => image.loading !== "lazy" || image.complete);
  await Promise.all(pictures.map((image) => image.decode().catch(() => {})));
  return {
    pictures: pictures.filter((image) => !image.naturalWidth).map((image) => image.src),
    style: getComputedStyle(document.documentElement).getPropertyValue("--tap") !== "",
    script: document.documentElement.classList.contains("js"),
    heading: document.querySelector("h1")?.textContent,
  };
}"""

# How many versions and how many service workers the browser keeps for this host.
KEPT = """async () => [
  (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length,
]"""

MOVES = "data-back="
"""What a page with a moving drawing holds."""


class Host:
    """A web server for one folder that can go down and come back at the same address."""

    def __init__(self, folder: Path) -> None:
        self.port = 0
        self.publish(folder)

    @property
    def address(self) -> str:
        """Where the guide is served, with a trailing slash."""
        return f"http://127.0.0.1:{self.port}{BASE}"

    def publish(self, folder: Path) -> None:
        """Serve this folder from now on."""
        handler = partial(Published, base=BASE, directory=str(folder))
        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), handler)
        self._server.daemon_threads = True
        self.port = self._server.server_port
        Thread(target=self._server.serve_forever, args=(POLL_INTERVAL,), daemon=True).start()

    def cut(self) -> None:
        """Shut the server down."""
        self._server.shutdown()
        self._server.server_close()


def build(folder: Path, before: Callable[[], None] = forked.do_nothing) -> Path:
    """Build the guide in folder/content, after `before` was called; returns the published folder."""
    (folder / "docs").mkdir(exist_ok=True)
    run = forked.sphinx(folder, [*forked.STRICT, *forked.options(folder)], before)
    assert (run.returncode, run.stderr) == (0, "")
    return folder / "html"


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two published versions of the small guide that differ in a title and a drawing."""
    folder = tmp_path_factory.mktemp("guide")
    content = small_guide(folder)
    first = _patient(build(folder), folder / "first")
    change(content / "safety.yaml", "title: Take care", "title: Take more care")
    change(content / "poses/wall.yaml", "left_leg: {hip: 15, knee: 10}", "left_leg: {hip: 25, knee: 20}")
    return first, _patient(build(folder), folder / "second")


def _patient(site: Path, copy: Path) -> Path:
    """A copy of a site whose pages wait for a slow network as long as a busy machine may be one."""
    shutil.copytree(site, copy)
    change(copy / "sw.js", "const PATIENCE = 4000;", f"const PATIENCE = {PATIENCE};")
    return copy


@pytest.fixture
def host(versions: tuple[Path, Path]) -> Iterator[Host]:
    """A server with the first version."""
    host = Host(versions[0])
    yield host
    host.cut()


@pytest.fixture
def visitor(new_page: Callable[..., Page]) -> Page:
    """A page whose browser accepts service workers."""
    return new_page(service_workers="allow")


def visit(page: Page, host: Host) -> None:
    """Open the home page and wait until it reports that the guide is cached."""
    page.goto(f"{host.address}index.html")
    expect(page.locator("[data-offline]")).to_be_visible()


def pages_of(folder: Path) -> list[str]:
    """Every page of a site except the 404 page and redirects."""
    pages = (one for one in folder.rglob("*.html") if REDIRECT_TAG not in one.read_text(encoding="utf-8"))
    return sorted(one.relative_to(folder).as_posix() for one in pages if one.name != "404.html")


def heading(page: Page, address: str) -> str:
    """The heading that a page shows; empty if the page does not open."""
    try:
        page.goto(address)
    except Error:
        return ""
    return page.locator("h1").inner_text()


def test_after_one_visit_every_page_opens_whole_without_a_network(
    visitor: Page, host: Host, versions: tuple[Path, Path]
) -> None:
    visit(visitor, host)
    errors: list[str] = []
    visitor.on("pageerror", lambda error: errors.append(str(error)))
    visitor.on("requestfailed", lambda request: errors.append(f"{request.url}: {request.failure}"))
    host.cut()
    for address in [*pages_of(versions[0]), "", "stretches/", "session.html?from=home", "safety"]:
        visitor.goto(f"{host.address}{address}")
        found = visitor.evaluate(WHOLE)
        assert found.pop("heading"), address
        assert found == {"pictures": [], "style": True, "script": True}, address
    assert [error for error in errors if "ERR_ABORTED" not in error] == []  # by going on to the next page
    host.publish(versions[0])


def test_the_session_runs_without_a_network(visitor: Page, host: Host, versions: tuple[Path, Path]) -> None:
    visit(visitor, host)
    host.cut()
    visitor.goto(f"{host.address}session.html")
    visitor.locator("[data-ref=start]").click()
    pictures = visitor.locator("[data-ref=pictures] img")
    sizes = pictures.evaluate_all(
        "async (all) => Promise.all(all.map(async (one) => { await one.decode(); return one.naturalWidth; }))"
    )
    assert sizes
    assert all(sizes)
    host.publish(versions[0])


def test_a_new_version_is_shown_at_once_and_then_kept(
    visitor: Page, host: Host, versions: tuple[Path, Path]
) -> None:
    visit(visitor, host)
    before = heading(visitor, f"{host.address}safety.html")
    host.cut()
    host.publish(versions[1])
    after = heading(visitor, f"{host.address}safety.html")
    assert (before, after) == ("Take care", "Take more care")
    visitor.goto(f"{host.address}stretches/wall.html")
    source = visitor.locator("main img").first.get_attribute("src") or ""
    name = source.partition("?")[0].removeprefix("../")
    text = "async (address) => (await fetch(address)).text()"
    assert visitor.evaluate(text, source) == (versions[1] / name).read_text(encoding="utf-8")
    _wait_until_kept(visitor, versions[1])
    host.cut()
    assert heading(visitor, f"{host.address}safety.html") == "Take more care"
    visitor.goto(f"{host.address}stretches/wall.html")
    assert visitor.evaluate(text, source) == (versions[1] / name).read_text(encoding="utf-8")
    host.publish(versions[1])


def test_caches_of_other_sites_at_the_same_host_stay_and_are_not_used(
    visitor: Page, host: Host, versions: tuple[Path, Path]
) -> None:
    visit(visitor, host)
    foreign = visitor.evaluate(
        """async () => {
          const { scope } = await navigator.serviceWorker.ready;
          const foreign = ["a", `${new URL("/", scope)}|1`, `${scope}deeper/|1`];
          const names = [...foreign, `${scope}|old`, `${scope}|older`];
          for (const name of names) {
            const cache = await caches.open(name);
            await cache.put(new URL("guide.json", scope), new Response("wrong"));
          }
          return foreign;
        }"""
    )
    host.cut()
    host.publish(versions[1])
    heading(visitor, f"{host.address}safety.html")
    _wait_until_kept(visitor, versions[1])
    ours = len(foreign) + 2  # this version and the one before
    visitor.evaluate(
        """async (number) => {
          while ((await caches.keys()).length !== number) await new Promise((done) => setTimeout(done, 50));
        }""",
        ours,
    )
    names = visitor.evaluate("caches.keys()")
    assert set(foreign) <= set(names)
    visitor.evaluate("(name) => caches.delete(name)", names[-2])
    host.cut()
    answer = "fetch('guide.json').then((answer) => answer.text(), () => 'nothing')"
    assert visitor.evaluate(answer) == "nothing"
    host.publish(versions[1])


def test_a_version_that_is_not_all_there_is_not_taken_up(
    visitor: Page, host: Host, versions: tuple[Path, Path], tmp_path: Path
) -> None:
    half = tmp_path / "half"
    shutil.copytree(versions[1], half)
    shutil.copy(versions[0] / "tips.html", half / "tips.html")
    change(half / "tips.html", "</body>", "<!-- in between --></body>")
    visit(visitor, host)
    host.cut()
    host.publish(half)
    assert heading(visitor, f"{host.address}safety.html") == "Take more care"
    state = visitor.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.ready;
          await registration.update();
          const fresh = registration.installing;
          if (fresh) await new Promise((resolve) => {
            fresh.onstatechange = () => fresh.state === "redundant" && resolve();
          });
          return [registration.waiting, (await caches.keys()).length];
        }"""
    )
    assert state == [None, 1]
    host.cut()
    assert heading(visitor, f"{host.address}safety.html") == "Take care"
    host.publish(versions[0])


def test_what_is_kept_can_be_removed_and_stays_away_until_asked_for(visitor: Page, host: Host) -> None:
    note = visitor.locator("[data-offline]")
    visit(visitor, host)
    words = note.inner_text()
    visitor.evaluate("caches.open('another site at this host')")
    assert visitor.evaluate(KEPT) == [2, 1]
    note.get_by_role("button").click()
    expect(note).not_to_have_text(words)
    assert visitor.evaluate(KEPT) == [1, 0]
    visitor.reload()
    expect(note).to_be_visible()
    assert visitor.evaluate(KEPT) == [1, 0]
    note.get_by_role("button").click()
    expect(note).to_have_text(words)
    assert visitor.evaluate(KEPT) == [2, 1]


@pytest.fixture
def whole_guide(site: Path) -> Iterator[Host]:
    """A server with the real guide in all its languages."""
    host = Host(site)
    yield host
    host.cut()


def languages_of(site: Path) -> list[str]:
    """The languages of a site beside its source's."""
    return sorted(one.parent.name for one in site.glob("*/sw.js"))


@pytest.mark.long
def test_in_another_language_pictures_and_movements_are_there_without_a_network(
    visitor: Page, whole_guide: Host, site: Path
) -> None:
    language = languages_of(site)[0]
    name = next(one.name for one in sorted((site / "stretches").glob("*.html")) if MOVES in one.read_text())
    visitor.goto(f"{whole_guide.address}{language}/index.html")
    expect(visitor.locator("[data-offline]")).to_be_visible()
    whole_guide.cut()
    without_cache(visitor)
    visitor.goto(f"{whole_guide.address}{language}/stretches/{name}")
    broken = visitor.evaluate(
        """async () => {
          const load = async (src) => {
            const image = Object.assign(new Image(), { src });
            await image.decode().catch(() => {});
            return image.naturalWidth ? [] : [src];
          };
          const pictures = [...document.images].map(({ src }) => src);
          return (await Promise.all(pictures.map(load))).flat();
        }"""
    )
    assert broken == []
    picture, still = visitor.locator("#picture_hold"), visitor.locator("#picture_hold").get_attribute("src")
    button = visitor.locator("p.move button")
    for _ in range(2):  # there, and back
        button.click()
        expect(picture).not_to_have_attribute("src", still or "")
        assert picture.evaluate("async (image) => { await image.decode(); return image.naturalWidth; }") > 0
        expect(picture).to_have_attribute("src", still or "")
    whole_guide.publish(site)


@pytest.mark.parametrize("both", [False, pytest.param(True, marks=pytest.mark.long)])
def test_a_sheet_in_two_languages_can_be_made_without_a_network(
    visitor: Page, whole_guide: Host, site: Path, both: bool
) -> None:
    """From a page in another language than the source's, and in the long form from one in that, too."""
    first, second, *_ = languages_of(site)
    for here, beside in ((f"{first}/", second), *([("", second)] * both)):
        visitor.goto(f"{whole_guide.address}{here}index.html")
        expect(visitor.locator("[data-offline]")).to_be_visible()
        whole_guide.cut()
        without_cache(visitor)
        visitor.goto(f"{whole_guide.address}{here}handouts.html")
        visitor.locator("[data-ref=second]").select_option(beside)
        expect(visitor.locator(f".paper .is-second[lang={beside}]").first).to_be_attached()
        whole_guide.publish(site)


def test_what_is_kept_is_removed_in_every_language_at_once(
    visitor: Page, whole_guide: Host, site: Path
) -> None:
    note = visitor.locator("[data-offline]")
    for folder in ("", f"{languages_of(site)[0]}/"):
        visitor.goto(f"{whole_guide.address}{folder}safety.html")
        expect(note).to_be_visible()
    words = note.inner_text()
    assert visitor.evaluate(KEPT) == [2, 2]
    note.get_by_role("button").click()
    expect(note).not_to_have_text(words)
    assert visitor.evaluate(KEPT) == [0, 0]


def without_cache(page: Page) -> None:
    """Let the browser answer nothing from its own cache: what a service worker keeps is not of that."""
    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})


def test_a_reader_who_saves_data_is_left_alone(new_page: Callable[..., Page], host: Host) -> None:
    page = new_page(service_workers="allow")
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page.goto(f"{host.address}index.html")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_a_page_from_a_folder_says_what_does_not_work(page: Page, versions: tuple[Path, Path]) -> None:
    page.goto((versions[0] / "session.html").as_uri())
    note = page.locator("[data-offline]")
    expect(note).to_have_text(note.get_attribute("data-folder") or "missing")
    page.locator("[data-ref=start]").click()
    expect(page.locator("[data-ref=stage]")).to_be_visible()


def test_the_guide_can_be_installed(visitor: Page, host: Host) -> None:
    visit(visitor, host)
    browser = visitor.context.new_cdp_session(visitor)
    manifest: dict[str, Any] = browser.send("Page.getAppManifest")
    assert manifest["errors"] == []
    against = {
        error["errorId"] for error in browser.send("Page.getInstallabilityErrors")["installabilityErrors"]
    }
    assert against <= {"in-incognito"}  # as every page of a test is


def _wait_until_kept(page: Page, folder: Path) -> None:
    """Wait until the browser has cached the version in `folder` and its service worker is active."""
    named = (folder / "sw.js").read_text(encoding="utf-8").partition("KEPT = `${OURS}")[2].partition("`")[0]
    kept = page.evaluate(
        """async ([version, patience]) => {
          const { scope } = await navigator.serviceWorker.ready;
          for (const end = performance.now() + patience; performance.now() < end;) {
            const { installing, waiting } = await navigator.serviceWorker.ready;
            if (!installing && !waiting && await caches.has(`${scope}|${version}`)) return true;
            await new Promise((done) => setTimeout(done, 50));
          }
          return false;
        }""",
        [named, PATIENCE],
    )
    assert kept, f"version {named} is not kept"
