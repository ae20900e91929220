"""The skeleton: segment lengths, joint ranges, and where every joint is for given angles.

Lengths are shares of the person's height (Drillis & Contini 1966, in Winter, Biomechanics and Motor Control
of Human Movement, 2009). In the body's own space x is forward, y up and z to the person's right. The trunk
bends in the plane of x and y; the limbs turn freely.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from generator.model.pose import SIDES, Side

from .geometry import Frame, Vec, Vec3, along, between, plus, times, turn_pair, turned, upright, weigh

Angles = Mapping[str, float]
"""Every number of the body by its key: `y`, `pelvis`, `left_leg.knee`."""

THIGH, SHANK, UPPER_ARM, FOREARM = 0.245, 0.246, 0.186, 0.146
HIP_HALF, SHOULDER_HALF = 0.050, 0.098
TRUNK = (0.070, 0.050, 0.060, 0.060, 0.055)
"""From the hip joints up to the fourth and second lumbar, twelfth, sixth and first thoracic vertebra."""

FAR = (0.012, 0.018)
"""How far the far leg is shifted on the page, as if seen a little from above."""
OBLIQUE = (FAR[0] / (2 * HIP_HALF), FAR[1] / (2 * HIP_HALF))
"""How far a point is shifted on the page for each unit that it is further away."""
FAR_ARM = (0.25, 0.6, 1.0)
"""How much of the shift the far shoulder, elbow and wrist take: a far shoulder in full looks dislocated."""


@dataclass(frozen=True)
class Range:
    """How far a joint goes, in degrees: usually, and at the most with a reason given."""

    low: float
    high: float
    least: float
    most: float


RANGES: dict[str, Range] = {
    # Hip extension 0-20, hip flexion to 125, knee to 140 (155 heel to buttock), ankle 20 up and 50 down,
    # low back 30 hollow: the guide's own limits. The others are the norms of the American Academy of
    # Orthopaedic Surgeons (Joint Motion, 1965), the wrist as it is under the body's weight.
    "hip": Range(-20, 125, -35, 135),
    "spread": Range(-30, 45, -30, 60),
    "turn": Range(-45, 45, -50, 80),
    "knee": Range(0, 140, 0, 155),
    "ankle": Range(-50, 20, -60, 38),
    "tilt": Range(-20, 35, -25, 40),
    "toes": Range(-40, 70, -45, 80),
    "shoulder": Range(-60, 180, -60, 180),
    "elbow": Range(0, 150, 0, 155),
    "twist": Range(0, 180, 0, 180),
    "wrist": Range(-80, 90, -85, 95),
    "curl": Range(0, 90, 0, 110),
    "neck": Range(-45, 45, -60, 55),
    "lumbar": Range(-30, 60, -40, 65),
    "thoracic": Range(-15, 35, -25, 45),
}
ARM_RANGES: dict[str, Range] = {"spread": Range(0, 180, -10, 180), "turn": Range(-70, 90, -80, 100)}


def range_of(key: str) -> Range | None:
    """The range of the joint that a key names, or None where it is no joint."""
    joint = key.rsplit(".", maxsplit=1)[-1]
    return (ARM_RANGES.get(joint) if "_arm." in key else None) or RANGES.get(joint)


@dataclass(frozen=True)
class View:
    """From where the body is seen."""

    facing: Literal["left", "right", "viewer"]

    @property
    def front(self) -> bool:
        return self.facing == "viewer"

    @property
    def near(self) -> Side:
        """The side nearest to the viewer; seen from the front both are, and it is the left."""
        return "right" if self.facing == "right" else "left"

    @property
    def far(self) -> Side:
        return "left" if self.near == "right" else "right"

    def depth(self, v: Vec3) -> float:
        """How far a direction leads away from the viewer."""
        if self.front:
            return -v[0]
        return -v[2] if self.near == "right" else v[2]

    def flat(self, v: Vec3) -> Vec:
        """A direction as seen, without the view from above."""
        return (-v[2], v[1]) if self.front else (v[0], v[1])

    def page(self, v: Vec3) -> Vec:
        """A direction as drawn: in the side view a little from above."""
        if self.front:
            return (-v[2], v[1])
        k = self.depth(v)
        return (v[0] + OBLIQUE[0] * k, v[1] + OBLIQUE[1] * k)


@dataclass(frozen=True)
class Axes:
    """The directions of a segment: along it, to its front, and outward from the body's middle."""

    d: Vec3
    f: Vec3
    out: Vec3


