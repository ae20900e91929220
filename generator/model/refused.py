"""What a part refuses of what stands in it, with the places, so that each is told where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from .base import Place


@dataclass(frozen=True)
class Refused:
    """A value within a part that cannot be, and what must be."""

    place: Place
    """From the part on."""
    message: str
    value: str = ""
    known: tuple[str, ...] = ()
    """The names of which the value may be a misspelt one."""


class RefusedError(ValueError):
    """Raised by a part's own check with everything that it refuses."""

    def __init__(self, refused: Sequence[Refused]) -> None:
        self.refused = tuple(refused)
        super().__init__("; ".join(one.message for one in refused))
