"""Limits and levels belong to the editor: style.yaml sets how hard a text may be and what each rule tells."""

import shutil
from pathlib import Path

import pytest

from generator.content import load
from generator.model.levels import Levels
from generator.rules import check, manuals
from tests.rules.test_table import CASES
from tests.sample_guide import change, small_guide

STEP = 'steps: ["Put your [right|left] foot back.", Hold and breathe.]'


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = small_guide(tmp_path)
    shutil.copy(CASES / "style.yaml", folder)
    return folder


def told(content: Path) -> set[tuple[str, str]]:
    return {(one.rule, one.level) for one in check(load(content), {})}


def add(content: Path, text: str) -> None:
    with (content / "style.yaml").open("a", encoding="utf-8") as file:
        file.write(text)


@pytest.mark.parametrize(("level", "expected"), [("error", 1), ("warning", 1), ("off", 0)])
def test_a_rule_tells_what_its_level_says(content: Path, level: str, expected: int) -> None:
    change(content / "stretches/wall.yaml", STEP, 'steps: ["Your foot goes back.", Hold and breathe.]')
    add(content, f"levels: {{verb: {level}}}\n")
    assert told(content) == ({("verb", level)} if expected else set())


def test_every_level_is_that_of_a_rule_and_each_has_one_while_nobody_sets_any() -> None:
    usual = Levels().model_dump(by_alias=True)
    assert usual.keys() <= {name for name, _ in manuals()}
    assert set(usual.values()) <= {"error", "warning"}


@pytest.mark.parametrize(
    ("limit", "rule"),
    [
        ("sentence: 5", "long-sentence"),
        ("mean: 3", "mean-sentence"),
        ("step_grade: 0", "step-grade"),
    ],
)
def test_a_limit_is_what_style_says(content: Path, limit: str, rule: str) -> None:
    long = "Put your [right|left] foot back to the wall, slowly and with tremendous care."
    change(content / "stretches/wall.yaml", STEP, f'steps: ["{long}", Hold and breathe.]')
    assert rule not in {one for one, _ in told(content)}
    add(content, f"limits: {{{limit}}}\n")
    assert (rule, "error") in told(content)
