"""Things with flat faces: convex solids such as boxes and cylinders."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .arrays import Array
from .geometry import Vec, dot

Spans = tuple[tuple[float, float], tuple[float, float], tuple[float, float]]
"""From where to where in x, y and z."""
SIDES = 24
"""How many flat sides a cylinder has."""


@dataclass(frozen=True)
class Face:
    """A flat face: its outward normal, its distance along it from the origin, its corners, and its tone.

    Tone 0 is the lightest (upward), 1 the middle and 2 the darkest; `smooth` faces have no edges of their
    own."""

    normal: Vec
    level: float
    corners: tuple[Vec, ...]
    tone: int = 0
    smooth: bool = False


@dataclass(frozen=True)
class Solid:
    """A convex solid in one material."""

    name: str
    material: str
    faces: tuple[Face, ...]
    soft: float = 2.0
    """How far its corners are rounded, in pixels."""
    shadows: bool = True
    """Whether what lies on it throws a shadow on its upper face."""

    @cached_property
    def corners(self) -> Array:
        return np.array([c for face in self.faces for c in face.corners], float)

    def spans(self) -> Iterator[tuple[Face, int, int]]:
        """Every face with the first of its corners among those of the solid, and the one after its last."""
        first = 0
        for face in self.faces:
            yield face, first, first + len(face.corners)
            first += len(face.corners)

    @property
    def top(self) -> Face:
        """The face that looks up most."""
        return max(self.faces, key=lambda face: face.normal[1])


def box(name: str, material: str, spans: Spans, soft: float = 2.0, shadows: bool = True) -> Solid:
    """A box between two values of each coordinate."""
    (a, b), (c, d), (e, f) = spans
    return Solid(
        name,
        material,
        (
            Face((0, 1, 0), d, ((a, d, e), (a, d, f), (b, d, f), (b, d, e)), 0),
            Face((0, -1, 0), -c, ((a, c, e), (b, c, e), (b, c, f), (a, c, f)), 2),
            Face((1, 0, 0), b, ((b, c, e), (b, d, e), (b, d, f), (b, c, f)), 2),
            Face((-1, 0, 0), -a, ((a, c, e), (a, c, f), (a, d, f), (a, d, e)), 2),
            Face((0, 0, 1), f, ((a, c, f), (b, c, f), (b, d, f), (a, d, f)), 1),
            Face((0, 0, -1), -e, ((a, c, e), (a, d, e), (b, d, e), (b, c, e)), 1),
        ),
        soft,
        shadows,
    )


def cylinder(name: str, material: str, middle: Vec, size: tuple[float, float], turn: float = 0) -> Solid:
    """A cylinder of a length and a radius that lies level: along z, or turned by so many degrees (90: along
    x)."""
    (length, radius), sides, t = size, SIDES, math.radians(turn)
    axis: Vec = (math.sin(t), 0.0, math.cos(t))
    across: Vec = (math.cos(t), 0.0, -math.sin(t))
    ring = [2 * math.pi * (i + 0.5) / sides for i in range(sides)]

    def at(a: float, end: float) -> Vec:
        u, v, w = math.cos(a) * radius, math.sin(a) * radius, end * length / 2
        return (
            middle[0] + across[0] * u + axis[0] * w,
            middle[1] + v,
            middle[2] + across[2] * u + axis[2] * w,
        )

    faces = []
    for end in (1.0, -1.0):
        n = (axis[0] * end, 0.0, axis[2] * end)
        corners = tuple(at(a, end) for a in ring)
        faces.append(Face(n, dot(n, corners[0]), corners, 0))
    for i, a in enumerate(ring):
        b, m = ring[(i + 1) % sides], a + math.pi / sides
        u, v = math.cos(m), math.sin(m)
        n = (across[0] * u, v, across[2] * u)
        tone = 0 if v > 0.35 else 2 if v < -0.45 else 1
        faces.append(Face(n, dot(n, at(a, -1)), (at(a, -1), at(b, -1), at(b, 1), at(a, 1)), tone, True))
    return Solid(name, material, tuple(faces), 1.0, False)


def hull(points: Sequence[Sequence[float]]) -> list[tuple[float, float]]:
    """The convex hull of points of a plane, against the clock (Andrew's monotone chain)."""
    p = sorted({(float(x), float(y)) for x, y in points})

    def half(row: list[tuple[float, float]]) -> list[tuple[float, float]]:
        out: list[tuple[float, float]] = []
        for q in row:
            while len(out) > 1 and (out[-1][0] - out[-2][0]) * (q[1] - out[-2][1]) <= (
                out[-1][1] - out[-2][1]
            ) * (q[0] - out[-2][0]):
                out.pop()
            out.append(q)
        return out[:-1]

    return half(p) + half(p[::-1])
