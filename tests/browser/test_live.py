"""`live`: what is saved shows by itself, and what is wrong stands on the page until it is mended."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.editing.live_server import BuildStatus, serve
from tests.browser.conftest import PATIENCE
from tests.sample_guide import ROOT, change, small_guide


@dataclass(frozen=True)
class Live:
    """A live server on a copy of the project with the small guide."""

    folder: Path
    address: str
    log: Path

    def change(self, file: str, old: str, new: str) -> None:
        change(self.folder / file, old, new)


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    folder = tmp_path_factory.mktemp("live")
    for name in ("generator", "docs/_theme"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "conf.py", folder)
    small_guide(folder)
    log = folder / "log"
    command = [sys.executable, "-m", "generator", "live", "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    with log.open("w") as out, subprocess.Popen(command, cwd=folder, env=environment, stdout=out) as process:
        while "Built" not in log.read_text() and process.poll() is None:
            time.sleep(0.05)
        port = re.search(r"localhost:(\d+)", log.read_text())
        assert port, "the live server did not start"
        yield Live(folder, f"http://127.0.0.1:{port[1]}", log)
        process.terminate()


@pytest.fixture
def wall(live: Live, new_page: Callable[..., Page]) -> Page:
    """The page of a stretch, open in the browser."""
    page = new_page()
    page.goto(f"{live.address}/stretches/wall.html")
    return page


def test_a_saved_change_shows_by_itself(live: Live, wall: Page) -> None:
    expect(wall.locator("main")).to_contain_text("Hold and breathe.")
    live.change("content/stretches/wall.yaml", "Hold and breathe.", "Hold and smile.")
    expect(wall.locator("main")).to_contain_text("Hold and smile.")


def test_a_mistake_stands_on_the_page_and_in_the_terminal_until_it_is_mended(live: Live, wall: Page) -> None:
    live.change("content/stretches/wall.yaml", "instead: step", "instead: stp")
    problems = wall.get_by_role("alert")
    expect(problems).to_contain_text("stretches/wall.yaml:10:10: instead: there is no stretch 'stp'")
    expect(problems).to_contain_text("did you mean 'step'?")
    expect(wall.locator("main")).to_contain_text("Wall stretch")
    assert "there is no stretch 'stp'" in live.log.read_text()
    wall.reload()
    expect(problems).to_be_visible()
    live.change("content/stretches/wall.yaml", "instead: stp", "instead: step")
    expect(problems).to_have_count(0)


def test_before_the_first_build_problems_and_then_the_site_come_by_themselves(
    tmp_path: Path, new_page: Callable[..., Page]
) -> None:
    site, status, page = tmp_path / "html", BuildStatus(), new_page()
    with serve(0, site, status) as server:
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        status.update(False, "a problem")
        expect(page.locator("#live-problems")).to_have_text("a problem")
        site.mkdir()
        (site / "index.html").write_text("<title>Home</title><body><main>Home</main></body>")
        status.update(True, "")
        expect(page.locator("main")).to_have_text("Home")


def small_site(folder: Path) -> Path:
    """A site of one page."""
    folder.mkdir()
    (folder / "index.html").write_text("<title>Home</title><body><main>Home</main></body>")
    return folder


def test_a_page_that_shows_very_many_problems_is_reloaded_once_they_are_mended(
    tmp_path: Path, new_page: Callable[..., Page]
) -> None:
    """More of them than a line of a request may be long."""
    site, status, page = small_site(tmp_path / "html"), BuildStatus(), new_page()
    status.update(False, "a problem " * 10_000)
    with serve(0, site, status) as server:
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        expect(page.locator("#live-problems")).to_contain_text("a problem")
        (site / "index.html").write_text("<title>Home</title><body><main>Mended</main></body>")
        status.update(True, "")
        expect(page.locator("main")).to_have_text("Mended")
        expect(page.locator("#live-problems")).to_have_count(0)


@pytest.mark.parametrize(
    ("code", "body"),
    [
        (200, "{\n{"),  # damaged, and with a line break, which no header may have
        (500, '{"build": 9, "problems": "no status", "drawings": [], "checksum": "other"}'),
    ],
)
def test_after_an_answer_that_is_no_status_a_page_asks_on(
    tmp_path: Path, new_page: Callable[..., Page], code: int, body: str
) -> None:
    site, status, page = small_site(tmp_path / "html"), BuildStatus(), new_page()
    status.update(False, "a problem")
    with serve(0, site, status) as server:
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        problems = page.locator("#live-problems")
        expect(problems).to_have_text("a problem")
        page.evaluate("window.notReloaded = true")
        page.route("**/-live-status", lambda route: route.fulfill(status=code, body=body), times=1)
        with page.expect_response(lambda answer: (answer.status, answer.text()) == (code, body)):
            status.update(False, "another problem")  # told to the page that waits, which asks again
        status.update(False, "a third problem")
        expect(problems).to_have_text("a third problem")
        assert page.evaluate("window.notReloaded")


def test_a_pose_with_faults_is_drawn_below_them_until_it_is_mended(live: Live, wall: Page) -> None:
    pose, right, wrong = "content/poses/wall.yaml", "knee: 10", "knee: 170"
    live.change(pose, right, wrong)
    problems = wall.locator("#live-problems")
    drawing = problems.locator("img")
    expect(drawing.first).to_be_visible()
    expect(problems).to_contain_text("(pose-range)")
    assert drawing.first.get_attribute("alt") == "wall-hold"
    ground = "image => [getComputedStyle(image).backgroundColor, getComputedStyle(image).colorScheme]"
    assert drawing.first.evaluate(ground) == ["rgb(255, 255, 255)", "light"]  # whatever the page's colours
    assert drawing.first.evaluate("image => image.decode().then(() => image.naturalWidth)") == 480
    drawn = wall.request.get(f"{live.address}{drawing.first.get_attribute('src')}").text()
    assert "var(--fault)" in drawn
    live.change(pose, wrong, right)
    expect(problems).to_have_count(0)


def test_a_change_of_the_code_counts_too_and_a_slip_in_it_is_told(live: Live, wall: Page) -> None:
    template = "generator/pages/templates/stretch.md.jinja"
    live.change(template, "{{ words.stretch.steps | bare }}", "{{ words.stretch.steps | bare }} anew")
    expect(wall.locator("main")).to_contain_text("Steps anew")
    problems = wall.locator("#live-problems")
    slips = (
        ("generator/pages/render.py", "def render_pages(", "def render pages("),
        # With this one the process that forks the builds cannot start either.
        ("generator/model/guide.py", "class Guide:", "class Gui de:"),
    )
    for file, right, wrong in slips:
        live.change(file, right, wrong)
        expect(problems).to_contain_text("SyntaxError", ignore_case=True)
        expect(problems).to_contain_text(Path(file).name)
    for file, right, wrong in slips:
        live.change(file, wrong, right)
    expect(problems).to_have_count(0)


def test_a_change_of_the_look_shows_too(live: Live, wall: Page) -> None:
    live.change(
        "docs/_theme/guide/footer.html", '<footer class="foot">', '<footer class="foot" id="new-foot">'
    )
    expect(wall.locator("#new-foot")).to_be_visible()


def test_the_sites_own_rules_hold_and_nothing_is_kept_on_the_device(
    site: Path, new_page: Callable[..., Page]
) -> None:
    """Of a site that no build changes while this looks at it."""
    status, page, said = BuildStatus(), new_page(service_workers="allow"), list[str]()
    status.update(True, "")
    page.on("console", lambda message: said.append(message.text))
    with serve(0, site, status) as server:
        with page.expect_response("**/-live-status"):  # by then the scripts of the page have run
            page.goto(f"http://127.0.0.1:{server.server_port}/")
        expect(page.locator("main")).to_be_visible()
        assert [text for text in said if "Content Security Policy" in text] == []
        # The page's own attempt stands in the same queue, so it is over once this one is.
        asked = page.evaluate("navigator.serviceWorker.register('sw.js').then(() => 'kept', () => 'refused')")
        assert asked == "refused"
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_what_is_published_holds_no_trace_of_it(live: Live) -> None:
    pages = list((live.folder / "build/html").rglob("*.html"))
    assert pages
    assert [page for page in pages if b"/-live" in page.read_bytes()] == []


def test_the_handouts_follow_when_the_editor_pauses(live: Live, wall: Page) -> None:
    sheet = live.folder / "build/html/handouts/wall.pdf"
    before, deadline = sheet.read_bytes(), time.monotonic() + PATIENCE / 1000
    live.change("content/stretches/wall.yaml", "felt: In your calf.", "felt: Low in your calf.")
    expect(wall.locator("main")).to_contain_text("Low in your calf.")
    while sheet.read_bytes() == before and time.monotonic() < deadline:
        time.sleep(0.1)
    assert sheet.read_bytes() != before
