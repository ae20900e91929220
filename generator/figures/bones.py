"""The segments of the body by name, each with where it begins and its directions."""

from dataclasses import dataclass

from .geometry import Vec, dot, minus, turn
from .skeleton import SIDES, Arm, Axes, Leg, Side, Skeleton


@dataclass(frozen=True)
class Bone:
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


TOE_JOINT: Vec = (0.070, -0.028, 0.0)
"""The ball of the foot, about which the toes bend, along, forward and outward of the foot."""


def bone(body: Skeleton, name: str) -> Bone:
    """A segment by its name: `trunk0` to `trunk4`, `head`, or `left-thigh` and so on. Raises KeyError."""
    if name.startswith("trunk"):
        i = int(name[5:])
        return Bone(body.spine[i], body.frames[i])
    if name == "head":
        return Bone(body.head_base, body.head)
    side, _, part = name.partition("-")
    if side not in SIDES:
        raise KeyError(name)
    of: Side = "left" if side == "left" else "right"
    return _of_arm(body.arms[of], part) if part in ARM_PARTS else _of_leg(body.legs[of], part)


ARM_PARTS = frozenset(("upper", "fore", "hand", "thumb"))


def _of_arm(arm: Arm, part: str) -> Bone:
    return {
        "upper": Bone(arm.shoulder, arm.upper),
        "fore": Bone(arm.elbow, arm.fore),
        "hand": Bone(arm.wrist, arm.hand),
        "thumb": Bone(arm.wrist, arm.hand),
    }[part]


def _of_leg(leg: Leg, part: str) -> Bone:
    if part == "toes":
        d, f = turn(leg.foot.along, leg.foot.front, leg.toes)
        return Bone(Bone(leg.ankle, leg.foot).at(TOE_JOINT), Axes(d, f, leg.foot.out))
    return {
        "thigh": Bone(leg.hip, leg.thigh),
        "shank": Bone(leg.knee, leg.shank),
        "foot": Bone(leg.ankle, leg.foot),
    }[part]
