"""Muscles along their own way over the bones: where they lie, how long they are, and how far they are
stretched."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..model.muscles import Landmark, Muscle, Muscles, Wrap
from .bones import bone, trunk_point
from .geometry import Vec, along, dot, minus, path_length, plus, times
from .skeleton import HEIGHT_MM, NEUTRAL, Axes, Side, Skeleton, outward, skeleton

ON_JOINT = 5
"""How many points the way of a muscle has where it lies round a joint: always as many, for movements."""

Way = tuple[tuple[Vec, float], ...]
"""The way of a muscle as (point, half width) from end to end, in shares of the height."""

LIMBS = {
    "thigh": "thigh",
    "shank": "shank",
    "foot": "foot",
    "upper-arm": "upper",
    "forearm": "fore",
    "hand": "hand",
}


def landmark(body: Skeleton, mark: Landmark, side: Side, forward: float = 0.0, out: float = 0.0) -> Vec:
    """Where a bony landmark of one side is in space."""
    offset = (mark.along, mark.forward + forward, mark.out + out)
    if mark.segment in LIMBS:
        return bone(body, f"{side}-{LIMBS[mark.segment]}").at(offset)
    if mark.segment == "pelvis":
        base, axes = along(body.root, body.pelvis.along, mark.along), body.pelvis
    else:
        base, axes = trunk_point(body, mark.along)
    return along(along(base, axes.front, offset[1]), axes.out, offset[2] * outward(side))


def way(body: Skeleton, muscle: Muscle, muscles: Muscles, side: Side) -> Way:
    """The way of a muscle over the bones of one side; always as many points."""
    points = [
        (landmark(body, muscles.landmarks[p.at], side, p.forward, p.out), p.width / 2) for p in muscle.path
    ]
    if muscle.wrap is None:
        return tuple(points)
    names = [p.at for p in muscle.path]
    a, b = names.index(muscle.wrap.after), names.index(muscle.wrap.before)
    curve = over_hip(body, side, points[a][0], points[b][0], muscle.wrap)
    widths = [w for _, w in points[a : b + 1]]
    around = [(p, _spread(widths, i / (len(curve) - 1))) for i, p in enumerate(curve)]
    return (*points[:a], *around, *points[b + 1 :])


def _spread(values: list[float], t: float) -> float:
    """The value a share `t` of the way along evenly spaced values."""
    x = t * (len(values) - 1)
    i = min(int(x), len(values) - 2)
    return values[i] + (values[i + 1] - values[i]) * (x - i)


@dataclass(frozen=True)
class _Bar:
    """A round bar through the hip joint from side to side, and a point before and after it, in its plane."""

    first: tuple[float, float]
    last: tuple[float, float]
    radius: float

    def touches(self) -> tuple[float, float]:
        """The angles, from forward up, at which a tight band over its front meets and leaves it."""
        meets = math.atan2(self.first[1], self.first[0]) - self._opening(self.first)
        leaves = math.atan2(self.last[1], self.last[0]) + self._opening(self.last)
        return meets, leaves

    def _opening(self, p: tuple[float, float]) -> float:
        return math.acos(min(1.0, self.radius / max(math.hypot(*p), self.radius)))

    def at(self, angle: float) -> tuple[float, float]:
        return (self.radius * math.cos(angle), self.radius * math.sin(angle))


def over_hip(body: Skeleton, side: Side, a: Vec, b: Vec, wrap: Wrap) -> tuple[Vec, ...]:
    """The shortest way from a point of the pelvis to one of the thigh over the front of the hip joint.

    The joint is a cylinder along the axis of flexion, as an obstacle to a straight line (Garner and Pandy,
    Comput. Methods Biomech. Biomed. Engin. 3 (2000)). The way sideways is spread evenly over its length."""
    hip, p = body.legs[side].hip, body.pelvis
    flat = [
        (dot(minus(v, hip), p.front), dot(minus(v, hip), p.along), dot(minus(v, hip), p.out)) for v in (a, b)
    ]
    bar = _Bar((flat[0][0], flat[0][1]), (flat[1][0], flat[1][1]), wrap.radius)
    meets, leaves = bar.touches()
    if meets > leaves:
        steps = [meets + (leaves - meets) * i / (ON_JOINT - 1) for i in range(ON_JOINT)]
        line = [bar.first, *(bar.at(angle) for angle in steps), bar.last]
    else:
        steps = [i / (ON_JOINT + 1) for i in range(ON_JOINT + 2)]
        line = [
            (
                bar.first[0] + (bar.last[0] - bar.first[0]) * t,
                bar.first[1] + (bar.last[1] - bar.first[1]) * t,
            )
            for t in steps
        ]
    return tuple(_in_space(hip, p, line, flat[0][2], flat[1][2]))


def _in_space(
    hip: Vec, pelvis: Axes, line: list[tuple[float, float]], first: float, last: float
) -> list[Vec]:
    """Points of the sagittal plane in space, going sideways evenly from one offset to another."""
    way = [0.0]
    for p, q in pairwise(line):
        way.append(way[-1] + math.hypot(q[0] - p[0], q[1] - p[1]))
    out = []
    for (forward, up), s in zip(line, way, strict=True):
        sideways = first + (last - first) * s / way[-1]
        level = plus(times(pelvis.front, forward), times(pelvis.along, up))
        out.append(along(plus(hip, level), pelvis.out, sideways))
    return out


def length_mm(body: Skeleton, muscle: Muscle, muscles: Muscles, side: Side) -> float:
    """The length of a muscle along its way, in millimetres at 1.70 m; of an arc, that of its chords."""
    return path_length([p for p, _ in way(body, muscle, muscles, side)]) * HEIGHT_MM


def rest_mm(muscle: Muscle, muscles: Muscles, side: Side) -> float:
    """Its length at rest, that of somebody who stands upright."""
    return length_mm(skeleton(NEUTRAL), muscle, muscles, side)


def stretch_mm(body: Skeleton, muscle: Muscle, muscles: Muscles, side: Side) -> float:
    """How much longer than at rest a muscle is, in millimetres at 1.70 m; shorter is minus."""
    return length_mm(body, muscle, muscles, side) - rest_mm(muscle, muscles, side)


def heat(body: Skeleton, muscle: Muscle, muscles: Muscles, side: Side) -> float:
    """How far a muscle is stretched: 0 at rest or shorter, 1 at its full stretch."""
    return min(1.0, max(0.0, stretch_mm(body, muscle, muscles, side) / muscle.full))


def heats(
    body: Skeleton, names: tuple[str, ...], sides: tuple[Side, ...], muscles: Muscles
) -> Mapping[str, float]:
    """The heat of every named muscle of the sides, by side and name, such as `left-psoas-major`."""
    return {f"{side}-{n}": heat(body, muscles.muscles[n], muscles, side) for side in sides for n in names}


def parts_over(names: Sequence[str], sides: Sequence[Side], muscles: Muscles) -> tuple[str, ...]:
    """The drawn parts of the body under which the named muscles of these sides lie, such as `trunk` and
    `left-thigh`: each is painted over them, and cut off at their outlines."""
    segments = {muscles.landmarks[point.at].segment for name in names for point in muscles.muscles[name].path}
    limbs = [part for segment, part in LIMBS.items() if segment in segments]
    of_trunk = ("trunk",) if segments & {"trunk", "pelvis"} else ()
    return (*of_trunk, *(f"{side}-{part}" for side in sides for part in limbs))
