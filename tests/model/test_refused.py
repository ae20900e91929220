"""What no field of a part can be by itself, or beside another: an editor reads what must be true."""

from typing import Annotated, Any

import pytest
from pydantic import AfterValidator, TypeAdapter, ValidationError

from generator.model.article import Question, Section
from generator.model.base import Line, Text, Url
from generator.model.contact import Contact
from generator.model.dose import Dose
from generator.model.evidence import Reference
from generator.model.language import DateOrder, Language
from generator.model.muscles import Muscles
from generator.model.patterns import One, holding
from generator.model.pose import Pose
from generator.model.props import Wall
from generator.model.review import Review
from generator.model.settings import _of_a_page
from generator.model.style import HeldASide
from generator.model.translation import Translation
from tests.figures.cases import MUSCLES

DOSE = {"hold_from": 20, "hold_to": 30, "repeats": 3, "sides": "each", "days_from": 2, "days_to": 3}
REVIEW = {"reviewed_by": "Ada Roe, tester", "reviewed_on": "2026-01-02", "review_by": "2027-01-01"}
SECTION = {"id": "a", "title": "A", "text": ["B."], "points": ["C.", "D."]}
QUESTION = {"id": "a", "question": "A?", "answer": "B.", "text": ["C."]}
SOURCE = {"id": "a", "kind": "research", "heading": "A", "cite": "B.", "short": "C", "shows": "D."}
TRANSLATION = {"name": "A", "translators": "B", "method": "C."}
PATTERN = Annotated[Line, holding("n", "name")]


def pose(**states: dict[str, Any]) -> dict[str, Any]:
    shown = {name: {"alt": "Somebody stands.", **state} for name, state in states.items()}
    target = {"parts": ["flexor"], "side": "left"}
    return {"id": "a", "title": "A", "person": "sam", "target": target, "states": shown}


def muscles(**flexor: Any) -> dict[str, Any]:
    data = MUSCLES.model_dump()
    data["muscles"]["flexor"] |= flexor
    return data


FEEDBACK = Annotated[Url, AfterValidator(_of_a_page)]


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        (Text, "\u200b\u200d", "must have something to see, but holds only signs without a shape"),
        (Text, f"It is {'a' * 80}.", "must have no word of more than 80 letters, but has one of 81"),
        (Dose, {**DOSE, "hold_from": 31}, "hold_from must not be longer than hold_to"),
        (
            Dose,
            {**DOSE, "hold_older": 30},
            "hold_older must be longer than hold_to; leave it out if it is not",
        ),
        (Dose, {**DOSE, "days_from": 4}, "days_from must not be more than days_to"),
        (
            Dose,
            {**DOSE, "start_with": 3},
            "start_with must be fewer than repeats; leave it out if a beginner does them all",
        ),
        (Reference, SOURCE, "must have an address in url, or say in no_url why it has none"),
        (Language, "xx", "must be a language with known rules for numbers and dates, such as en"),
        (DateOrder, "MMMMMMMM y", "must be the order of a date, such as d MMMM y"),
        *(
            (
                Muscles,
                muscles(wrap={"after": after, "before": before, "radius": 0.02}),
                "wrap must name two points of the path, in their order",
            )
            for after, before in (("front", "brim"), ("brim", "brim"), ("no", "brim"), ("brim", "no"))
        ),
        (
            Muscles,
            muscles(path=[{"at": one, "width": 0.01} for one in ("spine", "brim", "knee")], wrap=None),
            "'flexor' must pass landmarks alone, but 'knee' is none",
        ),
        *(
            (PATTERN, text, "must hold {n}, {name}, each in braces, and no other braces")
            for text in ("{n} of them", "{n} {name} {more}", "{n} {name} {")
        ),
        *(
            (One, text, "must hold {n} in braces or no value, and no other braces")
            for text in ("{m} time", "{n} time}")
        ),
        (Wall, {}, "a wall must say either before or beside"),
        (Wall, {"before": 1, "beside": 1}, "a wall must say either before or beside"),
        *(
            (
                Contact,
                {"on": on, "along": 0.5},
                "along must stand beside a limb in `on`: thigh, shin, arm, forearm",
            )
            for on in ("belly", "left-hand", "floor")
        ),
        (Contact, {"on": "left-arm"}, "a contact on an arm must say how far along it"),
        *(
            (FEEDBACK, f"https://a.org/?{query}", "must hold no braces but those of {page}")
            for query in ("page={pages}", "page={page}&{x", "}{page}")
        ),
        (Pose, pose(start={}), "a pose must have a state named hold"),
        (
            Pose,
            pose(hold={"from": "after"}, after={}),
            "must name a state that is written before this one, but 'after' comes after it",
        ),
        (
            Pose,
            pose(start={}, hold={"ghost": "before"}),
            "there is no state 'before' in this pose",
        ),
        (
            Pose,
            pose(start={}, hold={"moved": {"mat": {"x": [0, 1]}}}),
            "must be left out: the movement from start to hold shows it",
        ),
        (Section, {**SECTION, "poses": ["a"]}, "poses must name one for each of the 2 points, not 1"),
        (
            Question,
            {**QUESTION, "certainty": "weak"},
            "an answer with a certainty must name its sources",
        ),
        *(
            (
                Review,
                {**REVIEW, field: None},
                "reviewed_by and reviewed_on must both be filled in, or both be empty",
            )
            for field in ("reviewed_by", "reviewed_on")
        ),
        (Review, {**REVIEW, "review_by": "2026-01-01"}, "review_by must not be earlier than reviewed_on"),
        (HeldASide, {"least": 61, "most": 60}, "least must not be more than most"),
        *(
            (
                Translation,
                {**TRANSLATION, field: value},
                "checked_by and checked_on must both be filled in, or both be empty",
            )
            for field, value in (("checked_by", "Ada Roe"), ("checked_on", "2026-01-02"))
        ),
    ],
)
def test_what_cannot_be_is_told_as_what_must_be_true(kind: Any, value: object, told: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(kind).validate_python(value)
    assert [one["msg"] for one in refused.value.errors()] == [f"Value error, {told}"]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Text, f"It is {'a' * 79}."),
        (Text, "\u0e01" * 200),
        (Text, "a\u200bb"),
        (Dose, {**DOSE, "hold_from": 30, "hold_older": 31, "days_from": 3, "start_with": 2}),
        (Reference, {**SOURCE, "url": "https://example.org"}),
        (Reference, {**SOURCE, "no_url": "It is on paper."}),
        (Language, "pt-BR"),
        (DateOrder, "d 'de' MMMM 'de' y"),
        (Muscles, muscles()),
        (PATTERN, "{name}: {n}"),
        (One, "once"),
        (One, "{n} time"),
        (Wall, {"before": 0}),
        (Wall, {"beside": 0}),
        (
            Pose,
            pose(start={}, hold={"from": "start", "ghost": "after"}, after={"moved": {"mat": {"x": [0, 1]}}}),
        ),
        (Section, SECTION),
        (Section, {**SECTION, "poses": ["a", "b"]}),
        (Question, QUESTION),
        (Question, {**QUESTION, "certainty": "weak", "sources": ["a"]}),
        (Review, REVIEW),
        (Review, {**REVIEW, "review_by": "2026-01-02"}),
        (Review, {"review_by": "2027-01-01"}),
        (HeldASide, {"least": 60, "most": 60}),
        (Translation, TRANSLATION),
        (Translation, {**TRANSLATION, "checked_by": "Ada Roe", "checked_on": "2026-01-02"}),
    ],
)
def test_what_may_be_is_taken(kind: Any, value: object) -> None:
    TypeAdapter(kind).validate_python(value)
