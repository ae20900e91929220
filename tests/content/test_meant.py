"""A dash that is missing, a text that stands too far left, brackets before a list: told as what was meant."""

import pytest

from generator.content.source import from_bytes

DASH = "a dash is missing before this item; write `- ` in front of it, in line with the other dashes (dash)"
RIGHT = (
    "the text after `{}` must stand further right than the line above it; put two more spaces before each "
    "of its lines (block)"
)
BRACKETS = (
    "these brackets mean that nothing follows; take them away, as more stands on the lines below (bracket)"
)


def told(text: str) -> list[str]:
    found = from_bytes(text.encode(), "case.yaml")
    assert isinstance(found, tuple)
    return [one.text().removeprefix("case.yaml:") for one in found]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("steps:\n  - Kneel.\n  Come back slowly and change sides.\n  - Rest.\n", "3:3: "),
        ("steps:\n  - Kneel.\n  Come back slowly and change sides.\nfelt: a\n", "3:3: "),
        ("steps:\n  - Kneel.\n\n  # Later.\n  Come back slowly.\nfelt: a\n", "5:3: "),
        ('steps:\n  - Kneel.\n  "Come back."\n  - Rest.\n', "3:3: "),
        ("steps:\n  - Kneel\n    on it.\n  Come back.\n  - Rest.\n", "4:3: "),
        ("steps:\n- Kneel.\nCome back slowly.\n\n- Rest.\nfelt: a\n", "3:1: "),
        ("steps:\n  Kneel.\n  - Come back.\n  - Rest.\nfelt: b\n", "2:3: steps: "),
        ("steps:\n  Kneel\n  on it.\n  - Come back.\nfelt: b\n", "2:3: steps: "),
        ('steps:\n  "Kneel."\n  - Come back.\n  - Rest.\nfelt: b\n', "2:3: "),
        ("a:\n    id: a\n    is: b\n  - id: f\n    is: g\n", "2:5: "),
        ("a:\n  - id: a\n    is: b\n  id: c\n    is: d\n  - id: f\n", "4:3: "),
        ("a:\n  - id: a\n    is: b\n  id: c\n  is: d\n  - id: f\n", "4:3: "),
        ("a:\n  - id: a\n    is: b\n    id: c\n    is: d\n  - id: f\n", "4:5: a[1].id: "),
        ("a:\n  - id: a\n    is: b\n    id: c\n    is: d\n    id: e\n    is: f\n", "4:5: a[1].id: "),
    ],
)
def test_a_dash_that_is_missing_is_told_once_at_its_item(text: str, where: str) -> None:
    assert told(text) == [f"{where}{DASH}"]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("steps:\n- Kneel.\nfelt Come back.\nnext: a\n", ["colon"]),
        ("dose:\n  hold: 1\n  - x\nb: c\n", ["indent"]),
        ("dose:\n  hold: 1\n - x\nb: c\n", ["indent"]),
        ("a:\n  - b: c\n    d: e\n      f: g\n", ["indent"]),
        ('felt:\n  "Kneel\n  - Come"\n', ["list-item"]),
        ("felt: Kneel\n  - Come\n", ["list-item"]),
        ("steps:\n  - Kneel\n    - Come\n", ["list-item"]),
        ("a:\n  - id: a\n    is: b\n    id: c\n", ["twice"]),
        ("a:\n  - id: a\n    is: b\n    on: c\n    is: b\n    on: c\n", ["twice", "twice"]),
        ("id: a\nis: b\nid: a\nis: b\n", ["twice", "twice"]),
        ("a: b\nc\n", ["colon"]),
    ],
)
def test_another_mistake_is_not_told_as_a_missing_dash(text: str, rules: list[str]) -> None:
    assert [one.rpartition(" (")[2].rstrip(")") for one in told(text)] == rules


def test_an_item_of_nothing_but_repeated_fields_is_given_up_early() -> None:
    found = told("a:\n  - id: a\n" + "    id: a\n" * 50_000)
    assert 1 <= len(found) < 110
    assert found[0].startswith("3:5: a[1].id: a dash is missing")


@pytest.mark.parametrize("sign", [">-", "|", ">", "|2", ">+"])
def test_a_text_of_several_lines_that_stands_too_far_left_is_told(sign: str) -> None:
    right = RIGHT.format(sign)
    assert told(f"felt: {sign}\nYou feel it here.\nAnd so.\nnext: a\n") == [f"2:1: {right}"]
    assert told(f"felt: {sign}\n\nYou feel it here.\n") == [f"3:1: {right}"]
    assert told(f"a:\n  - id: a\n    b: {sign}\n    You feel it.\n    c: a\n") == [f"4:5: {right}"]
    assert told(f"steps:\n  - {sign}\n  You feel it here.\n  - a\n") == [f"3:3: {right}"]


@pytest.mark.parametrize("below", ["  - old: a\n    new: b\n", "  - a\n", "\n  # Since May.\n  - a\nb: c\n"])
@pytest.mark.parametrize("empty", ["[]", "[ ]", "{}"])
def test_empty_brackets_above_what_they_should_hold_are_told(empty: str, below: str) -> None:
    assert told(f"moved: {empty}\n{below}") == [f"1:8: {BRACKETS}"]


def test_empty_brackets_beside_other_fields_are_no_mistake() -> None:
    assert told("a: []\nb\nc: d\n") != [f"1:4: {BRACKETS}"]


@pytest.mark.parametrize("text", ["felt: ->\n  You feel it.\n", "felt: -> You feel it.\n"])
def test_a_sign_of_a_text_that_is_written_the_wrong_way_round_is_told(text: str) -> None:
    cure = "`->` begins no text; for a text on the lines below, write `>-` here (sign)"
    assert told(text) == [f"1:7: felt: {cure}"]


def test_what_stands_behind_a_bracket_that_never_closes_is_not_told_too() -> None:
    text = "a:\n  - id: x\n    id: y\n    sources: [one\n  - id: z\n    sources: [two]\n"
    assert [one[:5] for one in told(text)] == ["4:14:"]
    text = "a:\n  - id: x\n    b: “y”\n    sources: [one\n  - id: z\n    sources: [two]\n"
    assert [one[:5] for one in told(text)] == ["3:8: ", "4:14:"]
