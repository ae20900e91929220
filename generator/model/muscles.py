"""What is drawn inside the body: muscles along bony landmarks, and the overview drawing of the bones."""

from typing import Annotated, Literal, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from .base import Fixed, Id, Line, Part, Text

Share = Annotated[float, Field(ge=-1, le=1, allow_inf_nan=False)]
"""A length as a share of the person's height."""

Segment = Literal["trunk", "pelvis", "thigh", "shank", "foot", "upper-arm", "forearm", "hand"]


class Landmark(Part):
    """A point of a bone, in that bone's own directions, the person standing upright."""

    segment: Segment = Field(description="The part of the body that the point moves with.")
    along: Share = Field(
        description="Trunk and pelvis: how far above the hip joints. Limbs: how far below the upper joint."
    )
    forward: Share = Field(0, description="How far before the middle line of that part.")
    out: Share = Field(
        0,
        description="Trunk and pelvis: how far from the body's middle. Limbs: how far from their own line.",
    )


class Point(Part):
    """A place on the way of a muscle."""

    at: Id = Field(description="The landmark that it passes.")
    forward: Share = Field(0, description="How far before the landmark.")
    out: Share = Field(0, description="How far outward of the landmark.")
    width: Annotated[float, Field(gt=0, le=0.2)] = Field(description="How wide the muscle is here.")


Millimetres = Annotated[float, Field(gt=0, le=100)]
"""A length in millimetres for a person of 1.70 m."""


class Wrap(Part):
    """Where a muscle bends round the front of the hip joint, as over a round bar from side to side."""

    after: Id = Field(description="The landmark on the pelvis after which it may lie on the joint.")
    before: Id = Field(description="The landmark on the thigh before which it has left the joint.")
    radius: Annotated[float, Field(gt=0, le=0.06)] = Field(
        0.026,
        description="How far its middle line stays before the middle of the joint, as a share of the height.",
    )


class Muscle(Part):
    """A muscle, or a part of the body that is worked on."""

    name: Fixed = Field(description="Its name.")
    path: tuple[Point, ...] = Field(min_length=3, max_length=12, description="Its way, from end to end.")
    behind: bool = Field(False, description="It is drawn paler, behind the others.")
    wrap: Wrap | None = Field(
        None,
        description="Where it bends round the front of the hip; the points of the way between are those at "
        "rest.",
    )
    least: Millimetres = Field(
        8, description="How much longer than at rest a hold makes it at least, in millimetres at 1.70 m."
    )
    full: Millimetres = Field(
        16,
        description="How much longer than at rest it is where its colour is hottest, in millimetres at "
        "1.70 m.",
    )

    @model_validator(mode="after")
    def wraps_along_its_way(self) -> Self:
        """A wrap names two points of the way, in their order."""
        if self.wrap is not None:
            names = [point.at for point in self.path]
            a, b = self.wrap.after, self.wrap.before
            if a not in names or b not in names or names.index(a) >= names.index(b):
                raise ValueError("wrap must name two points of the path, in their order")
        return self


class Muscles(Part):
    """The landmarks and the muscles along them."""

    landmarks: dict[Id, Landmark] = Field(description="Points of the bones.")
    muscles: dict[Id, Muscle] = Field(description="The muscles, each along its landmarks.")

    @field_validator("muscles")
    @classmethod
    def _along_landmarks(cls, muscles: dict[Id, Muscle], info: ValidationInfo) -> dict[Id, Muscle]:
        known: dict[Id, Landmark] | None = info.data.get("landmarks")
        for id, muscle in muscles.items():
            for point in muscle.path:
                if known is not None and point.at not in known:
                    raise ValueError(f"'{id}' must pass landmarks alone, but '{point.at}' is none")
        return muscles


class Bone(Part):
    """A bone seen from the front."""

    outline: tuple[tuple[Share, Share], ...] = Field(
        min_length=3, description="Its outline: outward from the body's middle, and up from the hip joints."
    )
    paired: bool = Field(False, description="It is drawn on both sides.")
    hole: bool = Field(False, description="It is an opening in the bones drawn before it.")


class Label(Part):
    """A name with a line to what it names."""

    text: Line = Field(description="The words.")
    points_to: tuple[Share, Share] = Field(
        description="What it names: right of the middle, and up from the hip joints."
    )
    at: tuple[Share, Share] = Field(description="Where the words begin or end.")
    bold: bool = Field(False, description="Whether the name is the drawing's subject.")


class Anatomy(Part):
    """The overview drawing: bones from the front, the muscles of muscles.yaml over them, and their names."""

    title: Line = Field(description="What the drawing shows.")
    alt: Text = Field(description="The drawing in plain words.")
    caption: Text | None = Field(default=None, description="What to see in it, in a sentence.")
    shows: tuple[Share, Share] = Field(
        description="The lowest and the highest point shown, up from the hip joints."
    )
    muscles: tuple[Id, ...] = Field(min_length=1, description="The muscles drawn.")
    bones: tuple[Bone, ...] = Field(min_length=1, description="The bones, the furthest first.")
    labels: tuple[Label, ...] = Field(min_length=1, description="The names.")
