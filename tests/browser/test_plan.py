"""What links, times and phases are made of (`js/plan.js`), asked of the page of the session itself."""

from typing import Any

import pytest
from playwright.sync_api import Page

ITEM = {"id": "a", "hold": 30, "repeats": 3, "sides": "each", "drawn": "left", "change": "set"}
TIMING = {"ready": 5, "rest": 10, "switch": 20, "position": 15}
DATA = """({ most, holds }) => ({
  most, holds, moved: { old: "a" },
  stretches: new Map([
    ["a", { id: "a", hold: 30, repeats: 3, sides: "each", drawn: "left" }],
    ["b", { id: "b", hold: 20, repeats: 2, sides: "both", drawn: "right" }],
  ]),
})"""
DECODE = f"""([link, limits]) => {{
  const {{ items, days }} = guide.decode(link, ({DATA})(limits));
  return [items.map(({{ id, hold, repeats, sides }}) => [id, hold, repeats, sides].join(" ")), days];
}}"""
LIMITS = {"most": 30, "holds": [10, 30, 60]}


@pytest.fixture(scope="module")
def plan(page_of_the_file: Page, server: str) -> Page:
    """The page of the session, opened once: nothing here changes it."""
    page_of_the_file.goto(f"{server}/session.html")
    return page_of_the_file


@pytest.mark.parametrize(
    ("link", "items", "days"),
    [
        ("#do=a.60.5.l", ["a 60 5 left"], None),
        ("do=a.60.5.r&days=3", ["a 60 5 right"], 3),
        ("#do=a", ["a 30 3 each"], None),
        ("#do=a.60.5.e_b", ["a 60 5 each", "b 20 2 both"], None),
        ("#do=old.10.1.l", ["a 10 1 left"], None),  # an id of before
        ("#do=a_b_a.10", ["a 30 3 each", "b 20 2 both"], None),  # each once
        ("#do=nothing_b", ["b 20 2 both"], None),
        ("#do=b.20.2.l", ["b 20 2 both"], None),  # of both sides there is no left one
        ("#do=a.30.30.l", ["a 30 30 left"], None),  # as often as may be
        ("#do=a.30.31.l", ["a 30 3 left"], None),
        ("#do=a.30.0.l", ["a 30 3 left"], None),
        ("#do=a.30.1.l", ["a 30 1 left"], None),
        ("#do=a.30.1e1.l", ["a 30 3 left"], None),
        ("#do=a.31.2.l", ["a 30 2 left"], None),  # no hold that can be chosen
        ("#do=a.30.2.x", ["a 30 2 each"], None),
        ("#days=7", [], 7),
        ("#days=8", [], None),
        ("#days=0", [], None),
        ("#days=12", [], None),
        ("", [], None),
    ],
)
def test_a_link_asks_for_what_may_be_asked_for_and_the_rest_is_as_usual(
    plan: Page, link: str, items: list[str], days: int | None
) -> None:
    assert plan.evaluate(DECODE, [link, LIMITS]) == [items, days]


@pytest.mark.parametrize(
    ("items", "days", "link"),
    [
        ([ITEM], None, "do=a.30.3.e"),
        ([ITEM, {**ITEM, "id": "b", "sides": "right"}], 4, "do=a.30.3.e_b.30.3.r&days=4"),
    ],
)
def test_a_link_names_stretches_doses_and_days_and_nothing_else(
    plan: Page, items: list[dict[str, Any]], days: int | None, link: str
) -> None:
    assert plan.evaluate("([items, days]) => guide.encode(items, days)", [items, days]) == link


@pytest.mark.parametrize(("sides", "seconds"), [("each", 180), ("both", 90), ("left", 90), ("right", 90)])
def test_a_stretch_of_each_side_is_held_twice_as_long(plan: Page, sides: str, seconds: int) -> None:
    assert plan.evaluate("item => guide.held(item)", {**ITEM, "sides": sides}) == seconds


WORDS = {
    "minutes": {"one": "{n} minute", "other": "{n} minutes"},
    "seconds": {"one": "{n} second", "other": "{n} seconds"},
    "join": "{minutes} {seconds}",
}


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 seconds"),
        (1, "1 second"),
        (59, "59 seconds"),
        (60, "1 minute"),
        (61, "1 minute 1 second"),
        (120, "2 minutes"),
        (200, "3 minutes 20 seconds"),
    ],
)
def test_a_length_of_time_is_said_in_whole_words(plan: Page, seconds: int, said: str) -> None:
    assert plan.evaluate("([words, seconds]) => guide.time(words, seconds)", [WORDS, seconds]) == said


PHASES = """([items, timing, pauses]) => guide.phases(items, timing, pauses)
  .map(({ kind, seconds, side, repeat, of, position, index }) =>
    [index, kind, seconds, side, `${repeat}/${of}`, position].join(" "))"""


def test_a_session_goes_through_its_phases_in_order(plan: Page) -> None:
    two = {**ITEM, "repeats": 2}
    both = {**two, "sides": "both", "hold": 10}
    assert plan.evaluate(PHASES, [[two, both], TIMING, {"position": 0, "switch": 20}]) == [
        "0 position 0 left 1/2 0",
        "1 ready 5 left 1/2 0",
        "2 hold 30 left 1/2 0",
        "3 rest 10 left 2/2 0",
        "4 hold 30 left 2/2 0",
        "5 switch 20 right 1/2 0",
        "6 hold 30 right 1/2 0",
        "7 rest 10 right 2/2 0",
        "8 hold 30 right 2/2 0",
        "9 position 0 both 1/2 1",
        "10 ready 5 both 1/2 1",
        "11 hold 10 both 1/2 1",
        "12 rest 10 both 2/2 1",
        "13 hold 10 both 2/2 1",
    ]


def test_a_stretch_may_change_sides_after_every_hold(plan: Page) -> None:
    two = {**ITEM, "repeats": 2, "change": "hold", "drawn": "right"}
    found = plan.evaluate(PHASES, [[two], TIMING, {"position": 15, "switch": 20}])
    assert [one.split(" ", 1)[1] for one in found] == [
        "position 15 right 1/2 0",
        "hold 30 right 1/2 0",
        "switch 20 left 1/2 0",
        "hold 30 left 1/2 0",
        "switch 20 right 2/2 0",
        "hold 30 right 2/2 0",
        "switch 20 left 2/2 0",
        "hold 30 left 2/2 0",
    ]


@pytest.mark.parametrize(
    ("pauses", "seconds"),
    [
        ({"position": 15, "switch": 20}, 15 + 6 * 30 + 4 * 10 + 20),
        (
            {"position": 0, "switch": 20},
            15 + 5 + 6 * 30 + 4 * 10 + 20,
        ),  # who waits is expected to take so long
    ],
)
def test_a_session_takes_as_long_as_its_phases(plan: Page, pauses: dict[str, int], seconds: int) -> None:
    told = "([items, timing, pauses]) => guide.length(items, timing, pauses)"
    assert plan.evaluate(told, [[ITEM], TIMING, pauses]) == seconds


@pytest.mark.parametrize(("side", "place"), [("left", 0), ("right", -1), ("both", 0)])
def test_words_and_drawings_of_the_other_side_stand_last(plan: Page, side: str, place: int) -> None:
    assert plan.evaluate("([item, side]) => guide.turned(item, side)", [ITEM, side]) == place
