"""What stands in content that has just been begun: what an editor finds to fill in, and where."""

from pathlib import Path
from typing import Any

import pytest

from generator.content import PLACEHOLDER, Source, from_bytes
from generator.editing.new_content import NotMadeError
from generator.editing.new_entry import ENTRIES
from generator.editing.scaffold import MOST_SIGNS, scaffold
from tests.sample_guide import change, small_guide

TODO, AN_ID = PLACEHOLDER, PLACEHOLDER.lower()


def told(text: str) -> Any:
    """What a file holds; numbers as they are written."""
    found = from_bytes(text.encode(), "begun.yaml")
    assert isinstance(found, Source)
    return found.data


def begun(kind: str, content: Path, name: str = "Deep lunge") -> dict[str, Any]:
    """What a file holds that was begun."""
    path, line = scaffold(kind, name, content)
    assert line == 1
    text = path.read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert text.splitlines()[1] == (
        f"# Fill in each {TODO} and each {AN_ID}, then take this line out and run `make check`."
    )
    found: dict[str, Any] = told(text)
    return found


def test_a_stretch_begins_with_a_usual_dose_and_two_steps(tmp_path: Path) -> None:
    name = "A name of more than forty signs, which no menu can hold"
    assert begun("stretch", small_guide(tmp_path, built=False), name) == {
        "order": "4",
        "name": name,
        "short": name[:40].strip(),
        **dict.fromkeys(("purpose", "description", "card", "cue", "felt", "easier", "harder", "basis"), TODO),
        "for_you_if": [TODO],
        "needs": {"able": [AN_ID], "have": [AN_ID], "words": [TODO]},
        "pose": AN_ID,
        "dose": {
            "hold_from": "20",
            "hold_to": "30",
            "repeats": "3",
            "sides": "each",
            "days_from": "2",
            "days_to": "3",
        },
        "change": "hold",
        "steps": [TODO, TODO],
        "pictures": ["start", "hold"],
        "sources": [AN_ID],
    }


def test_a_pose_begins_upright_and_with_a_foot_set_back(tmp_path: Path) -> None:
    assert begun("pose", small_guide(tmp_path, built=False)) == {
        "title": "Deep lunge",
        "person": "pat",
        "target": {"parts": ["soleus"], "side": "left"},
        "states": {
            "start": {
                "alt": TODO,
                "angles": {"y": ".52", "left_arm": {"spread": "25"}, "right_arm": {"spread": "25"}},
                "free": ["x", "y", "z", "left_leg", "right_leg"],
                "touch": {
                    "left-foot": {"on": "floor", "x": "0", "z": "-.055"},
                    "right-foot": {"on": "floor", "x": "0", "z": ".055"},
                },
            },
            "hold": {
                "alt": f"{TODO}: name both sides, as in [left|right] foot",
                "angles": {"left_leg": {"hip": "-10"}},
                "touch": {"left-foot": {"on": "floor", "x": "-.12", "z": "-.055"}},
                "short_because": f"{TODO}, or take this line out as soon as it does",
            },
        },
    }


