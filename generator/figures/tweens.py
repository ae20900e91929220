"""What changes from moment to moment of a movement, as SMIL; what hardly changes stands still."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from .arrays import Array
from .canvas import UNITS
from .timing import MOVEMENT_SECONDS

NO_CHANGE = 6
"""The change of a dash that is not shown, in thousandths of its line."""
STILL = 1.0
"""What moves by less than this all the while does not move, in pixels."""

Change = Callable[[str, Sequence[str]], str]
"""What lets an attribute change, given its name and values: markup that stands inside its element."""


@dataclass(frozen=True)
class Tween:
    """Lets attributes change: the times of the moments, 0 to 1, as SMIL has them."""

    times: str

    def __call__(self, name: str, values: Sequence[str]) -> str:
        """The change of an attribute through its values, one for every moment; nothing where all are one."""
        if len(set(values)) == 1:
            return ""
        return (
            f'<animate attributeName="{name}" dur="{MOVEMENT_SECONDS:g}s" fill="freeze" '
            f'keyTimes="{self.times}" values="{";".join(values)}"/>'
        )


def at_rest(_name: str, _values: Sequence[str]) -> str:
    """The change of a drawing that does not move: none."""
    return ""


def settled(moments: Sequence[Array]) -> list[Array]:
    """The pieces of a line at every moment; those of the last at all of them where it hardly moves."""
    last = moments[-1]
    still = all(p.shape == last.shape and float(np.abs(p - last).max()) <= STILL * UNITS for p in moments)
    return [last] * len(moments) if still else list(moments)


def settled_dashes(moments: Sequence[str]) -> list[str]:
    """The dashes of a line at every moment; those of the last at all of them where they hardly change."""
    rows = [[int(v) for v in text.split()] for text in moments]
    last = rows[-1]
    still = all(abs(a - b) <= NO_CHANGE for row in rows for a, b in zip(row, last, strict=True))
    return [moments[-1]] * len(moments) if still else list(moments)
