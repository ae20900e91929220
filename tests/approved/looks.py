"""How the elements of pages look: what the browser makes of the stylesheet, on a screen and on paper."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tests.sample_guide import REDIRECT_TAG

LYING = "lying"
"""A phone that lies on its side, on which the session alone is looked at."""
ASKED_FOR = "do=wall"
"""What a link to the session may name: it is offered at once."""

SCREENS: dict[str, dict[str, Any]] = {
    "wide-light": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "light"},
    LYING: {"viewport": {"width": 740, "height": 360}, "color_scheme": "dark"},
    "narrow-dark": {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"},
}
PAPER = "paper"

NOT_FOUND = "404.html"
"""It names its stylesheet by the address of the site, and so has none where it is opened from a folder."""

LOOKS = Path(__file__).with_name("looks.js")


def looks(browser: Browser, site: Path) -> Iterator[tuple[str, list[str]]]:
    """The looks of all elements of all pages, sorted, by the name of the screen, and on paper."""
    told = LOOKS.read_text(encoding="utf-8")
    every = ((path, path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html")))
    pages = [path.as_uri() for path, text in every if REDIRECT_TAG not in text and path.name != NOT_FOUND]
    session = (site / "session.html").as_uri()
    pages.insert(pages.index(session), f"{session}#{ASKED_FOR}")
    for name, options in SCREENS.items():
        context = browser.new_context(**options, service_workers="block")
        page = context.new_page()
        seen: dict[str, set[str]] = {name: set(), PAPER: set()}
        for address in pages if name != LYING else [session]:
            page.goto(address)
            seen[name].update(page.evaluate(told))
            if options["color_scheme"] == "light":
                page.emulate_media(media="print")
                seen[PAPER].update(page.evaluate(told))
                page.emulate_media(media="null")
        context.close()
        yield from ((one, sorted(lines)) for one, lines in seen.items() if lines)
