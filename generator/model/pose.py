"""What a pose file says: joint angles, what touches what, what is promised, what is drawn beside it.

Lengths are shares of the person's height, measured from the middle of the drawing (x, forward) and from the
floor (y, up). Angles are degrees in the clinic's signs: flexion is plus, extension minus. One file holds two
states, `start` and `hold`; what `hold` does not say, it takes over from `start`.
"""

from functools import cached_property
from typing import Annotated, Literal, Self, TypeVar

from pydantic import Field, model_validator

from .base import Id, Line, Part, Text

Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")

Degrees = Annotated[float, Field(ge=-180, le=200, allow_inf_nan=False)]
"""An angle of a joint."""

Share = Annotated[float, Field(ge=-2, le=2, allow_inf_nan=False)]
"""A length as a share of the person's height."""

Size = Annotated[float, Field(gt=0, le=2, allow_inf_nan=False)]
"""The size of a thing as a share of the person's height."""

Offset = tuple[Share, Share]
"""Forward and up, from the point named."""

Span = tuple[Share, Share]
"""From where to where a thing lies, from behind the person to before."""

Key = Annotated[str, Field(pattern=r"^[a-z]+(_[a-z]+)?(\.[a-z]+)?$", max_length=40)]
"""A number of the body: `y`, `pelvis`, `left_leg.knee`."""


class Leg(Part):
    """The angles of one leg."""

    hip: Degrees = Field(0, description="Hip: + bent forward (flexion), - leg behind the body (extension).")
    spread: Degrees = Field(0, description="Hip: + leg out to its own side (abduction).")
    turn: Degrees = Field(0, description="Hip: + knee and toes turned outward (external rotation).")
    knee: Degrees = Field(0, description="Knee: 0 straight, + bent.")
    ankle: Degrees = Field(0, description="Ankle: + toes pulled up, - foot pointed; 0 is a right angle.")
    tilt: Degrees = Field(0, description="Foot: + sole turned inward (inversion), - outward.")
    toes: Degrees = Field(0, description="Toes: + bent up, as when the heel lifts.")


class Arm(Part):
    """The angles of one arm."""

    shoulder: Degrees = Field(0, description="Shoulder: + arm forward and up, - arm behind the body.")
    spread: Degrees = Field(0, description="Shoulder: + arm out to its own side.")
    turn: Degrees = Field(0, description="Shoulder: + upper arm turned outward about its own length.")
    elbow: Degrees = Field(0, description="Elbow: 0 straight, + bent.")
    twist: Degrees = Field(0, description="Forearm: 0 palm down, 90 thumb up, 180 palm up.")
    wrist: Degrees = Field(0, description="Wrist: + hand bent back, - hand bent to the palm.")
    curl: Degrees = Field(6, description="How far the fingers are bent.")


class Angles(Part):
    """Where the pelvis is and how every joint stands."""

    x: Share = Field(0, description="Where the hip joints are, forward of the drawing's middle.")
    y: Share = Field(0.53, description="How high the hip joints are above the floor.")
    pelvis: Degrees = Field(0, description="Lean of the pelvis: + forward; lying on the back is -90.")
    lumbar: Degrees = Field(0, description="Low back: + rounded, - hollow.")
    thoracic: Degrees = Field(0, description="Upper back: + rounded, - arched.")
    neck: Degrees = Field(0, description="Neck: + chin to the chest, - looking up.")
    left_leg: Leg = Field(default_factory=Leg, description="The person's left leg.")
    right_leg: Leg = Field(default_factory=Leg, description="The person's right leg.")
    left_arm: Arm = Field(default_factory=Arm, description="The person's left arm.")
    right_arm: Arm = Field(default_factory=Arm, description="The person's right arm.")


