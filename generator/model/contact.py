"""What a point of the body touches, or where it is held."""

from typing import Self

from pydantic import Field, model_validator

from .base import Part
from .bodypoints import Surface
from .units import Degrees, Point, Share

LIMBS = ("thigh", "shin", "arm", "forearm")
"""The parts of limbs along which a point can touch; but for the arm each is a point of the body too."""


class Contact(Part):
    """What a point of the body touches, or where in space it is held."""

    on: Surface | None = Field(
        None,
        description="What it touches: the floor, one of the pose's props, a limb (with `along`), or "
        "another point of the body. A whole hand or foot lies flat on it.",
    )
    along: Share | None = Field(
        None, description="On a limb: how far along it, 0 at its upper end and 1 at its lower end."
    )
    around: Degrees = Field(
        0,
        description="On a limb: where round it, in degrees: 0 front, 90 outer side, -90 inner side, 180 "
        "back.",
    )
    aligned: bool = Field(False, description="On a limb: the hand or foot lies along it.")
    x: Share | None = Field(None, description="Where the point is, forward of the drawing's middle.")
    y: Share | None = Field(None, description="How high the point is above the floor.")
    z: Share | None = Field(None, description="Where the point is, to the person's right of the middle.")
    points: Point | None = Field(
        None, description="A hand or foot: the direction of its fingers or toes (forward, up, right)."
    )

    @model_validator(mode="after")
    def says_where(self) -> Self:
        """A contact without any place holds nothing."""
        if self.on is None and self.x is None and self.y is None and self.z is None and self.points is None:
            raise ValueError("a contact must say what it is on, an x, y or z, or where it points")
        part = (self.on or "").partition("-")[2]
        if self.along is not None and part not in LIMBS:
            raise ValueError(f"along must stand beside a limb in `on`: {', '.join(LIMBS)}")
        if self.along is None and part == "arm":
            raise ValueError("a contact on an arm must say how far along it")
        return self
