"""The JSON data for scripts: doses, both sides of texts and drawings, and the chooser's reasons."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.content.load import load
from generator.model.guide import Guide
from generator.model.reviewed import Reviewed
from generator.pages.chooser_data import chooser_data
from generator.pages.maker_data import maker_data, maker_words
from generator.pages.session_data import session_data, session_minutes
from generator.text import Wording
from tests.sample_guide import OWN_URL, change, small_guide


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
        ("hold_to: 20, hold_older: 60", (10, 15, 20, 40, 60)),
    ],
)
def test_session_offers_short_middle_and_long_holds(
    content: Path, dose: str, offered: tuple[int, ...]
) -> None:
    change(content / "stretches/towel.yaml", "hold_to: 90", "hold_to: 10")
    change(content / "stretches/wall.yaml", "hold_to: 20", dose)
    session = session_data(loaded(content))
    assert session.holds == offered
    assert {*offered} <= {*json.loads(session.json)["holds"]}  # so that a link may name them


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


def test_chooser_names_the_conditions_of_those_who_ask_first(content: Path) -> None:
    assert json.loads(chooser_data(loaded(content)).json)["ask_first"] == []
    change(content / "chooser.yaml", "id: heel-pain,", "id: heel-pain, ask_first: true,")
    assert json.loads(chooser_data(loaded(content)).json)["ask_first"] == ["heel-pain"]


def test_chooser_says_what_a_stretch_spares(content: Path) -> None:
    change(content / "stretches/wall.yaml", "able: [stand]", "able: []")
    assert reasons(chooser_data(loaded(content)).json, "wall", "spared") == [
        {"when": {"stand": "no"}, "say": "You need not stand"}
    ]


def test_chooser_shows_the_reasons_that_no_question_asks_for(content: Path) -> None:
    change(
        content / "stretches/wall.yaml",
        "has: [heel-pain]}",
        "has: [heel-pain]}, {text: The wall is wet.}, {text: You are.}",
    )
    unasked = {"wall": "The wall is wet. You are.", "step": "", "towel": ""}
    assert chooser_data(loaded(content)).unasked == unasked


def test_chooser_says_all_that_a_stretch_needs_where_one_thing_is_missing(content: Path) -> None:
    change(content / "stretches/wall.yaml", "words: [You need a wall.]", "words: [A wall., Dry shoes.]")
    against = reasons(chooser_data(loaded(content)).json, "wall", "against")
    assert against[2] == {"when": {"wall": "no"}, "say": "A wall. Dry shoes."}


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


SHARED: dict[str, Any] = {
    "id": "wall",
    "name": "Wall stretch",
    "drawn": "right",
    "hold": 20,
    "repeats": 2,
    "sides": "each",
    "drawings": {
        "start": ["figures/wall-start.svg", "figures/wall-start-mirrored.svg"],
        "hold": ["figures/wall-hold.svg", "figures/wall-hold-mirrored.svg"],
    },
    "leave_out": "Your heel hurts. You cannot stand.",
}
START = ["Side view. Both feet are on the floor."]
HOLD = ["Side view. The right foot is behind.", "Side view. The left foot is behind."]
STEPS = [["Put your right foot back.", "Put your left foot back."], ["Hold and breathe."]]
LENGTHS = [5, 10, 15, 20, 25, 30, 40, 45, 50, 60, 90, 120]


def test_a_session_has_all_that_it_shows_and_counts(content: Path) -> None:
    guide = loaded(content)
    data = json.loads(session_data(guide).json)
    assert {name: value for name, value in data.items() if name not in ("words", "stretches")} == {
        "timing": {"ready": 5, "rest": 5, "switch": 10, "position": 15},
        "first": ["wall", "step"],
        "holds": LENGTHS,
        "most": 30,
        "moved": {"lean": "wall"},
    }
    assert data["stretches"][0] == SHARED | {
        "hold_from": 10,
        "longest": 20,
        "change": "hold",
        "cue": ["Right foot back.", "Left foot back."],
        "steps": [
            {"text": text, "picture": SHARED["drawings"][state], "alt": alt}
            for text, state, alt in zip(STEPS, ("start", "hold"), (START, HOLD), strict=True)
        ],
        "out": ["Hold and breathe."],
        "out_picture": SHARED["drawings"]["hold"],
        "often": Wording.of(guide).dose(guide.stretch("wall").dose).often,
    }


def test_a_handout_maker_has_all_that_it_prints(content: Path) -> None:
    change(content / "guide.yaml", "https://example.org/calf/", OWN_URL)
    data = json.loads(maker_data(loaded(content)).json)
    assert {name: value for name, value in data.items() if name not in ("words", "stretches")} == {
        "url": OWN_URL,  # of an example it has none: no code on paper may lead there
        "first": ["wall", "step"],
        "days": 1,
        "holds": LENGTHS,
        "most": 30,
        "moved": {"lean": "wall"},
    }
    assert data["stretches"][0] == SHARED | {
        "alt": [START, HOLD],
        "steps": STEPS,
        "last_alone": None,
        "felt": ["In your calf."],
        "pictures": ["start", "hold"],
        "picture_alone": None,
    }


def test_a_chooser_has_every_reason_with_its_answers_and_how_much_it_counts(content: Path) -> None:
    data = json.loads(chooser_data(loaded(content)).json)
    assert {name: value for name, value in data.items() if name != "words"} == {
        "ask_first": [],
        "conditions": ["heel-pain"],
        "things": {"wall": "a wall"},
        "enough": 2,
        "reasons": [
            {"when": {"heel-pain": "yes"}, "say": "Your heel hurts."},
            {"when": {"stand": "no"}, "say": "You cannot stand."},
            {"when": {"wall": "no"}, "say": "You need a wall."},
            {"when": {"heel-pain": "yes"}, "say": "You stand on the flat.", "points": 2},
            {"when": {"stand": "no"}, "say": "You need not stand"},
        ],
        "stretches": [
            {"id": "wall", "against": [0, 1, 2], "spared": []},
            {"id": "step", "against": [2], "spared": [3, 4]},
            {"id": "towel", "against": [0, 1, 2], "spared": []},
        ],
    }


def test_the_maker_begins_with_the_first_routine_and_no_more_than_a_page_of_stretches(content: Path) -> None:
    guide = loaded(content)
    routine = guide.routines.routines[0]
    long = routine.model_copy(update={"stretches": ("towel", "wall", "step", "towel")})
    routines = guide.routines.model_copy(update={"routines": (long, routine)})
    made = maker_data(replace(guide, routines=routines))
    assert made.first == ("towel", "wall", "step")
    assert json.loads(made.json)["first"] == ["towel", "wall", "step"]


@pytest.mark.parametrize(
    ("dose", "change_of", "minutes"),
    [
        ({"sides": "each"}, "hold", 4 + 3 * 10),  # another side after every hold
        ({"sides": "each"}, "set", 4 + 10 + 2 * 1),  # all holds of one side first
        ({"sides": "both"}, "hold", 2 + 1),
        ({"sides": "both", "start_with": 1}, "hold", 1),
        ({"sides": "both", "start_with": 1, "hold_to": 89}, "hold", 1),
        ({"sides": "both", "start_with": 1, "hold_to": 90}, "hold", 2),
        ({"sides": "both", "start_with": 1, "hold_to": 10}, "hold", 1),
    ],
)
def test_the_minutes_of_a_session_are_its_holds_and_pauses(
    content: Path, dose: dict[str, Any], change_of: str, minutes: int
) -> None:
    guide = loaded(content)
    times = {"position": 0, "ready": 0, "rest": 60, "switch": 600}
    timing = guide.routines.timing.model_copy(update=times)
    routines = guide.routines.model_copy(update={"timing": timing})
    one = guide.stretch("wall")
    own = one.dose.model_copy(update={"hold_to": 60, "repeats": 2, **dose})
    stretch = one.model_copy(update={"dose": own, "change": change_of})
    assert session_minutes(replace(guide, routines=routines), stretch) == minutes


def test_the_way_into_a_stretch_counts_too(content: Path) -> None:
    guide = loaded(content)
    times = {"position": 120, "ready": 60, "rest": 0, "switch": 0}
    timing = guide.routines.timing.model_copy(update=times)
    routines = guide.routines.model_copy(update={"timing": timing})
    assert session_minutes(replace(guide, routines=routines), guide.stretch("step")) == 3


def test_every_word_that_a_script_says_is_there(content: Path) -> None:
    guide = loaded(content)
    words = {name: json.loads(app.json)["words"] for name, app in _apps(guide).items()}
    told = {"start", "so_far", "fit", "none", "lack", "get", "do", "do_one", "print", "print_one"}
    assert words["chooser"].keys() == told
    assert words["session"].keys() == {"number", "dose", "sides", "set_up", "run", "done"}
    assert words["maker"].keys() >= {"number", "sides", "dose", "leave_out", "qr_alt", "copied", "sheets"}
    assert "null" not in json.dumps(words)
    for name in ("session", "maker"):
        counted = {"seconds", "minutes", "times", "join"}
        assert words[name]["number"].keys() == counted


def _apps(guide: Guide) -> dict[str, Any]:
    return {"chooser": chooser_data(guide), "session": session_data(guide), "maker": maker_data(guide)}


def test_a_maker_in_another_language_gets_what_a_sheet_says_in_this_one(content: Path) -> None:
    guide = loaded(content)
    [(path, text)] = maker_words(guide).items()
    assert path.endswith(".js")
    start, end = 'guide.languages["en"] = ', ";\n"
    assert text.startswith(start)
    assert text.endswith(end)
    data = json.loads(text.removeprefix(start).removesuffix(end))
    own = json.loads(maker_data(guide).json)
    assert (data["lang"], data["dir"]) == ("en", "ltr")
    for name in ("number", "sides", "alone", "dose", "leave_out", "pictures"):
        assert data["words"][name] == own["words"][name]
    tiers = guide.safety.gate
    assert data["gate"] == [
        {"title": one.title, "action": one.action, "points": [*one.points]} for one in tiers
    ]
    assert len(tiers) > 1
    assert data["stretches"][0] == {
        "id": "wall",
        "name": "Wall stretch",
        "leave_out": SHARED["leave_out"],
        "alt": own["stretches"][0]["alt"],
        "steps": STEPS,
        "last_alone": None,
        "felt": ["In your calf."],
    }


def test_a_maker_says_who_has_checked_the_guide_and_which_edition_it_is(content: Path) -> None:
    guide = loaded(content)
    made, wording = maker_data(guide), Wording.of(guide)
    assert made.facts == " ".join(
        [
            wording.review(guide.settings.review),
            guide.words.site.general,
            wording.edition(guide.settings),
            guide.words.site.licence.format(licence="CC BY 4.0"),
        ]
    )
    assert [one.title for one in made.gate] == [one.title for one in guide.safety.gate]
    assert ([*made.first], made.repeats) == (["wall", "step"], 30)
    pages = {**guide.checksums, "tips": "0" * 16}
    since = Reviewed.model_validate({"day": guide.settings.review.reviewed_on, "pages": pages})
    told = wording.review(guide.settings.review, changed=True)
    assert maker_data(replace(guide, reviewed=since)).facts.startswith(told)
    assert not made.facts.startswith(told)


def test_the_last_step_for_one_side_alone_has_its_picture(content: Path) -> None:
    change(
        content / "stretches/wall.yaml",
        "felt: In your calf.",
        "last_alone: 'Bring your [right|left] foot back.'\npicture_alone: hold\nfelt: In your calf.",
    )
    wall = stretch(maker_data(loaded(content)).json, "wall")
    assert wall["last_alone"] == ["Bring your right foot back.", "Bring your left foot back."]
    assert wall["picture_alone"] == "hold"
