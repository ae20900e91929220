"""Accessibility checks for any state of a page: axe-core finds nothing, and nothing overflows sideways."""

from collections.abc import Iterator
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

AXE = Axe()
Scheme = Literal["light", "dark"]

# `target-size` is the one rule of WCAG 2.2 AA; axe-core leaves it off unless asked.
ALL_RULES = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that look at colours, which are all that a colour scheme changes."""
RULES_OF_COLOURS = {"resultTypes": ["violations"], "runOnly": COLOURS}
OTHER_RULES: dict[str, Any] = {
    **ALL_RULES,
    "rules": {"target-size": {"enabled": True}, **{rule: {"enabled": False} for rule in COLOURS}},
}

Appearances = tuple[tuple[int, Scheme, dict[str, Any]], ...]
"""Widths and colour schemes in which a state is checked, with the rules that may find more in each."""

TWO_APPEARANCES: Appearances = ((1280, "light", ALL_RULES), (360, "dark", ALL_RULES))
"""Both widths and both schemes, each once."""
FOUR_APPEARANCES: Appearances = (
    (1280, "light", ALL_RULES),
    (1280, "dark", RULES_OF_COLOURS),
    (360, "light", ALL_RULES),
    (360, "dark", RULES_OF_COLOURS),
)
"""Each width in each scheme."""

SETTLE = """() => {
  scrollTo(0, 0);
  document.getAnimations().filter((one) => one instanceof CSSTransition).forEach((one) => one.finish());
}"""
"""The page stands at its top, and no colour is on its way to another any more."""

SCROLLS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


VIOLATIONS = """async (rules) => (await axe.run(document, rules)).violations.flatMap(({ id, nodes }) =>
  nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")} ${failureSummary}`))"""
"""Axe-core's report without what is right, which is long: to bring that here takes as long as to look."""


def violations(page: Page, rules: dict[str, Any]) -> list[str]:
    """What axe-core finds wrong in the page as it is shown now; it is brought there once a page."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    found: list[str] = page.evaluate(VIOLATIONS, rules)
    return found


def violations_in(appearances: Appearances, page: Page, state: str) -> list[str]:
    """What axe-core finds wrong in the page as it is now, in each of these appearances."""
    width = width_of(page)
    found = list(_violations_in(appearances, page, state))
    page.emulate_media(color_scheme="light")
    resize(page, width)
    return found


def _violations_in(appearances: Appearances, page: Page, state: str) -> Iterator[str]:
    for width, scheme, rules in appearances:
        resize(page, width)
        page.emulate_media(color_scheme=scheme)
        page.evaluate(SETTLE)
        yield from (f"{state}, {width} px, {scheme}: {one}" for one in violations(page, rules))


def faults(page: Page, state: str, appearances: Appearances = TWO_APPEARANCES) -> list[str]:
    """The violations in these appearances, and by how much the page can be scrolled sideways.

    That is measured at the page's own width, at half of it (as at 200 % zoom) and on small phones.
    """
    own = width_of(page)
    found = list(_violations_in(appearances, page, state))
    page.emulate_media(color_scheme="light")
    for width in sorted({own, max(own // 2, 320), 360, 320}):
        resize(page, width)
        if (out := page.evaluate(SCROLLS)) > 0:
            found.append(f"{state}: {out} px too wide at {width}")
    resize(page, own)
    return found


def width_of(page: Page) -> int:
    """The width of the window in pixels."""
    return page.viewport_size["width"] if page.viewport_size else 1280


def resize(page: Page, width: int, height: int | None = None) -> None:
    """Give the window this width, and this height if one is said, unless it has them: it takes two frames."""
    size = page.viewport_size or {"width": 0, "height": 800}
    if (width, height or size["height"]) != (size["width"], size["height"]):
        page.set_viewport_size({"width": width, "height": height or size["height"]})