class Contact(Part):
    """What a point of the body touches."""

    on: Id | None = Field(
        None,
        description="The floor, a prop by its name, a thigh or shin (`right-thigh`), or another point of the "
        "body.",
    )
    along: Share | None = Field(
        None, description="On a thigh or shin: how far along it, 0 at its upper end and 1 at its lower end."
    )
    face: Literal["front", "back"] = Field("front", description="On a thigh or shin: which of its faces.")
    aligned: bool = Field(True, description="On a thigh or shin: the hand lies along it.")
    x: Share | None = Field(None, description="Where the point is held, forward of the drawing's middle.")
    y: Share | None = Field(None, description="How high the point is held above the floor.")

    @model_validator(mode="after")
    def says_where(self) -> Self:
        """A contact without any place holds nothing."""
        if self.on is None and self.x is None and self.y is None:
            raise ValueError("a contact must say what it is on, or an x or y")
        return self


class Promise(Part):
    """What the text says about an angle, true of the drawing within 3 degrees."""

    about: Degrees | None = Field(None, description="The angle that the text names.")
    at_least: Degrees | None = Field(None, description="The smallest angle that the text allows.")
    at_most: Degrees | None = Field(None, description="The largest angle that the text allows.")

    @model_validator(mode="after")
    def says_something(self) -> Self:
        """A promise without a number promises nothing."""
        if self.about is None and self.at_least is None and self.at_most is None:
            raise ValueError("a promise must say about, at_least or at_most")
        return self


class AngleMark(Part):
    """A right angle or arc drawn at a joint, with its degrees."""

    kind: Literal["angle"] = Field(description="An angle at a joint, printed in degrees.")
    joint: Key = Field(description="The joint, such as `right_leg.knee`.")
    degrees: Degrees = Field(description="The number printed; the drawing must keep it within 3 degrees.")
    distance: Size = Field(0.13, description="How far the number stands from the joint.")


class LineMark(Part):
    """A dotted line through two points of the body."""

    kind: Literal["line"] = Field(description="A dotted line through points of the body.")
    through: tuple[Id, Id] = Field(description="The two points of the body that the line joins.")


class GapMark(Part):
    """A dotted line from a point of the body down to the floor: it hovers."""

    kind: Literal["gap"] = Field(description="A dotted line down to the floor, where something hovers.")
    at: Id = Field(description="The point of the body that hovers.")
    ahead: Share = Field(0, description="How far before the point the line is drawn.")


Mark = Annotated[AngleMark | LineMark | GapMark, Field(discriminator="kind")]


class Arrow(Part):
    """An arrow that shows which way the body moves."""

    at: Id = Field(description="The point of the body that the arrow goes with.")
    tail: Offset = Field(description="Where it begins: forward and up from that point.")
    tip: Offset = Field(description="Where it points: forward and up from that point.")
    bend: Annotated[float, Field(ge=-1, le=1)] = Field(0, description="How far it bows to one side.")


class State(Part):
    """One state of the pose: what the reader is told of it, the angles, and what they are solved for."""

    alt: Text = Field(
        description="The drawing in plain words: which leg is where, what touches what, where it pulls. "
        "Sides are written `[right|left]`: first as drawn, second as mirrored."
    )
    angles: Angles = Field(
        default_factory=Angles, description="The angles as written; those in `free` are a first guess."
    )
    free: tuple[Key, ...] = Field(
        (), description="The numbers that are worked out so that the contacts hold."
    )
    touch: dict[Id, Contact | None] = Field(
        default_factory=dict,
        description="What each point of the body touches; empty ends a contact of the start.",
    )
    held: dict[Id, Literal["upright", "level"] | None] = Field(
        default_factory=dict,
        description="Parts of the limbs that stand upright or lie level, such as `left-thigh`.",
    )
    promise: dict[Key, Promise] = Field(
        default_factory=dict, description="What the text promises of an angle."
    )
    straight: tuple[Id, Id, Id] | None = Field(
        None, description="Three points of the body that stand in one line, within 3 degrees."
    )
    marks: tuple[Mark, ...] = Field((), description="Angles and lines drawn over the figure.")
    arrows: tuple[Arrow, ...] = Field((), description="Arrows that show the movement.")
    ghost: bool = Field(False, description="Show the start as a pale shape behind.")
    beyond_range_because: Text | None = Field(
        None, description="Why a joint is drawn beyond its usual range; without it that is an error."
    )


