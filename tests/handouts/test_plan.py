"""The plan on a sheet, as somebody reads and ticks it, and the list of what there is to print."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.content import load
from generator.handouts.elements import Fact, Week
from generator.handouts.jobs import booklets, sheets, volumes
from generator.handouts.plan import Choice, Planner
from generator.handouts.runs import plain_runs
from generator.handouts.sheet import Printer
from generator.model.guide import Guide
from generator.text import Wording
from tests.handouts.conftest import DRAWING
from tests.sample_guide import small_guide


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    return load(small_guide(tmp_path_factory.mktemp("guide"), built=False)).guide


def planner(guide: Guide) -> Planner:
    return Planner(guide.words, Wording.of(guide))


def choice(guide: Guide, *, sides: str = "each", repeats: int = 2, **more: Any) -> Choice:
    stretch = guide.stretch("wall")
    return Choice(stretch, stretch.dose.model_copy(update={"sides": sides, "repeats": repeats}), **more)


def told(facts: tuple[Fact, ...]) -> list[tuple[str, str]]:
    return [(one.label, "".join(run.text for run in one.text)) for one in facts]


@pytest.mark.parametrize(
    ("repeats", "daily", "boxes", "tick"),
    [
        (2, None, 2, "tick_holds"),
        (5, None, 5, "tick_holds"),
        (6, None, 1, "tick_days"),
        (2, 2, 4, "tick_holds"),
        (3, 2, 2, "tick_times"),
        (6, 1, 1, "tick_days"),
    ],
)
def test_there_is_a_box_for_each_hold_or_for_each_time_where_these_are_many(
    guide: Guide, repeats: int, daily: int | None, boxes: int, tick: str
) -> None:
    week = planner(guide).week(choice(guide, repeats=repeats, daily=daily))
    assert (week.boxes, week.tick) == (boxes, getattr(guide.words.handout, tick))


def test_there_is_a_row_for_each_side_that_is_done_and_a_column_for_each_day(guide: Guide) -> None:
    words = guide.words.handout
    plan = planner(guide)
    assert plan.week(choice(guide)) == Week(
        tick=words.tick_holds,
        head=words.side,
        days=Wording.of(guide).weekdays(),
        rows=(words.left, words.right),
        boxes=2,
    )
    assert plan.week(choice(guide, sides="both")).rows == (words.both,)
    assert plan.week(choice(guide, side="right", days=(0, 2))).rows == (words.right,)
    assert plan.week(choice(guide, side="right", days=(0, 2))).days == ("Mon", "Wed")


def test_a_dose_has_its_hold_repeats_sides_time_and_days(guide: Guide) -> None:
    words, wall = guide.words.dose, Wording.of(guide).dose(guide.stretch("wall").dose)
    assert told(planner(guide).dose(choice(guide))) == [
        (words.hold, wall.hold),
        (words.repeats, wall.repeats),
        (words.sides, wall.sides),
        (words.total, wall.total),
        (words.often, wall.often),
    ]
    assert told(planner(guide).brief(choice(guide))) == [
        (words.hold, wall.hold),
        (words.repeats, wall.repeats),
        (words.total, wall.all_time),
        (words.often, wall.often),
    ]


def test_one_side_alone_takes_half_the_time_and_is_named(guide: Guide) -> None:
    both = guide.stretch("wall").dose.model_copy(update={"sides": "both"})
    facts = dict(told(planner(guide).dose(choice(guide, side="left"))))
    assert facts[guide.words.dose.sides] == guide.words.handout.left_only
    assert facts[guide.words.dose.total] == Wording.of(guide).dose(both).total


def test_named_days_stand_in_place_of_how_often(guide: Guide) -> None:
    words = guide.words.dose
    days, plan = (0, 2), planner(guide)
    assert dict(told(plan.dose(choice(guide, days=days))))[words.often] == "Mon, Wed"
    assert words.often not in dict(told(plan.brief(choice(guide, days=days))))  # they are to be ticked
    twice = choice(guide, days=days, daily=2)
    often = dict(told(plan.dose(twice)))[words.often]
    assert "Mon, Wed" in often
    assert Wording.of(guide).count(guide.words.maker.times_a_day, 2) in often
    assert dict(told(plan.brief(twice)))[words.often] == often


def test_each_stretch_has_a_sheet_in_each_print_on_each_paper_and_the_guide_a_booklet(
    tmp_path: Path,
) -> None:
    content = load(small_guide(tmp_path, built=False))
    printer = Printer.of(content, lambda pose, state, mirrored: DRAWING, "")
    made = [*sheets(printer)]
    endings = [("", "a4", False), ("-letter", "us-letter", False), ("-large", "a4", True)]
    endings.append(("-large-letter", "us-letter", True))
    assert [(one.name, one.stretch, one.title, one.paper, one.large) for one in made] == [
        (f"{id}{ending}", id, f"{id.capitalize()} stretch", paper, large)
        for id in ("wall", "step", "towel")
        for ending, paper, large in endings
    ]
    sizes = {(one.stretch, one.paper): 12.0 for one in made}
    title = content.guide.words.handout.booklet
    assert [(one.name, one.stretch, one.title, one.paper) for one in booklets(printer, sizes)] == [
        ("guide", None, title, "a4"),
        ("guide-letter", None, title, "us-letter"),
    ]


def test_a_guide_of_many_stretches_has_several_booklets_that_say_what_is_in_them(guide: Guide) -> None:
    many = replace(guide, stretches=guide.stretches * 10)
    first, second = volumes(many)
    assert [len(one.stretches) for one in (first, second)] == [25, 5]
    assert [one.name for one in (first, second)] == ["guide", "guide_2"]
    title = guide.words.handout.part
    assert second.titled("All", many) == title.format(
        title="All", number=2, all=2, first="Step stretch", last="Towel stretch"
    )
    assert [len(one.stretches) for one in volumes(replace(guide, stretches=guide.stretches * 8))] == [24]
    [only] = volumes(guide)
    assert only.titled("All", guide) == "All"


def test_words_without_marks_are_one_run() -> None:
    assert [(run.text, run.strong, run.foreign) for run in plain_runs("Hold it.")] == [
        ("Hold it.", False, False)
    ]
