"""The body around the skeleton: widths, outlines and the points of the skin that can touch things.

The widths are drawing values, tuned by eye; all lengths are shares of the person's height.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.model.people import Person
from generator.model.pose import Side

from .geometry import (
    Curve,
    LegSpine,
    Ribbon,
    Shape,
    Spine,
    Vec,
    Width,
    between,
    bump,
    dot,
    left_of,
    minus,
    plus,
    right_of,
    times,
    unit,
)
from .skeleton import SHANK, THIGH, Angles, Axes, Chain, Skeleton, View

Rows = Sequence[tuple[float, float, float]]


def _curves(rows: Rows) -> tuple[Curve, Curve]:
    """Rows of (u, front, back) as two curves."""
    return Curve([(u, f) for u, f, _ in rows]), Curve([(u, b) for u, _, b in rows])


# The trunk: u counts its points from the hip joints (0) to the first thoracic vertebra (5).
TORSO = _curves([
    (-0.6, 0.050, 0.062), (0, 0.056, 0.072), (0.5, 0.059, 0.068), (1.0, 0.057, 0.056), (1.5, 0.052, 0.047),
    (2.0, 0.053, 0.047), (2.5, 0.060, 0.052), (3.0, 0.068, 0.059), (3.4, 0.071, 0.063), (3.8, 0.068, 0.065),
    (4.2, 0.060, 0.064), (4.5, 0.050, 0.060), (4.75, 0.038, 0.052), (5.0, 0.020, 0.040), (5.15, 0.008, 0.028),
])  # fmt: skip
# Legs: u = 0 waist, 2 hip, 3 knee, 4 ankle. From the side (front, back) and from the front (inner, outer).
LEG_SIDE = _curves([
    (0, 0.0525, 0.0465), (0.5, 0.0550, 0.0525), (1, 0.058, 0.0610), (1.4, 0.0595, 0.0685), (1.7, 0.0590, 0.0735),
    (2, 0.057, 0.0745), (2.16, 0.0565, 0.0710), (2.32, 0.0555, 0.0628), (2.48, 0.0540, 0.0550),
    (2.65, 0.0495, 0.0480), (2.8, 0.0425, 0.0410), (2.92, 0.0368, 0.0362), (3.0, 0.0342, 0.0348),
    (3.1, 0.0302, 0.0357), (3.2, 0.0270, 0.0385), (3.34, 0.0245, 0.0402), (3.48, 0.0230, 0.0380),
    (3.65, 0.0205, 0.0285), (3.82, 0.018, 0.020), (3.92, 0.0175, 0.0185), (4, 0.018, 0.019), (4.1, 0.019, 0.020),
])  # fmt: skip
LEG_FRONT = _curves([
    (1.8, 0.040, 0.0445), (2.0, 0.046, 0.0460), (2.15, 0.0485, 0.0462), (2.35, 0.0475, 0.0440),
    (2.6, 0.0425, 0.0400), (2.85, 0.0330, 0.0340), (3.0, 0.0295, 0.0315), (3.12, 0.0275, 0.0300),
    (3.3, 0.0310, 0.0335), (3.5, 0.0280, 0.0290), (3.8, 0.0180, 0.0185), (4.0, 0.0180, 0.0175), (4.1, 0.018, 0.018),
])  # fmt: skip
ARM = _curves([
    (-0.1, 0.030, 0.030), (0, 0.0335, 0.0325), (0.2, 0.0315, 0.031), (0.45, 0.0275, 0.0265), (0.7, 0.0235, 0.0245),
    (0.9, 0.0215, 0.023), (1.0, 0.0215, 0.0225), (1.1, 0.0225, 0.0225), (1.25, 0.0240, 0.0215), (1.5, 0.0205, 0.018),
    (1.75, 0.016, 0.014), (2.0, 0.0140, 0.0125), (2.1, 0.014, 0.0125),
])  # fmt: skip
NECK = _curves([(-0.2, 0.034, 0.040), (0, 0.032, 0.036), (0.4, 0.029, 0.031), (1, 0.029, 0.030), (1.2, 0.030, 0.030)])

# The foot in its own directions, toes and up, from the ankle joint; the third value is how much it goes with the shin.
FOOT_SIDE: Rows = [
    (-0.020, 0.050, 1), (-0.0215, 0.026, 0.85), (-0.0275, 0.004, 0.35), (-0.0345, -0.013, 0.05), (-0.0345, -0.027, 0),
    (-0.025, -0.0378, 0), (-0.006, -0.039, 0), (0.020, -0.0372, 0), (0.044, -0.0372, 0), (0.066, -0.039, 0),
    (0.090, -0.039, 0), (0.106, -0.0385, 0), (0.1150, -0.0325, 0), (0.1140, -0.0235, 0), (0.103, -0.0165, 0),
    (0.082, -0.0120, 0), (0.060, -0.0030, 0), (0.040, 0.0075, 0.12), (0.0250, 0.021, 0.6), (0.0195, 0.034, 0.95),
    (0.0185, 0.050, 1),
]  # fmt: skip
# The sole: toes and outward.
FOOT_SOLE: Sequence[Vec] = [
    (-0.034, 0.000), (-0.028, 0.015), (-0.010, 0.019), (0.020, 0.022), (0.060, 0.028), (0.088, 0.026), (0.106, 0.014),
    (0.115, -0.004), (0.113, -0.018), (0.098, -0.024), (0.066, -0.023), (0.030, -0.016), (-0.010, -0.018),
    (-0.028, -0.014),
]  # fmt: skip
# The foot from the front: outward and up.
FOOT_FRONT: Sequence[Vec] = [
    (-0.018, 0.03), (-0.019, 0.008), (-0.025, -0.016), (-0.033, -0.030), (-0.031, -0.039), (-0.010, -0.0415),
    (0.018, -0.041), (0.028, -0.037), (0.027, -0.026), (0.0205, -0.008), (0.018, 0.012), (0.018, 0.03),
]  # fmt: skip
MTP: Vec = (0.070, -0.028)
"""The joint at the base of the big toe."""

U_LEG = (0, 0.5, 1, 1.5, 2, 2.1, 2.2, 2.32, 2.48, 2.65, 2.82, 2.92, 3, 3.08, 3.17, 3.3, 3.45, 3.6)
U_CALF = (3.45, 3.6, 3.75, 3.88, 4.0, 4.12)
U_TORSO = (1.25, 1.6, 2.0, 2.4, 2.8, 3.2, 3.6, 4.0, 4.35, 4.65, 4.88, 5.06)
U_ARM = (0, 0.15, 0.4, 0.65, 0.84, 0.93, 1, 1.07, 1.16, 1.3, 1.55, 1.8, 2.0)
HEM, SLEEVE = 3.72, 0.42


@dataclass(frozen=True)
class Spot:
    """A point that can touch something: on the page, with its depth and the flesh below it."""

    point: Vec
    depth: float
    flesh: float = 0.0


@dataclass(frozen=True)
class Tube:
    """A finger: a line of points and its thickness."""

    line: tuple[Vec, ...]
    thickness: float


@dataclass(frozen=True)
class Body:
    """One body in one pose: outlines and landmarks on the page.

    `whole` gives every shape of hands and feet, also those that are not turned to the viewer, so that two poses
    have the same shapes."""

    angles: Angles
    view: View
    person: Person
    whole: bool = False

    @cached_property
    def skeleton(self) -> Skeleton:
        return Skeleton(self.angles, self.view)

    @cached_property
    def limb_build(self) -> float:
        """Limbs grow less than the trunk in a broad person."""
        return 1 + (self.person.build - 1) * 0.8

    # ---- widths -------------------------------------------------------------------------------------------

    @cached_property
    def torso(self) -> Ribbon:
        k, belly, chest = self.person.build, self.person.belly, self.person.chest

        def front(u: float) -> float:
            return TORSO[0](u) * k + belly * bump(u, 1.6, 1.0) + chest * bump(u, 3.4, 0.7)

        def back(u: float) -> float:
            return TORSO[1](u) * k

        return Ribbon(Spine(self.skeleton.trunk, (0, 0.03, 0.024, 0.028, 0.026, 0)), back, front)

    @cached_property
    def neck(self) -> Ribbon:
        return Ribbon(Spine(self.skeleton.neck, (0, 0)), NECK[1], NECK[0])

    def leg(self, side: Side) -> Ribbon:
        """The leg from the waist to the ankle."""
        return self._legs[side]

    @cached_property
    def _legs(self) -> dict[Side, Ribbon]:
        return {side: self._leg_ribbon(side) for side in self.skeleton.legs}

    @cached_property
    def _arms(self) -> dict[Side, Ribbon]:
        return {side: self._arm_ribbon(side) for side in self.skeleton.arms}

    def _leg_ribbon(self, side: Side) -> Ribbon:
        chain, angles = self.skeleton.legs[side], self.angles
        hip, knee = angles[f"{side}_leg.hip"], angles[f"{side}_leg.knee"]
        if self.view.front:
            top, rounding = between(chain.joints[0], chain.joints[1], -0.25), 0.02
        else:
            # In extension the back of the hip is the inner side of the bend and needs a rounder corner.
            top = between(self.skeleton.trunk[1], self.skeleton.trunk[2], 0.75)
            rounding = 0.050 + 0.040 * max(0.0, min(1.0, -hip / 30))
        spine = LegSpine((top, *chain.joints), (0, rounding, 0.024, 0))
        front, back = self._leg_widths(hip, knee)
        inner, outer = (lambda u: LEG_FRONT[0](u) * self.limb_build), (lambda u: LEG_FRONT[1](u) * self.limb_build)
        around = (front, back, outer, inner)
        return Ribbon(spine, *_seen(around, _turns(self.view, chain, Axes((0, -1, 0), (1, 0, 0), chain.axes[0].out))))

    def _leg_widths(self, hip: float, knee: float) -> tuple[Width, Width]:
        """Front and back of the leg; the kneecap comes forward when bent, the buttock flattens and tightens."""
        k, belly = self.limb_build, self.person.belly
        bent_knee = math.sin(math.radians(max(0.0, min(knee, 160.0))) / 2)
        bent_hip = math.sin(math.radians(max(-30.0, min(hip, 120.0))))
        flexed, extended = max(0.0, bent_hip), max(0.0, -bent_hip)

        def below(u: float) -> float:
            return (u - 2) * (0.0525 if u < 2 else THIGH)

        def front(u: float) -> float:
            soft = 0.0075 * bent_knee * bump(u, 3.0, 0.10) - 0.004 * flexed * bump(u, 2.15, 0.3)
            return LEG_SIDE[0](u) * k + belly * bump(below(u), -0.075, 0.05) + soft

        def back(u: float) -> float:
            buttock = 0.012 * extended * bump(below(u), 0.022, 0.055) - 0.012 * flexed * bump(u, 1.95, 0.35)
            return LEG_SIDE[1](u) * k + buttock - 0.006 * bent_knee * bump(u, 3.02, 0.12)

        return front, back

    def _arm_ribbon(self, side: Side) -> Ribbon:
        chain, k = self.skeleton.arms[side], self.limb_build
        bent = math.sin(math.radians(max(0.0, min(self.angles[f"{side}_arm.elbow"], 150.0))) / 2)

        def front(u: float) -> float:
            return ARM[0](u) * k

        def back(u: float) -> float:
            return ARM[1](u) * k + 0.006 * bent * bump(u, 1.0, 0.12)

        turn = _turn(self.view, chain.axes[0])[0]
        left, right = (front, back) if turn >= 0 else (back, front)
        return Ribbon(Spine(chain.joints, (0, 0.016, 0)), left, right)

    # ---- outlines -----------------------------------------------------------------------------------------

    def trousers(self, side: Side, hem: float = HEM) -> Shape:
        us = [u for u in U_LEG if u < hem - 0.03] + [hem]
        if self.view.front:
            us = [u for u in us if u >= 1]
        return self.leg(side).outline(us, caps=(0.12, 0.10), grow=0.0012, cap_points=1)

    def calf(self, side: Side) -> Shape:
        return self.leg(side).outline(U_CALF, caps=(0, 0))

    def shirt(self) -> Shape:
        return self.torso.outline(U_TORSO, caps=(0, 0.6), cap_points=1)

    def throat(self) -> Shape:
        return self.neck.outline((-0.25, 0, 0.35, 0.7, 1.15), caps=(0, 0))

    def arm(self, side: Side) -> Shape:
        return self._arms[side].outline(U_ARM, caps=(1, 0))

    def sleeve(self, side: Side) -> Shape:
        us = (0, SLEEVE * 0.33, SLEEVE * 0.7, SLEEVE)
        return self._arms[side].outline(us, caps=(1, 0.12), grow=0.0035)

    def foot(self, side: Side) -> list[Shape]:
        """The foot as seen: its side view, and its sole and front where they are turned to the viewer."""
        axes = self.skeleton.legs[side].axes[2]
        view = self.view
        shapes = [self._foot_side(side)]
        if self.whole or abs(view.depth(axes.f)) > 0.35:
            shapes.append(Shape(tuple(self._foot_at(side, x, -0.028, z) for x, z in FOOT_SOLE)))
        if self.whole or abs(view.depth(axes.d)) > 0.5:
            shapes.append(Shape(tuple(self._foot_at(side, 0, y, z) for z, y in FOOT_FRONT), frozenset({0, 11})))
        return shapes

    def _foot_side(self, side: Side) -> Shape:
        points = [self.foot_point(side, x, y) for x, y, _ in FOOT_SIDE]
        chain = self.skeleton.legs[side]
        shin = chain.axes[1]
        for i, (x, y, share) in enumerate(FOOT_SIDE):
            if share:
                ankle, page = chain.joints[2], self.view.page
                with_shin = plus(ankle, plus(times(page(shin.f), x), times(page(shin.d), -y)))
                points[i] = between(points[i], with_shin, share)
        return Shape(tuple(points), frozenset({0, len(points) - 1}))

    def foot_point(self, side: Side, x: float, y: float) -> Vec:
        """A point of the foot, so far to the toes and up from the ankle; the toes bend at their joint."""
        x, y = self._toes_bent(side, x, y)
        return self._foot_at(side, x, y, 0.0)

    def _toes_bent(self, side: Side, x: float, y: float) -> Vec:
        begin = MTP[0] - 0.016
        if x <= begin:
            return (x, y)
        k = min(1.0, (x - begin) / 0.03)
        angle = math.radians(self.angles[f"{side}_leg.toes"]) * k * k * (3 - 2 * k)
        dx, dy = x - MTP[0], y - MTP[1]
        c, s = math.cos(angle), math.sin(angle)
        return (MTP[0] + dx * c - dy * s, MTP[1] + dx * s + dy * c)

    def _foot_at(self, side: Side, x: float, y: float, z: float) -> Vec:
        chain = self.skeleton.legs[side]
        d, f, out = (self.view.page(v) for v in (chain.axes[2].d, chain.axes[2].f, chain.axes[2].out))
        a = chain.joints[2]
        return (a[0] + d[0] * x + f[0] * y + out[0] * z, a[1] + d[1] * x + f[1] * y + out[1] * z)

    # ---- hands --------------------------------------------------------------------------------------------

    def hand_point(self, side: Side, x: float, back: float, thumb: float) -> Vec:
        """A point of the hand: so far to the fingers, to the back of the hand and to the thumb's side."""
        chain = self.skeleton.arms[side]
        axes, page = chain.axes[2], self.view.page
        d, f, out = page(axes.d), page(axes.f), page(axes.out)
        w = chain.joints[2]
        return (w[0] + d[0] * x + f[0] * back - out[0] * thumb, w[1] + d[1] * x + f[1] * back - out[1] * thumb)

    def palm(self, side: Side) -> list[Shape]:
        """The hand without fingers: its edge, and its flat where it is turned to the viewer."""
        edge = [(-0.014, 0.0125), (0.012, 0.0135), (0.034, 0.0145), (0.052, 0.0125), (0.058, 0.002),
                (0.052, -0.0100), (0.030, -0.0122), (0.008, -0.0124), (-0.014, -0.0125)]  # fmt: skip
        flat = [(-0.012, 0.0135), (0.010, 0.0170), (0.035, 0.0215), (0.054, 0.0205), (0.058, 0.000),
                (0.054, -0.0205), (0.030, -0.0205), (0.010, -0.0165), (-0.012, -0.0135)]  # fmt: skip
        shapes = [Shape(tuple(self.hand_point(side, x, y, 0) for x, y in edge), frozenset({0, 8}))]
        if self.whole or abs(self.view.depth(self.skeleton.arms[side].axes[2].f)) > 0.3:
            shapes.append(Shape(tuple(self.hand_point(side, x, 0, z) for x, z in flat), frozenset({0, 8})))
        return shapes

    def fingers(self, side: Side) -> list[Tube]:
        """Four fingers, the index finger first, a little spread so that they are told apart."""
        curl = math.radians(self.angles[f"{side}_arm.curl"])
        tubes = []
        for i, (length, at) in enumerate(((0.047, 0.0155), (0.051, 0.0052), (0.048, -0.0052), (0.039, -0.0150))):
            x, back, line = 0.048, -0.003, []
            for j in range(4):
                line.append(self.hand_point(side, x, back, at + at * 0.16 * j))
                bend = curl * (0.75 + 0.18 * i) * (0.35 + 0.6 * j)
                x, back = x + length / 3 * math.cos(bend), back - length / 3 * math.sin(bend)
            tubes.append(Tube(tuple(line), 0.0112))
        return tubes

    def thumb(self, side: Side) -> Tube:
        curl = 0.3 * math.radians(self.angles[f"{side}_arm.curl"])
        points = ((0.008, -0.004, 0.010), (0.028, -0.012 - 0.01 * curl, 0.023), (0.046, -0.014 - 0.02 * curl, 0.027),
                  (0.060, -0.014 - 0.03 * curl, 0.026))  # fmt: skip
        return Tube(tuple(self.hand_point(side, *p) for p in points), 0.0128)

    def hand_outline(self, side: Side) -> list[Vec]:
        """All the points of the hand's rim: what can touch and cast a shadow."""
        points = [p for shape in self.palm(side) for p in shape.points]
        for tube in (*self.fingers(side), self.thumb(side)):
            for p, q in zip(tube.line, tube.line[1:], strict=False):
                off = times(left_of(unit(minus(q, p))), tube.thickness / 2)
                points += [plus(p, off), minus(p, off), plus(q, off), minus(q, off)]
        return points

    # ---- landmarks ----------------------------------------------------------------------------------------

    def spot(self, name: str) -> Spot:
        """A named point of the body. Raises KeyError for a name that is none."""
        side, _, part = name.partition("-")
        if side in ("left", "right"):
            which: Side = "left" if side == "left" else "right"
            if part in LEG_SPOTS:
                return self._leg_spot(which, part)
            if part in ARM_SPOTS:
                return self._arm_spot(which, part)
            raise KeyError(name)
        return self._trunk_spot(name)

    def _leg_spot(self, side: Side, part: str) -> Spot:
        chain, k = self.skeleton.legs[side], self.limb_build
        if part in FOOT_SPOTS:
            x, y, z = FOOT_SPOTS[part]
            x, y = self._toes_bent(side, x, y)
            axes = chain.axes[2]
            depth = sum(self.view.depth(v) * q for v, q in zip((axes.d, axes.f, axes.out), (x, y, z), strict=True))
            return Spot(self._foot_at(side, x, y, z), chain.depths[2] + depth)
        joints, depths = chain.joints, chain.depths
        match part:
            case "hip":
                return Spot(joints[0], depths[0], 0.06)
            case "knee":
                return Spot(joints[1], depths[1], 0.0345 * k)
            case "ankle":
                return Spot(joints[2], depths[2], 0.0185 * k)
            case "shin":
                return Spot(between(joints[1], joints[2], 0.5), (depths[1] + depths[2]) / 2, 0.0225 * k)
        return Spot(between(joints[0], joints[1], 0.6), (depths[0] + depths[1]) / 2, 0.05 * k)

    def _arm_spot(self, side: Side, part: str) -> Spot:
        chain = self.skeleton.arms[side]
        joints, depths = chain.joints, chain.depths
        match part:
            case "shoulder":
                return Spot(joints[0], depths[0], 0.033 * self.limb_build)
            case "elbow":
                return Spot(joints[1], depths[1], 0.027 * self.limb_build)
            case "forearm":
                return Spot(between(joints[1], joints[2], 0.5), (depths[1] + depths[2]) / 2, 0.019)
            case "wrist":
                return Spot(joints[2], depths[2], 0.0125)
            case "fingers":
                return Spot(self.hand_point(side, 0.085, -0.009, 0), depths[2])
        return Spot(self.hand_point(side, 0.034, -0.0122, 0), depths[2])

    def _trunk_spot(self, name: str) -> Spot:
        k = self.limb_build
        points: dict[str, Callable[[], Vec]] = {
            "pelvis": lambda: self.skeleton.root,
            "buttock": lambda: self.skeleton.pelvis((-0.073 * k, 0.004)),
            "groin": lambda: self.skeleton.pelvis((0.057 * k, 0.0)),
            "belly": lambda: self.torso.right_side(1.3),
            "chest": lambda: self.torso.right_side(3.5),
            "back": lambda: self.torso.left_side(3.9),
            "low-back": lambda: self.torso.left_side(1.5),
            "head": lambda: self.skeleton.head((0.010, 0.034)),
            "back-of-head": lambda: self.skeleton.head((-0.058, 0.045)),
            "chin": lambda: self.skeleton.head((0.0635, -0.0325)),
        }
        return Spot(points[name](), 0.0)

    def face(self, name: str, at: float, which: str) -> Vec:
        """A point on the front or back of a thigh or shin, so far along it. Raises KeyError."""
        side, _, part = name.partition("-")
        if side not in ("left", "right") or part not in ("thigh", "shin"):
            raise KeyError(name)
        ribbon = self.leg("left" if side == "left" else "right")
        u = {"thigh": 2, "shin": 3}[part] + at
        return ribbon.left_side(u) if which == "front" else ribbon.right_side(u)


