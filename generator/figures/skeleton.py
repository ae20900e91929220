"""The skeleton in space: segment lengths, and where every joint is and how every segment lies for given
angles.

Lengths are shares of the person's height (Drillis and Contini 1966, in Winter, Biomechanics and Motor
Control of Human Movement, 2009; upper arm and forearm as between the joint centres of a reduced body
scan). x points forward, y up and z to the person's right, for a person who stands with every angle at
zero.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal, NamedTuple

from .geometry import Vec, along, cross, dot, minus, plus, rotation, times, turn, unit, weigh

Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")

Angles = Mapping[str, float]
"""Every number of the body by its key, such as `y`, `pelvis` or `left_leg.knee`; one that is missing is
neutral.

`x`, `y` and `z` are shares of the height, everything else is degrees. What each means stands in the model."""

HEIGHT_MM = 1700
"""The height of the person for whom a length is given in millimetres."""
THIGH, SHANK, UPPER_ARM, FOREARM = 0.245, 0.246, 0.178, 0.150
HIP_HALF, SHOULDER_HALF = 0.050, 0.095
TRUNK = (0.070, 0.050, 0.060, 0.060, 0.055)
"""From the hip joints up to the fourth and second lumbar, twelfth, sixth and first thoracic vertebra."""
NECK = 0.076

BODY_KEYS = (
    "x", "y", "z", "pelvis", "pelvis_roll", "pelvis_turn", "lumbar", "thoracic", "side_bend", "trunk_turn",
    "neck", "neck_bend", "look",
)  # fmt: skip
LEG_KEYS = ("hip", "spread", "turn", "knee", "ankle", "tilt", "toes")
ARM_KEYS = ("shoulder", "spread", "turn", "elbow", "twist", "wrist", "deviation", "curl")
KEYS: tuple[str, ...] = (
    *BODY_KEYS,
    *(f"{side}_leg.{key}" for side in SIDES for key in LEG_KEYS),
    *(f"{side}_arm.{key}" for side in SIDES for key in ARM_KEYS),
)
NEUTRAL: Angles = MappingProxyType(
    {key: 0.53 if key == "y" else 6.0 if key.endswith(".curl") else 0.0 for key in KEYS}
)

_SHARES = (0.0, 0.25, 0.5, 0.8, 1.0)
"""How much of the trunk's side bend and turn each of its five parts has."""


class Axes(NamedTuple):
    """The directions of a segment, at right angles: along it, to its front, and outward from the body's
    middle.

    Of the trunk and the head `out` points to the person's right. So the axes of a left limb are
    left-handed."""

    along: Vec
    front: Vec
    out: Vec


class Leg(NamedTuple):
    """A leg: its joints, and its segments. `foot.along` points to the toes, `foot.front` up from the sole."""

    hip: Vec
    knee: Vec
    ankle: Vec
    thigh: Axes
    shank: Axes
    foot: Axes
    toes: float
    """How far the toes are bent up, in degrees."""


class Arm(NamedTuple):
    """An arm: its joints, and its segments. `hand.along` points to the fingertips, `hand.front` out of its
    back."""

    shoulder: Vec
    elbow: Vec
    wrist: Vec
    upper: Axes
    fore: Axes
    hand: Axes
    curl: float
    """How far the fingers are bent, in degrees."""


@dataclass(frozen=True)
class Skeleton:
    """Where every joint is and how every segment lies."""

    root: Vec
    """The middle between the hip joints."""
    spine: tuple[Vec, ...]
    """Six points from the hip joints to the base of the neck (first thoracic vertebra)."""
    frames: tuple[Axes, ...]
    """The five parts between them, the pelvis first and the upper chest last."""
    neck: tuple[Vec, Vec]
    head: Axes
    head_base: Vec
    """The base of the skull, from which the head's shape is measured."""
    legs: Mapping[Side, Leg]
    arms: Mapping[Side, Arm]

    @property
    def pelvis(self) -> Axes:
        return self.frames[0]

    @property
    def thorax(self) -> Axes:
        return self.frames[4]


def side_of(name: str) -> Side:
    """The side with which the name of a limb begins."""
    return "left" if name.startswith("left") else "right"


def outward(side: Side) -> float:
    """The sign of z on the person's side: 1 right, -1 left."""
    return 1.0 if side == "right" else -1.0


def skeleton(angles: Angles) -> Skeleton:
    """The skeleton with these angles."""
    a = angles if len(angles) == len(NEUTRAL) else {**NEUTRAL, **angles}
    root = (a["x"], a["y"], a["z"])
    frames = _trunk(a)
    spine = [root]
    for size, part in zip(TRUNK, frames, strict=True):
        spine.append(along(spine[-1], part.along, size))
    neck, head_base, head = _head(a, spine[4], frames[4])
    return Skeleton(
        root=root,
        spine=tuple(spine),
        frames=frames,
        neck=neck,
        head=head,
        head_base=head_base,
        legs={side: _leg(a, side, root, frames[0]) for side in SIDES},
        arms={side: _arm(a, side, spine[4], frames[4]) for side in SIDES},
    )


def with_limb(body: Skeleton, angles: Angles, limb: str) -> Skeleton:
    """The skeleton after the angles of one limb alone have changed, such as `left_leg`."""
    a = angles if len(angles) == len(NEUTRAL) else {**NEUTRAL, **angles}
    side = side_of(limb)
    if limb.endswith("_leg"):
        return replace(body, legs={**body.legs, side: _leg(a, side, body.root, body.pelvis)})
    return replace(body, arms={**body.arms, side: _arm(a, side, body.spine[4], body.thorax)})


