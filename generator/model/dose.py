"""How much of a stretch: written once, read by page, timer, handout and data file."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from .base import Part, Seconds

MOST_TIMES_A_DAY = 6
"""How often a day a stretch may be done on a sheet of one's own, at most."""

Repeats = Annotated[int, Field(ge=1, le=30)]
"""How many holds."""


class Dose(Part):
    """Hold, repeats, sides and days; every total is worked out from these."""

    hold_from: Seconds = Field(description="The shortest hold, in seconds.")
    hold_to: Seconds = Field(description="The longest hold, in seconds.")
    hold_older: Seconds | None = Field(
        default=None, description="The longest hold for older people, in seconds, if it is longer."
    )
    repeats: Repeats = Field(description="How many holds on each side, or in all for both at once.")
    start_with: Repeats | None = Field(
        default=None, description="How many holds a beginner starts with, if fewer."
    )
    sides: Literal["each", "both"] = Field(
        description="`each`: one side, then the other. `both`: both sides at once."
    )
    days_from: int = Field(ge=1, le=7, description="The fewest days a week.")
    days_to: int = Field(ge=1, le=7, description="The most days a week.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.hold_from > self.hold_to:
            raise ValueError("hold_from must not be longer than hold_to")
        if self.hold_older is not None and self.hold_older <= self.hold_to:
            raise ValueError("hold_older must be longer than hold_to; leave it out if it is not")
        if self.days_from > self.days_to:
            raise ValueError("days_from must not be more than days_to")
        if self.start_with is not None and self.start_with >= self.repeats:
            raise ValueError(
                "start_with must be fewer than repeats; leave it out if a beginner does them all"
            )
        return self

    @property
    def longest_hold(self) -> int:
        """The longest hold for anybody, in seconds."""
        return self.hold_older or self.hold_to

    @property
    def side_count(self) -> int:
        """How many times the set is done: 2 for each side, 1 for both at once."""
        return 2 if self.sides == "each" else 1

    @property
    def side_seconds(self) -> tuple[int, int]:
        """Seconds held on one side (or on both at once), from the shortest to the longest hold."""
        return self.hold_from * self.repeats, self.hold_to * self.repeats

    @property
    def first_seconds(self) -> tuple[int, int]:
        """Seconds held on one side by a beginner, from the shortest to the longest hold."""
        repeats = self.start_with or self.repeats
        return self.hold_from * repeats, self.hold_to * repeats

    @property
    def week_seconds(self) -> tuple[int, int]:
        """Seconds held on one side in a week by a beginner, on the fewest and on the most days."""
        low, high = self.first_seconds
        return low * self.days_from, high * self.days_to

    @property
    def total_seconds(self) -> tuple[int, int]:
        """Seconds held in all, both sides together, from the shortest to the longest hold."""
        low, high = self.side_seconds
        return low * self.side_count, high * self.side_count


def limits(field: str) -> tuple[int, int]:
    """The most and the least that a field of a dose may hold."""
    known = Dose.model_fields[field].metadata
    high = next(int(limit.le) for limit in known if hasattr(limit, "le"))
    return high, next(int(limit.ge) for limit in known if hasattr(limit, "ge"))
