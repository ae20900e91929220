"""A hand in space: palm, four fingers and a thumb."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from .geometry import Shape, Vec, left_of, minus, plus, times, unit
from .skeleton import Chain, View

# The palm's edge: to the fingers and to the back of the hand. Its flat: to the fingers and the thumb's side.
EDGE: Sequence[Vec] = [
    (-0.008, 0.0122), (0.012, 0.0135), (0.034, 0.0145), (0.052, 0.0125), (0.058, 0.002), (0.052, -0.0100),
    (0.030, -0.0122), (0.010, -0.0122), (-0.006, -0.0112),
]  # fmt: skip
FLAT: Sequence[Vec] = [
    (-0.008, 0.0132), (0.010, 0.0170), (0.035, 0.0215), (0.054, 0.0205), (0.058, 0.000), (0.054, -0.0205),
    (0.030, -0.0205), (0.010, -0.0165), (-0.008, -0.0132),
]  # fmt: skip
FINGERS = ((0.047, 0.0155), (0.051, 0.0052), (0.048, -0.0052), (0.039, -0.0150))
"""Length of each finger, the index finger first, and where on the palm's width it begins."""
THICK, THUMB_THICK = 0.0112, 0.0128
FLAT_SHOWS = 0.3
"""From which turn to the viewer on the flat of the hand is drawn (0 edge on, 1 full)."""


@dataclass(frozen=True)
class Tube:
    """A finger: a line of points and its thickness."""

    line: tuple[Vec, ...]
    thickness: float


@dataclass(frozen=True)
class Hand:
    """The hand at the end of an arm; `curl` is how far the fingers are bent, in degrees."""

    arm: Chain
    view: View
    curl: float

    def at(self, x: float, back: float, thumb: float = 0.0) -> Vec:
        """The point so far to the fingers, to the back of the hand and to the thumb's side, on the page."""
        axes, w, page = self.arm.axes[2], self.arm.joints[2], self.view.page
        d, f, out = page(axes.d), page(axes.f), page(axes.out)
        return (
            w[0] + d[0] * x + f[0] * back - out[0] * thumb,
            w[1] + d[1] * x + f[1] * back - out[1] * thumb,
        )

    @property
    def thumb_is_near(self) -> bool:
        return self.view.depth(self.arm.axes[2].out) > 0

    def palm(self, whole: bool) -> list[Shape]:
        """The hand without fingers: its edge, and its flat where it is turned to the viewer (or `whole`)."""
        shapes = [Shape(tuple(self.at(x, y) for x, y in EDGE), frozenset({0, 8}))]
        if whole or abs(self.view.depth(self.arm.axes[2].f)) > FLAT_SHOWS:
            shapes.append(Shape(tuple(self.at(x, 0, z) for x, z in FLAT), frozenset({0, 8})))
        return shapes

    def fingers(self) -> list[Tube]:
        """Four fingers, the index finger first, a little spread so that they are told apart."""
        return [self._finger(i, length, start) for i, (length, start) in enumerate(FINGERS)]

    def _finger(self, i: int, length: float, start: float) -> Tube:
        x, back, line = 0.048, -0.003, []
        for j in range(4):
            line.append(self.at(x, back, start * (1 + 0.16 * j)))
            bend = math.radians(self.curl) * (0.75 + 0.18 * i) * (0.35 + 0.6 * j)
            x, back = x + length / 3 * math.cos(bend), back - length / 3 * math.sin(bend)
        return Tube(tuple(line), THICK)

    def thumb(self) -> Tube:
        """The thumb, beside the palm; it goes with the fingers when they bend."""
        drop = 0.02 * math.radians(self.curl)
        line = [(0.006, 0.000, 0.010), (0.026, -0.004, 0.022), (0.044, -0.005, 0.027), (0.060, -0.005, 0.027)]
        return Tube(
            tuple(self.at(x, back - drop * i, out) for i, (x, back, out) in enumerate(line)), THUMB_THICK
        )

    def rim(self) -> list[Vec]:
        """Points of the hand's outline: what can touch and cast a shadow."""
        points = [p for shape in self.palm(whole=False) for p in shape.points]
        for tube in (*self.fingers(), self.thumb()):
            for p, q in zip(tube.line, tube.line[1:], strict=False):
                off = times(left_of(unit(minus(q, p))), tube.thickness / 2)
                points += [plus(p, off), minus(p, off), plus(q, off), minus(q, off)]
        return points