FOOT_SPOTS = {
    "heel": (-0.018, -0.0388, 0.0),
    "ball": (0.070, -0.0390, 0.0),
    "toes": (0.104, -0.0380, 0.0),
    "top-of-toes": (0.1135, -0.0260, 0.0),
    "instep": (0.060, -0.0045, 0.0),
    "sole": (0.030, -0.0375, 0.0),
    "outer-edge": (0.040, -0.028, 0.024),
}
LEG_SPOTS = {"hip", "knee", "ankle", "shin", "thigh", *FOOT_SPOTS}
ARM_SPOTS = {"shoulder", "elbow", "forearm", "wrist", "hand", "fingers"}
TRUNK_SPOTS = {"pelvis", "buttock", "groin", "belly", "chest", "back", "low-back", "head", "back-of-head", "chin"}
SPOTS = frozenset(
    {f"{side}-{part}" for side in ("left", "right") for part in LEG_SPOTS | ARM_SPOTS} | TRUNK_SPOTS
)
FACES = frozenset(f"{side}-{part}" for side in ("left", "right") for part in ("thigh", "shin"))


def _turn(view: View, axes: Axes) -> Vec:
    """How far a segment shows its profile and its front: the shares (front to the left, outer side to the left)."""
    d = view.flat(axes.d)
    n = left_of(unit(d)) if d != (0.0, 0.0) else (1.0, 0.0)
    return unit((dot(view.flat(axes.f), n), dot(view.flat(axes.out), n)))


