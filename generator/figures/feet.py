"""A foot in space: its outlines as seen, and points of its skin."""

import math
from dataclasses import dataclass

from .geometry import Shape, Vec, between, plus, times
from .profiles import FOOT_FRONT, FOOT_SIDE, FOOT_SOLE, MTP
from .skeleton import Chain, View

SOLE_HEIGHT = -0.028
SOLE_SHOWS, FRONT_SHOWS = 0.35, 0.5
"""From which turn to the viewer on the sole and the front of a foot are drawn (0 edge on, 1 full)."""


@dataclass(frozen=True)
class Foot:
    """The foot at the end of a leg; `toes` is how far they are bent up, in degrees."""

    leg: Chain
    view: View
    toes: float

    def at(self, x: float, y: float, z: float = 0.0) -> Vec:
        """The point so far to the toes, up and outward from the ankle joint, on the page."""
        x, y = self.bent(x, y)
        axes, a, page = self.leg.axes[2], self.leg.joints[2], self.view.page
        d, f, out = page(axes.d), page(axes.f), page(axes.out)
        return (a[0] + d[0] * x + f[0] * y + out[0] * z, a[1] + d[1] * x + f[1] * y + out[1] * z)

    def depth(self, x: float, y: float, z: float) -> float:
        """How far away from the viewer that point is."""
        axes = self.leg.axes[2]
        x, y = self.bent(x, y)
        return self.leg.depths[2] + sum(
            self.view.depth(v) * q for v, q in zip((axes.d, axes.f, axes.out), (x, y, z), strict=True)
        )

    def bent(self, x: float, y: float) -> Vec:
        """Before the joint of the toes the foot bends with them."""
        begin = MTP[0] - 0.016
        if x <= begin:
            return (x, y)
        k = min(1.0, (x - begin) / 0.03)
        angle = math.radians(self.toes) * k * k * (3 - 2 * k)
        dx, dy, c, s = x - MTP[0], y - MTP[1], math.cos(angle), math.sin(angle)
        return (MTP[0] + dx * c - dy * s, MTP[1] + dx * s + dy * c)

    def shapes(self, whole: bool) -> list[Shape]:
        """Its side view, and its sole and front where they are turned to the viewer (or `whole`)."""
        axes, view = self.leg.axes[2], self.view
        shapes = [self._side()]
        if whole or abs(view.depth(axes.f)) > SOLE_SHOWS:
            shapes.append(Shape(tuple(self.at(x, SOLE_HEIGHT, z) for x, z in FOOT_SOLE)))
        if whole or abs(view.depth(axes.d)) > FRONT_SHOWS:
            shapes.append(Shape(tuple(self.at(0, y, z) for z, y in FOOT_FRONT), frozenset({0, 11})))
        return shapes

    def _side(self) -> Shape:
        ankle, shin, page = self.leg.joints[2], self.leg.axes[1], self.view.page
        points = []
        for x, y, share in FOOT_SIDE:
            with_shin = plus(ankle, plus(times(page(shin.f), x), times(page(shin.d), -y)))
            points.append(between(self.at(x, y), with_shin, share))
        return Shape(tuple(points), frozenset({0, len(points) - 1}))
