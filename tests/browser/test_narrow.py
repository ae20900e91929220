"""On a narrow screen choices show their values; pages without scripts fit a phone; dialogs have an edge."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import resize

PHONES = (360, 320)

CUT_SHORT = """() => [...document.querySelectorAll("main select")].filter((one) => {
  if (!one.checkVisibility()) return false;
  const given = one.getBoundingClientRect().width, style = one.style.cssText;
  one.style.cssText = "width: max-content; min-width: 0; max-width: none";
  const wanted = one.getBoundingClientRect().width;
  one.style.cssText = style;
  return given < wanted - 1;
}).map((one) => one.dataset.field ?? one.dataset.ref)"""
"""The choices that have no room for the longest of their values."""

NARROWER = "document.documentElement.clientWidth - document.documentElement.scrollWidth"


EDGES = """all => all.map((one) => {
  if (one.popover) one.showPopover();
  const { borderTopStyle, borderTopWidth } = getComputedStyle(one);
  return `${borderTopStyle} ${borderTopWidth}`;
})"""
"""The edges of dialogs and of menus that are open."""


@pytest.mark.parametrize("width", [pytest.param(PHONES[0], marks=pytest.mark.long), PHONES[1], 1280])
def test_a_choice_shows_its_longest_value(page: Page, server: str, languages: list[str], width: int) -> None:
    resize(page, width, 740)
    found = {}
    for address in (f"{one}{app}.html" for one in ("", *languages) for app in ("handouts", "session")):
        page.goto(f"{server}/{address}")
        expect(page.locator("main select:visible").first).to_be_visible()
        page.evaluate("document.fonts.ready.then(() => {})")
        found[address] = page.evaluate(CUT_SHORT)
    assert {address: names for address, names in found.items() if names} == {}


def test_pages_without_scripts_fit_a_phone(
    new_page: Callable[..., Page], server: str, all_pages: list[str]
) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": min(PHONES), "height": 740})
    wide = []
    for address in (page for page in all_pages if "/stretches/" not in f"/{page}" or "index" in page):
        page.goto(f"{server}/{address}")
        if page.evaluate(NARROWER) < 0:
            wide.append(address)
    assert wide == []


def test_dialogs_and_menus_have_an_edge_in_forced_colours(page: Page, server: str) -> None:
    page.emulate_media(forced_colors="active")
    resize(page, PHONES[0], 740)
    page.goto(f"{server}/session.html")
    edges = page.locator(".ask, [popover]").evaluate_all(EDGES)
    assert len(edges) > 3
    assert edges == ["solid 2px"] * len(edges)
