"""How hard a text may be to read: just as hard as its limit, and no harder."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from generator.content import Content, Problem, load
from generator.rules import reading
from generator.text import measure
from tests.rules.test_table import CASES
from tests.sample_guide import change, small_guide

Check = Callable[[Content], Iterator[Problem]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    content = small_guide(tmp_path, built=False)
    shutil.copy(CASES / "style.yaml", content)
    return content


def limited(content: Content, **limits: float) -> Content:
    """The content with other limits."""
    style = content.guide.style
    assert style
    own = style.model_copy(update={"limits": style.limits.model_copy(update=limits)})
    return replace(content, guide=replace(content.guide, style=own))


def hardest(content: Content, of: str) -> float:
    return max(float(getattr(measure(page), of)) for page in reading.by_file(content).values())


@pytest.mark.parametrize(
    ("check", "limit", "of"),
    [
        (reading.check_long_sentence, "sentence", "longest"),
        (reading.check_mean_sentence, "mean", "mean"),
        (reading.check_page_grade, "page_grade", "grade"),
    ],
)
def test_a_page_may_be_just_as_hard_as_its_limit(folder: Path, check: Check, limit: str, of: str) -> None:
    content = load(folder)
    most = hardest(content, of)
    assert list(check(limited(content, **{limit: most}))) == []
    assert len(list(check(limited(content, **{limit: most - 0.01})))) >= 1


def test_the_steps_of_a_stretch_may_be_just_as_hard_as_their_limit(folder: Path) -> None:
    change(folder / "stretches/wall.yaml", "Hold and breathe.]", "Position your extremity anteriorly.]")
    content = load(folder)
    grade = measure(["Put your right foot back.", "Position your extremity anteriorly."]).grade
    assert list(reading.check_step_grade(limited(content, step_grade=grade))) == []
    (told,) = reading.check_step_grade(limited(content, step_grade=grade - 0.01))
    assert (told.path.rpartition("/")[2], told.field, told.rule) == ("wall.yaml", "steps", "step-grade")


@pytest.mark.parametrize(
    ("language", "judged"), [("en", True), ("en-GB", True), ("es", False), ("eng", False)]
)
def test_english_is_judged_in_every_country(folder: Path, language: str, judged: bool) -> None:
    change(folder / "guide.yaml", "language: en", f"language: {language}")
    content = limited(load(folder), sentence=1, mean=1, page_grade=-9, step_grade=-9)
    checks = (reading.check_long_sentence, reading.check_mean_sentence)
    assert [bool(list(check(content))) for check in checks] == [judged] * 2
    assert (
        bool(list(reading.check_step_grade(content)))
        == bool(list(reading.check_page_grade(content)))
        == judged
    )


def test_the_last_step_of_who_does_one_side_alone_is_a_step_too(folder: Path) -> None:
    last = "last_alone: Position your extremity anteriorly.\nfelt:"
    change(folder / "stretches/wall.yaml", "felt:", last)
    steps = ["Put your right foot back.", "Hold and breathe.", "Position your extremity anteriorly."]
    content = limited(load(folder), step_grade=measure(steps).grade - 0.01)
    assert [one.rule for one in reading.check_step_grade(content)] == ["step-grade"]
