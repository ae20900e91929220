"""The handout maker's sheets as they are printed: as many as are told, each with its head, none empty."""

import re
from collections.abc import Iterable
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_maker_sheets import LAST, PAPERS, PICTURES, fitted, ids_of, pdf_of
from tests.handouts.pdf_reader import page_sizes, page_texts

HEADS = """() => [...document.querySelectorAll(".paper-more span")].map((head) => head.textContent)"""
"""The heads of all sheets but the first."""

WIDEST = 0.53
"""The most that a picture takes of its sheet's width, in one language as in two."""


def choose(page: Page, address: str, ids: Iterable[str], **chosen: str) -> None:
    """Open the maker with these stretches, and with a value for some of its lists."""
    page.goto("about:blank")
    page.goto(f"{address}/handouts.html#do={'_'.join(ids)}")
    for name, value in chosen.items():
        page.locator(f"[data-ref={name}]").select_option(value)
    if second := chosen.get("second"):
        expect(page.locator(f".is-second[lang={second}]").first).to_be_attached()


def printed_as_told(page: Page, paper: str) -> list[dict[str, Any]]:
    """The sheets, of which as many are printed as are told, each but the first with its number."""
    sheets, pdf = fitted(page), pdf_of(page)
    told = f"{page.url} on {paper}: {sheets}"
    assert page_sizes(pdf) == [PAPERS[paper]] * len(sheets), told
    expect(page.locator("[data-ref=fit]")).to_have_text(re.compile(rf"\b{len(sheets)}\b"))
    heads, tops = page.evaluate(HEADS), page_texts(pdf, low=0.9)[1:]
    assert all(head in top for head, top in zip(heads, tops, strict=True)), (heads, tops)
    return sheets


Choice = tuple[str, bool, int, int]
"""The paper, whether in large print, which second language (0 for none), how many stretches."""

SHORT: list[Choice] = [("a4", True, 2, 3), ("letter", False, 1, 3)]
LONG: list[Choice] = [*product(PAPERS, (True, False), (0, 1, 2), (1, 2, 3, 5))]


@pytest.mark.parametrize(
    "choices", [pytest.param(SHORT, id="two"), pytest.param(LONG, id="all", marks=pytest.mark.long)]
)
def test_as_many_sheets_are_printed_as_are_told(page: Page, server: str, choices: list[Choice]) -> None:
    """In one language and in two, in which no picture is larger than it may be in one."""
    ids, languages = ids_of(page, f"{server}/"), page_languages(page, server)
    for paper, large, second, count in choices:
        chosen = {"size": paper, **({"second": languages[second]} if second else {})}
        choose(page, server, ids[:count], **chosen)
        page.locator("[data-ref=large]").set_checked(large)
        sheets = printed_as_told(page, paper)
        assert max(one["over"] for one in sheets) < 1, chosen
        page.emulate_media(media="print")
        assert max(page.evaluate(PICTURES)) < WIDEST, chosen
        assert page.evaluate(LAST)["content"], chosen
        page.emulate_media(media="null")


def page_languages(page: Page, server: str) -> list[str]:
    """Nothing, and the languages that the maker offers beside that of its page."""
    page.goto(f"{server}/handouts.html")
    options = page.locator("[data-ref=second] option")
    return [str(value) for value in options.evaluate_all("all => all.map((one) => one.value)")]


def test_notes_that_are_longer_than_a_sheet_are_counted(page: Page, server: str) -> None:
    choose(page, server, ids_of(page, f"{server}/")[:1], size="letter")
    page.locator("[data-ref=notes]").fill("line\n" * 100)
    sheets = fitted(page)
    told = page.locator("[data-ref=fit]")
    expect(told).to_have_text(re.compile(rf"\b{len(page_sizes(pdf_of(page)))}\b"))
    assert len(sheets) > 1


def test_what_was_copied_is_said_until_the_choice_changes(page: Page, server: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    choose(page, server, ids_of(page, f"{server}/")[:1])
    told = page.locator("[data-ref=copied]")
    for button in ("copy", "session"):
        page.locator(f"[data-ref={button}]").click()
        expect(told).not_to_be_empty()
        page.locator("[data-ref=name]").fill(button)  # is in no link
        expect(told).not_to_be_empty()
        page.locator(".make [type=checkbox]:not(:checked)").first.check()
        expect(told).to_be_empty()
