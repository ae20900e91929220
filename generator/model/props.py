"""The things of a pose: what the person lies, kneels or leans on, and what is within reach."""

from typing import Literal, Self

from pydantic import Field, model_validator

from .base import Part
from .bodypoints import BodyPoint, Surface
from .units import Degrees, Share, Size, Span


class Mat(Part):
    """A mat on the floor."""

    x: Span = Field(description="From where to where it lies, from behind to before.")
    z: Span = Field((-0.19, 0.19), description="From where to where it lies, from the left to the right.")
    thick: Size = Field(0.010, description="How thick it is.")


class Bed(Part):
    """A bed with its mattress, the head end behind."""

    x: Span = Field(description="From the head end to the foot end.")
    z: Span = Field(description="From its left edge to its right edge.")
    height: Size = Field(description="How high its top is.")


class Pillow(Part):
    """A pillow on the bed."""

    x: Span = Field(description="From where to where it lies, from behind to before.")
    z: Span = Field(description="From where to where it lies, from the left to the right.")
    on: Surface = Field("bed", description="What it lies on: the floor or a prop.")
    thick: Size = Field(0.03, description="How thick it is under the head.")


class Table(Part):
    """A table."""

    x: Span = Field(description="From where to where its top goes, from behind to before.")
    z: Span = Field(description="From where to where its top goes, from the left to the right.")
    height: Size = Field(description="How high its top is; it must be below the hip joints.")


class Chair(Part):
    """A chair to hold on to."""

    x: Share = Field(description="Where the middle of its seat is, forward.")
    z: Share = Field(description="Where the middle of its seat is, to the right.")
    faces: Literal["forward", "behind", "left", "right"] = Field(
        "behind", description="Where somebody who sat on it would look."
    )
    seat: Size = Field(0.265, description="How high its seat is.")
    back: Size = Field(0.52, description="How high its back is.")
    width: Size = Field(0.24, description="How wide and deep its seat is.")


class Wall(Part):
    """A wall to hold on to."""

    before: Share | None = Field(None, description="Where it stands before (+) or behind (-) the person.")
    beside: Share | None = Field(None, description="Where it stands to the person's right (+) or left (-).")
    span: Span = Field((-0.3, 0.3), description="From where to where it goes, along itself.")
    height: Size = Field(0.95, description="How high it is drawn.")

    @model_validator(mode="after")
    def stands_somewhere(self) -> Self:
        """A wall stands before or beside."""
        if (self.before is None) == (self.beside is None):
            raise ValueError("a wall must say either before or beside")
        return self


class Cushion(Part):
    """A cushion or a folded towel, under a knee."""

    x: Share = Field(description="Where its middle is, forward.")
    z: Share = Field(description="Where its middle is, to the right.")
    on: Surface = Field("floor", description="What it lies on: the floor or a prop.")
    thick: Size = Field(0.028, description="How thick it is.")
    size: tuple[Size, Size] = Field((0.13, 0.13), description="How long and how wide it is.")


class Step(Part):
    """A low step or a pile of books under a foot."""

    x: Span = Field(description="From where to where it goes, from behind to before.")
    z: Span = Field(description="From where to where it goes, from the left to the right.")
    height: Size = Field(0.06, description="How high it is.")


class Roller(Part):
    """A foam roller."""

    x: Share = Field(description="Where its middle is, forward.")
    z: Share = Field(0, description="Where its middle is, to the right.")
    radius: Size = Field(0.040, description="Half its thickness.")
    length: Size = Field(0.26, description="How long it is.")
    turn: Degrees = Field(0, description="How it lies: 0 from side to side, 90 from behind to before.")
    on: Surface = Field("floor", description="What it lies on: the floor or a prop.")


class Strap(Part):
    """A strap or towel from hand to foot."""

    between: tuple[BodyPoint, BodyPoint] = Field(description="The two points of the body that it joins.")


Prop = Mat | Bed | Pillow | Table | Chair | Wall | Cushion | Step | Roller | Strap

PropName = Literal[
    "mat", "bed", "pillow", "table", "chair", "wall", "cushion", "towel", "step", "roller", "strap"
]


class Props(Part):
    """What the person lies, kneels or leans on, and what is within reach."""

    mat: Mat | None = Field(None, description="A mat on the floor.")
    bed: Bed | None = Field(None, description="A bed.")
    pillow: Pillow | None = Field(None, description="A pillow.")
    table: Table | None = Field(None, description="A table.")
    chair: Chair | None = Field(None, description="A chair.")
    wall: Wall | None = Field(None, description="A wall.")
    cushion: Cushion | None = Field(None, description="A cushion.")
    towel: Cushion | None = Field(None, description="A folded towel.")
    step: Step | None = Field(None, description="A low step.")
    roller: Roller | None = Field(None, description="A foam roller.")
    strap: Strap | None = Field(None, description="A strap.")

    def named(self) -> dict[PropName, Prop]:
        """The props that there are, by name."""
        every: dict[PropName, Prop | None] = {
            "mat": self.mat, "bed": self.bed, "pillow": self.pillow, "table": self.table, "chair": self.chair,
            "wall": self.wall, "cushion": self.cushion, "towel": self.towel, "step": self.step,
            "roller": self.roller, "strap": self.strap,
        }  # fmt: skip
        return {name: prop for name, prop in every.items() if prop is not None}
