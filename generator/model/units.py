"""The numbers of a pose: angles in degrees, and lengths as shares of the person's height.

Angles have the clinic's signs: flexion is plus, extension minus. Of three lengths x goes forward, y up from
the floor, z to the person's right, as for somebody who stands with every angle at zero.
"""

from typing import Annotated

from pydantic import AfterValidator, Field

Degrees = Annotated[float, Field(ge=-180, le=200, allow_inf_nan=False)]
"""An angle in degrees."""

Share = Annotated[float, Field(ge=-2, le=2, allow_inf_nan=False)]
"""A length as a share of the person's height: .1 is 17 cm for a person of 1.70 m."""

Size = Annotated[float, Field(gt=0, le=2, allow_inf_nan=False)]
"""The size of a thing as a share of the person's height."""

Point = tuple[Share, Share, Share]
"""Forward, up and to the person's right."""


def rising(span: tuple[float, float]) -> tuple[float, float]:
    """The span itself; ValueError if it does not go from a smaller number to a larger one."""
    low, high = span
    if low >= high:
        raise ValueError(
            f"must rise from a smaller number to a larger one, but goes from {low:g} to {high:g}"
        )
    return span


Span = Annotated[tuple[Share, Share], AfterValidator(rising)]
"""From where to where a thing goes."""
