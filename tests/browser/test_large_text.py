"""A reader whose browser sets text to 24 or 32 px: nothing is cut off, every control stays in the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import SCROLLS

PHONE = (360, 740)
LAPTOP = (1366, 768)

CUT_OFF = """() => [...document.querySelectorAll("a, button, label, input, select")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(".skip, [aria-hidden]"))
  .filter((one) => getComputedStyle(one).display !== "inline")
  .filter((one) => {
    const { left, right } = one.getBoundingClientRect();
    return right > innerWidth + 1 || left < -1 || one.scrollWidth > one.clientWidth + 2;
  })
  .map((one) => (one.textContent.trim() || one.ariaLabel || one.tagName).slice(0, 40))"""
"""The names of the controls that reach out of the window, or whose words reach out of them."""

IN_LETTERS = r"""() => {
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    if (!node.parentElement.checkVisibility({ visibilityProperty: true })) continue;
    if (node.parentElement.closest("script, svg, option, .paper, .sr-only")) continue;
    for (const { 0: word, index } of node.data.matchAll(/(?<!\S)\p{P}*[\p{L}\p{M}]{4,}\p{P}*(?!\S)/gu)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      let lines = 0, below = -Infinity;
      for (const { top, bottom } of range.getClientRects()) {
        if (top > below - 4) lines += 1;
        below = Math.max(below, bottom);
      }
      if (word.length < 3 * lines) found.push(`${word} on ${lines} lines`);
    }
  }
  return found;
}"""
"""The words of four letters and more of which a line holds fewer than three, on the average."""

STUCK = """() => Math.max(0, ...[...document.body.querySelectorAll("*")]
  .filter((one) => ["fixed", "sticky"].includes(getComputedStyle(one).position) && one.checkVisibility())
  .filter((one) => getComputedStyle(one).bottom === "0px")
  .map((one) => one.offsetHeight / innerHeight))"""
"""How much of the window the tallest bar takes that stays at its foot."""


@pytest.fixture
def open_large(new_page: Callable[..., Page]) -> Callable[[int, tuple[int, int]], Page]:
    """Opens a page whose text is set to this size, in a window of this width and height."""

    def open_(size: int, window: tuple[int, int]) -> Page:
        page = new_page(viewport=dict(zip(("width", "height"), window, strict=True)))
        page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": size}})
        return page

    return open_


@pytest.fixture
def stretch(site: Path) -> str:
    """The id of a stretch."""
    page, *_ = (site / "stretches").glob("[!i]*.html")
    return page.stem


@pytest.fixture
def addresses(site: Path, stretch: str, languages: list[str]) -> list[str]:
    """The pages of other languages, of each one stretch, and the pages with apps as a link opens them."""
    apps = (f"stretches/{stretch}.html", f"session.html#do={stretch}", f"handouts.html#do={stretch}")
    return [
        f"{language}{page}"
        for language in languages
        for page in (*(one.name for one in sorted((site / language).glob("*.html"))), "stretches/", *apps)
    ]


@pytest.mark.parametrize(
    "screen",
    [
        (32, PHONE),
        pytest.param((24, LAPTOP), marks=pytest.mark.long),
        pytest.param((24, PHONE), marks=pytest.mark.long),
        pytest.param((24, (320, 568)), marks=pytest.mark.long),
        pytest.param((32, LAPTOP), marks=pytest.mark.long),
    ],
)
def test_large_text_breaks_no_page(
    open_large: Callable[..., Page],
    server: str,
    addresses: list[str],
    screen: tuple[int, tuple[int, int]],
) -> None:
    """In the other languages, whose words are longer; the one of the source has the same pages."""
    size, _ = screen
    page = open_large(*screen)
    found = {}
    for path in addresses:
        page.goto("about:blank")
        page.goto(f"{server}/{path}")
        page.evaluate("document.fonts.ready.then(() => {})")
        found[path] = [*page.evaluate(CUT_OFF), *page.evaluate(IN_LETTERS)]
        if page.evaluate(SCROLLS) > 0:
            found[path].append("scrolls")
        if (taken := page.evaluate(STUCK)) > 1 / 3:
            found[path].append(f"a bar takes {taken:.0%} of the window")
        assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") >= size
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize("size", [16, pytest.param(24, marks=pytest.mark.long), 32])
def test_nothing_of_a_stretch_stays_under_the_bar_that_starts_it(
    open_large: Callable[..., Page], server: str, stretch: str, languages: list[str], size: int
) -> None:
    page = open_large(size, PHONE)
    for language in ("", *languages):
        page.goto(f"{server}/{language}stretches/{stretch}.html")
        last = page.locator("footer :is(a, button):visible").last
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        expect(last).to_be_in_viewport(ratio=1)
        last.click(trial=True)


@pytest.mark.parametrize("size", [*(pytest.param(one, marks=pytest.mark.long) for one in (16, 24)), 32])
def test_the_open_menu_leaves_its_button_free_and_can_be_read_to_its_end(
    open_large: Callable[..., Page], server: str, languages: list[str], size: int
) -> None:
    page = open_large(size, PHONE)
    for language in ("", *languages):
        page.goto(f"{server}/{language}index.html")
        for name in ("main_menu", "language_menu"):
            button = page.locator(f"[popovertarget={name}]")
            button.click()
            last = page.locator(f"#{name} :is(a, button):visible").last
            last.scroll_into_view_if_needed()
            expect(last).to_be_in_viewport(ratio=0.99)
            below = page.locator(f"#{name}").evaluate("one => one.getBoundingClientRect().top")
            assert below >= button.evaluate("one => one.getBoundingClientRect().bottom") - 1, language
            button.click()
            expect(page.locator(f"#{name}")).to_be_hidden()


COVERED = """() => {
  const button = document.querySelector(".pair .move .button").getBoundingClientRect();
  return Math.max(...[...document.querySelectorAll(".pair img")].map((one) => {
    const picture = one.getBoundingClientRect();
    const across = Math.min(button.right, picture.right) - Math.max(button.left, picture.left);
    const down = Math.min(button.bottom, picture.bottom) - Math.max(button.top, picture.top);
    return Math.max(0, across) * Math.max(0, down) / (picture.width * picture.height);
  }));
}"""
"""The share of a picture that the button covers which lets it move."""


def test_the_button_that_moves_a_picture_leaves_it_to_be_seen(
    open_large: Callable[..., Page], server: str, stretch: str
) -> None:
    page = open_large(32, PHONE)
    page.goto(f"{server}/stretches/{stretch}.html")
    assert page.evaluate(COVERED) < 0.15
    box = page.locator(".pair .move .button").bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44


TICKED = """() => [...document.querySelectorAll(".days-week li")]
  .filter((one) => one.lastElementChild.checkVisibility()
    || getComputedStyle(one, "::before").content !== "none")
  .map((one) => one.dataset.day)"""
"""The days that have a tick, in words or drawn by the stylesheet."""

BROKEN_DAYS = """() => [...document.querySelectorAll(".days-week span:first-child")].filter((one) => {
  const range = document.createRange();
  range.selectNodeContents(one);
  return range.getClientRects().length > 1;
}).map((one) => one.textContent)"""
"""The names of days that stand on more than one line."""


@pytest.mark.parametrize("size", [16, 32])
def test_the_days_of_a_week_fit_and_those_alone_have_a_tick_that_are_done(
    open_large: Callable[..., Page], server: str, languages: list[str], size: int
) -> None:
    page = open_large(size, PHONE)
    page.clock.set_fixed_time("2026-11-27T12:00:00")
    page.goto(f"{server}/index.html")
    page.evaluate("localStorage.setItem('days', JSON.stringify(['2026-11-27']))")
    for language in ("", *languages):
        page.goto(f"{server}/{language}index.html")
        expect(page.locator(".days-week")).to_be_visible()
        assert page.evaluate(TICKED) == ["4"]
        assert page.evaluate(SCROLLS) <= 0
        assert page.evaluate(BROKEN_DAYS) == []


NARROWEST = """() => Math.min(...[...document.querySelectorAll(".paper .care-now li")].map((one) =>
  one.getBoundingClientRect().width / parseFloat(getComputedStyle(one).fontSize)))"""
"""How wide the narrowest sign is of when to call for help, on the sheet shown, in heights of its letters."""


def test_when_to_call_for_help_can_be_read_on_the_sheet_that_is_shown(
    open_large: Callable[..., Page], server: str, stretch: str
) -> None:
    page = open_large(32, PHONE)
    page.goto(f"{server}/handouts.html#do={stretch}")
    expect(page.locator(".paper .care-now li").first).to_be_visible()
    assert page.evaluate(NARROWEST) > 4  # in two columns 1.4
