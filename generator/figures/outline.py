"""Outlines: the closed lines on which a field is zero, and how they are drawn with few points.

The outline of a part is the zero line of the smallest distance to its ellipses, traced on a grid and drawn
with a constant number of points.
"""

import math
from functools import cache

import numpy as np

from .arrays import Array, interpolated, lengths, rolled
from .grids import Grid

SOFT = 1.0
"""How far a traced line is averaged over its neighbours, in steps of the grid."""
BEND = 0.055
"""How much a bend counts against length where points are spread, in shares of stature a radian."""


def blended(fields: list[Array], width: float) -> Array:
    """The smooth minimum of fields (the polynomial one: Quilez, "Smooth minimum", 2013), rounded over
    `width`."""
    out = fields[0]
    for f in fields[1:]:
        h = np.maximum(width - np.abs(out - f), 0)
        out = np.minimum(out, f) - h * h * np.float32(0.25 / width)
    return out


_SEGMENTS = {
    1: (3, 0), 2: (0, 1), 3: (3, 1), 8: (1, 2), 10: (0, 2), 11: (3, 2),
    4: (2, 3), 5: (2, 0), 7: (2, 1), 12: (1, 3), 13: (1, 0), 14: (0, 3),
}  # fmt: skip
"""From which edge of a cell to which the line goes, by the corners that are outside: 1 and 2 below, 4 and 8
above."""
_FROM = np.array([_SEGMENTS.get(c, (0, 0))[0] for c in range(16)])
_TO = np.array([_SEGMENTS.get(c, (0, 0))[1] for c in range(16)])
_SADDLES = {9: ((3, 2), (1, 0)), 6: ((2, 1), (0, 3))}


def traced(f: Array, grid: Grid, least: int = 6) -> list[Array]:
    """The closed zero lines (n, 2) of a field that is negative inside, the longest first (marching
    squares)."""
    following = _segments(f)
    found: list[list[int]] = []
    while following:
        first = next(iter(following))
        loop, e = [first], following.pop(first)
        while (after := following.pop(e, None)) is not None:
            loop.append(e)
            e = after
        if len(loop) >= least:
            found.append(loop)
    found.sort(key=len, reverse=True)
    return [_crossings(f, grid, np.array(loop)) for loop in found]


def loops(f: Array, grid: Grid, least: float) -> list[Array]:
    """The closed zero lines of a field within which more than so many cells of the grid lie."""
    return [line for line in traced(f, grid) if abs(area(line)) > least * grid.step**2]


