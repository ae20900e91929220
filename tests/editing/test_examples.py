"""An example explains each field above it, in whole words on short lines, with what may be chosen."""

from itertools import pairwise
from typing import Literal

from pydantic import BaseModel, Field

from generator.content import Placeholders, Value
from generator.editing.examples import example

STAND = Placeholders("TEXT", "an-id")
LONG = "It says at length " + "and then again " * 12 + "what it is."


class Tool(BaseModel):
    """Something to work with."""

    name: str = Field(description="What it is\ncalled.")
    feel: Literal["hard", "soft"] = Field(description="How it feels.")
    note: str = Field(description=LONG)
    size: Literal["small", "large"] | None = Field(None, description="How\nlarge it is.")


def lines(value: dict[str, Value]) -> list[str]:
    made = example(Tool, STAND)
    return list(made.lines(made.schema, value))


def test_help_stands_above_a_field_in_whole_words() -> None:
    assert lines({"name": "A rope"}) == ["# What it is called.", "name: A rope"]


def test_what_may_be_chosen_is_told() -> None:
    assert lines({"feel": "soft"})[0] == "# How it feels. One of: hard, soft."


def test_what_may_be_added_is_told_in_whole_words_with_what_may_be_chosen() -> None:
    made = example(Tool, STAND)
    given = dict.fromkeys(("name", "feel", "note"), "soft")
    told = "# May be added: size. How large it is. One of: small, large."
    assert list(made.optional(made.schema, given, "  ")) == [f"  {told}"]


def test_long_help_is_told_whole_on_lines_of_at_most_98_letters() -> None:
    *told, _ = lines({"note": "soft"})
    assert " ".join(line.removeprefix("# ") for line in told) == LONG
    assert max(map(len, told)) <= 98
    assert all(len(line) + len(after.split()[1]) > 95 for line, after in pairwise(told))
