"""axe-core on every page: all its rules for WCAG 2.2 A and AA, and its best practices."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.accessibility import (
    OTHER_RULES,
    RULES_OF_COLOURS,
    Appearances,
    resize,
    violations,
    violations_in,
)


def test_axe_finds_nothing(
    page: Page, server: str, kinds: list[str], next_appearances: Callable[[], Appearances]
) -> None:
    found = []
    for address in kinds:
        page.goto(f"{server}/{address}")
        found += violations_in(next_appearances(), page, address)
    assert not found, "\n".join(found)


def test_axe_finds_nothing_in_other_languages(page: Page, server: str, translated_kinds: list[str]) -> None:
    """Narrow, where words have the least room; their colours and their elements are those of the source."""
    resize(page, 360)
    found = []
    for address in translated_kinds:
        page.goto(f"{server}/{address}")
        found += [f"{address}: {one}" for one in violations(page, OTHER_RULES)]
    assert not found, "\n".join(found)


def test_axe_finds_what_it_is_run_for(page: Page) -> None:
    """Pale words, and a button that cannot be hit; where nothing else is wrong."""
    page.set_content(
        "<!doctype html><html lang='en'><title>Page</title><main><h1>Page</h1>"
        "<p style='color: #aaa; background: #fff'>Words</p>"
        "<button style='width: 8px; height: 8px; padding: 0; border: 0' aria-label='One'></button>"
        "<button style='width: 8px; height: 8px; padding: 0; border: 0' aria-label='Two'></button>"
    )
    colours, others = (
        {one.partition(":")[0] for one in violations(page, rules)}
        for rules in (RULES_OF_COLOURS, OTHER_RULES)
    )
    assert (colours, others) == ({"color-contrast"}, {"target-size"})
