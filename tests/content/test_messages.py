"""Validation errors of pydantic become problems in plain words, with their place and a remedy."""

import re
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, Self

import pytest
from pydantic import Field, HttpUrl, ValidationError, field_validator, model_validator
from pydantic_core import PydanticCustomError

from generator.content.messages import parse, problems_of
from generator.content.source import Source, from_bytes
from generator.content.suggestions import suggest
from generator.model.base import Home, Id, Line, Part, Seconds, Text, Url
from generator.model.people import Colour

BAD = sorted((Path(__file__).parent / "cases/messages/bad").glob("*.yaml"))


class Span(Part):
    low: int = Field(ge=1)
    high: int


class Dose(Part):
    hold: Seconds
    repeats: int | Span = 3
    sides: Literal["each", "both"] = "each"
    effort: float = Field(default=0.5, gt=0, lt=1)
    rest: int = Field(default=0, ge=0)

    @model_validator(mode="after")
    def _no_rest_at_the_limit(self) -> Self:
        if self.rest and self.hold == 600:
            raise ValueError("rest must be left out of so long a hold")
        return self


class Chair(Part):
    kind: Literal["chair"]
    height: int


class Mat(Part):
    kind: Literal["mat"]
    soft: bool = True


class Sheet(Part):
    """A content model with a field of each type."""

    id: Id = "sheet"
    title: Line = "Hips"
    lead: Text = "Stretch."
    url: Url | None = None
    web: HttpUrl | None = None
    dose: Dose | None = None
    steps: tuple[Line, ...] = Field(default=("Kneel.",), min_length=1, max_length=3)
    needs: tuple[Annotated[Chair | Mat, Field(discriminator="kind")], ...] = ()
    sizes: dict[Id, int] = Field(default={})
    angles: dict[Literal["hip", "knee"], int] = Field(default={})
    sources: tuple[Id, ...] = ()
    grade: int = Field(default=1, le=9)
    corner: tuple[float, float] = (0, 0)
    easy: bool = True
    day: date | None = None
    term: str = Field(default="hip", pattern=r"^[a-z]+$", description="The word: small letters.")

    @field_validator("term")
    @classmethod
    def _not_slang(cls, term: str) -> str:
        if term == "butt":
            raise PydanticCustomError("plain_word", "must be a word for everyone, such as 'buttock'")
        return term


def source(text: str) -> Source:
    found = from_bytes(text.encode(), "case.yaml")
    assert isinstance(found, Source)
    return found


def reported(text: str) -> list[str]:
    problems = parse(source(text), Sheet)
    assert isinstance(problems, tuple)
    return [one.text().removeprefix("case.yaml:") for one in problems]


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.stem)
def test_a_value_that_does_not_fit_is_told_with_its_cure(case: Path) -> None:
    text = case.read_text(encoding="utf-8")
    assert reported(text) == re.findall("^# expect: (.*)$", text, re.MULTILINE) != []


def test_what_fits_becomes_the_model() -> None:
    text = "title: Thighs\nday: 2026-11-23\neasy: no\ndose: {hold: 030, repeats: {low: 1, high: 2}}\n"
    found = parse(source(text), Sheet)
    assert isinstance(found, Sheet)
    assert (found.title, found.day, found.easy) == ("Thighs", date(2026, 11, 23), False)
    assert found.dose == Dose(hold=30, repeats=Span(low=1, high=2))


class Looks(Part):
    hair: Colour
    home: Home
    name: Line


def test_a_value_in_a_wrong_form_is_told_the_form() -> None:
    found = parse(source("hair: red\nhome: example.org\nname: [a]\n"), Looks)
    assert isinstance(found, tuple)
    assert [one.message for one in found[:2]] == [
        'must be a colour in quotes: # and six digits or small letters (a to f), such as "#dba583", '
        "but is 'red'",
        "must be an address such as https://example.org/guide/, with a slash at its end, "
        "but is 'example.org'",
    ]
    assert found[2].message.startswith("must be text, but is a list; put straight double quotes")
    assert found[2].rule == "text"


class Forms(Part):
    one: Line
    other: Line


def test_a_field_that_is_missing_is_told_beside_an_unknown_one_that_is_near_to_none() -> None:
    found = parse(source("one: A\nzzzzzz: B\n"), Forms)
    assert isinstance(found, tuple)
    assert [(one.field, one.rule) for one in found] == [("other", "missing"), ("zzzzzz", "unknown-field")]


def test_problems_come_sorted_by_line() -> None:
    lines = [
        int(one.split(":")[0]) for one in reported("zzz: 1\nid: A\neasy: perhaps\ndose:\n  hold: x\nday: x\n")
    ]
    assert lines == sorted(lines) == [1, 2, 3, 5, 6]


def test_an_error_that_somebody_else_caught_is_told_the_same() -> None:
    found = source("id: A b\n")
    with pytest.raises(ValidationError) as caught:
        Sheet.model_validate(found.data)
    assert problems_of(caught.value, found, Sheet) == parse(found, Sheet)


def test_no_pattern_of_the_base_types_reaches_an_editor() -> None:
    text = "id: A b\ntitle: |\n  a\n  b\nlead: ' '\nurl: ftp://x\n"
    assert len(reported(text)) == 4
    assert not re.search(r"[\^$\\]|\[a-z", " ".join(reported(text)))


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("repeat", "; did you mean 'repeats'?"),
        ("REPEATS", "; did you mean 'repeats'?"),
        ("holt", "; did you mean 'Hold'?"),
        ("ankle", ""),
        ("", ""),
        ("x" * 100_000, ""),
    ],
)
def test_a_word_is_suggested_only_where_it_is_near(word: str, hint: str) -> None:
    assert suggest(word, ["Hold", "repeats", "sides"]) == hint
    assert suggest(word, []) == ""


HOLDS = "which holds the hidden character U+00AD (soft hyphen); delete it"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id: stand\u00ading\n", "1:5: id: must be small letters, digits and single hyphens, such as "),
        ("dose: {hold: 1, sides: ea\u00adch}\n", "1:24: dose.sides: must be one of: each, both, but is "),
        ("ti\u00adtle: a\n", "1:1: ti tle: is not a field here, "),
    ],
)
def test_a_hidden_character_where_no_text_stands_is_named(text: str, told: str) -> None:
    (found,) = reported(text)
    assert found.startswith(told)
    assert HOLDS in found
