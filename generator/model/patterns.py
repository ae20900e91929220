"""Patterns with braces for a value, and counts in words: what every list of fixed words is made of."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from .base import Line, Part


def holding(*names: str) -> AfterValidator:
    """Check that a pattern names exactly these values in braces."""

    def check(pattern: str) -> str:
        if _values(pattern) != set(names):
            wanted = ", ".join(f"{{{name}}}" for name in names)
            raise ValueError(f"must hold {wanted}, each in braces, and no other braces")
        return pattern

    return AfterValidator(check)


def _counted(form: str) -> str:
    """A form for one number alone: it may say the number in words, as in “twice”."""
    if _values(form) not in (set(), {"n"}):
        raise ValueError("must hold {n} in braces or no value, and no other braces")
    return form


def _values(pattern: str) -> set[str]:
    """The values that a pattern names in braces; a brace that is left over counts as one without a name."""
    found = re.findall(r"\{(\w*)\}", pattern)
    braces = pattern.count("{") + pattern.count("}")
    return {*found, *([""] if braces != 2 * len(found) else [])}


One = Annotated[Line, AfterValidator(_counted)]
"""The form of a count for one number alone."""


class Plural(Part):
    """A count in words. Languages differ in which forms they have; `other` is always needed."""

    zero: One | None = Field(default=None, description="For none, where the language has it.")
    one: One | None = Field(default=None, description="For one.")
    two: One | None = Field(default=None, description="For two.")
    few: Annotated[Line, holding("n")] | None = Field(default=None, description="For a few.")
    many: Annotated[Line, holding("n")] | None = Field(default=None, description="For many.")
    other: Annotated[Line, holding("n")] = Field(description="For every other number: {n}.")
