"""What is drawn over the figure: angles, lines and distances, and arrows that show a movement."""

from typing import Annotated, Literal

from pydantic import Field

from .base import Line, Part
from .bodypoints import AngleJoint, BodyPoint
from .units import Degrees, Point, Share, Size


class AngleMark(Part):
    """A right angle or arc drawn at a joint, with its degrees."""

    kind: Literal["angle"] = Field(description="An angle at a joint, printed in degrees.")
    joint: AngleJoint = Field(description="The knee or hip, such as `right_leg.knee`.")
    degrees: Degrees = Field(description="The number printed; the drawing must keep it within 3 degrees.")
    distance: Size = Field(0.13, description="How far the number stands from the joint.")


class LineMark(Part):
    """A dotted line through two points of the body."""

    kind: Literal["line"] = Field(description="A dotted line through points of the body.")
    through: tuple[BodyPoint, BodyPoint] = Field(
        description="The two points of the body that the line joins."
    )


class GapMark(Part):
    """A dotted line from a point of the body down to the floor: it hovers."""

    kind: Literal["gap"] = Field(description="A dotted line down to the floor, where something hovers.")
    at: BodyPoint = Field(description="The point of the body that hovers.")
    ahead: Share = Field(0, description="How far before the point the line is drawn.")


class DistanceMark(Part):
    """A measured distance on the floor between two points of the body."""

    kind: Literal["distance"] = Field(description="A distance between two points, drawn on the floor.")
    between: tuple[BodyPoint, BodyPoint] = Field(description="The two points of the body.")
    label: Annotated[Line, Field(max_length=20)] = Field(
        description="The words printed at it, such as `60 cm`."
    )
    z: Share = Field(0, description="Where the line lies, to the person's right of the drawing's middle.")
    metres: Annotated[float, Field(gt=0, le=3)] | None = Field(
        None,
        description="The distance that the words name, in metres at 1.70 m; the drawing keeps it within 5 "
        "cm.",
    )


Mark = Annotated[AngleMark | LineMark | GapMark | DistanceMark, Field(discriminator="kind")]


class Arrow(Part):
    """An arrow that shows which way the body moves."""

    at: BodyPoint = Field(description="The point of the body that the arrow goes with.")
    tail: Point = Field(description="Where it begins: forward, up and right of that point.")
    tip: Point = Field(description="Where it points: forward, up and right of that point.")
    bend: Annotated[float, Field(ge=-1, le=1)] = Field(
        0, description="How far it bows to one side, as a share of its length: + to its left as drawn."
    )
    both: bool = Field(False, description="Whether it points both ways, for a move to and fro.")