def _turns(view: View, chain: Chain, pelvis: Axes) -> tuple[Vec, Vec, Vec]:
    """The turns of pelvis, thigh and shin."""
    thigh, shin = _turn(view, chain.axes[0]), _turn(view, chain.axes[1])
    return (thigh if view.front else (1.0, 0.0)), thigh, shin


def _seen(around: tuple[Width, Width, Width, Width], turns: tuple[Vec, Vec, Vec]) -> tuple[Width, Width]:
    """The widths on the left and right of a leg on the page, from those of its front, back, outer and inner side."""
    front, back, outer, inner = around

    def turn(u: float) -> Vec:
        if u < 2.3:
            return between(turns[0], turns[1], max(0.0, min(1.0, (u - 1.6) / 0.7)))
        return between(turns[1], turns[2], max(0.0, min(1.0, (u - 2.85) / 0.3)))

    def width(u: float, sign: int) -> float:
        f, o = unit(turn(u))
        w = 0.0
        if abs(f) > 1e-6:
            w += f * f * (front(u) if f * sign > 0 else back(u))
        if abs(o) > 1e-6:
            w += o * o * (outer(u) if o * sign > 0 else inner(u))
        return w

    return (lambda u: width(u, 1)), (lambda u: width(u, -1))


__all__ = ["FACES", "SHANK", "SPOTS", "Body", "Spot", "Tube", "right_of"]