@dataclass(frozen=True)
class Chain:
    """A limb: three joints on the page with their depth, and the directions of its three segments."""

    joints: tuple[Vec, Vec, Vec]
    depths: tuple[float, float, float]
    axes: tuple[Axes, Axes, Axes]


def _direction(degrees: float) -> Vec:
    """Up, leaning forward by so many degrees."""
    return turned((0, 1), -degrees)


def _space(v: Vec) -> Vec3:
    return (v[0], v[1], 0.0)


@dataclass(frozen=True)
class Skeleton:
    """Where every joint is. Points are on the page, facing right (or the viewer)."""

    angles: Angles
    view: View

    @cached_property
    def root(self) -> Vec:
        """The middle between the hip joints."""
        return (self.angles["x"], self.angles["y"])

    @cached_property
    def leans(self) -> tuple[float, float, float, float, float]:
        """How far each part of the trunk leans forward, in degrees."""
        a = self.angles
        lean, lumbar, thoracic = a["pelvis"], a["lumbar"], a["thoracic"]
        top = lean + lumbar
        return (lean, lean + 0.5 * lumbar, top, top + 0.5 * thoracic, top + thoracic)

    @cached_property
    def trunk(self) -> tuple[Vec, ...]:
        """Six points from the hip joints to the first thoracic vertebra."""
        points = [self.root]
        for length, lean in zip(TRUNK, self.leans, strict=True):
            points.append(along(points[-1], self.view.flat(_space(_direction(lean))), length))
        return tuple(points)

    @cached_property
    def pelvis(self) -> Frame:
        return self._part(self.root, self.leans[0])

    @cached_property
    def thorax(self) -> Frame:
        return self._part(self.trunk[4], self.leans[4])

    @cached_property
    def neck(self) -> tuple[Vec, Vec]:
        """The lower and the upper end of the neck."""
        base = self.thorax((0, 0.043)) if self.view.front else self.thorax((-0.012, 0.043))
        return base, along(base, self._neck_up, 0.070)

    @cached_property
    def head(self) -> Frame:
        """Its origin is the base of the skull."""
        return self._part(along(self.neck[1], self._neck_up, 0.012), self.leans[4] + self.angles["neck"])

    @property
    def _neck_up(self) -> Vec:
        forward = 0 if self.view.front else 14
        return self.view.flat(_space(_direction(self.leans[4] + forward + 0.55 * self.angles["neck"])))

    def _part(self, origin: Vec, lean: float) -> Frame:
        if self.view.front:
            return Frame(origin, (1, 0), (0, math.cos(math.radians(lean))))
        return upright(origin, _direction(lean))

    @cached_property
    def legs(self) -> dict[Side, Chain]:
        return {side: self._leg(side) for side in SIDES}

    @cached_property
    def arms(self) -> dict[Side, Chain]:
        return {side: self._arm(side) for side in SIDES}

    def shift(self, side: Side) -> Vec:
        """How far the leg of this side is shifted on the page."""
        if self.view.front:
            return (-_outward(side)[2] * HIP_HALF, 0.0)
        return FAR if side == self.view.far else (0.0, 0.0)

    def _depth(self, side: Side) -> float:
        return 2 * HIP_HALF if side == self.view.far and not self.view.front else 0.0

    def _turned(self, lean: float, limb: str, first: str, side: Side) -> Axes:
        """The upper segment of a limb: bent, spread and turned in this order (Grood and Suntay 1983)."""
        a, up = self.angles, _direction(lean)
        down, forward = _space(times(up, -1)), _space((up[1], -up[0]))
        d, f = turn_pair(down, forward, a[f"{limb}.{first}"])
        d, out = turn_pair(d, _outward(side), a[f"{limb}.spread"])
        f, out = turn_pair(f, out, a[f"{limb}.turn"])
        return Axes(d, f, out)

    def _leg(self, side: Side) -> Chain:
        a, limb = self.angles, f"{side}_leg"
        thigh = self._turned(self.leans[0], limb, "hip", side)
        shank_d, shank_f = turn_pair(thigh.d, thigh.f, -a[f"{limb}.knee"])
        toe, up = turn_pair(shank_f, weigh(shank_d, -1, shank_d, 0), a[f"{limb}.ankle"])
        up, out = turn_pair(up, thigh.out, a[f"{limb}.tilt"])
        hip = plus(self.root, self.shift(side))
        return self._chain(
            hip,
            self._depth(side),
            (THIGH, SHANK),
            (thigh, Axes(shank_d, shank_f, thigh.out), Axes(toe, up, out)),
        )

    def _arm(self, side: Side) -> Chain:
        a, limb = self.angles, f"{side}_arm"
        upper = self._turned(self.leans[4], limb, "shoulder", side)
        fore_d, fore_f = turn_pair(upper.d, upper.f, a[f"{limb}.elbow"])
        back, out = turn_pair(fore_f, upper.out, a[f"{limb}.twist"])
        hand_d, hand_back = turn_pair(fore_d, back, a[f"{limb}.wrist"])
        axes = (upper, Axes(fore_d, fore_f, upper.out), Axes(hand_d, hand_back, out))
        chain = self._chain(self._shoulder(side), 0.0, (UPPER_ARM, FOREARM), axes)
        if self.view.front or side == self.view.near:
            return chain
        joints = tuple(plus(j, times(FAR, k)) for j, k in zip(chain.joints, FAR_ARM, strict=True))
        depths = tuple(d + 2 * HIP_HALF * k for d, k in zip(chain.depths, FAR_ARM, strict=True))
        return Chain((joints[0], joints[1], joints[2]), (depths[0], depths[1], depths[2]), axes)

    def _shoulder(self, side: Side) -> Vec:
        """The shoulder joint; the girdle follows the arm, forward and up."""
        a, limb = self.angles, f"{side}_arm"
        bend = math.radians(max(-60.0, min(180.0, a[f"{limb}.shoulder"])))
        if self.view.front:
            rise = max(0.0, max(a[f"{limb}.spread"], a[f"{limb}.shoulder"]) - 60) / 120
            return self.thorax(
                (-_outward(side)[2] * (SHOULDER_HALF - 0.010 - 0.012 * rise), 0.016 + 0.020 * rise)
            )
        lift = 0.016 * (1 - math.cos(bend)) * (1 if bend > 0 else 0.3)
        return self.thorax((-0.006 + 0.014 * math.sin(bend), 0.016 + lift))

    def _chain(self, first: Vec, depth: float, lengths: Vec, axes: tuple[Axes, Axes, Axes]) -> Chain:
        view = self.view
        middle = along(first, view.page(axes[0].d), lengths[0])
        last = along(middle, view.page(axes[1].d), lengths[1])
        depth1 = depth + view.depth(axes[0].d) * lengths[0]
        return Chain(
            (first, middle, last), (depth, depth1, depth1 + view.depth(axes[1].d) * lengths[1]), axes
        )

    def trunk_point(self, height: float) -> tuple[Vec, Vec]:
        """The point of the trunk's line so far above the hip joints, and the direction there."""
        left = height
        for i, length in enumerate(TRUNK):
            if left <= length or i == len(TRUNK) - 1:
                a, b = self.trunk[i], self.trunk[i + 1]
                return between(a, b, left / length), self.view.flat(_space(_direction(self.leans[i])))
            left -= length
        raise AssertionError("the trunk has segments")


def _outward(side: Side) -> Vec3:
    return (0.0, 0.0, 1.0 if side == "right" else -1.0)
