"""A language that the guide is translated into: who did it, and what is another in it than words."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from .base import Fixed, Id, Line, Part, Text
from .safety import Call


class Translation(Part):
    """A language that the guide is translated into (`locale/<language>/language.yaml`)."""

    name: Annotated[Fixed, Field(max_length=40)] = Field(description="The language's own name: “Español”.")
    translators: Line = Field(description="Who translated it, as a reader of this language reads it.")
    method: Text = Field(description="How it was translated, in a sentence in this language.")
    checked_by: Fixed | None = Field(
        default=None, description="The clinician who has checked the translation; empty until one has."
    )
    checked_on: date | None = Field(default=None, description="The day on which it was checked.")
    call: Mapping[Id, tuple[Call, ...]] = Field(
        default={},
        description="Numbers to call instead of those in safety.yaml, by the id of the tier, where readers "
        "of this language need others.",
    )

    @model_validator(mode="after")
    def _both_or_none(self) -> Self:
        if (self.checked_by is None) != (self.checked_on is None):
            raise ValueError("checked_by and checked_on must both be filled in, or both be empty")
        return self
