"""What a model says of the value at a place, where it is one of several kinds, within others or missing."""

from typing import Literal

import pytest
from pydantic import Field

from generator.content.fields import first_leaf, schemas_at
from generator.model.base import Part, Place


class Lid(Part):
    """What closes it."""

    kind: Literal["lid"]
    weight: int = Field(description="How heavy it is.")


class Rope(Part):
    """What it is tied with."""

    kind: Literal["rope"]
    length: int = Field(description="How long it is.")


class Box(Part):
    size: int | None = Field(None, description="How large it is.")
    parts: tuple[Lid | Rope, ...] = Field((), description="What belongs to it.")
    corners: tuple[int, str] = Field((1, "a"), description="Where it is.")
    names: dict[str, Lid] = Field({}, description="What it is called.")
    top: Lid | Rope | None = Field(None, description="What is on top.", examples=["its lid"])


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (("size",), ["How large it is."]),
        (("parts",), ["What belongs to it."]),
        (("parts", 0), ["What closes it.", "What it is tied with."]),
        (("parts", 0, "Lid", "weight"), ["How heavy it is."]),
        (("parts", 1, "rope", "length"), ["How long it is."]),
        (("names", "any", "weight"), ["How heavy it is."]),
    ],
)
def test_what_a_field_says_of_itself(place: Place, told: list[str]) -> None:
    assert [leaf["description"] for leaf in schemas_at(Box, place)] == told


def test_of_a_value_that_may_be_missing_its_kind_is_known() -> None:
    [size] = schemas_at(Box, ("size",))
    assert size["type"] == "integer"
    assert [schemas_at(Box, ("corners", place))[0]["type"] for place in (0, 1)] == ["integer", "string"]


def test_of_a_kind_that_is_named_the_others_are_left_out() -> None:
    for name in ("Rope", "rope"):
        [rope] = schemas_at(Box, ("parts", 0, name))
        assert set(rope["properties"]) == {"kind", "length"}


def test_the_first_leaf_is_that_of_the_first_branch_with_the_help_of_the_field() -> None:
    schema = Box.model_json_schema()
    leaf = first_leaf(schema["properties"]["top"], schema["$defs"])
    assert set(leaf["properties"]) == {"kind", "weight"}
    assert (leaf["description"], leaf["examples"]) == ("What is on top.", ["its lid"])
    assert [one["description"] for one in schemas_at(Box, ("top",))] == ["What is on top."] * 2
