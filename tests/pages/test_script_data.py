"""The JSON data for scripts: doses, both sides of texts and drawings, and the chooser's reasons."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.content.load import load
from generator.model.guide import Guide
from generator.pages.chooser_data import chooser_data
from generator.pages.maker_data import maker_data
from generator.pages.session_data import session_data
from tests.sample_guide import change, small_guide


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The small guide, to be changed before it is loaded."""
    return small_guide(tmp_path)


def loaded(content: Path) -> Guide:
    return load(content).guide


def stretch(data: str, id_: str) -> dict[str, Any]:
    """One stretch in the data of a script."""
    found: dict[str, Any] = next(one for one in json.loads(data)["stretches"] if one["id"] == id_)
    return found


def reasons(data: str, id_: str, which: str) -> list[dict[str, Any]]:
    """The reasons in the chooser's data that a stretch lists under `against` or `spared`."""
    every = json.loads(data)["reasons"]
    return [every[number] for number in stretch(data, id_)[which]]


def test_session_counts_the_longest_hold_and_as_often_as_a_beginner(content: Path) -> None:
    change(content / "stretches/wall.yaml", "repeats: 2", "repeats: 9, start_with: 4")
    data = session_data(loaded(content)).json
    assert [stretch(data, "wall")[name] for name in ("hold_from", "hold", "repeats")] == [10, 20, 4]


def test_session_and_maker_have_either_side_of_words_and_drawings(content: Path) -> None:
    guide = loaded(content)
    wall = stretch(session_data(guide).json, "wall")
    assert wall["drawn"] == "right"
    assert wall["cue"] == ["Right foot back.", "Left foot back."]
    assert wall["drawings"] == {
        "start": ["figures/wall-start.svg", "figures/wall-start-mirrored.svg"],
        "hold": ["figures/wall-hold.svg", "figures/wall-hold-mirrored.svg"],
    }
    wall = stretch(maker_data(guide).json, "wall")
    assert wall["steps"] == [
        ["Put your right foot back.", "Put your left foot back."],
        ["Hold and breathe."],
    ]
    assert wall["pictures"] == ["start", "hold"]
    assert wall["alt"][1] == ["Side view. The right foot is behind.", "Side view. The left foot is behind."]


def test_a_drawing_of_both_sides_has_no_mirror_image(content: Path) -> None:
    change(content / "poses/wall.yaml", "side: right", "side: both")
    drawings = stretch(session_data(loaded(content)).json, "wall")["drawings"]
    assert drawings["hold"] == ["figures/wall-hold.svg"]


@pytest.mark.parametrize(
    ("dose", "offered"),
    [
        ("hold_to: 20", (10, 15, 20)),
        ("hold_to: 12", (10, 12)),
        ("hold_to: 10", (10,)),
        ("hold_to: 60", (10, 35, 60)),
    ],
)
def test_session_offers_short_middle_and_long_holds(
    content: Path, dose: str, offered: tuple[int, ...]
) -> None:
    change(content / "stretches/towel.yaml", "hold_to: 90", "hold_to: 10")
    change(content / "stretches/wall.yaml", "hold_to: 20", dose)
    assert session_data(loaded(content)).holds == offered


def test_chooser_takes_every_reason_from_the_content(content: Path) -> None:
    against = reasons(chooser_data(loaded(content)).json, "wall", "against")
    assert [reason["when"] for reason in against] == [{"heel-pain": "yes"}, {"stand": "no"}, {"wall": "no"}]
    assert [reason["say"] for reason in against][:2] == ["Your heel hurts.", "You cannot stand."]
    assert against[2]["say"] == "You need a wall."


def test_chooser_tells_each_reason_once_however_many_stretches_share_it(content: Path) -> None:
    data = json.loads(chooser_data(loaded(content)).json)
    told = [(tuple(one["when"].items()), one["say"]) for one in data["reasons"]]
    assert len(told) == len(set(told))
    used = {number for one in data["stretches"] for number in (*one["against"], *one["spared"])}
    assert used == set(range(len(told)))


def test_chooser_says_what_a_stretch_spares(content: Path) -> None:
    change(content / "stretches/wall.yaml", "able: [stand]", "able: []")
    assert reasons(chooser_data(loaded(content)).json, "wall", "spared") == [
        {"when": {"stand": "no"}, "say": "You need not stand"}
    ]


def test_chooser_shows_the_reasons_that_no_question_asks_for(content: Path) -> None:
    change(
        content / "stretches/wall.yaml", "has: [heel-pain]}", "has: [heel-pain]}, {text: The wall is wet.}"
    )
    assert chooser_data(loaded(content)).unasked == {"wall": "The wall is wet.", "step": "", "towel": ""}


def test_a_session_leads_in_by_the_steps_up_to_the_first_that_shows_the_hold(content: Path) -> None:
    wall = content / "stretches/wall.yaml"
    change(wall, "Hold and breathe.]", "Hold and breathe., Hold and rest.]")
    change(wall, "pictures: [start, hold]", "pictures: [start, hold, hold]")
    steps = stretch(session_data(loaded(content)).json, "wall")["steps"]
    assert [one["text"][0] for one in steps] == ["Put your right foot back.", "Hold and breathe."]
    assert [one["picture"][0] for one in steps] == ["figures/wall-start.svg", "figures/wall-hold.svg"]


def test_no_page_carries_what_only_another_needs(content: Path) -> None:
    guide = loaded(content)
    assert "felt" not in stretch(session_data(guide).json, "wall")
    assert "cue" not in stretch(maker_data(guide).json, "wall")
    assert stretch(chooser_data(guide).json, "wall").keys() == {"id", "against", "spared"}


def test_data_cannot_end_its_own_element(content: Path) -> None:
    change(content / "stretches/wall.yaml", "name: Wall stretch", "name: </script><b>&amp;")
    guide = loaded(content)
    for app in (session_data(guide), maker_data(guide)):
        assert "<" not in app.json
        assert stretch(app.json, "wall")["name"] == "</script><b>&amp;"


@pytest.mark.parametrize(("language", "first"), [("en", "Mon"), ("en-US", "Sun")])
def test_the_diary_starts_on_the_first_day_of_the_week(content: Path, language: str, first: str) -> None:
    change(content / "guide.yaml", "language: en", f"language: {language}")
    days = maker_data(loaded(content)).weekdays
    assert (days[0], len(set(days))) == (first, 7)
