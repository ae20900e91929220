"""What a body is made of for drawing and measuring: parts, their materials, and where a material ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, Protocol

import numpy as np

from .arrays import Array, inner
from .geometry import Vec, dot
from .sections import Chain, joined

Material = str
"""The name of a colour in `colours`, which has a darker tone (`-dark`) and an outline (`-line`) as well."""


class Region(Protocol):
    """A part of space, given by a field that is negative inside."""

    def field(self, points: Array) -> Array:
        """The field at points (..., 3)."""
        ...


@dataclass(frozen=True)
class HalfSpace:
    """What lies beyond a plane, on the side to which its normal points."""

    at: Vec
    normal: Vec

    def field(self, points: Array) -> Array:
        n, a = self.normal, self.at
        return dot(n, a) - inner(points, n)


@dataclass(frozen=True)
class Sphere:
    """What lies within a distance of a point."""

    at: Vec
    radius: float

    def field(self, points: Array) -> Array:
        d = points - np.array(self.at)
        return np.asarray(np.sqrt(inner(d, d)) - self.radius)


@dataclass(frozen=True)
class Intersection:
    """What lies in two regions."""

    one: Region
    other: Region

    def field(self, points: Array) -> Array:
        return np.maximum(self.one.field(points), self.other.field(points))


@dataclass(frozen=True)
class Profile:
    """What lies within a closed line on the plane of two axes, seen along the third."""

    origin: Vec
    right: Vec
    up: Vec
    line: tuple[tuple[float, float], ...]

    def field(self, points: Array) -> Array:
        q = points - np.array(self.origin)
        return distance_to_polygon(inner(q, self.right), inner(q, self.up), self.line)


def distance_to_polygon(x: Array, y: Array, line: Sequence[tuple[float, float]]) -> Array:
    """Signed distance of points to a polygon, negative inside."""
    nearest = np.full(x.shape, 1e9)
    inside = np.zeros(x.shape, bool)
    for (ax, ay), (bx, by) in zip(line, (*line[1:], line[0]), strict=True):
        ex, ey = bx - ax, by - ay
        px, py = x - ax, y - ay
        t = np.clip((px * ex + py * ey) / (ex * ex + ey * ey + 1e-18), 0, 1)
        nearest = np.minimum(nearest, (px - t * ex) ** 2 + (py - t * ey) ** 2)
        if ay != by:
            inside ^= ((ay > y) != (by > y)) & (x < ex * py / ey + ax)
    return np.asarray(np.where(inside, -1.0, 1.0) * np.sqrt(nearest))


@dataclass(frozen=True)
class Line:
    """A line on the surface (of the face, between the toes), drawn when it is turned to the eye.

    `normal` is the direction of the surface under it; it shows where the share of it to the eye is
    `least`."""

    points: tuple[Vec, ...]
    colour: str
    width: float
    normal: Vec
    least: float
    kind: Literal["line", "patch", "nose"] = "line"
    other: Vec = (0.0, 0.0, 0.0)


@dataclass(frozen=True, eq=False)
class Cover:
    """Hair or a beard: a shell around a part, where it lies in a region."""

    chain: Chain
    region: Region


@dataclass(frozen=True, eq=False)
class Part:
    """A painted piece of a body or a thing: chains of ellipsoids, joined smoothly, in a material."""

    name: str
    material: Material
    chains: tuple[Chain, ...]
    points: int = 24
    """How many points its outline has."""
    blend: float = 0.012
    """How wide the chains melt into each other."""
    step: float = 0.0075
    """The step of the grid on which it is traced."""
    joins: tuple[str, ...] = ()
    """The parts that it goes over into: no outline where they meet without a step in depth of `gap`."""
    gap: float = 0.016
    shaded: bool = True
    lit_by: int | None = None
    """How many of its chains make its shade; all without. A nose has no shade of its own."""
    thin: float = 1.0
    """How wide its outline is, as a share of the usual width."""
    regions: tuple[tuple[Material, Region], ...] = ()
    """Where another material begins on it."""
    only: Region | None = None
    """The part is painted in this region alone."""
    lines: tuple[Line, ...] = ()
    late_lines: tuple[Line, ...] = ()
    """Lines over the covers."""
    covers: tuple[Cover, ...] = ()
    ears: tuple["Part", ...] = ()
    seen_from: Vec | None = None
    """A direction of the part that decides its place in the painter's order, see `depth`."""

    @cached_property
    def whole(self) -> Chain:
        """All of its ellipsoids."""
        return joined(self.chains)