class Mat(Part):
    """A mat on the floor."""

    kind: Literal["mat"] = Field(description="A mat on the floor.")
    span: Span = Field(description="From where to where it lies.")
    thick: Size = Field(0.010, description="How thick it is.")


class Bed(Part):
    """A bed, its head end behind."""

    kind: Literal["bed"] = Field(description="A bed with its pillow.")
    span: Span = Field(description="From the head end to the foot end.")
    height: Size = Field(description="How high its top is.")
    pillow: Span = Field(description="From where to where the pillow lies.")


class Table(Part):
    """A table."""

    kind: Literal["table"] = Field(description="A table.")
    span: Span = Field(description="From where to where its top goes.")
    height: Size = Field(description="How high its top is; it must be below the hip joints.")


class Towel(Part):
    """A folded towel under a point of the body."""

    kind: Literal["towel"] = Field(description="A folded towel.")
    under: Id = Field(description="The point of the body that lies on it.")
    on: Id = Field(description="What the towel lies on: the floor, or a prop by its name.")
    thick: Size = Field(0.028, description="How thick it is.")
    width: Size = Field(0.15, description="How wide it is.")


class Roller(Part):
    """A foam roller, seen from its end."""

    kind: Literal["roller"] = Field(description="A foam roller.")
    x: Share = Field(description="Where its middle is.")
    radius: Size = Field(0.044, description="Half its thickness.")
    on: Id = Field("floor", description="What it lies on: the floor, or a prop by its name.")


Prop = Annotated[Mat | Bed | Table | Towel | Roller, Field(discriminator="kind")]


class Target(Part):
    """What a pose works on."""

    parts: tuple[Id, ...] = Field(
        min_length=1, description="What is stretched or rolled: names in muscles.yaml."
    )
    side: Literal["left", "right", "both"] = Field(description="On which side of the person drawn.")


StateName = Literal["start", "hold"]


class Pose(Part):
    """One pose, from its start to the position that is held."""

    id: Id = Field(description="The file's name.")
    title: Line = Field(description="The pose's name.")
    person: Id = Field(description="Who is drawn: a name in people.yaml.")
    facing: Literal["left", "right", "viewer"] = Field(
        description="Where the person looks. Facing left, the left side is nearest; facing right, the right."
    )
    target: Target = Field(description="What is stretched or rolled, and on which side.")
    props: dict[Id, Prop] = Field(
        default_factory=dict, description="What the person lies, kneels or leans on."
    )
    start: State | None = Field(None, description="How it begins.")
    hold: State = Field(description="The position that is held; it says only what differs from the start.")

    @cached_property
    def states(self) -> dict[StateName, State]:
        """Every state, complete: what `hold` leaves out is taken from `start`, except words and marks."""
        if self.start is None:
            return {"hold": self.hold}
        return {"start": self.start, "hold": _over(self.start, self.hold)}

    @property
    def one_sided(self) -> bool:
        """Whether left and right differ, so that the mirrored drawing says something new."""
        return self.target.side != "both"

    @property
    def drawn_side(self) -> Side:
        """The side that texts name first; the right one where the drawing shows both."""
        return "right" if self.target.side == "both" else self.target.side


M = TypeVar("M", bound=Part)
_OWN = {"promise", "straight", "marks", "arrows", "ghost", "beyond_range_because"}


def _over(under: M, top: M) -> M:
    """`top` laid over `under`, field by field; an entry of None in a mapping takes it away."""
    merged: dict[str, object] = {}
    for name in type(top).model_fields:
        below, above = getattr(under, name), getattr(top, name)
        if isinstance(above, Part) and isinstance(below, Part) and type(above) is type(below):
            merged[name] = _over(below, above)
        elif isinstance(above, dict) and name not in _OWN:
            merged[name] = {k: v for k, v in {**below, **above}.items() if v is not None}
        else:
            merged[name] = above if name in top.model_fields_set or name in _OWN else below
    return top.model_copy(update=merged)
