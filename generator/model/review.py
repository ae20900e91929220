"""Who has checked the guide, and until when that holds."""

from datetime import date
from typing import Self

from pydantic import Field, model_validator

from .base import Fixed, Part


class Review(Part):
    """Who has checked the guide, and until when that holds."""

    reviewed_by: Fixed | None = Field(
        default=None, description="The clinician's name and role; empty until one has."
    )
    reviewed_on: date | None = Field(default=None, description="The day of the review, as 2026-11-23.")
    review_by: date = Field(description="The day by which the guide must be checked again.")

    @model_validator(mode="after")
    def _both_or_none(self) -> Self:
        if (self.reviewed_by is None) != (self.reviewed_on is None):
            raise ValueError("reviewed_by and reviewed_on must both be filled in, or both be empty")
        if self.reviewed_on and self.reviewed_on > self.review_by:
            raise ValueError("review_by must not be earlier than reviewed_on")
        return self
