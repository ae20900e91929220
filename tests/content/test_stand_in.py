"""The simplest values that a schema takes, which stand in for content that is missing or wrong."""

from typing import Any

import pytest

from generator.content.stand_in import Placeholders, Simplest


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
    assert Simplest(schema, Placeholders("TODO", "x")).value(schema) == value
