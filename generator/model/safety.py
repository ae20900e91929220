"""When to stop, when to ask first, when to get help and how soon."""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from .article import Illustration, PageHead
from .base import Id, Line, Part, Text

Level = Literal["now", "today", "soon", "ask", "stop"]
"""How soon somebody acts: at once, today, soon, before the first stretch, or by leaving the stretch."""

Phone = Annotated[str, StringConstraints(pattern=r"^\+?[0-9]{2,15}$")]
"""A number that a phone can dial: digits alone, maybe after a plus sign."""


class Call(Part):
    """A number to call: a link that a phone can dial."""

    number: Phone = Field(description="The number in digits, in quotes.", examples=["112"])
    label: Line = Field(description="What the link says, the number and where it works: “Call 112 (Europe)”.")


class Signs(Part):
    """A list of signs with the sentence that opens it."""

    intro: Text = Field(description="The sentence before the list.")
    points: tuple[Text, ...] = Field(
        min_length=1, description="One sign each, in words that can be understood when it stands alone."
    )
    pictures: tuple[Illustration, ...] = Field(
        default=(), description="Drawings of signs that are easier to see than to read, after the list."
    )


class Tier(Part):
    """One level of care, from an emergency down to leaving a stretch."""

    id: Id = Field(description="Its name in addresses.")
    level: Level = Field(description="How soon: sets colour and sign.")
    title: Line = Field(description="The heading.")
    such_as: Text | None = Field(
        default=None,
        description="A sign or two as examples, in a sentence that says that there are more: “Such as …”.",
    )
    action: Text = Field(description="What to do, how soon and whom to call, in whole sentences.")
    call: tuple[Call, ...] = Field(default=(), description="Numbers to call, where they are sure.")
    signs: tuple[Signs, ...] = Field(min_length=1, description="The signs, grouped.")
    notes: tuple[Text, ...] = Field(
        default=(),
        description="What else to know of these signs; on the safety page and in the booklet only.",
    )
    sources: tuple[Id, ...] = Field(min_length=1, description="Ids of the sources behind it.")

    @property
    def points(self) -> tuple[Text, ...]:
        """Every sign of the tier, in order."""
        return tuple(point for signs in self.signs for point in signs.points)


class Feeling(Part):
    """How strong a stretch feels, on a scale from 0 to 10, and what to do then."""

    least: int = Field(ge=0, le=10, description="From this number.")
    most: int = Field(ge=0, le=10, description="Up to this number.")
    feels: Text = Field(description="How that feels.")
    do: Text = Field(description="What to do, as a whole sentence.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.least > self.most:
            raise ValueError("least must not be more than most")
        return self


GATE: tuple[Level, ...] = ("stop", "ask", "now")
"""The levels that stand before step 1 of every stretch and on every handout, in that order."""


class Safety(Part):
    """The safety page, and by the same words the gate of every stretch and handout (`safety.yaml`)."""

    page: PageHead = Field(description="Title and opening line of the page.")
    tiers: tuple[Tier, ...] = Field(
        min_length=1,
        description="The levels of care, most urgent first; those of `stop`, `ask` and `now` are the gate.",
    )
    feel_title: Line = Field(description="The heading over how a stretch should feel.")
    feel: tuple[Text, ...] = Field(min_length=1, description="How a stretch should feel.")
    feel_illustration: Illustration | None = Field(
        default=None, description="A drawing that shows where a stretch should be felt."
    )
    scale: tuple[Feeling, ...] = Field(
        default=(), description="How strong it may feel, from nothing to the worst pain."
    )
    feel_sources: tuple[Id, ...] = Field(min_length=1, description="Ids of the sources behind it.")
    before_title: Line = Field(description="The heading over what to do before you start.")
    before: tuple[Text, ...] = Field(min_length=1, description="What to do before you start, as steps.")
    before_sources: tuple[Id, ...] = Field(default=(), description="Ids of the sources behind it.")
    each_time: Text = Field(description="The reminder above the steps of every stretch.")

    @property
    def gate(self) -> tuple[Tier, ...]:
        """The tiers that stand before step 1 of every stretch, word for word as on the safety page."""
        return tuple(tier for level in GATE for tier in self.tiers if tier.level == level)
