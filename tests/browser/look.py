"""What must hold however an app stands: axe-core finds nothing, and nothing sticks out to the side."""

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

# `target-size` is the one rule of WCAG 2.2 AA; axe-core leaves it off unless asked.
OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}

LOOKS = [(width, scheme) for width in (1280, 360) for scheme in ("light", "dark")]
"""The widths and colours in which each state is looked at."""

SCROLLS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def faults(page: Page, state: str) -> list[str]:
    """What axe-core finds wrong in the page as it stands, and how far it can be scrolled to the side.

    The page is looked at as it is, at twice the size of its letters, and as narrow as a small phone.
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