def _pelvis(a: Angles) -> Axes:
    """The pelvis: leaned in the plane of x and y, then rolled to the right and turned to the left about
    itself."""
    up, front = turn((0.0, 1.0, 0.0), (1.0, 0.0, 0.0), a["pelvis"])
    up, out = turn(up, (0.0, 0.0, 1.0), a["pelvis_roll"])
    out, front = turn(out, front, a["pelvis_turn"])
    return Axes(up, front, out)


def _trunk(a: Angles) -> tuple[Axes, ...]:
    """The five parts of the trunk: each bent forward, then sideways, then turned against the pelvis."""
    pelvis = _pelvis(a)
    lumbar, thoracic = a["lumbar"], a["thoracic"]
    flexed = (0.0, 0.5 * lumbar, lumbar, lumbar + 0.5 * thoracic, lumbar + thoracic)
    parts = []
    for bent, share in zip(flexed, _SHARES, strict=True):
        up, front = turn(pelvis.along, pelvis.front, bent)
        up, out = turn(up, pelvis.out, a["side_bend"] * share)
        out, front = turn(out, front, a["trunk_turn"] * share)
        parts.append(Axes(up, front, out))
    return tuple(parts)


def _head(a: Angles, chest: Vec, thorax: Axes) -> tuple[tuple[Vec, Vec], Vec, Axes]:
    """The neck's two ends, the base of the skull, and the head's axes.

    The neck leans 14 degrees forward of the chest, as in upright standing, and does half of a nod; the
    head is level when nod and lean of the chest are zero."""
    neck_up = _leant(thorax, 14 + 0.55 * a["neck"], 0.55 * a["neck_bend"])
    base = along(along(chest, thorax.along, 0.043), thorax.front, -0.012)
    top = along(base, neck_up, NECK)
    up = _leant(thorax, a["neck"], a["neck_bend"])
    front = unit(minus(thorax.front, times(up, dot(thorax.front, up))))
    front = rotation(front, up, a["look"])
    return (base, top), along(top, neck_up, 0.012), Axes(up, front, unit(cross(front, up)))


def _leant(thorax: Axes, forward: float, right: float) -> Vec:
    up, _ = turn(thorax.along, thorax.front, forward)
    return turn(up, thorax.out, right)[0]


def _leg(a: Angles, side: Side, root: Vec, pelvis: Axes) -> Leg:
    """A leg: the hip bent, spread and turned in this order (Grood and Suntay 1983)."""
    limb = f"{side}_leg"
    out = times(pelvis.out, outward(side))
    d, f = turn(times(pelvis.along, -1), pelvis.front, a[f"{limb}.hip"])
    d, o = turn(d, out, a[f"{limb}.spread"])
    f, o = turn(f, o, a[f"{limb}.turn"])
    shank_d, shank_f = turn(d, f, -a[f"{limb}.knee"])
    toe, up = turn(shank_f, times(shank_d, -1), a[f"{limb}.ankle"])
    up, foot_out = turn(up, o, a[f"{limb}.tilt"])
    hip = along(root, out, HIP_HALF)
    knee = along(hip, d, THIGH)
    return Leg(
        hip=hip,
        knee=knee,
        ankle=along(knee, shank_d, SHANK),
        thigh=Axes(d, f, o),
        shank=Axes(shank_d, shank_f, o),
        foot=Axes(toe, up, foot_out),
        toes=a[f"{limb}.toes"],
    )


def _arm(a: Angles, side: Side, chest: Vec, thorax: Axes) -> Arm:
    """An arm: the shoulder bent, spread and turned in this order; the hand twisted, bent back and
    sideways."""
    limb = f"{side}_arm"
    out = times(thorax.out, outward(side))
    d, f = turn(times(thorax.along, -1), thorax.front, a[f"{limb}.shoulder"])
    d, o = turn(d, out, a[f"{limb}.spread"])
    f, o = turn(f, o, a[f"{limb}.turn"])
    fore_d, fore_f = turn(d, f, a[f"{limb}.elbow"])
    back, hand_out = turn(fore_f, o, a[f"{limb}.twist"])
    hand_d, back = turn(fore_d, back, a[f"{limb}.wrist"])
    hand_d, hand_out = turn(hand_d, hand_out, a[f"{limb}.deviation"])
    shoulder = _shoulder(d, chest, thorax, out)
    elbow = along(shoulder, d, UPPER_ARM)
    return Arm(
        shoulder=shoulder,
        elbow=elbow,
        wrist=along(elbow, fore_d, FOREARM),
        upper=Axes(d, f, o),
        fore=Axes(fore_d, fore_f, o),
        hand=Axes(hand_d, back, hand_out),
        curl=a[f"{limb}.curl"],
    )


def _shoulder(upper: Vec, chest: Vec, thorax: Axes, out: Vec) -> Vec:
    """The shoulder joint. The girdle follows the upper arm: forward, up, and inward when it crosses or rises.

    The amounts are fitted to pictures of a body scan: 3 cm up with the arms overhead (at 1.70 m the shoulder
    rises by about 5 cm), 3 cm forward with the arms held out in front."""
    forward, up, outside = dot(upper, thorax.front), dot(upper, thorax.along), dot(upper, out)
    lift = 0.016 * (1 + up) * (1 - 0.7 * max(-forward, 0.0))
    inward = 0.012 * max(up, 0.0) + 0.014 * max(-outside, 0.0)
    ahead = -0.008 + 0.016 * max(forward, -0.87)
    level = weigh(thorax.front, ahead, out, SHOULDER_HALF - inward)
    return plus(along(chest, thorax.along, 0.016 + lift), level)
