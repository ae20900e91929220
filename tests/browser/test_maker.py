"""The handout maker: what it prints, what its link contains, and that private text never leaves the page."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.accessibility import ALL_RULES, Appearances, faults, violations
from tests.browser.conftest import skip_to_the_text
from tests.browser.maker_page import with_changed_stretch
from tests.browser.test_maker_sheets import fitted

NAME, NOTE, CLINIC = "Zyxwvut Qqname", "Private jottings Kjhgfdsa", "Wvuclinic 0123"


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


def test_the_paper_has_the_dose_the_name_and_the_notes(open_maker: Callable[[str], Page]) -> None:
    page = open_maker("")
    stretch = next(one for one in data(page)["stretches"] if one["sides"] == "each")
    page.goto("about:blank")
    page = open_maker(f"{stretch['id']}.45.4.e&days=5")
    page.locator("[data-ref=name]").fill(NAME)
    page.locator("[data-ref=notes]").fill(NOTE)
    page.emulate_media(media="print")
    paper = page.locator(".desk")
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
        hold = page.locator(".paper .is-hold img")
        assert hold.get_attribute("src") == stretch["drawings"]["hold"][-turned]
        assert hold.get_attribute("alt") == stretch["alt"][1][-turned]
        hold.scroll_into_view_if_needed()
        assert hold.evaluate("async (image) => { await image.decode(); return image.naturalWidth; }") > 0
        expect(page.locator(".paper-text p strong").first).to_have_text(data(page)["words"]["alone"][side])


def test_each_picture_stands_once_in_the_order_of_the_steps_and_start_and_hold_have_words(
    open_maker: Callable[[str], Page],
) -> None:
    page = open_maker("")
    stretch = next(one for one in data(page)["stretches"] if one["picture_alone"])
    drawings, alone = stretch["drawings"], stretch["picture_alone"]
    words = {drawings[state][0]: stretch["alt"][n][0] for n, state in enumerate(("start", "hold"))}
    for code, last in (("e", stretch["pictures"][-1]), (stretch["drawn"][0], alone)):
        page.goto("about:blank")
        open_maker(f"{stretch['id']}.30.3.{code}")
        steps = [drawings.get(one, one) if isinstance(one, str) else one for one in stretch["pictures"][:-1]]
        wanted = [one[0] for one in (*steps, last)]
        pictures = page.locator(".paper-pictures img")
        shown = [(one.get_attribute("src"), one.get_attribute("alt")) for one in pictures.all()]
        in_steps = [src for src, _ in shown if src in wanted]
        assert in_steps == list(dict.fromkeys(wanted))
        assert shown == [(src, words.get(src or "", "")) for src, _ in shown]


def test_the_start_stands_first_where_no_step_shows_it(
    page: Page, server: str, open_maker: Callable[[str], Page]
) -> None:
    def change(stretch: dict[str, Any]) -> None:
        stretch["pictures"] = ["hold" for _ in stretch["steps"]]

    open_maker(f"{with_changed_stretch(page, server, change)}.30.3.e")
    kinds = page.locator(".paper figure").evaluate_all("all => all.map((one) => one.className)")
    assert kinds == ["is-start", "is-hold"]


def test_a_start_that_no_step_shows_stands_on_no_sheet_before_the_picture_of_the_first_step(
    page: Page, server: str, open_maker: Callable[[str], Page]
) -> None:
    def change(stretch: dict[str, Any]) -> None:
        other = next(one for one in stretch["pictures"] if one not in ("start", "hold"))
        stretch["pictures"] = [other, *("hold" for _ in stretch["steps"][1:])]

    open_maker(f"{with_changed_stretch(page, server, change)}.30.3.e")
    sheet = page.locator(".paper").first
    told = "all => all.filter((one) => one.checkVisibility()).map((one) => one.textContent.trim()[0])"
    for pictures, first in (("", "1"), ("steps", "1"), ("pair", page.locator(".is-start").inner_text()[0])):
        sheet.evaluate("(paper, pictures) => { paper.dataset.pictures = pictures; }", pictures)
        assert page.locator(".paper figure").evaluate_all(told) == [first, "2"]


def test_why_a_stretch_is_to_be_left_out_stands_apart_from_the_words_before_it(
    open_maker: Callable[[str], Page],
) -> None:
    stretch = next(one for one in data(open_maker(""))["stretches"] if one["leave_out"])
    page = open_maker(f"{stretch['id']}.30.3.{'e' if stretch['sides'] == 'each' else 'b'}")
    before = data(page)["words"]["leave_out"]
    assert f"{before} {stretch['leave_out']}" in page.locator(".paper-text p").all_inner_texts()


def test_a_link_brings_the_choice_back(open_maker: Callable[[str], Page], own_page: Page) -> None:
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
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    paper = page.locator(".desk").inner_text()
    own_page.goto(page.url)
    own_page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert own_page.locator(".desk").inner_text() == paper
    expect(own_page.locator("[data-ref=days]")).to_have_value("5")


def test_a_stretch_of_both_sides_at_once_has_no_side_to_choose(open_maker: Callable[[str], Page]) -> None:
    page = open_maker("")
    both = next(one["id"] for one in data(page)["stretches"] if one["sides"] == "both")
    row = page.locator(f"[data-stretch={both}]")
    row.locator("[type=checkbox]").check()
    fields = row.locator("select").evaluate_all("all => all.map(one => one.dataset.field)")
    assert fields == ["hold", "repeats"]
    assert re.search(rf"[=_]{both}\.\d+\.\d+\.b\b", page.url)


def test_name_and_notes_stay_in_the_page(own_page: Page, server: str) -> None:
    page = own_page
    page.goto(f"{server}/handouts.html")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.url} {request.post_data or ''}"))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("[data-ref=name]").fill(NAME)
    page.locator("[data-ref=notes]").fill(NOTE)
    page.locator("[data-ref=clinic]").fill(CLINIC)
    day = page.locator("[data-ref=named] input").first
    day.check()
    page.locator("[data-ref=daily]").select_option("4")
    page.locator(".make [type=checkbox]:not(:checked)").first.click()
    page.locator("[data-ref=name]").press("Enter")  # sends no form
    page.locator("[data-ref=form]").evaluate("form => form.requestSubmit()")  # as some browsers do at Enter
    everything = ""
    for button in ("copy", "session"):
        page.locator(f"[data-ref={button}]").click()
        expect(page.locator("[data-ref=copied]")).not_to_be_empty()
        everything += page.evaluate("navigator.clipboard.readText()")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    everything += page.evaluate(
        """async () => JSON.stringify([
          {...localStorage}, {...sessionStorage}, document.cookie, history.state, location.href,
          document.title, await indexedDB.databases(), await caches.keys(), window.name,
        ])"""
    )
    history = page.context.new_cdp_session(page).send("Page.getNavigationHistory")
    everything = " ".join([everything, json.dumps(history), *asked])
    for word in (*NAME.split(), *NOTE.split(), *CLINIC.split(), day.get_attribute("value") or ""):
        assert word not in everything
    expect(page.locator("[data-ref=name]")).to_have_value(NAME)
    page.reload()
    for field in ("name", "notes", "clinic"):
        expect(page.locator(f"[data-ref={field}]")).to_have_value("")
    expect(day).not_to_be_checked()
    expect(page.locator("[data-ref=daily]")).to_have_value("1")


def test_one_day_that_is_named_is_one_day_a_week(open_maker: Callable[[str], Page]) -> None:
    page = open_maker("")
    week, days = page.locator("[data-ref=named] [type=checkbox]"), page.locator("[data-ref=days]")
    expect(days).to_be_enabled()
    week.first.check()
    expect(days).to_be_disabled()
    expect(days).to_have_value("1")
    week.first.uncheck()
    expect(days).to_be_enabled()


def test_a_day_that_is_named_by_mistake_and_taken_back_changes_nothing(
    open_maker: Callable[[str], Page],
) -> None:
    page = open_maker("")
    week, days = page.locator("[data-ref=named] [type=checkbox]"), page.locator("[data-ref=days]")
    for usual in ("5", "2"):
        days.select_option(usual)
        for day in (week.nth(0), week.nth(4)):
            day.check()
        expect(days).to_have_value("2")
        for day in (week.nth(0), week.nth(4)):
            day.uncheck()
        expect(days).to_have_value(usual)
        assert page.url.endswith(f"&days={usual}")


def test_who_skips_to_the_text_keeps_the_choice(open_maker: Callable[[str], Page]) -> None:
    page = open_maker("")
    page.locator(".make [type=checkbox]:not(:checked)").first.check()
    page.locator("[data-ref=days]").select_option("6")
    address, ticked = page.url, page.locator(".make [data-stretch] input:checked").count()
    skip_to_the_text(page)
    page.locator("[data-ref=large]").check()
    expect(page).to_have_url(address)
    assert page.locator(".make [data-stretch] input:checked").count() == ticked


def hold_words_back(page: Page) -> dict[str, Route]:
    """What the page asks for of other languages, by their codes: each waits until it is answered."""
    asked: dict[str, Route] = {}
    page.route("**/maker-words.js", lambda route: asked.update({route.request.url.split("/")[-2]: route}))
    return asked


def arrived(page: Page, asked: dict[str, Route], language: str) -> Route:
    """Take what was asked for of this language, once it has arrived."""
    while language not in asked:
        page.evaluate("0")  # lets it arrive
    return asked.pop(language)


def test_a_sheet_in_two_languages_waits_for_the_second_and_says_if_there_is_none(
    open_maker: Callable[[str], Page],
) -> None:
    page = open_maker("")
    second, told, button = (page.locator(f"[data-ref={name}]") for name in ("second", "second_told", "print"))
    language = second.locator("option").nth(1).get_attribute("value") or ""
    asked = hold_words_back(page)
    second.select_option(language)
    expect(button).to_be_disabled()
    arrived(page, asked, language).abort()
    expect(told).to_have_text(told.get_attribute("data-missing") or "nothing")
    expect(second).to_have_value("")
    expect(button).to_be_enabled()
    second.select_option(language)
    expect(told).to_be_empty()
    expect(button).to_be_disabled()
    arrived(page, asked, language).continue_()
    expect(button).to_be_enabled()
    expect(page.locator(f".is-second[lang={language}]").first).to_be_attached()


def test_print_asks_the_browser_to_print_once_the_sheets_are_laid_out(
    open_maker: Callable[[str], Page],
) -> None:
    page = open_maker("")
    # A function alone would be called by Playwright itself.
    page.evaluate("""() => {
      window.print = () => { document.body.dataset.asked = document.querySelectorAll(".paper").length; };
    }""")
    page.locator("[data-ref=large]").check()
    page.locator("[data-ref=print]").click()
    expect(page.locator("body")).to_have_attribute("data-asked", str(len(fitted(page))))
    assert len(fitted(page)) > 1


def test_nothing_ticked_prints_no_empty_sheet(open_maker: Callable[[str], Page]) -> None:
    page = open_maker("")
    for box in page.locator(".make [type=checkbox]:checked").all():
        box.uncheck()
    for button in ("print", "session"):
        expect(page.locator(f"[data-ref={button}]")).to_be_disabled()
    page.emulate_media(media="print")
    expect(page.locator(".paper").first).to_be_hidden()
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
    wanted = {"days", "daily", "name", "clinic", "notes", "size", "large", "print", "session", "copy"}
    assert wanted <= seen


def test_every_state_is_accessible(
    page: Page, server: str, next_appearances: Callable[[], Appearances]
) -> None:
    page.goto(f"{server}/handouts.html")
    found = faults(page, "one stretch", next_appearances())
    for box in page.locator(".make [type=checkbox]").all():
        box.check()
    page.locator("[data-ref=name]").fill("W" * 60)
    page.locator("[data-ref=notes]").fill("w" * 300)
    expect(page.locator("[data-ref=fit]")).not_to_be_empty()
    found += faults(page, "all of them", next_appearances())
    for box in page.locator(".make [type=checkbox]").all():
        box.uncheck()
    found += violations(page, ALL_RULES)  # less of the same
    page.emulate_media(media="print")
    found += violations(page, ALL_RULES)
    assert not found, "\n".join(found)


def test_what_is_said_of_a_second_language_is_of_the_one_that_is_chosen(
    open_maker: Callable[[str], Page],
) -> None:
    page = open_maker("")
    second, told, button = (page.locator(f"[data-ref={name}]") for name in ("second", "second_told", "print"))
    one, other = (second.locator("option").nth(at).get_attribute("value") or "" for at in (1, 2))
    asked = hold_words_back(page)
    second.select_option(one)  # is slow,
    second.select_option(other)
    expect(button).to_be_disabled()
    arrived(page, asked, other).continue_()
    expect(button).to_be_enabled()
    arrived(page, asked, one).abort()  # and fails once another is chosen
    expect(page.locator(f"script[data-second={one}]")).to_have_count(0)
    expect(second).to_have_value(other)
    expect(told).to_be_empty()
    second.select_option(one)
    expect(button).to_be_disabled()
    arrived(page, asked, one).fulfill(body="", content_type="text/javascript")  # as a portal answers
    expect(told).not_to_be_empty()
    expect(second).to_have_value("")
    expect(button).to_be_enabled()
    second.select_option(other)  # is there already
    expect(told).to_be_empty()
    expect(page.locator(f".is-second[lang={other}]").first).to_be_attached()
