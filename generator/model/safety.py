"""When to stop, when to ask first, when to get help."""

from typing import Literal

from pydantic import Field

from .article import PageHead
from .base import Id, Line, Part, Text


class Signs(Part):
    """A list of signs with the sentence that opens it."""

    intro: Text = Field(description="The sentence before the list.")
    points: tuple[Text, ...] = Field(min_length=1, description="One sign each.")


class Tier(Part):
    """One level of care, from an emergency down to easing off."""

    id: Id = Field(description="Its name in addresses.")
    level: Literal["now", "urgent", "ask", "stop"] = Field(description="How soon: sets colour and shape.")
    title: Line = Field(description="The heading.")
    signs: tuple[Signs, ...] = Field(min_length=1, description="The signs, grouped.")
    sources: tuple[Id, ...] = Field(min_length=1, description="Ids of the sources behind it.")


class Gate(Part):
    """What stands before step 1 of every stretch, and on every handout."""

    stop: Text = Field(description="When to stop.")
    ask_first: Text = Field(description="Who asks a clinician before starting.")
    emergency: Text = Field(description="Which signs need help at once.")


class Safety(Part):
    """The safety page and the gate (`safety.yaml`)."""

    page: PageHead = Field(description="Title and opening line of the page.")
    gate: Gate = Field(description="The short form, for stretch pages and handouts.")
    tiers: tuple[Tier, ...] = Field(min_length=1, description="The levels of care, most urgent first.")
    feel_title: Line = Field(description="The heading over how a stretch should feel.")
    feel: tuple[Text, ...] = Field(min_length=1, description="How a stretch should feel.")
    feel_sources: tuple[Id, ...] = Field(min_length=1, description="Ids of the sources behind it.")
    before_title: Line = Field(description="The heading over what to do before you start.")
    before: tuple[Text, ...] = Field(min_length=1, description="What to do before you start, as steps.")
    each_time: Text = Field(description="The reminder above the steps of every stretch.")
