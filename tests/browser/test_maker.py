"""The handout maker: what it prints, what its link contains, and that private text never leaves the page."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import APPEARANCES, faults

PAPERS = {"A4": (210, 297), "Letter": (215.9, 279.4)}
NAME, NOTE = "Zyxwvut Qqname", "Private jottings Kjhgfdsa"


@pytest.fixture
def open_maker(page: Page, server: str) -> Callable[[str], Page]:
    """Opens the handouts page with the choice that a link contains."""

    def open_(do: str = "") -> Page:
        page.goto(f"{server}/handouts.html{do and f'#do={do}'}")
        return page

    return open_


def data(page: Page) -> dict[str, Any]:
    """The JSON data that the page holds for its script."""
    found: dict[str, Any] = json.loads(page.locator("#guide_data").text_content() or "")
    return found


def pages_of(pdf: bytes) -> int:
    """The number of pages in Chromium's PDF."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def sets(stretches: list[dict[str, Any]]) -> list[list[str]]:
    """Choices of one, two and three stretches; each stretch occurs in choices of every size."""
    ids = [one["id"] for one in stretches]
    return [[(ids + ids)[start + n] for n in range(size)] for size in (1, 2, 3) for start in range(len(ids))]


@pytest.mark.parametrize("paper", PAPERS)
def test_up_to_three_stretches_print_on_one_sheet(open_maker: Callable[[str], Page], paper: str) -> None:
    page = open_maker("")
    for ids in sets(data(page)["stretches"]):
        page.goto("about:blank")
        page = open_maker("_".join(ids[:3]))
        page.locator("[data-ref=name]").fill(NAME)
        page.locator("[data-ref=notes]").fill("A longer note for the paper. " * 8)
        expect(page.locator("[data-ref=fit]")).not_to_be_empty()
        assert pages_of(page.pdf(format=paper)) == 1, f"{ids} on {paper}"


def test_the_paper_has_the_dose_the_name_and_the_notes(open_maker: Callable[[str], Page]) -> None:
    page = open_maker("")
    stretch = next(one for one in data(page)["stretches"] if one["sides"] == "each")
    page.goto("about:blank")
    page = open_maker(f"{stretch['id']}.45.4.e&days=5")
    page.locator("[data-ref=name]").fill(NAME)
    page.locator("[data-ref=notes]").fill(NOTE)
    page.emulate_media(media="print")
    paper = page.locator(".paper")
    for words in (NAME, NOTE, stretch["name"], "45", "4", "6 "):
        expect(paper).to_contain_text(words)
    expect(page.locator("[data-ref=when]")).to_contain_text("5")
    for part in ("h1", "form.maker-form", "header.top", "footer.foot"):
        expect(page.locator(part).first).to_be_hidden()
    shown = page.evaluate("document.body.innerText")
    assert shown.strip().startswith(page.locator(".paper h3").inner_text())


def test_one_side_alone_shows_its_steps_and_its_drawing(open_maker: Callable[[str], Page]) -> None:
    page = open_maker("")
    stretch = next(one for one in data(page)["stretches"] if one["last_alone"])
    for side, code in (("left", "l"), ("right", "r")):
        turned = int(side != stretch["drawn"])
        page.goto("about:blank")
        page = open_maker(f"{stretch['id']}.30.3.{code}")
        steps = page.locator(".paper-text li").all_inner_texts()
        own = [*stretch["steps"][:-1], stretch["last_alone"]]
        assert steps == [step[-turned] for step in own]
        hold = page.locator(".paper-picture img").nth(1)
        assert hold.get_attribute("src") == stretch["drawings"]["hold"][-turned]
        assert hold.get_attribute("alt") == stretch["alt"][1][-turned]
        assert hold.evaluate("async (image) => { await image.decode(); return image.naturalWidth; }") > 0
        expect(page.locator(".paper-text p strong").first).to_have_text(data(page)["words"]["alone"][side])


