"""A reader whose browser sets text to 24 or 32 px: nothing is cut off, every control stays in the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.accessibility import SCROLLS

CUT_OFF = """() => [...document.querySelectorAll("a, button, label, input, select")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(".skip, [aria-hidden]"))
  .filter((one) => getComputedStyle(one).display !== "inline")
  .filter((one) => {
    const { left, right } = one.getBoundingClientRect();
    return right > innerWidth + 1 || left < -1 || one.scrollWidth > one.clientWidth + 2;
  })
  .map((one) => (one.textContent.trim() || one.ariaLabel || one.tagName).slice(0, 40))"""
"""The names of the controls that reach out of the window, or whose words reach out of them."""


@pytest.mark.parametrize(
    ("size", "window"),
    [
        (32, (360, 740)),
        (24, (1366, 768)),
        pytest.param(24, (360, 740), marks=pytest.mark.long),
        pytest.param(32, (1366, 768), marks=pytest.mark.long),
    ],
)
def test_large_text_breaks_no_page(
    new_page: Callable[..., Page], server: str, site: Path, size: int, window: tuple[int, int]
) -> None:
    page = new_page(viewport=dict(zip(("width", "height"), window, strict=True)))
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": size}})
    stretch, *_ = (site / "stretches").glob("[!i]*.html")
    paths = [path.name for path in site.glob("*.html")]
    found = {}
    for path in [*paths, "stretches/", f"stretches/{stretch.name}", f"session.html#do={stretch.stem}"]:
        page.goto("about:blank")
        page.goto(f"{server}/{path}")
        found[path] = [*page.evaluate(CUT_OFF), *(["scrolls"] if page.evaluate(SCROLLS) > 0 else [])]
        assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") >= size
    assert {path: names for path, names in found.items() if names} == {}
