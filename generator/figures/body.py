"""The body around the skeleton: limbs and trunk as ribbons, and their outlines on the page."""

import math
from dataclasses import dataclass
from functools import cached_property

from generator.model.people import Person
from generator.model.pose import SIDES, Side

from .feet import Foot
from .geometry import (
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
    unit,
)
from .hands import Hand
from .profiles import ARM, LEG_FRONT, LEG_SIDE, NECK, TORSO
from .skeleton import THIGH, Angles, Axes, Chain, Skeleton, View

U_LEG = (0, 0.5, 1, 1.5, 2, 2.1, 2.2, 2.32, 2.48, 2.65, 2.82, 2.92, 3, 3.08, 3.17, 3.3, 3.45, 3.6)
U_CALF = (3.45, 3.6, 3.75, 3.88, 4.0, 4.12)
U_TORSO = (1.25, 1.6, 2.0, 2.4, 2.8, 3.2, 3.6, 4.0, 4.35, 4.65, 4.88, 5.06)
U_ARM = (0, 0.15, 0.4, 0.65, 0.84, 0.93, 1, 1.07, 1.16, 1.3, 1.55, 1.8, 2.0)
HEM, SLEEVE = 3.72, 0.42


@dataclass(frozen=True)
class Body:
    """One body in one pose: outlines and landmarks on the page.

    `whole` gives every shape of hands and feet, also those that are not turned to the viewer, so that two
    poses have the same shapes. `near_thumbs` names the sides whose thumb is drawn before the hand, where that
    is not to be seen from the angles: it must be the same in every moment of a movement."""

    angles: Angles
    view: View
    person: Person
    whole: bool = False
    near_thumbs: frozenset[Side] | None = None

    @cached_property
    def skeleton(self) -> Skeleton:
        return Skeleton(self.angles, self.view)

    @cached_property
    def limb_build(self) -> float:
        """Limbs grow less than the trunk in a broad person."""
        return 1 + (self.person.build - 1) * 0.8

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
        return {side: self._leg_ribbon(side) for side in SIDES}

    @cached_property
    def _arms(self) -> dict[Side, Ribbon]:
        return {side: self._arm_ribbon(side) for side in SIDES}

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

        def outer(u: float) -> float:
            return LEG_FRONT[1](u) * self.limb_build

        def inner(u: float) -> float:
            return LEG_FRONT[0](u) * self.limb_build

        return Ribbon(spine, *_seen((front, back, outer, inner), _turns(self.view, chain)))

    def _leg_widths(self, hip: float, knee: float) -> tuple[Width, Width]:
        """Front and back of the leg: a bent knee comes forward, a bent hip flattens the buttock."""
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

    def trousers(self, side: Side) -> Shape:
        us = [*U_LEG, HEM]
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

    def foot(self, side: Side) -> Foot:
        return Foot(self.skeleton.legs[side], self.view, self.angles[f"{side}_leg.toes"])

    def hand(self, side: Side) -> Hand:
        return Hand(self.skeleton.arms[side], self.view, self.angles[f"{side}_arm.curl"])

    def thumb_is_near(self, side: Side) -> bool:
        """Whether the thumb is drawn before the hand, not behind it."""
        return self.hand(side).thumb_is_near if self.near_thumbs is None else side in self.near_thumbs

    def bare_leg(self, side: Side) -> list[Shape]:
        """Foot and calf."""
        return [*self.foot(side).shapes(self.whole), self.calf(side)]

    def bare_arm(self, side: Side) -> list[Shape]:
        """Arm and palm."""
        return [self.arm(side), *self.hand(side).palm(self.whole)]


def _turn(view: View, axes: Axes) -> Vec:
    """How a segment is turned: how far its front and its outer side lie to its left on the page."""
    d = view.flat(axes.d)
    n = left_of(unit(d)) if d != (0.0, 0.0) else (1.0, 0.0)
    return unit((dot(view.flat(axes.f), n), dot(view.flat(axes.out), n)))


def _turns(view: View, chain: Chain) -> tuple[Vec, Vec, Vec]:
    """The turns of pelvis, thigh and shin; from the front the pelvis is drawn apart."""
    thigh, shin = _turn(view, chain.axes[0]), _turn(view, chain.axes[1])
    return (thigh if view.front else (1.0, 0.0)), thigh, shin


def _seen(around: tuple[Width, Width, Width, Width], turns: tuple[Vec, Vec, Vec]) -> tuple[Width, Width]:
    """The widths to a leg's left and right as seen, from those of its front, back, outer and inner side."""
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
