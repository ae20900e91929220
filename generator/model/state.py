"""A state of a pose, such as its start or its hold.

It starts from the one before it, or from the one that it names, as that one was solved, and says what
differs.
"""

from typing import Literal

from pydantic import Field

from .angles import Angles, Promise
from .annotations import Arrow, Mark
from .base import Id, Part, Remark, Text
from .bodypoints import BodyPoint, BodySegment, Free, Key
from .camera import Camera
from .contact import Contact
from .props import PropName, Props

StateName = str
"""The name of a state, such as `start`, `tuck` or `hold`."""


class State(Part):
    """One state of the pose: what the reader is told of it, how it is seen, its angles, and what they must
    keep."""

    alt: Text = Field(
        description="The drawing in plain words: which leg is where, what touches what, where it pulls. "
        "Sides are written `[right|left]`: first as drawn, second as mirrored."
    )
    from_: Id | None = Field(
        None, alias="from", description="The state that it starts from; the one before it if left out."
    )
    swap: Literal["on-the-spot", "turned-round"] | None = Field(
        None,
        description="The other side of the body does what this one did in the state that it starts from: "
        "`on-the-spot`, or `turned-round` about the middle of the drawing, so that it is where the first "
        "one was.",
    )
    camera: Camera | None = Field(None, description="From where it is seen; as the pose if left out.")
    angles: Angles = Field(
        default_factory=Angles,
        description="The angles that differ from those of the state that it starts from; those in `free` "
        "are a first guess.",
    )
    free: tuple[Free, ...] | None = Field(
        None,
        description="The numbers that are worked out so that the contacts hold; a limb's name frees all of "
        "it. As in the state that it starts from if left out.",
    )
    touch: dict[BodyPoint, Contact | None] = Field(
        default_factory=dict,
        description="What each point of the body touches; empty ends a contact of the state that it starts "
        "from.",
    )
    held: dict[BodySegment, Literal["upright", "level", "forward"] | None] = Field(
        default_factory=dict,
        description="Parts of the limbs that stand upright, lie level, or do not lead sideways.",
    )
    promise: dict[Key, Promise] = Field(
        default_factory=dict, description="What the text promises of an angle."
    )
    straight: tuple[BodyPoint, BodyPoint, BodyPoint] | None = Field(
        None, description="Three points of the body that stand in one line, within 3 degrees."
    )
    marks: tuple[Mark, ...] = Field((), description="Angles, lines and distances drawn over the figure.")
    arrows: tuple[Arrow, ...] = Field((), description="Arrows that show the movement.")
    tuck: bool = Field(
        False,
        description="Whether a curved arrow behind the seat shows the pelvis being tucked under. It must "
        "then be tucked by at least 5 degrees against the state that this one starts from.",
    )
    ghost: Id | None = Field(None, description="The state shown as a pale shape behind, to show what moved.")
    works: tuple[Id, ...] = Field(
        (), description="Muscles that work in this state: names in muscles.yaml, drawn in their own colour."
    )
    shows: tuple[PropName, ...] | None = Field(
        None,
        description="Which of the pose's props are seen; as in the state that it starts from, or all, if "
        "left out.",
    )
    moved: Props | None = Field(
        None,
        description="Props that stand elsewhere in this state, each written whole; where they stand in the "
        "state that it starts from if left out. Not on the way from `start` to `hold`, one movement.",
    )
    beyond_range_because: Remark | None = Field(
        None, description="Why a joint is drawn beyond its usual range; without it that is an error."
    )
    short_because: Remark | None = Field(
        None,
        description="Why the hold lengthens a target by less than its least in muscles.yaml; without it "
        "that is an error.",
    )
