"""Patterns with braces for a value, and counts in words: what every list of fixed words is made of."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from .base import Line, Part


def holding(*names: str) -> AfterValidator:
    """Check that a pattern names exactly these values in braces."""

    def check(pattern: str) -> str:
        found = re.findall(r"\{(\w*)\}", pattern)
        braces = pattern.count("{") + pattern.count("}")
        if set(found) != set(names) or braces != 2 * len(found):
            wanted = ", ".join(f"{{{name}}}" for name in names)
            raise ValueError(f"must hold {wanted}, each in braces, and no other braces")
        return pattern

    return AfterValidator(check)


class Plural(Part):
    """A count in words. Languages differ in which forms they have; `other` is always needed."""

    zero: Annotated[Line, holding("n")] | None = Field(
        default=None, description="For none, where the language has it."
    )
    one: Annotated[Line, holding("n")] | None = Field(default=None, description="For one.")
    two: Annotated[Line, holding("n")] | None = Field(default=None, description="For two.")
    few: Annotated[Line, holding("n")] | None = Field(default=None, description="For a few.")
    many: Annotated[Line, holding("n")] | None = Field(default=None, description="For many.")
    other: Annotated[Line, holding("n")] = Field(description="For every other number: {n}.")
