"""A stretch in a few points, and what a reader may look for it by."""

from pathlib import Path

import pytest

from generator.content import load
from generator.model.guide import Guide
from generator.pages.render import in_short_of, search_words
from generator.text import Wording
from tests.sample_guide import change, small_guide


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return small_guide(tmp_path, built=False)


def in_short(guide: Guide) -> tuple[str, ...]:
    return in_short_of(guide, guide.stretch("wall"))


def test_it_says_what_to_do_how_much_and_whom_it_suits(content: Path) -> None:
    guide = load(content).guide
    dose = Wording.of(guide).dose(guide.stretch("wall").dose)
    how_much = guide.words.stretch.in_short.format(hold=dose.hold, repeats=dose.repeats, often=dose.often)
    assert in_short(guide) == ("Do it.", how_much, "It is for you if you can stand. You need a wall.")


def test_other_names_stand_at_the_end(content: Path) -> None:
    change(content / "stretches/wall.yaml", "short: Wall", "short: Wall\nalso_called: [Push, Lean]")
    guide = load(content).guide
    names = guide.words.stretch.also_called.format(names="Push and Lean")
    assert in_short(guide)[-1] == f"It is for you if you can stand. You need a wall. {names}"


def test_what_it_brings_is_that_of_all_stretches_or_its_own(content: Path) -> None:
    gains = (
        "gains: {title: It brings, in_short: [It brings a bit., It may hurt.], points: [{text: A bit.}]}\n"
    )
    with (content / "claims.yaml").open("a", encoding="utf-8") as file:
        file.write(gains)
    assert in_short(load(content).guide)[2:4] == ("It brings a bit.", "It may hurt.")
    change(content / "stretches/wall.yaml", "felt: In your calf.", "felt: In your calf.\ngain: It eases.")
    assert in_short(load(content).guide)[2:4] == ("It eases.", "It may hurt.")


def test_a_reader_may_look_for_any_of_its_names_but_for_the_one_that_is_shown(content: Path) -> None:
    change(content / "stretches/wall.yaml", "short: Wall", "short: Push\nalso_called: [Lean]")
    wall = load(content).guide.stretch("wall")
    assert search_words(wall, "Wall stretch") == "Push Lean It is for you if you can stand."
    assert search_words(wall, "") == "Wall stretch Push Lean It is for you if you can stand."