def _segments(f: Array) -> dict[int, int]:
    """The pieces of a field's zero lines, one or two a cell, as edges of the grid: from which to which.

    The level edge that begins at the point with the index i is 2 i, the upright one 2 i + 1."""
    pos = (f > 0).view(np.uint8)
    pairs = pos[:, :-1] + (pos[:, 1:] << 1)
    code = (pairs[:-1] + (pairs[1:] << 2)).ravel()
    cells = np.flatnonzero(code - 1 < 14)  # neither 0 nor 15: less than 0 is more than 14 here
    c, wide = code[cells], f.shape[1]
    at = (cells + cells // (wide - 1)) * 2
    edges = np.array((0, 3, 2 * wide, 1))  # of a cell: below, right, above, left
    starts, ends = at + edges[_FROM][c], at + edges[_TO][c]
    (saddles,) = np.nonzero((c == 9) | (c == 6))
    if not len(saddles):
        return dict(zip(starts.tolist(), ends.tolist(), strict=True))
    plain = np.delete(np.arange(len(c)), saddles)
    following = dict(zip(starts[plain].tolist(), ends[plain].tolist(), strict=True))
    for k in saddles.tolist():
        for a, b in _SADDLES[int(c[k])]:
            following[int(at[k] + edges[a])] = int(at[k] + edges[b])
    return following


def _crossings(f: Array, grid: Grid, edges: Array) -> Array:
    """Where the field is zero on edges of the grid."""
    flat, wide = f.ravel(), f.shape[1]
    cell, upright = edges >> 1, edges & 1
    i = cell // wide
    j = cell - i * wide
    level = 1 - upright
    a = flat[cell].astype(float)
    b = flat[cell + level + upright * wide].astype(float)
    t = a / (a - b)
    out = np.empty((len(edges), 2))
    out[:, 0] = (grid.left + j + t * level) * grid.step
    out[:, 1] = (grid.low + i + t * upright) * grid.step
    return out


def area(line: Array) -> float:
    """The area within a closed line (n, 2), signed: plus when it runs against the clock."""
    x, y = line[:, 0], line[:, 1]
    return float((x * rolled(y, -1) - y * rolled(x, -1)).sum()) / 2


def softened(v: Array, sigma: float) -> Array:
    """A closed line or row of numbers, averaged over neighbours by a bell of `sigma` steps."""
    middle, *others = _bell(sigma)
    n = len(others)
    if len(v) < 2 * n + 2:
        return v
    pad = np.concatenate((v[-n:], v, v[:n]))
    m = len(v)
    out = v * middle
    for k, weight in enumerate(others, 1):
        both = pad[n - k : n - k + m] + pad[n + k : n + k + m]
        both *= weight
        out += both
    return out


@cache
def _bell(sigma: float) -> tuple[float, ...]:
    """The weights of a bell curve for its middle and the neighbours on one side; all together make 1."""
    weights = [math.exp(-0.5 * (k / sigma) ** 2) for k in range(max(1, int(3 * sigma)) + 1)]
    total = weights[0] + 2 * sum(weights[1:])
    return tuple(weight / total for weight in weights)


def even(line: Array, n: int) -> Array:
    """A closed line with `n` points at even distances, from its lowest point on the right."""
    p = softened(line, SOFT)
    d = rolled(p, -1) - p
    return _spread(p, lengths(d) + 1e-12, n, int(np.argmin(p[:, 1] - 0.3 * p[:, 0])))


def resampled(
    line: Array,
    n: int,
    like: Array | None = None,
    turn_of_like: tuple[float, float] = (1.0, 0.0),
) -> Array:
    """A closed line with `n` points, denser where it bends.

    It begins at its lowest point on the right, or so that its points lie nearest to those of `like`, which is
    turned by an angle of the cosine and sine given."""
    p = softened(line, SOFT)
    d = rolled(p, -1) - p
    step = lengths(d) + 1e-12
    before = rolled(d, 1)
    both = step * rolled(step, 1)
    sine = np.abs(d[:, 0] * before[:, 1] - d[:, 1] * before[:, 0]) / both
    turn = np.where(d[:, 0] * before[:, 0] + d[:, 1] * before[:, 1] < 0, 0.6, np.minimum(sine, 0.6))
    turn = softened(turn, 1.5)
    weight = step + BEND * 0.5 * (turn + rolled(turn, -1))
    if like is None:
        return _spread(p, weight, n, int(np.argmin(p[:, 1] - 0.3 * p[:, 0])))
    c, k = turn_of_like
    m = like - like.mean(0)
    middle = np.stack((m[:, 0] * c - m[:, 1] * k, m[:, 0] * k + m[:, 1] * c), 1)

    fine = 8
    dense = _spread(p, weight, n * fine, 0)
    starts = np.arange(n * fine)
    every = (starts[:, None] + np.arange(n) * fine) % (n * fine)
    x, y = dense[every, 0], dense[every, 1]
    off_x = x - x.mean(1, keepdims=True) - middle[:, 0]
    off_y = y - y.mean(1, keepdims=True) - middle[:, 1]
    best = int(np.argmin((off_x * off_x + off_y * off_y).sum(1)))
    return np.asarray(dense[every[best]])


def _spread(p: Array, weight: Array, n: int, start: int) -> Array:
    q = np.concatenate((p[start:], p[: start + 1]))
    w = np.concatenate((weight[start:], weight[:start]))
    along = np.concatenate((np.zeros(1), np.cumsum(w)))
    return interpolated(np.arange(n) * (along[-1] / n), along, q)
