"""The two sides of a person."""

from typing import Literal, get_args

Side = Literal["left", "right"]
SIDES: tuple[Side, ...] = get_args(Side)
