"""The simplest values that a schema takes, which stand in for content that is missing or wrong."""

from typing import Any, Self

import pytest
from pydantic import Field, model_validator

from generator.content.source import Source, from_bytes
from generator.content.stand_in import MinimalContent, Placeholders, stand_in
from generator.model.base import Line, Part, Place


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"const": "angle"}, "angle"),
        ({"enum": ["left", "right"]}, "left"),
        ({"type": "string", "examples": ["#36506c", "#ffffff"]}, "#36506c"),
        ({"type": "string"}, "TODO"),
        ({"type": "integer", "minimum": 5}, "5"),
        ({"type": "integer", "maximum": 0}, "0"),
        ({"type": "integer"}, "1"),
        ({"type": "string", "description": "The words, with {n} and {all}."}, "TODO {n} {all}"),
        ({"type": "object", "properties": {"more": {"type": "string"}}}, {}),
        ({"type": "object", "additionalProperties": {"type": "string"}}, {"x": "TODO"}),
        ({"type": "array", "items": {"const": "a"}}, ["a"]),
        ({"type": "array", "items": {"const": "a"}, "minItems": 2}, ["a", "a"]),
        ({"type": "array", "prefixItems": [{"const": "a"}, {"const": "b"}]}, ["a", "b"]),
        (
            {
                "type": "object",
                "required": ["kind"],
                "properties": {"kind": {"const": "gap"}, "more": {"type": "string"}},
            },
            {"kind": "gap"},
        ),
    ],
)
def test_the_simplest_value_that_a_schema_takes(schema: dict[str, Any], value: object) -> None:
    assert MinimalContent(schema, Placeholders("TODO", "x")).value(schema) == value


class Shelf(Part):
    name: Line
    sizes: tuple[int, ...] = Field(min_length=1)
    ends: tuple[int, Line]


@pytest.mark.parametrize(
    ("text", "shelf", "place"),
    [
        (
            "name: A\nsizes: [2, x, 3]\nends: [4, B]\n",
            Shelf(name="A", sizes=(2, 1, 3), ends=(4, "B")),
            ("sizes", 1),
        ),
        ("name: A\nsizes: [x]\nends: [4, B]\n", Shelf(name="A", sizes=(1,), ends=(4, "B")), ("sizes", 0)),
        ("name: A\nsizes: [2]\nends: [x, B]\n", Shelf(name="A", sizes=(2,), ends=(1, "B")), ("ends", 0)),
        ("sizes: [2]\nends: [4, B]\n", Shelf(name="TODO", sizes=(2,), ends=(4, "B")), ("name",)),
    ],
)
def test_what_is_wrong_is_replaced_and_the_rest_stays(text: str, shelf: Shelf, place: Place) -> None:
    source = from_bytes(text.encode(), "shelf.yaml")
    assert isinstance(source, Source)
    assert stand_in(Shelf, source) == (shelf, frozenset({place}))


WHOLE: frozenset[Place] = frozenset({()})


class Span(Part):
    id: str = "none"
    low: int
    high: int

    @model_validator(mode="after")
    def rises(self) -> Self:
        if self.low > self.high:
            raise ValueError("low must not be more than high")
        return self


def test_what_is_refused_as_a_whole_is_replaced_but_for_its_id() -> None:
    source = from_bytes(b"low: 2\nhigh: 1\n", "span.yaml")
    assert isinstance(source, Source)
    assert stand_in(Span, source) == (Span(low=1, high=1), WHOLE)
    source.data["id"] = "own-name"
    assert stand_in(Span, None) == (Span(low=1, high=1), WHOLE)
    assert stand_in(Span, source) == (Span(id="own-name", low=1, high=1), WHOLE)
