"""The first minute: how many taps and how much scrolling lie between a reader's phone and the stretch."""

import re
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdfium2 import PdfDocument

from tests.browser.accessibility import resize
from tests.browser.conftest import PHONE
from tests.browser.session_driver import START


@dataclass
class Walk:
    """A reader's way through pages on a phone: taps, and scrolling in screens."""

    page: Page
    taps: int = 0
    screens: float = 0.0

    def tap(self, target: Locator) -> None:
        """Scroll until the target is seen, and tap it."""
        expect(target).to_be_visible()
        self.page.wait_for_load_state()  # a page that is not set up yet shows all that it holds
        hidden = target.evaluate("node => Math.max(0, node.getBoundingClientRect().bottom - innerHeight)")
        self.screens += hidden / PHONE["height"]
        target.click()
        self.taps += 1


def stretches(pages: list[str]) -> list[str]:
    return [page for page in pages if "stretches/" in page and not page.endswith("index.html")]


def test_from_the_first_page_to_the_count_in_eight_taps_and_three_screens(
    own_page: Page, server: str
) -> None:
    phone = own_page
    resize(phone, **PHONE)
    phone.clock.set_fixed_time(START)  # the count stands at its first second until it is seen
    phone.goto(f"{server}/index.html")
    walk = Walk(phone)
    walk.tap(phone.locator(".card h3 a").first)
    walk.tap(phone.locator(".quick a"))
    walk.tap(phone.locator("[data-ref=start]"))
    walk.tap(phone.locator("[data-ref=pause]"))  # in position
    expect(phone.locator("[data-ref=digits]")).to_have_text(re.compile(r"^\d+$"))
    assert walk.taps <= 8
    assert walk.screens <= 3, f"{walk.screens:.1f} screens"


def test_from_a_stretch_to_the_count_in_three_taps(phone: Page, server: str, pages: list[str]) -> None:
    phone.goto(f"{server}/{stretches(pages)[0]}")
    walk = Walk(phone)
    walk.tap(phone.locator(".quick a"))
    walk.tap(phone.locator("[data-ref=start]"))
    walk.tap(phone.locator("[data-ref=pause]"))  # in position
    expect(phone.locator("[data-ref=digits]")).to_have_text(re.compile(r"^\d+$"))
    assert walk.taps == 3


def test_step_1_stands_within_a_screen_and_a_half_on_a_phone(
    phone: Page, server: str, pages: list[str]
) -> None:
    _assert_step_1_within(phone, server, pages, 1.5)


def test_step_1_stands_on_the_first_screen_of_a_laptop(page: Page, server: str, pages: list[str]) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    _assert_step_1_within(page, server, pages, 1)


def _assert_step_1_within(page: Page, server: str, pages: list[str], screens: float) -> None:
    top = "document.querySelector('.steps li').getBoundingClientRect().top / innerHeight"
    found = {}
    for address in stretches(pages):
        page.goto(f"{server}/{address}")
        found[address] = page.evaluate(top)
    assert {address: where for address, where in found.items() if where > screens} == {}


def test_the_check_stands_before_the_steps_and_holds_every_sign(
    phone: Page, server: str, pages: list[str]
) -> None:
    for address in stretches(pages):
        phone.goto(f"{server}/{address}")
        gate = phone.locator(".gate")
        below = "node => node.getBoundingClientRect().top"
        assert gate.evaluate(below) < phone.locator(".steps").evaluate(below)
        for folded in gate.locator("summary").all():
            folded.click()
        for sign in gate.locator("li").all():
            expect(sign).to_be_visible()


@pytest.mark.parametrize("which", ["the longest", pytest.param("all", marks=pytest.mark.long)])
def test_the_check_and_every_step_are_printed_on_the_first_of_two_sheets(
    page: Page, server: str, site: Path, all_pages: list[str], which: str
) -> None:
    """Of the longest page of a stretch in each language; of every one in the long form."""
    addresses = stretches(all_pages)
    if which == "the longest":
        of_language = groupby(addresses, lambda one: one.partition("stretches/")[0])
        addresses = [max(group, key=lambda one: (site / one).stat().st_size) for _, group in of_language]
    for address in addresses:
        page.goto(f"{server}/{address}")
        told = page.locator(".gate li, .steps > li").all_text_contents()
        sheets = PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))
        assert len(sheets) <= 2, address
        if page.locator("html[dir=rtl]").count():
            continue  # joined letters are not read back as they were written
        first = "".join(sheets[0].get_textpage().get_text_range().split())
        assert [text for text in told if "".join(text.split()) not in first] == [], address


def test_the_start_button_tells_the_minutes_of_the_session(page: Page, server: str, pages: list[str]) -> None:
    minutes = re.compile(r"\d+")
    for address in stretches(pages):
        page.goto(f"{server}/{address}")
        start = page.locator(".quick a")
        told = minutes.findall(start.inner_text())
        start.click()
        question = page.locator("[data-ref=question]")
        expect(question).to_be_visible()
        assert minutes.findall(question.inner_text()) == told, address


def test_start_and_print_stay_at_the_foot_of_a_phone(phone: Page, server: str, pages: list[str]) -> None:
    phone.goto(f"{server}/{stretches(pages)[0]}")
    for _ in range(3):
        expect(phone.locator(".quick a")).to_be_in_viewport()
        expect(phone.locator(".quick [data-print]")).to_be_in_viewport()
        phone.mouse.wheel(0, 900)
