"""Parts as seen by a camera: their outline, the field around it, and the depth of their surface."""

import math
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np

from .arrays import Array
from .camera import Camera
from .grids import Box, Grid, overlap
from .outline import blended, traced
from .parts import Part
from .projection import NOWHERE, REACH, Projection
from .sections import joined


class Item:
    """One part in one drawing."""

    def __init__(self, camera: Camera, part: Part, seen: Projection | None = None) -> None:
        self.camera, self.part, self.name = camera, part, part.name
        self.seen = seen or Projection(camera, part.whole)
        ends = [0]
        for chain in part.chains:
            ends.append(ends[-1] + len(chain))
        self.ends = tuple(pairwise(ends))
        b = self.seen.box
        pad = part.blend if len(part.chains) > 1 else 0.0
        self.box: Box = (b[0] - pad, b[1] + pad, b[2] - pad, b[3] + pad)
        self.depth_mean = float(self.seen.z.mean())

    @cached_property
    def grid(self) -> Grid:
        return Grid.around(self.box, self.part.step)

    @cached_property
    def _fields(self) -> tuple[Array, Array]:
        fields, depth = self.seen.fields(self.grid, self.ends)
        return blended(fields, self.part.blend), depth

    @property
    def field(self) -> Array:
        """Distance to the outline on the part's grid, negative inside."""
        return self._fields[0]

    @property
    def depth(self) -> Array:
        """Depth of the front surface on the part's grid, `NOWHERE` outside."""
        return self._fields[1]

    @cached_property
    def surface(self) -> Array:
        """The points in space (high, wide, 3) that are seen; just beyond the ellipsoids those of their
        rim."""
        f, z = self.field, self.depth
        outside = z == NOWHERE
        edge = outside & (f < 0.006)
        z = np.where(outside, np.float32(self.seen.z.min()), z)
        x, y = self.grid.mesh()
        if edge.any():
            z[edge] = self.coarse.rim(np.stack((x[edge], y[edge]), 1))
        return self.camera.back(x, y, z)

    @cached_property
    def shape(self) -> Array:
        """The field of what is painted: the part, or of it the region where alone it is painted."""
        only = self.part.only
        return self.field if only is None else np.maximum(self.field, only.field(self.surface))

    @cached_property
    def loops(self) -> list[Array]:
        return traced(self.shape, self.grid)

    @cached_property
    def coarse(self) -> Projection:
        """Every second ellipsoid of a long chain: enough for the depth of the rim."""
        return self.seen.some(0, len(self.seen), 2 if len(self.seen) > 16 else 1)

    @cached_property
    def _lit(self) -> Projection:
        n = self.part.lit_by
        lit = (self.seen if n is None else self.seen.some(0, self.ends[n - 1][1])).lit()
        return lit.some(0, len(lit), 2 if len(lit) > 12 else 1)

    @cached_property
    def _lit_field(self) -> tuple[Grid, Array]:
        grid = Grid.around(self._lit.box, self.part.step * 2, math.ceil(REACH / self.part.step))
        return grid, self._lit.field(grid)

    def lit(self, grid: Grid) -> Array:
        """The field of the part moved towards the light, on any grid; half of the ellipsoids are enough for
        it."""
        own, f = self._lit_field
        if own.step != grid.step:
            return self._lit.field(grid)
        return own.copied(f, grid, REACH)

    def within(self, points: Array, joined: Sequence["Item"]) -> Array:
        """Which of some points (m, 2) of its outline lie on joined parts without a step in depth."""
        inside, level = np.zeros(len(points), bool), np.full(len(points), NOWHERE, np.float32)
        for other in (one for one in joined if self.touches(one, 0.01)):
            f, d = other.look_up(points)
            over = f < -0.001
            inside |= over
            level = np.where(over, np.maximum(level, d), level)
        (some,) = np.nonzero(inside)
        if len(some):
            inside[some] = self.coarse.rim(points[some]) - level[some] < self.part.gap
        return inside

    def look_up(self, points: Array) -> tuple[Array, Array]:
        """Field and depth at points (m, 2) of the page, from the nearest point of the grid."""
        g = self.grid
        i, j = self._nearest(points)
        inside = (i >= 0) & (i < g.high) & (j >= 0) & (j < g.wide)
        at = np.where(inside, i * g.wide + j, 0)
        return (
            np.where(inside, self.field.ravel()[at], REACH),
            np.where(inside, self.depth.ravel()[at], NOWHERE),
        )

    def _nearest(self, points: Array) -> tuple[Array, Array]:
        """Row and column of the points of the grid, or beyond it, that are nearest to points (m, 2)."""
        nearest = np.rint(points / self.grid.step).astype(int)
        return nearest[:, 1] - self.grid.low, nearest[:, 0] - self.grid.left

    def touches(self, other: "Item", pad: float = 0.0) -> bool:
        return overlap(self.box, other.box, pad)


def items_of(camera: Camera, parts: Sequence[Part]) -> list[Item]:
    """The parts as seen; all their ellipsoids are projected at once."""
    if not parts:
        return []
    rows = Projection(camera, joined([p.whole for p in parts])).rows
    out, first = [], 0
    for part in parts:
        last = first + len(part.whole)
        out.append(Item(camera, part, Projection.of_rows(rows[:, first:last])))
        first = last
    return out
