"""Solids made of sections: chains of ellipsoids along straight or curved axes.

The shape of a segment is a table of its cross-sections, each an ellipse with a half width, a half depth and a
shift of its middle; a chain of ellipsoids fills it. What is rigid is made once in its own directions and only
placed in space for a pose.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from .arrays import Array, crossed, directed, inner, interpolated, units
from .geometry import Vec

Row = tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Chain:
    """Ellipsoids: centres (n, 3) and half axes (n, 3 axes, 3 coordinates)."""

    centres: Array
    axes: Array

    def __len__(self) -> int:
        return len(self.centres)

    def placed(self, origin: Sequence[float], axes: Sequence[Vec]) -> "Chain":
        """A chain given along three axes from an origin, in space."""
        return Chain(directed(self.centres, axes) + np.array(origin, float), directed(self.axes, axes))

    def least(self, direction: Vec) -> float:
        """How far the ellipsoids reach against a direction: the smallest coordinate along it."""
        spans = inner(self.axes, direction)
        return float((inner(self.centres, direction) - np.sqrt((spans * spans).sum(1))).min())


def joined(chains: Sequence[Chain]) -> Chain:
    """All ellipsoids of some chains in one."""
    return Chain(np.concatenate([c.centres for c in chains]), np.concatenate([c.axes for c in chains]))


def curve(rows: Sequence[Row] | Array) -> Callable[[Array], Array]:
    """A smooth curve through rows (u, value...) with rising u, without overshoot; flat beyond its ends.

    Piecewise cubic with harmonic means of the slopes (Fritsch and Butland, SIAM J. Sci. Stat. Comput. 5,
    1984)."""
    r = np.array(rows, float)
    u, y = r[:, 0], r[:, 1:]
    h = np.diff(u)[:, None]
    m = np.diff(y, axis=0) / h
    t = np.empty_like(y)
    same = m[:-1] * m[1:] > 0
    t[1:-1] = np.where(same, 2 * m[:-1] * m[1:] / np.where(same, m[:-1] + m[1:], 1), 0)
    t[0], t[-1] = m[0], m[-1]

    def at(x: Array) -> Array:
        v = np.clip(x, u[0], u[-1])
        i = np.clip(np.searchsorted(u, v, "right") - 1, 0, len(u) - 2)
        k = h[i]
        s = (v - u[i])[:, None] / k
        s2 = s * s
        s3 = s2 * s
        return np.asarray(
            (2 * s3 - 3 * s2 + 1) * y[i]
            + (s3 - 2 * s2 + s) * k * t[i]
            + (3 * s2 - 2 * s3) * y[i + 1]
            + (s3 - s2) * k * t[i + 1]
        )

    return at


def ball(centre: Sequence[float], radii: Sequence[float] | float, axes: Sequence[Vec] | None = None) -> Chain:
    """One ellipsoid with half axes of the lengths `radii` along `axes` (right, up and forward without)."""
    m = np.eye(3) if axes is None else np.array(axes, float)
    r = np.full(3, radii) if isinstance(radii, (int, float)) else np.array(radii, float)
    return Chain(np.array([centre], float), (m * r[:, None])[None])


def balls(rows: Sequence[tuple[Sequence[float], Sequence[float]]]) -> Chain:
    """Ellipsoids with their half axes along the axes of the space: (centre, half axes) each."""
    radii = np.array([r for _, r in rows], float)
    return Chain(np.array([c for c, _ in rows], float), np.eye(3) * radii[:, None, :])


def rod(points: Sequence[Sequence[float]] | Array, radii: Sequence[float], n: int) -> Chain:
    """Spheres along a bent line, their radii changing evenly from end to end."""
    p = np.array(points, float)
    d = np.diff(p, axis=0)
    along = np.concatenate((np.zeros(1), np.cumsum(np.sqrt((d * d).sum(1)))))
    t = np.linspace(0, along[-1], n)
    c = interpolated(t, along, p)
    r = interpolated(t, np.linspace(0, along[-1], len(radii)), np.array(radii, float)[:, None])
    return Chain(c, np.eye(3) * r[:, :, None])


def tube(
    points: Array,
    frames: Array,
    rows: Sequence[Row],
    n: int,
    flat_end: float | None = None,
) -> Chain:
    """A solid along a smooth line.

    `points` (m, 3) are the line's, `frames` (m, 3, 3) their directions (out, front, along). A row is (u,
    shift to the front, half width, half depth) with u from 0 at the first point to m - 1 at the last; beyond
    the ends the line goes on straight. The ellipsoids end flat at u = `flat_end`.
    """
    m = len(points)
    u_points = np.arange(m, dtype=float)[:, None]
    line = curve(np.concatenate((u_points, points, frames.reshape(m, 9)), 1))
    us = np.linspace(rows[0][0], rows[-1][0], n)
    within = np.clip(us, 0, m - 1)
    at = line(within)
    along = units(at[:, 9:12])
    front = at[:, 6:9]
    front = units(front - along * inner(front, along)[:, None])
    out = crossed(front, along)
    out = np.where(inner(out, at[:, 3:6])[:, None] < 0, -out, out)
    r = curve(rows)(us)
    d = np.diff(points, axis=0)
    lengths = np.sqrt((d * d).sum(1))
    over = us - within
    ends = np.where(over < 0, lengths[0], lengths[-1])
    centres = at[:, :3] + along * (over * ends)[:, None] + front * r[:, :1]
    a, b = r[:, 1], r[:, 2]
    long = 0.75 * np.minimum(a, b)
    if flat_end is not None:
        long = np.minimum(long, np.abs(us - flat_end) * ends + 0.0015)
    return Chain(centres, np.stack((out * a[:, None], front * b[:, None], along * long[:, None]), 1))


def straight(length: float, rows: Sequence[Row], n: int, flat_end: float | None = None) -> Chain:
    """A solid along a straight segment, in the segment's own directions (out, front, along) from its upper
    end."""
    points = np.array([(0, 0, 0), (0, 0, length)], float)
    return tube(points, np.stack((np.eye(3), np.eye(3))), rows, n, flat_end)
