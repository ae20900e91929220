"""Search, colour switch and keyboard navigation, on every page."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility import resize

Scheme = Literal["light", "dark"]

PRINTED = """() => {
  const { colorScheme } = getComputedStyle(document.documentElement);
  const words = getComputedStyle(document.querySelector("main p"));
  const [ground, ink] = [getComputedStyle(document.body).backgroundColor, words.color];
  const dark = Math.max(...ink.match(/[0-9.]+/g).slice(0, 3).map(Number)) < 100;
  return `${colorScheme} ${ground} ${dark ? "dark" : "pale"} words`;
}"""
"""How a page is printed: for which scheme of colours, on which ground, with which words."""
GROUND = "getComputedStyle(document.body).backgroundColor"
# The element in focus, whether a ring shows (at it, at what is drawn for it, or round the card or label that
# it stands in), and whether something else lies over it. Null where nothing has the focus, and in `end`.
FOCUS = """(end) => {
  const element = document.activeElement;
  if (element === document.body || element.closest(end)) return null;
  const ringed = (holder, part) => {
    const style = getComputedStyle(holder, part);
    return style.content !== "none" && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  };
  const shows = holder => ["", "::before", "::after"].some(part => ringed(holder, part));
  const holders = [element, element.nextElementSibling].filter(Boolean);
  for (let outer = element.parentElement; outer; outer = outer.parentElement) holders.push(outer);
  const holder = holders.find(shows) ?? element;
  const over = box => document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const uncovered = [...holder.getClientRects()].some(box => holder.contains(over(box)));
  return {name: element.outerHTML.slice(0, 120), shown: shows(holder), uncovered};
}"""

ANY = re.compile("")
NOT_MERE_LINKS = re.compile("^(?!sources|glossary|what-we-know)")
"""All pages but those that have the most links, in texts such as other pages have."""
FIXED_ON_PHONES = re.compile(r"^(index|session|handouts|stretches/[\w-]+)[.]html$")
"""The pages with apps and bars, which may lie over what has the focus on a small screen."""


def test_search_finds_the_page_that_has_the_word(page: Page, server: str, pages: list[str]) -> None:
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    wanted = next(address for address in pages if address.startswith("stretches/"))
    page.goto(f"{server}/{wanted}")
    word = max(re.findall(r"\w+", page.locator("h1").inner_text()), key=len)
    page.goto(f"{server}/search.html")
    page.locator("main input[name=q]").fill(word)
    page.keyboard.press("Enter")
    expect(page.locator(f"main a[href*='{wanted}']").first).to_be_visible()
    assert errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colour_switch_changes_the_colours_and_is_remembered(page: Page, server: str, scheme: Scheme) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{server}/index.html")
    switch = page.locator(".tools [data-theme-toggle]")
    devices: tuple[Scheme, ...] = ("dark", "light", scheme)
    for device in devices:  # until a reader chooses, as the device has it
        page.emulate_media(color_scheme=device)
        expect(switch).to_have_attribute("aria-pressed", str(device == "dark").lower())
    before, pressed = page.evaluate(GROUND), switch.get_attribute("aria-pressed")
    switch.click()
    after = page.evaluate(GROUND)
    assert after != before
    assert switch.get_attribute("aria-pressed") != pressed
    page.goto(f"{server}/safety.html")
    assert page.evaluate(GROUND) == after
    page.locator(".tools [data-theme-toggle]").click()
    assert page.evaluate(GROUND) == before


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_white_and_its_words_are_dark_whatever_is_chosen_for_the_screen(
    page: Page, server: str, kinds: list[str], scheme: Scheme
) -> None:
    page.emulate_media(color_scheme=scheme)
    looks = set()
    for address in kinds[:2]:
        page.goto(f"{server}/{address}")
        for _ in range(2):
            page.locator(".tools [data-theme-toggle]").click()
            page.emulate_media(media="print")
            looks.add(page.evaluate(PRINTED))
            page.emulate_media(media="screen")
    assert looks == {"light rgb(255, 255, 255) dark words"}


def test_skip_link_is_first_and_leads_to_the_text(
    page: Page, server: str, kinds: list[str], pages: list[str]
) -> None:
    """On the pages with apps and bars; the link is the same on every page, and the long form sees all."""
    for address in kinds if kinds == pages else filter(FIXED_ON_PHONES.search, kinds):
        page.goto(f"{server}/{address}")
        page.keyboard.press("Tab")
        link = page.locator(":focus")
        expect(link).to_be_in_viewport()
        target = (link.get_attribute("href") or "").removeprefix("#")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert _inside(page.locator(":focus"), target) or page.locator(f"#{target} a").count() == 0, address


@pytest.mark.parametrize(
    ("width", "which"),
    [
        pytest.param(1280, NOT_MERE_LINKS, id="1280"),
        pytest.param(360, FIXED_ON_PHONES, id="360"),
        pytest.param(1280, ANY, id="1280, every page", marks=pytest.mark.long),
        pytest.param(360, ANY, id="360, every page", marks=pytest.mark.long),
    ],
)
def test_focus_is_seen_wherever_the_keyboard_leads(
    page: Page, server: str, kinds: list[str], width: int, which: re.Pattern[str]
) -> None:
    resize(page, width)
    page.emulate_media(reduced_motion="reduce")
    wrong = []
    for address in filter(which.search, kinds):
        page.goto(f"{server}/{address}")
        stops = _stops(page) if address == "index.html" else _stops_in_the_text(page)
        assert stops, address
        wrong += [f"{address}: {stop}" for stop in stops if not (stop["shown"] and stop["uncovered"])]
    assert not wrong, "\n".join(wrong)


def _stops_in_the_text(page: Page) -> list[dict[str, object]]:
    """The same between the top and the foot, which are the same on every page."""
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # on the link past the top
    return _stops(page, "footer.foot")


def _stops(page: Page, end: str = "none") -> list[dict[str, object]]:
    """The elements that Tab moves the focus to, once through the page or up to `end`."""
    stops: list[dict[str, object]] = []
    for _ in range(300):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS, end)
        if stop is None:
            return stops
        stops.append(stop)
    raise AssertionError(f"{page.url}: the focus never leaves the page")


def _inside(element: Locator, id_: str) -> bool:
    return bool(element.evaluate("(e, id) => document.getElementById(id).contains(e)", id_))