@pytest.mark.parametrize(
    ("kind", "list_", "made"),
    [
        (
            "question",
            "questions",
            {"id": "deep-lunge", "question": "Deep lunge", "answer": TODO, "text": [TODO]},
        ),
        (
            "source",
            "sources",
            {
                "id": "deep-lunge",
                "kind": "research",
                "heading": "Deep lunge",
                **dict.fromkeys(("cite", "short", "shows"), TODO),
                "url": f"https://{TODO}",
            },
        ),
        ("term", "terms", {"term": "Deep lunge", "means": TODO}),
    ],
)  # fmt: skip
def test_an_entry_asks_for_each_field_and_names_those_that_may_be_added(
    kind: str, list_: str, made: dict[str, Any], tmp_path: Path
) -> None:
    content = small_guide(tmp_path, built=False)
    path, line = scaffold(kind, "Deep lunge", content)
    text = path.read_text(encoding="utf-8")
    assert told(text)[list_][-1] == made
    lines = text.splitlines()[line - 1 :]
    first = next(iter(made))
    assert lines[1] == f"  - {first}: {made[first]}"
    added = [one.split()[4] for one in lines if one.startswith("    # May be added: ")]
    assert added == [f"{field}." for field in ENTRIES[kind].model.model_fields if field not in made]
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_an_entry_stands_as_far_to_the_right_as_the_others(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    terms = content / "glossary.yaml"
    change(terms, "terms:\n  - {term", "terms: # all\n\n# One.\n- {term")
    scaffold("term", "bursa", content)
    assert "\n- term: bursa\n" in terms.read_text(encoding="utf-8")


def test_a_mark_at_the_begin_of_a_file_is_no_obstacle(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    for name in ("glossary.yaml", "poses/wall.yaml"):
        path = content / name
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    scaffold("term", "bursa", content)
    assert not (content / "glossary.yaml").read_bytes().startswith(b"\xef\xbb\xbf")
    path, _ = scaffold("pose", "Deep lunge", content, "wall")
    assert path.read_text(encoding="utf-8").startswith("title: Deep lunge\n")


def test_a_first_stretch_has_the_first_place_and_nothing_to_choose_from(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    for path in (content / "stretches").iterdir():
        path.unlink()
    for name in ("chooser.yaml", "people.yaml", "muscles.yaml"):
        (content / name).unlink()
    path, _ = scaffold("stretch", "Deep lunge", content)
    text = path.read_text(encoding="utf-8")
    assert "\norder: 1\n" in text
    assert text.count("  # There are: none yet. Write [] if it asks for none of them.\n") == 2
    pose = begun("pose", content)
    assert (pose["person"], pose["target"]["parts"]) == (AN_ID, [AN_ID])


def test_ids_to_choose_from_are_named_with_commas_and_a_place_that_is_no_number_does_not_count(
    tmp_path: Path,
) -> None:
    content = small_guide(tmp_path, built=False)
    change(content / "chooser.yaml", "equipment:", "equipment:\n  - {id: mat, name: a mat}\n  - odd")
    change(content / "stretches/wall.yaml", "order: 1", "order: first")
    change(content / "stretches/step.yaml", "order:", "# order:")
    path, _ = scaffold("stretch", "Deep lunge", content)
    text = path.read_text(encoding="utf-8")
    assert "\norder: 4\n" in text
    assert "  # There are: mat, wall. Write" in text


def test_a_name_may_have_as_many_signs_as_are_told(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    scaffold("pose", "e" * MOST_SIGNS, content)
    with pytest.raises(NotMadeError) as found:
        scaffold("pose", "e" * 101, content)
    assert str(found.value) == (
        "the name must hold letters from a to z or digits, of which its id is made, 100 signs at most, "
        f"but is '{'e' * 101}'"
    )


@pytest.mark.parametrize("kind", ENTRIES)
def test_what_is_in_the_way_is_told_with_what_to_do(kind: str, tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    path, _ = scaffold(kind, "Deep  lunge", content)
    own = "DEEP lunge" if kind == "term" else "deep-lunge"
    before = path.read_bytes()
    with pytest.raises(NotMadeError) as found:
        scaffold(kind, "DEEP lunge", content)
    assert str(found.value) == (
        f"{path.as_posix()} has '{own}' already; choose another name, or change that entry"
    )
    path.write_text(path.read_text(encoding="utf-8").replace(":", "", 1), encoding="utf-8")
    with pytest.raises(NotMadeError) as found:
        scaffold(kind, "bursa", content)
    assert str(found.value) == f"{path.as_posix()} cannot be read; run `make check` and mend it first"
    first, _, rest = before.partition(b"\n")
    path.write_bytes(rest + first + b"\n")
    with pytest.raises(NotMadeError) as found:
        scaffold(kind, "bursa", content)
    assert str(found.value) == (
        f"`{ENTRIES[kind].field}` must be the last field of {path.as_posix()}, its items after `- `"
    )
