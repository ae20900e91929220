"""A stretch page on paper: nothing is torn over two sheets, and its warnings can be read."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from pypdfium2 import PdfDocument

from tests.browser.test_first_minute import stretches

TORN = """() => [...document.querySelectorAll(".feel, .adjust li, .steps > li, .dose")]
  .filter((one) => {
    const { breakInside, display } = getComputedStyle(one);
    return breakInside !== "avoid" || display === "contents";
  })
  .map((one) => one.textContent.trim().slice(0, 40))"""
"""What may begin on one sheet and end on the next, though its picture and its words belong together."""

SMALL = """() => [...document.querySelectorAll(".gate :is(p, li, h3, span)")]
  .filter((one) => one.checkVisibility() && parseFloat(getComputedStyle(one).fontSize) < 10 / 0.75 - 0.01)
  .map((one) => one.textContent.trim().slice(0, 40))"""
"""The warnings that are printed in letters of less than 10 points."""


def test_what_belongs_together_is_printed_together(
    page: Page, server: str, kinds: list[str], translated_kinds: list[str]
) -> None:
    page.emulate_media(media="print")
    for address in stretches([*kinds, *translated_kinds]):
        page.goto(f"{server}/{address}")
        assert page.locator(".feel, .adjust li").count() >= 3, address
        assert page.evaluate(TORN) == [], address


def test_warnings_are_printed_in_ten_points_at_least(
    page: Page, server: str, kinds: list[str], translated_kinds: list[str]
) -> None:
    page.emulate_media(media="print")
    for address in stretches([*kinds, *translated_kinds]):
        page.goto(f"{server}/{address}")
        assert page.evaluate(SMALL) == [], address


@pytest.mark.long
def test_a_stretch_takes_two_sheets_of_letter_too(
    new_page: Callable[..., Page], server: str, all_pages: list[str]
) -> None:
    """As of A4: see `test_first_minute.py`."""
    page, taken = new_page(), {}
    for address in stretches(all_pages):
        page.goto(f"{server}/{address}")
        with PdfDocument(page.pdf(format="Letter", prefer_css_page_size=True)) as printed:
            taken[address] = len(printed)
    assert taken
    assert {address: sheets for address, sheets in taken.items() if sheets > 2} == {}
