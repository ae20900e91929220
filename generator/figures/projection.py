"""Ellipsoids as the camera sees them.

Seen by the camera an ellipsoid is an ellipse with a depth in closed form: outline, depth and the point of the
surface come from one quadratic form.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np

from .arrays import Array
from .camera import DISTANCE, Camera
from .grids import Box, Grid
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

Span = tuple[int, int]


def _box(least: list[float]) -> Box:
    """The box of the least left and low, and of right and high with their sign turned."""
    left, low, right, top = least
    return left, -right, low, -top


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
