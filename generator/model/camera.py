"""From where a drawing is seen."""

from typing import Annotated, Literal

from pydantic import Field

from .base import Part

View = Literal[
    "right", "front-right", "front", "front-left", "left", "back-left", "back", "back-right",
    "foot-end", "foot-end-left", "head-end", "head-end-left", "above",
]  # fmt: skip
"""A named view; its turn and height stand in `figures/camera.py`."""


class Camera(Part):
    """From where a state is seen: a named view, or a turn and a height in degrees."""

    view: View = Field(
        "right",
        description="A named view. `right` is seen from the person's right side, `front-right` is "
        "three-quarter from the front; `foot-end` looks down on somebody who lies with the head behind, "
        "from the right.",
    )
    turn: Annotated[float, Field(ge=-180, le=360)] | None = Field(
        None,
        description="Degrees round the person, instead of the view's: 0 from the right, 90 from the front.",
    )
    height: Annotated[float, Field(ge=-10, le=90)] | None = Field(
        None, description="Degrees above level, instead of the view's: 0 is level, 90 from above."
    )
