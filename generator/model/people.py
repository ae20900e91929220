"""The people who are drawn: skin, hair, build and clothes."""

from typing import Annotated, Literal

from pydantic import Field, RootModel, StringConstraints

from .base import Id, Part

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$"), Field(examples=["#dba583"])]
"""A colour as six small hexadecimal digits, such as `#dba583`."""


class Person(Part):
    """How one person looks. The paler, darker and night-time tones are worked out from these."""

    skin: Colour = Field(description="Colour of the skin.")
    hair: Colour = Field(description="Colour of the hair.")
    top: Colour = Field(
        description="Colour of the shirt; not a warm one, or the muscle drawn over it is lost."
    )
    bottoms: Colour = Field(description="Colour of the leggings or trousers.")
    style: Literal["bun", "bob", "short", "curly", "bald"] = Field(description="How the hair is worn.")
    beard: bool = Field(False, description="Whether a short beard is drawn in the colour of the hair.")
    sex: Literal["woman", "man"] = Field(
        "woman", description="Shapes shoulders, chest, waist and hips as they are in most women or men."
    )
    age: Annotated[int, Field(ge=18, le=100)] = Field(
        40, description="Age in years; from about 60 on the back is rounder and the face has lines."
    )
    build: Annotated[float, Field(ge=0.85, le=1.45)] = Field(
        1, description="How broad: 1 is slim, 1.2 is stout, 1.35 is large."
    )
    belly: Annotated[float, Field(ge=-0.01, le=0.06)] = Field(
        0, description="How far the belly comes forward, as a share of the height."
    )
    chest: Annotated[float, Field(ge=-0.01, le=0.02)] = Field(
        0, description="How far the chest comes forward, as a share of the height."
    )


# `RootModel[...]` is a model of its own, which is built at once, whatever this one's settings say.
class People(RootModel):  # type: ignore[type-arg]
    """Everybody who is drawn, by name."""

    root: dict[Id, Person]
    model_config = {"frozen": True, "defer_build": True}
