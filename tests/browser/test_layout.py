"""The layout of every page: at any width, in print, with and without scripts, from a server and from disk."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect
from pypdfium2 import PdfDocument

from tests.browser.accessibility import resize, width_of
from tests.browser.conftest import new_context

WIDTHS = (320, 640, 1280)
TRANSLATED = (320, 1280)
"""The widths for pages in other languages, which are element for element those of the source."""
MORE_WIDTHS = (320, 360, 390, 480, 640, 768, 960, 1280, 1600)
STICKS_OUT = """() => {
  const {clientWidth: room, scrollWidth: taken} = document.documentElement;
  if (taken <= room) return [];
  const out = element => element.getBoundingClientRect().right > room + 0.5;
  const name = element => `<${element.localName} class="${element.className}">`;
  const wide = [...document.body.querySelectorAll("*")].filter(out).map(name);
  return [`${taken} wide`, ...wide];
}"""


CHANGES_LAST = (
    "[...document.querySelectorAll('.changes')].map((one) => one.parentElement.matches('main > section'))"
)
BROKEN = "[...document.images].filter((one) => one.complete && !one.naturalWidth).map((one) => one.src)"
"""The pictures that could not be loaded."""


@dataclass
class Walk:
    """What was seen on a way through every page, in every language."""

    errors: list[str]
    asked: list[str] = field(default_factory=list)
    """The addresses that were asked for."""
    wide: list[str] = field(default_factory=list)
    """What sticks out of the pages to the side."""
    broken: list[str] = field(default_factory=list)
    """The pictures that could not be loaded."""
    changes_last: list[bool] = field(default_factory=list)
    """Of each list of changes, whether it stands behind all sections of its page."""

    def see(self, page: Page, address: str, widths: Sequence[int]) -> None:
        """Open a page in the width that the last one was seen in, and look at it in these widths."""
        page.goto(address)
        self.broken += [f"{address}: {picture}" for picture in page.evaluate(BROKEN)]
        self.changes_last += page.evaluate(CHANGES_LAST)
        for width in widths if width_of(page) == widths[0] else reversed(widths):
            resize(page, width)
            if found := page.evaluate(STICKS_OUT):
                self.wide.append(f"{address} at {width}: {', '.join(found[:6])}")


@pytest.fixture(
    scope="module",
    params=[
        pytest.param((WIDTHS, TRANSLATED), id="three widths"),
        pytest.param((MORE_WIDTHS, MORE_WIDTHS), id="more widths", marks=pytest.mark.long),
    ],
)
def walk(
    request: pytest.FixtureRequest, browser: Browser, server: str, all_pages: list[str], pages: list[str]
) -> Walk:
    """A walk through every page, from a server."""
    context = new_context(browser)
    page = context.new_page()
    seen = Walk(_errors_of(page))
    page.on("request", lambda request: seen.asked.append(request.url))
    own, translated = request.param
    for address in all_pages:
        seen.see(page, f"{server}/{address}", own if address in pages else translated)
    context.close()
    return seen


def test_no_page_scrolls_sideways(walk: Walk) -> None:
    assert not walk.wide, "\n".join(walk.wide)


def test_pages_open_with_no_error_and_ask_the_server_alone(walk: Walk, server: str) -> None:
    assert not walk.errors, "\n".join(walk.errors)
    assert walk.asked
    assert [url for url in walk.asked if not url.startswith((f"{server}/", "blob:"))] == []


def test_every_picture_that_a_page_opens_with_can_be_loaded(walk: Walk) -> None:
    assert not walk.broken, "\n".join(walk.broken)


def test_pages_open_from_a_folder_with_no_error_and_their_pictures(
    page: Page, site: Path, kinds: list[str], translated_kinds: list[str]
) -> None:
    errors = _errors_of(page)
    broken = []
    for address in [*kinds, *translated_kinds]:
        if not address.endswith("404.html"):  # its links count from the root of a server
            page.goto((site / address).as_uri())
            broken += page.evaluate(BROKEN)
    wrong = [error for error in errors if not _is_about_preloaded_font(error)]
    assert not wrong, "\n".join(wrong)
    assert not broken, "\n".join(broken)


FOLDED = "main details:visible > :not(summary)"
"""What stands in every part that can be folded, unless it is within another."""


def test_text_shows_without_scripts_and_print_opens_what_is_folded(
    new_page: Callable[..., Page], server: str, kinds: list[str]
) -> None:
    page = new_page(java_script_enabled=False)
    for address in kinds:
        page.goto(f"{server}/{address}")
        expect(page.locator("main h1")).to_be_visible()
        headings = page.locator("main h2:not(form *, [data-app] *)")
        assert headings.filter(visible=False).all_text_contents() == [], address
        assert page.locator("main p:visible").count(), address
        page.emulate_media(media="print")
        assert page.locator(FOLDED).filter(visible=False).all_text_contents() == [], address
        page.emulate_media(media="screen")


def test_scripts_open_what_is_folded_before_it_is_printed(page: Page, server: str, kinds: list[str]) -> None:
    for address in kinds:
        page.goto(f"{server}/{address}")
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        assert page.locator(FOLDED).filter(visible=False).all_text_contents() == [], address


SIGNS_ON_WORDS = """() => [...document.querySelectorAll(".care > .sign")].filter((sign) => {
  const words = document.createRange();
  words.selectNodeContents(sign.parentElement.querySelector("h2"));
  const mark = (sign.querySelector("svg") ?? sign).getBoundingClientRect();
  return mark.width && [...words.getClientRects()].some((line) =>
    line.left < mark.right && line.right > mark.left && line.top < mark.bottom && line.bottom > mark.top);
}).length"""
"""How many signs of a level of care lie on the words of its heading."""


@pytest.mark.parametrize("media", ["screen", "print"])
def test_no_sign_of_a_level_of_care_covers_its_heading(
    page: Page, server: str, languages: list[str], media: Literal["screen", "print"]
) -> None:
    page.emulate_media(media=media)
    for language in ("", *languages):
        page.goto(f"{server}/{language}safety.html")
        assert page.locator(".care > .sign").count() > 3
        assert page.evaluate(SIGNS_ON_WORDS) == 0, language


def test_each_page_of_tips_prints_on_two_sheets(
    page: Page, server: str, site: Path, pages: list[str]
) -> None:
    """As the pages of stretches do: see `test_first_minute.py`."""
    taken = {}
    for address in pages:
        if re.search(r'class="[^"]*\bkind-tips\b', (site / address).read_text(encoding="utf-8")):
            page.goto(f"{server}/{address}")
            with PdfDocument(page.pdf(format="A4", prefer_css_page_size=True)) as printed:
                taken[address] = len(printed)
    assert taken
    assert max(taken.values()) <= 2, taken


def test_what_changed_of_late_stands_behind_all_sections(walk: Walk) -> None:
    assert walk.changes_last
    assert all(walk.changes_last)


def _errors_of(page: Page) -> list[str]:
    """A list that collects the errors that the page reports from now on."""
    errors: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(f"{page.url}: {message.text}")

    page.on("console", note)
    page.on("pageerror", lambda error: errors.append(f"{page.url}: {error}"))
    page.on("response", lambda reply: errors.append(reply.url) if reply.status >= 400 else None)
    return errors


def _is_about_preloaded_font(error: str) -> bool:
    """Chromium cannot preload fonts from disk and reports that twice; the stylesheet still loads them."""
    return "Access to font at 'file:" in error or error.endswith("Failed to load resource: net::ERR_FAILED")


def test_what_was_folded_is_folded_again_after_printing_and_what_was_open_stays(
    page: Page, server: str
) -> None:
    page.goto(f"{server}/faq.html")
    states = "[...document.querySelectorAll('main details')].map((one) => one.open)"
    before = page.evaluate(states)
    assert set(before) == {True, False}
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert set(page.evaluate(states)) == {True}
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(states) == before