def test_a_link_brings_the_choice_back(
    open_maker: Callable[[str], Page], new_page: Callable[..., Page]
) -> None:
    page = open_maker("")
    first, second = [one for one in data(page)["stretches"] if one["sides"] == "each"][:2]
    for box in page.locator(".make [type=checkbox]:checked").all():
        box.uncheck()
    for one, hold, repeats, side in ((first, "45", "5", "left"), (second, "20", "2", "each")):
        row = page.locator(f"[data-stretch={one['id']}]")
        row.locator("[type=checkbox]").check()
        row.locator("[data-field=hold]").select_option(hold)
        row.locator("[data-field=repeats]").select_option(repeats)
        row.locator("[data-field=sides]").select_option(side)
    page.locator("[data-ref=days]").select_option("5")
    paper = page.locator(".paper").inner_text()
    other = new_page()
    other.goto(page.url)
    assert other.locator(".paper").inner_text() == paper
    expect(other.locator("[data-ref=days]")).to_have_value("5")
    link = (other.locator("[data-ref=link]").text_content() or "").partition("#")[2]
    other.goto(f"{page.url.partition('handouts.html')[0]}session.html#{link}")
    expect(other.locator("[data-stretch] :checked")).to_have_count(2)


def test_name_and_notes_stay_in_the_page(open_maker: Callable[[str], Page]) -> None:
    page = open_maker("")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.url} {request.post_data or ''}"))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("[data-ref=name]").fill(NAME)
    page.locator("[data-ref=notes]").fill(NOTE)
    page.locator(".make [type=checkbox]").nth(1).click()
    page.locator("[data-ref=name]").press("Enter")  # sends no form
    page.locator("[data-ref=copy]").click()
    expect(page.locator("[data-ref=copied]")).not_to_be_empty()
    kept = page.evaluate(
        """async () => JSON.stringify([
          {...localStorage}, {...sessionStorage}, document.cookie, history.state, location.href,
          document.title,
          await indexedDB.databases(), await caches.keys(), await navigator.clipboard.readText(), window.name,
        ])"""
    )
    history = page.context.new_cdp_session(page).send("Page.getNavigationHistory")
    everything = " ".join([kept, json.dumps(history), *asked, page.locator("[data-ref=link]").inner_text()])
    for word in (*NAME.split(), *NOTE.split()):
        assert word not in everything
    page.reload()
    expect(page.locator("[data-ref=name]")).to_have_value("")
    expect(page.locator("[data-ref=notes]")).to_have_value("")


def test_print_asks_the_browser_to_print(open_maker: Callable[[str], Page]) -> None:
    page = open_maker("")
    page.evaluate("window.print = () => { window.asked = true; }")
    page.locator("[data-ref=print]").click()
    assert page.evaluate("window.asked")


def test_nothing_ticked_prints_no_empty_sheet(open_maker: Callable[[str], Page]) -> None:
    page = open_maker("")
    for box in page.locator(".make [type=checkbox]:checked").all():
        box.uncheck()
    expect(page.locator("[data-ref=print]")).to_be_disabled()
    page.emulate_media(media="print")
    expect(page.locator(".paper")).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()


def test_the_keyboard_alone_makes_a_handout(open_maker: Callable[[str], Page]) -> None:
    page = open_maker("")
    page.locator(".make [type=checkbox]").first.focus()
    before = page.locator(".paper-block").count()
    page.keyboard.press("Space")
    expect(page.locator(".paper-block")).not_to_have_count(before)
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.dataset.ref ?? ''"))
    assert {"days", "name", "notes", "print", "copy"} <= seen


def test_a_page_from_a_folder_gives_the_published_link(page: Page, site: Path) -> None:
    page.add_init_script(
        "const clipboard = { writeText: async (text) => { window.copied = text; } };"
        "Object.defineProperty(navigator, 'clipboard', { value: clipboard });"
    )
    page.goto((site / "handouts.html").as_uri())
    page.locator("[data-ref=copy]").click()
    expect(page.locator("[data-ref=copied]")).not_to_be_empty()
    assert page.evaluate("window.copied").startswith(data(page)["url"])


@pytest.mark.parametrize(("width", "scheme"), APPEARANCES)
def test_every_state_is_accessible(
    new_page: Callable[..., Page], server: str, width: int, scheme: Any
) -> None:
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(f"{server}/handouts.html")
    found = faults(page, "one stretch")
    for box in page.locator(".make [type=checkbox]").all():
        box.check()
    page.locator("[data-ref=name]").fill("W" * 60)
    page.locator("[data-ref=notes]").fill("w" * 300)
    expect(page.locator("[data-ref=fit]")).not_to_be_empty()
    found += faults(page, "all of them")
    for box in page.locator(".make [type=checkbox]").all():
        box.uncheck()
    found += faults(page, "none")
    page.emulate_media(media="print")
    found += faults(page, "print")
    assert not found, "\n".join(found)
