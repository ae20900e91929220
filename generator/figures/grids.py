"""Boxes on the page, and the grids on which outlines are traced."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .arrays import Array

Box = tuple[float, float, float, float]
"""Left, right, low, high."""


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
