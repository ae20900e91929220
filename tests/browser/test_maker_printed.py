"""The handout maker's sheets as they are printed: as many as are told, each with its head, none empty."""

import json
import re
from collections.abc import Callable, Iterable
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.test_maker_sheets import LAST, PAPERS, fitted, ids_of, pdf_of
from tests.handouts.pdf_reader import page_sizes, page_texts

HEADS = """() => [...document.querySelectorAll(".paper-more span")].map((head) => head.textContent)"""
"""The heads of all sheets but the first."""

PICTURES = """() => [...document.querySelectorAll(".paper-pictures img")]
  .filter((image) => image.checkVisibility())
  .map((image) => [image, image.closest(".paper")].map((node) => node.getBoundingClientRect().width))
  .map(([image, sheet]) => image / sheet)"""
"""The width of each picture that is printed, as a share of its sheet's."""

DATA = r'(?<=id="guide_data">)(.*?)(?=</script>)'

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

SHORT: list[Choice] = [("a4", True, 1, 3), ("letter", True, 2, 1), ("letter", False, 1, 3)]
LONG: list[Choice] = [*product(PAPERS, (True, False), (0, 1, 2), (1, 2, 3, 5))]


@pytest.mark.parametrize(
    "choices", [pytest.param(SHORT, id="three"), pytest.param(LONG, id="all", marks=pytest.mark.long)]
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


@pytest.fixture
def lengthened(page: Page, server: str) -> Callable[[int], str]:
    """Makes the first stretch of the page so many times as long; gives its id."""

    def lengthen(times: int) -> str:
        page.unroute_all()
        found = []

        def answer(route: Route) -> None:
            html = route.fetch().text()
            begin, data, end = re.split(DATA, html, maxsplit=1, flags=re.S)
            content = json.loads(data)
            stretch = content["stretches"][0]
            found.append(stretch["id"])
            for name in ("steps", "pictures"):
                stretch[name] *= times
            route.fulfill(body=f"{begin}{json.dumps(content)}{end}", content_type="text/html; charset=utf-8")

        page.route(re.compile("handouts.html"), answer)
        page.goto(f"{server}/handouts.html")
        return str(found[0])

    return lengthen


@pytest.mark.parametrize("large", [True, pytest.param(False, marks=pytest.mark.long)])
def test_a_stretch_that_is_longer_than_a_sheet_goes_on_below_its_name_on_the_next(
    page: Page, server: str, lengthened: Callable[[int], str], large: bool
) -> None:
    id = lengthened(9)
    choose(page, server, [id], size="a4")
    page.locator("[data-ref=large]").set_checked(large)
    steps = page.locator(".paper-text li")
    before = steps.all_text_contents()
    sheets = printed_as_told(page, "a4")
    assert max(one["over"] for one in sheets) < 1
    assert steps.all_text_contents() == before
    parts = page.locator(".paper-block").evaluate_all(
        "all => all.map((one) => [one.querySelector('h4').textContent, one.querySelector('ol')?.start,"
        " one.querySelectorAll('li').length, one.querySelectorAll('.paper-pictures').length])"
    )
    assert len(parts) > 1
    at = 1
    for name, start, count, pictures in parts:
        assert (name, pictures) == (parts[0][0], int(at == 1))
        assert start == (at if count else None)
        at += count
    assert printed_as_told(page, "a4") == sheets  # laid out again


def test_a_long_stretch_in_two_languages_keeps_its_steps_side_by_side(
    page: Page, server: str, lengthened: Callable[[int], str]
) -> None:
    id = lengthened(9)
    choose(page, server, [id], second=page_languages(page, server)[1])
    sheets = printed_as_told(page, "a4")
    assert max(one["over"] for one in sheets) < 1
    parts = page.locator(".paper-both").evaluate_all("all => all.map((one) => one.children.length % 2)")
    assert len(parts) > 1
    assert not any(parts)


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
