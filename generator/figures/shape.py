"""The shape of one person: which sections a segment has for a sex, an age and a build.

The tables of sections were measured on a reduced scan-like body mesh (MakeHuman's base mesh, CC0: five
people, two women of slender build, two men, one stouter woman), cut at right angles to the axis of each
segment: the extents to the front, back and sides give shift, half width and half depth as shares of stature.
The numbers here are means of the two women and of the two men; the mesh itself is not used.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ..model.people import Person
from .sections import Row


@dataclass(frozen=True)
class Shape:
    """What of a person shapes the body."""

    woman: bool
    age: int
    build: float
    belly: float
    chest: float

    @classmethod
    def of(cls, person: Person) -> "Shape":
        return cls(person.sex == "woman", person.age, person.build, person.belly, person.chest)

    @property
    def trunk(self) -> float:
        """How much wider than the table the trunk is."""
        return 1 + (self.build - 1) * 0.85

    @property
    def limb(self) -> float:
        """How much thicker than the table upper arm and thigh are; old limbs are thinner."""
        return 1 + (self.build - 1) * 0.8 - 0.06 * self.old

    @property
    def far(self) -> float:
        """How much thicker than the table forearm, calf and neck are."""
        return 1 + (self.build - 1) * 0.5 - 0.03 * self.old

    @property
    def end(self) -> float:
        """How much broader than the table hands and feet are."""
        return 1 + (self.build - 1) * 0.3

    @property
    def old(self) -> float:
        """0 up to 60 years, 1 at 80 and above."""
        return min(1.0, max(0.0, (self.age - 60) / 20))

    def rows(self, women: Sequence[Row], men: Sequence[Row], k: float) -> list[Row]:
        """The table of sections of this sex with sections `k` times as large."""
        return [(u, shift, wide * k, deep * k) for u, shift, wide, deep in (women if self.woman else men)]
