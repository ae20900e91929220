"""axe-core on every page: all its rules for WCAG 2.2 A and AA, and its best practices."""

from collections.abc import Callable
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

# `target-size` is the one rule of WCAG 2.2 AA; axe-core leaves it off unless asked.
OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    new_page: Callable[..., Page],
    server: str,
    all_pages: list[str],
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    found = []
    for address in all_pages:
        page.goto(f"{server}/{address}")
        violations = Axe().run(page, options=OPTIONS).response["violations"]
        found += [f"{address}: {violation['id']}: {_where(violation)}" for violation in violations]
    assert not found, "\n".join(found)


def _where(violation: dict[str, Any]) -> str:
    return "; ".join(
        f"{' '.join(map(str, node['target']))} {node['failureSummary']}" for node in violation["nodes"]
    )
