"""A body: a skeleton and a person become parts, each made of ellipsoids."""

from ..model.people import Person
from .feet import foot_part
from .hands import hand_parts
from .head import head_parts
from .limbs import limb_parts
from .parts import Part
from .shape import Shape
from .skeleton import SIDES, Skeleton
from .trunk import trunk_parts


def parts(skeleton: Skeleton, person: Person) -> tuple[Part, ...]:
    """Every part of a body: `trunk`, `neck`, `head`, `hair` or `bun`, and of each side (`left-thigh`)
    `thigh`, `shank`, `foot`, `upper`, `fore`, `palm`, `finger0` to `finger3`, `thumb`."""
    shape = Shape.of(person)
    return (
        *trunk_parts(skeleton, shape),
        *head_parts(skeleton, person),
        *limb_parts(skeleton, shape),
        *(foot_part(skeleton, shape, side) for side in SIDES),
        *(part for side in SIDES for part in hand_parts(skeleton, shape, side)),
    )
