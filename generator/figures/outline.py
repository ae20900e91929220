"""Outlines: ellipsoids as seen, the field whose zero line is a part's outline, and lines traced from a field.

Seen by the camera an ellipsoid is an ellipse with a depth in closed form: outline, depth and the point of the
surface come from one quadratic form. The outline of a part is the zero line of the smallest distance to its
ellipses, traced on a grid and drawn with a constant number of points.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np

from .arrays import Array, interpolated, lengths
from .camera import DISTANCE, Camera
from .sections import Chain

REACH = 0.016
"""How far from an ellipse its distance is worked out."""
BUNDLE = 12
"""Neighbouring ellipsoids worked out together: fewer, larger array operations."""
ONE = np.float32(1)
NOWHERE = np.float32(-9.0)
"""The depth where there is nothing."""
LIGHT = (-0.5026, 0.8645)
"""The direction on the page from which the light comes."""
SHIFT = 0.34
"""How far what is lit is moved towards the light, as a share of how far it reaches that way."""

SOFT = 1.0
"""How far a traced line is averaged over its neighbours, in steps of the grid."""
BEND = 0.055
"""How much a bend counts against length where points are spread, in shares of stature a radian."""

Span = tuple[int, int]
Box = tuple[float, float, float, float]
"""Left, right, low, high."""


def _box(least: list[float]) -> Box:
    """The box of the least left and low, and of right and high with their sign turned."""
    left, low, right, top = least
    return left, -right, low, -top


def overlap(a: Box, b: Box, pad: float = 0.0) -> bool:
    return a[0] < b[1] + pad and a[1] > b[0] - pad and a[2] < b[3] + pad and a[3] > b[2] - pad


def box_of(points: Array) -> Box:
    """The box of points (n, 2)."""
    x, y = points[:, 0], points[:, 1]
    return float(x.min()), float(x.max()), float(y.min()), float(y.max())


def around(boxes: Sequence[Box]) -> Box:
    """The box of some boxes."""
    lefts, rights, lows, highs = zip(*boxes, strict=True)
    return min(lefts), max(rights), min(lows), max(highs)


@dataclass(frozen=True, eq=False)
class Grid:
    """A lattice on the page: its first point is a multiple of the step, so that grids of one step fit
    together."""

    left: int
    low: int
    wide: int
    high: int
    step: float

    @classmethod
    def around(cls, box: Box, step: float, pad: int = 2) -> "Grid":
        left, low = math.floor(box[0] / step) - pad, math.floor(box[2] / step) - pad
        return cls(
            left,
            low,
            math.ceil(box[1] / step) + pad - left + 1,
            math.ceil(box[3] / step) + pad - low + 1,
            step,
        )

    def halved(self, f: Array) -> tuple["Grid", Array]:
        """The grid of twice the step, and a field on it."""
        i, j = self.low % 2, self.left % 2
        g = f[i::2, j::2]
        return Grid((self.left + j) // 2, (self.low + i) // 2, g.shape[1], g.shape[0], self.step * 2), g

    def copied(self, f: Array, to: "Grid", elsewhere: float) -> Array:
        """A field on this grid, copied to another of the same step; beyond this one it is `elsewhere`."""
        out = np.full((to.high, to.wide), elsewhere, np.float32)
        x0, x1 = max(to.left, self.left), min(to.left + to.wide, self.left + self.wide)
        y0, y1 = max(to.low, self.low), min(to.low + to.high, self.low + self.high)
        if x0 < x1 and y0 < y1:
            out[y0 - to.low : y1 - to.low, x0 - to.left : x1 - to.left] = f[
                y0 - self.low : y1 - self.low, x0 - self.left : x1 - self.left
            ]
        return out

    @cached_property
    def xs(self) -> Array:
        return ((np.arange(self.wide) + self.left) * self.step).astype(np.float32)

    @cached_property
    def ys(self) -> Array:
        return ((np.arange(self.high) + self.low) * self.step).astype(np.float32)

    def mesh(self) -> tuple[Array, Array]:
        """The coordinates of every point, (high, wide) each."""
        shape = (self.high, self.wide)
        return np.broadcast_to(self.xs, shape), np.broadcast_to(self.ys[:, None], shape)


class Projection:
    """A chain of ellipsoids as seen; every array is (n,)."""

    def __init__(self, camera: Camera, chain: Chain) -> None:
        q = camera.space(chain.centres)
        near = DISTANCE / (DISTANCE - q[:, 2])
        axes = camera.turned(chain.axes)
        ax, ay, az = axes[..., 0], axes[..., 1], axes[..., 2]
        xx = (ax * ax).sum(1) * near * near + 1e-9
        yy = (ay * ay).sum(1) * near * near + 1e-9
        xy = (ax * ay).sum(1) * near * near
        zx, zy = (az * ax).sum(1) * near, (az * ay).sum(1) * near
        det = xx * yy - xy * xy
        a, b, d = yy / det, -xy / det, xx / det
        gx, gy = a * zx + b * zy, b * zx + d * zy
        v = np.maximum((az * az).sum(1) - (zx * gx + zy * gy), 0)
        rows = np.empty((14, len(chain)), np.float32)
        for i, row in enumerate((q[:, 0] * near, q[:, 1] * near, q[:, 2], a, b, d, gx, gy, v, xx, yy, xy)):
            rows[i] = row
        np.sqrt(rows[9:11], out=rows[12:])
        self._fill(rows)

    @classmethod
    def of_rows(cls, rows: Array) -> "Projection":
        out = object.__new__(cls)
        out._fill(rows)
        return out

    def _fill(self, rows: Array) -> None:
        self.rows = rows
        self.x, self.y, self.z, self.a, self.b, self.d, self.gx, self.gy, self.v = rows[:9]

    @cached_property
    def sides(self) -> Array:
        """Left and lowest of every ellipse, and right and highest with their sign turned, (4, n).

        So the least of each is the side of all."""
        wide, high = self.rows[12:]
        out = np.empty((4, len(self)), np.float32)
        np.subtract(self.x, wide, out=out[0])
        np.subtract(self.y, high, out=out[1])
        np.subtract(-wide, self.x, out=out[2])
        np.subtract(-high, self.y, out=out[3])
        return out

    @cached_property
    def box(self) -> Box:
        return _box(np.minimum.reduce(self.sides, 1).tolist())

    def __len__(self) -> int:
        return len(self.x)

    def some(self, first: int, last: int, step: int = 1) -> "Projection":
        """Some of the ellipsoids, in order."""
        return Projection.of_rows(self.rows[:, first:last:step])

    def lit(self, shrink: float = 0.89) -> "Projection":
        """The chain as the light sees it: moved towards the light and a little smaller."""
        rows = self.rows.copy()
        lx, ly = np.float32(LIGHT[0]), np.float32(LIGHT[1])
        xx, yy, xy = rows[9], rows[10], rows[11]
        reach = np.sqrt(np.maximum(xx * lx * lx + yy * ly * ly + 2 * xy * lx * ly, 1e-12)) * np.float32(SHIFT)
        rows[0] += reach * lx
        rows[1] += reach * ly
        rows[3:6] /= np.float32(shrink * shrink)
        return Projection.of_rows(rows)

    def fields(self, grid: Grid, chains: Sequence[Span] = ()) -> tuple[list[Array], Array]:
        """Distance to the outline (negative inside) of each of some chains, and depth of the front surface of
        all, at every point of a grid; a chain is the first of its ellipsoids and the one after its last."""
        chains = chains or ((0, len(self)),)
        f = np.full((len(chains), grid.high, grid.wide), REACH, np.float32)
        z = np.full((grid.high, grid.wide), NOWHERE, np.float32)
        terms = _Terms(self, grid)
        tilt_x = (self.gx[:, None] * terms.dx)[:, None]
        tilt_y = (self.gy[:, None] * terms.dy + self.z[:, None])[:, :, None]
        v = self.v[:, None, None]
        with np.errstate(invalid="ignore"):
            for chain, k, rows, cols in self._windows(grid, chains):
                q, far = terms.quadratic(k, rows, cols)
                bulge = np.subtract(ONE, q)
                bulge *= v[k]
                np.sqrt(bulge, out=bulge)  # no number beyond the outline, which `fmax` leaves out
                bulge += tilt_x[k, :, cols]
                bulge += tilt_y[k, rows]
                part = z[rows, cols]
                np.fmax(part, np.fmax.reduce(bulge), out=part)
                part = f[chain, rows, cols]
                np.minimum(part, np.minimum.reduce(_distance(q, far)), out=part)
        return list(f), z

    def field(self, grid: Grid) -> Array:
        """Distance to the outline alone."""
        f = np.full((grid.high, grid.wide), REACH, np.float32)
        terms = _Terms(self, grid)
        for _, k, rows, cols in self._windows(grid, ((0, len(self)),)):
            part = f[rows, cols]
            np.minimum(part, np.minimum.reduce(_distance(*terms.quadratic(k, rows, cols))), out=part)
        return f

    def _windows(self, grid: Grid, chains: Sequence[Span]) -> Iterator[tuple[int, slice, slice, slice]]:
        """Bundles of neighbouring ellipsoids of a chain: the chain's number, the bundle, and the rows and
        columns of a grid that they may reach."""
        bundles = [
            (n, slice(i, min(i + BUNDLE, last)))
            for n, (first, last) in enumerate(chains)
            for i in range(first, last, BUNDLE)
        ]
        least = np.minimum.reduceat(self.sides, [k.start for _, k in bundles], axis=1)
        least -= REACH
        least /= grid.step
        firsts = np.floor(least).astype(int).T.tolist()
        for (n, k), (left, low, right, top) in zip(bundles, firsts, strict=True):
            a, b = max(left - grid.left, 0), min(1 - right - grid.left, grid.wide)
            c, d = max(low - grid.low, 0), min(1 - top - grid.low, grid.high)
            if a < b and c < d:
                yield n, k, slice(c, d), slice(a, b)

    def distance(self, points: Array) -> Array:
        """For points (m, 2): distance to the outline, negative inside."""
        return np.asarray(self._distances(points)[0].min(0))

    def front(self, points: Array) -> tuple[Array, Array]:
        """For points (m, 2): distance to the outline, and depth of the surface."""
        f, dx, dy, q = self._distances(points)
        z, gx, gy, v = self.rows[[2, 6, 7, 8], :, None]
        plane = z + gx * dx + gy * dy
        depth = np.where(q <= 1, plane + np.sqrt(np.maximum(1 - q, 0) * v), NOWHERE)
        return f.min(0), depth.max(0)

    def rim(self, points: Array) -> Array:
        """For points (m, 2): the depth of the rim next to them."""
        f, dx, dy, _ = self._distances(points)
        i = np.abs(f).argmin(0)
        m = np.arange(len(points))
        return np.asarray(self.z[i] + self.gx[i] * dx[i, m] + self.gy[i] * dy[i, m])

    def _distances(self, points: Array) -> tuple[Array, Array, Array, Array]:
        """Of points (m, 2) to every outline (n, m): distance, the way from the centre to the right and up,
        and the quadratic form."""
        p = points.astype(np.float32)
        x, y, _, a, b, d = self.rows[:6, :, None]
        dx, dy = p[:, 0] - x, p[:, 1] - y
        xx, yy = dx * dx, dy * dy
        q = a * xx
        q += 2 * b * dx * dy
        q += d * yy
        q += np.float32(1e-9)
        xx += yy
        f = np.sqrt(xx)
        xx /= q
        f -= np.sqrt(xx, out=xx)
        return f, dx, dy, q


class _Terms:
    """The terms of the quadratic forms of ellipsoids on a grid: what depends on the column alone
    (n, 1, columns), and what on the row alone (n, rows, 1)."""

    def __init__(self, seen: Projection, grid: Grid) -> None:
        self.dx = dx = grid.xs - seen.x[:, None]
        self.dy = dy = grid.ys - seen.y[:, None]
        xx, yy = dx * dx, dy * dy
        self._across = dx[:, None]
        self._mixed = (2 * seen.b[:, None] * dy)[:, :, None]
        self._level = (seen.a[:, None] * dx * dx)[:, None]
        self._upright = (seen.d[:, None] * dy * dy + np.float32(1e-9))[:, :, None]
        self._far_x, self._far_y = xx[:, None], yy[:, :, None]

    def quadratic(self, k: slice, rows: slice, cols: slice) -> tuple[Array, Array]:
        """The quadratic form, 1 on the outline, and the distance from the centre squared, of some ellipsoids
        in a window: (ellipsoids, rows, columns)."""
        q = self._mixed[k, rows] * self._across[k, :, cols]
        q += self._level[k, :, cols]
        q += self._upright[k, rows]
        return q, self._far_x[k, :, cols] + self._far_y[k, rows]


def _distance(q: Array, far2: Array) -> Array:
    """The distance to an ellipse along the ray from its centre, negative inside; both arrays are used up."""
    np.divide(far2, q, out=q)
    np.sqrt(q, out=q)
    np.sqrt(far2, out=far2)
    far2 -= q
    return far2


def rolled(a: Array, k: int) -> Array:
    """A row turned by k steps: what `np.roll` gives, quicker for short rows."""
    return np.concatenate((a[-k:], a[:-k]))


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
