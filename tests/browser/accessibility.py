"""Accessibility checks for any state of a page: axe-core finds nothing, and nothing overflows sideways."""

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

# `target-size` is the one rule of WCAG 2.2 AA; axe-core leaves it off unless asked.
OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}

APPEARANCES = [(width, scheme) for width in (1280, 360) for scheme in ("light", "dark")]
"""The widths and colour schemes in which each state is checked."""

SCROLLS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def faults(page: Page, state: str) -> list[str]:
    """What axe-core finds wrong in the page's current state, and by how much it can be scrolled sideways.

    Overflow is measured at the page's own width, at half of it (as at 200 % zoom) and on small phones.
    """
    violations = Axe().run(page, options=OPTIONS).response["violations"]
    found = [
        f"{state}: {one['id']}: {one['nodes'][0]['target']} {one['nodes'][0]['failureSummary']}"
        for one in violations
    ]
    size = page.viewport_size or {"width": 1280, "height": 800}
    for width in {size["width"], max(size["width"] // 2, 320), 360, 320}:
        page.set_viewport_size({"width": width, "height": size["height"]})
        if (out := page.evaluate(SCROLLS)) > 0:
            found.append(f"{state}: {out} px too wide at {width}")
    page.set_viewport_size(size)
    return found
