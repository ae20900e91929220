"""The animated drawing: starts on demand, runs once, can be stopped, and is off with reduced motion."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE

HOUR = 3600
"""In seconds; a simulated clock that was set to 0 stops there, however long a page takes to open."""


@pytest.fixture
def page(own_page: Page) -> Page:
    """A page of its own for each test, as each sets its clock."""
    return own_page


def stretch(page: Page, server: str) -> tuple[Locator, Locator]:
    """Open the guide's first stretch by way of the chooser; its picture and the button that moves it."""
    page.goto(f"{server}/stretches/index.html")
    page.locator("main table a").first.click()
    return page.locator("#picture_hold"), page.locator(".move button")


def test_it_runs_when_asked_and_ends_by_itself(page: Page, server: str) -> None:
    page.clock.install(time=0)
    picture, button = stretch(page, server)
    page.clock.pause_at(HOUR)
    still = picture.get_attribute("src")
    (seconds,) = re.findall(r'data-seconds="([\d.]+)"', page.request.get(page.url).text())
    button.click()
    page.clock.run_for(round(float(seconds) * 1000) - 1)
    expect(picture).not_to_have_attribute("src", str(still))
    page.clock.run_for(1)
    expect(picture).to_have_attribute("src", str(still))


def test_what_has_run_goes_back_on_request_and_then_is_seen_again(page: Page, server: str) -> None:
    page.clock.install(time=0)
    picture, button = stretch(page, server)
    page.clock.pause_at(HOUR)
    words, still = button.inner_text(), str(picture.get_attribute("src"))
    button.click()
    page.clock.run_for(5000)
    assert button.inner_text() != words
    button.click()
    back = str(picture.get_attribute("src"))
    assert re.search(r"/figures/[a-z-]+-move-back\.svg\?v=\w+&run=2$", back)
    assert page.request.get(back).ok
    page.clock.run_for(5000)
    expect(picture).to_have_attribute("src", still)
    assert button.inner_text() == words


def test_it_stops_at_once_and_can_run_again(page: Page, server: str) -> None:
    page.clock.install(time=0)
    picture, button = stretch(page, server)
    page.clock.pause_at(HOUR)
    words, still = button.inner_text(), str(picture.get_attribute("src"))
    look = button.get_attribute("class")
    button.click()
    first = picture.get_attribute("src")
    assert button.inner_text() != words
    assert button.get_attribute("class") != look
    button.click()
    assert button.get_attribute("class") == look
    expect(picture).to_have_attribute("src", still)
    assert button.inner_text() == words
    button.click()
    assert picture.get_attribute("src") not in (still, first)


def test_it_stops_for_who_asks_for_no_motion_while_it_runs(page: Page, server: str) -> None:
    page.clock.install(time=0)
    picture, button = stretch(page, server)
    page.clock.pause_at(HOUR)
    still = str(picture.get_attribute("src"))
    button.click()
    expect(picture).not_to_have_attribute("src", still)
    page.emulate_media(reduced_motion="reduce")
    expect(picture).to_have_attribute("src", still)


def test_there_is_none_for_those_who_want_no_motion(new_page: Callable[..., Page], server: str) -> None:
    page = new_page(reduced_motion="reduce")
    _, button = stretch(page, server)
    expect(button).to_be_hidden()


def test_those_who_want_no_motion_see_it_in_stills_in_a_row(
    new_page: Callable[..., Page], page: Page, server: str
) -> None:
    calm = new_page(reduced_motion="reduce", viewport=PHONE)
    stretch(calm, server)
    stills = calm.locator(".stills img")
    tops = {still.evaluate("one => one.getBoundingClientRect().top") for still in stills.all()}
    widths = {still.evaluate("one => one.getBoundingClientRect().width") for still in stills.all()}
    assert stills.count() > 2
    assert len(tops) == 1
    assert min(widths) > 40
    row = calm.locator(".stills")
    assert row.evaluate("row => row.scrollWidth <= row.clientWidth")  # nothing to scroll to without a mouse
    stretch(page, server)
    expect(page.locator(".stills")).to_be_hidden()
