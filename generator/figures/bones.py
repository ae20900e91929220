"""The segments of the body by name, each with where it begins and its directions."""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from .geometry import Vec, along, dot, minus, turn, weigh
from .skeleton import SIDES, TRUNK, Arm, Axes, Leg, Skeleton, side_of


class Bone(NamedTuple):
    """Where a segment begins, and its directions."""

    origin: Vec
    axes: Axes

    def at(self, p: Vec) -> Vec:
        """A point given along, forward and outward of the segment, in space."""
        o, a = self.origin, self.axes
        d, f, q = a.along, a.front, a.out
        return (
            o[0] + d[0] * p[0] + f[0] * p[1] + q[0] * p[2],
            o[1] + d[1] * p[0] + f[1] * p[1] + q[1] * p[2],
            o[2] + d[2] * p[0] + f[2] * p[1] + q[2] * p[2],
        )

    def within(self, p: Vec) -> Vec:
        """A point in space, along, forward and outward of the segment."""
        v = minus(p, self.origin)
        return (dot(v, self.axes.along), dot(v, self.axes.front), dot(v, self.axes.out))

    def direction(self, v: Vec) -> Vec:
        """A direction in space, along, forward and outward of the segment."""
        return (dot(v, self.axes.along), dot(v, self.axes.front), dot(v, self.axes.out))

    def in_space(self, v: Vec) -> Vec:
        """A direction given along, forward and outward of the segment, in space."""
        a = self.axes
        return along(weigh(a.along, v[0], a.front, v[1]), a.out, v[2])


def on_trunk(height: float) -> tuple[int, float]:
    """The part of the trunk at a height above the hip joints, and how far along it that is."""
    left = height
    for i, size in enumerate(TRUNK[:-1]):
        if left <= size:
            return i, left
        left -= size
    return len(TRUNK) - 1, left


def on_spine(height: float) -> float:
    """The number of a spine point, with its share of the next part, at a height above the hip joints."""
    i, far = on_trunk(height)
    return i + far / TRUNK[i]


def trunk_point(body: Skeleton, height: float) -> tuple[Vec, Axes]:
    """The point of the spine at a height above the hip joints, and the directions there."""
    i, far = on_trunk(height)
    return along(body.spine[i], body.frames[i].along, far), body.frames[i]


TOE_JOINT: Vec = (0.070, -0.028, 0.0)
"""The ball of the foot, about which the toes bend, along, forward and outward of the foot."""


def bone(body: Skeleton, name: str) -> Bone:
    """A segment by its name: `trunk0` to `trunk4`, `head`, or `left-thigh` and so on. Raises KeyError."""
    return _finder(name)(body)


@cache
def _finder(name: str) -> Callable[[Skeleton], Bone]:
    """What finds the segment of this name in a skeleton."""
    if name.startswith("trunk"):
        i = int(name[5:])
        return lambda body: Bone(body.spine[i], body.frames[i])
    if name == "head":
        return lambda body: Bone(body.head_base, body.head)
    side, _, part = name.partition("-")
    if side not in SIDES:
        raise KeyError(name)
    of = side_of(side)
    if part in OF_ARM:
        of_arm = OF_ARM[part]
        return lambda body: of_arm(body.arms[of])
    of_leg = OF_LEG[part]
    return lambda body: of_leg(body.legs[of])


def _toes(leg: Leg) -> Bone:
    d, f = turn(leg.foot.along, leg.foot.front, leg.toes)
    return Bone(Bone(leg.ankle, leg.foot).at(TOE_JOINT), Axes(d, f, leg.foot.out))


OF_ARM: dict[str, Callable[[Arm], Bone]] = {
    "upper": lambda arm: Bone(arm.shoulder, arm.upper),
    "fore": lambda arm: Bone(arm.elbow, arm.fore),
    "hand": lambda arm: Bone(arm.wrist, arm.hand),
    "thumb": lambda arm: Bone(arm.wrist, arm.hand),
}
OF_LEG: dict[str, Callable[[Leg], Bone]] = {
    "thigh": lambda leg: Bone(leg.hip, leg.thigh),
    "shank": lambda leg: Bone(leg.knee, leg.shank),
    "foot": lambda leg: Bone(leg.ankle, leg.foot),
    "toes": _toes,
}
