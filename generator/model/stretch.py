"""One stretch: what it is for, who leaves it out, how much, and how."""

from typing import Annotated, Literal

from pydantic import Field

from .article import Illustration, PageHead
from .base import Id, Line, Part, Seconds, Text
from .dose import Dose


class Needs(Part):
    """What a stretch asks of the body and of the room."""

    able: tuple[Id, ...] = Field(default=(), description="Ids of abilities in chooser.yaml.")
    have: tuple[Id, ...] = Field(default=(), description="Ids of equipment in chooser.yaml.")
    words: tuple[Line, ...] = Field(
        min_length=1, description="What the reader needs, a whole sentence each: “You need a mat.”"
    )


class LeaveOut(Part):
    """A reason to leave a stretch out."""

    text: Text = Field(description="The reason, as a whole sentence to the reader: “You have knee pain.”")
    has: tuple[Id, ...] = Field(
        default=(), description="Ids of conditions in chooser.yaml that it stands for."
    )


class Stretch(Part):
    """One stretch (`stretches/<id>.yaml`; the file's name is its id)."""

    id: Id = Field(description="The file's name; not written in the file.")
    order: int = Field(ge=1, le=99999, description="Its place in lists, from 1.")
    name: Line = Field(description="The full name.")
    short: Annotated[Line, Field(max_length=40)] = Field(
        description="A short name for cards, menus and the timer."
    )
    also_called: tuple[Line, ...] = Field(default=(), description="Other names.")
    purpose: Text = Field(description="One line that says what it is for.")
    description: Annotated[Line, Field(max_length=160)] = Field(
        description="One sentence for search engines."
    )
    card: Text = Field(description="What you do, in a line, for the card on the overview.")
    for_you_if: tuple[Text, ...] = Field(
        min_length=1, description="Whom it suits, a whole sentence each, shortest first."
    )
    needs: Needs = Field(description="What it asks of the body and the room.")
    leave_out_if: tuple[LeaveOut, ...] = Field(
        default=(), description="Reasons to leave it out, beside the abilities that it needs."
    )
    instead: Id | None = Field(default=None, description="The id of the stretch to try instead.")
    pose: Id = Field(description="The id of its drawing in poses/.")
    dose: Dose = Field(description="How much and how often.")
    change: Literal["hold", "set"] = Field(
        description="When to change sides: after every `hold`, or after the whole `set`."
    )
    cue: Text = Field(description="What the timer says at the start of a hold.")
    steps: tuple[Text, ...] = Field(
        min_length=2, max_length=12, description="The steps; each starts with a verb."
    )
    pictures: tuple[Id, ...] = Field(
        default=(),
        description="The state of the pose that shows each step, in the order of the steps.",
        examples=[["start", "hold"]],
    )
    picture_easier: Id | None = Field(default=None, description="The state that shows how to make it easier.")
    picture_harder: Id | None = Field(default=None, description="The state that shows how to make it harder.")
    last_alone: Text | None = Field(
        default=None,
        description="The last step for who does one side alone, if the one above says to change sides.",
        examples=["Come back slowly."],
    )
    picture_alone: Id | None = Field(
        default=None, description="The state that shows `last_alone`; as the last step, if left out."
    )
    felt: Text = Field(description="Where you feel it, in whole sentences.")
    gain: Text | None = Field(
        default=None,
        description="What it brings, in short, where the first point of `gains.in_short` (claims.yaml) "
        "does not hold.",
    )
    note: tuple[Text, ...] = Field(default=(), description="What else to know.")
    easier: Text = Field(description="How to make it easier, as a whole sentence: “To make it easier, …”.")
    harder: Text = Field(description="How to make it harder, as a whole sentence.")
    basis: Text = Field(description="What the steps and the dose rest on.")
    sources: tuple[Id, ...] = Field(min_length=1, description="Ids of the sources behind it.")

    @property
    def illustrated_steps(self) -> tuple[tuple[Text, Id], ...]:
        """Each step with the state of the pose that shows it."""
        return tuple(zip(self.steps, self.pictures, strict=True))

    @property
    def way_in(self) -> tuple[tuple[Text, Id], ...]:
        """The steps that lead into the hold, each with its picture: up to the first that shows the hold."""
        found = self.illustrated_steps
        at = self.pictures.index("hold") if "hold" in self.pictures else len(found)
        return found[: at + 1]

    @property
    def all_pictures(self) -> tuple[Id, ...]:
        """Every state that its page shows, each once: start, hold, steps, and the ways easier and harder."""
        ways = (one for one in (self.picture_easier, self.picture_harder) if one)
        return tuple(dict.fromkeys(("start", "hold", *self.pictures, *ways)))

    @property
    def steps_alone(self) -> tuple[Text, ...]:
        """The steps for somebody who does one side alone."""
        return (*self.steps[:-1], self.last_alone) if self.last_alone else self.steps

    @property
    def pictures_alone(self) -> tuple[Id, ...]:
        """The states that show `steps_alone`."""
        return (*self.pictures[:-1], self.picture_alone) if self.picture_alone else self.pictures


class Routine(Part):
    """Stretches done one after the other."""

    id: Id = Field(description="Its name in addresses.")
    name: Line = Field(description="What it is called.")
    note: Text = Field(description="Whom it suits, or what it holds.")
    stretches: tuple[Id, ...] = Field(min_length=1, description="Ids of the stretches, in order.")


class Timing(Part):
    """How long the pauses of a guided session are."""

    ready: Seconds = Field(description="Before a hold, once the reader has said to be ready, in seconds.")
    rest: Seconds = Field(description="Between two holds on the same side, in seconds.")
    switch: Seconds = Field(description="To change sides, in seconds, unless the reader chooses otherwise.")
    position: Seconds = Field(
        description="What getting into a stretch takes about, in seconds; the timer waits for the reader."
    )
    choices: tuple[Seconds, ...] = Field(
        min_length=1, description="Lengths of a pause to choose from, in seconds."
    )


class Routines(Part):
    """The guided session and its routines (`routines.yaml`)."""

    page: PageHead = Field(description="Title and opening line of the page.")
    routines: tuple[Routine, ...] = Field(min_length=1, description="The routines, shortest first.")
    illustration: Illustration | None = Field(
        default=None, description="A drawing beside how to count without a timer."
    )
    timing: Timing = Field(description="How long the pauses are.")
    by_hand: tuple[Text, ...] = Field(min_length=1, description="How to count without a timer, as steps.")
