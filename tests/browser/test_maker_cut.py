"""A stretch that is longer than a sheet of the handout maker: where it is cut, and what of it goes on."""

from collections.abc import Callable
from itertools import cycle, islice
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.maker_page import with_changed_stretch
from tests.browser.test_maker_printed import choose, page_languages, printed_as_told
from tests.browser.test_maker_sheets import fitted

MANY = 45
"""Steps that take several sheets in any print."""

LEAST_HEIGHT = """() => {
  const [first, second] = document.querySelectorAll(".paper");
  const [block, rest] = document.querySelectorAll(".paper-block");
  const head = second.querySelector(".paper-more");
  for (const sheet of [first, second]) {
    Object.assign(sheet.dataset, { pictures: "hold", scale: 1 });
    sheet.style.setProperty("--size", 12);
    sheet.style.setProperty("--scale", 1);
  }
  const room = first.getBoundingClientRect().height - 2 * head.getBoundingClientRect().height;
  block.querySelector("ol").append(...rest.querySelectorAll("li"));
  block.querySelector(".paper-text").append(...rest.querySelectorAll(".paper-text > p"));
  return block.getBoundingClientRect().height / room;
}"""
"""How much of a sheet below its head a stretch takes that was cut in two, if it is whole and in the smallest
print."""

ROOM = """() => {
  const next = document.querySelectorAll(".paper-block")[1].querySelector("li, .paper-text > p");
  const sheet = document.querySelectorAll(".paper-block")[0].closest(".paper");
  const foot = sheet.getBoundingClientRect().bottom;
  const filled = Math.max(...[...sheet.children].map((part) => part.getBoundingClientRect().bottom));
  return (foot - filled) / next.getBoundingClientRect().height;
}"""
"""How many times the first step of the second part would have room below the first."""


Lengthen = Callable[..., str]
"""Gives the first stretch of the page so many steps, of which each is so many times as long; gives its id."""


@pytest.fixture
def lengthened(page: Page, server: str) -> Lengthen:
    """Opens the maker with a longer first stretch, as often as it is asked."""

    def lengthen(steps: int, times: int = 1) -> str:
        def change(stretch: dict[str, Any]) -> None:
            for name in ("steps", "pictures"):
                stretch[name] = list(islice(cycle(stretch[name]), steps))
            stretch["steps"] = [[words * times for words in step] for step in stretch["steps"]]

        return with_changed_stretch(page, server, change)

    return lengthen


@pytest.mark.parametrize("large", [True, pytest.param(False, marks=pytest.mark.long)])
def test_a_stretch_that_is_longer_than_a_sheet_goes_on_below_its_name_on_the_next(
    page: Page, server: str, lengthened: Lengthen, large: bool
) -> None:
    id = lengthened(MANY)
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
    assert page.evaluate(ROOM) < 1  # no step goes on that would have had room
    assert printed_as_told(page, "a4") == sheets  # laid out again


def test_a_long_stretch_in_two_languages_keeps_its_steps_side_by_side(
    page: Page, server: str, lengthened: Lengthen
) -> None:
    id = lengthened(MANY)
    choose(page, server, [id], second=page_languages(page, server)[1])
    sheets = printed_as_told(page, "a4")
    assert max(one["over"] for one in sheets) < 1
    parts = page.locator(".paper-both").evaluate_all("all => all.map((one) => one.children.length % 2)")
    assert len(parts) > 1
    assert not any(parts)


def test_a_stretch_is_cut_only_if_it_is_longer_than_a_sheet_in_the_smallest_print(
    page: Page, server: str, lengthened: Lengthen
) -> None:
    """Of all lengths, the shortest that is cut is looked at."""

    def steps_of_parts(steps: int) -> list[int]:
        choose(page, server, [lengthened(steps)], size="a4")
        fitted(page)
        count = "all => all.map((one) => one.querySelectorAll('li').length)"
        return list(page.locator(".paper-block").evaluate_all(count))

    steps = steps_of_parts(MANY)[0]  # with what follows the steps, as many are too long
    while len(steps_of_parts(steps - 1)) > 1:
        steps -= 1
    assert len(steps_of_parts(steps)) == 2
    page.emulate_media(media="print")
    assert page.evaluate(LEAST_HEIGHT) > 1


@pytest.mark.parametrize("languages", [1, 2])
def test_a_step_that_is_longer_than_a_sheet_goes_on_alone(
    page: Page, server: str, lengthened: Lengthen, languages: int
) -> None:
    id = lengthened(3, times=60)
    second = {"second": page_languages(page, server)[1]} if languages == 2 else {}
    choose(page, server, [id], **second)
    fitted(page)
    steps = page.locator(".paper-block").evaluate_all(
        "all => all.map((one) => one.querySelectorAll('li, .paper-step').length)"
    )
    assert steps[:3] == [languages] * 3
