"""Lines at every moment of a movement: all of as many points, each beginning where the one before does."""

import math
from collections.abc import Sequence

import numpy as np

from .arrays import Array
from .grids import Grid
from .items import Item
from .outline import area, loops, resampled
from .painting import SMALL

SLIVER = 0.7
"""The least area of a line halfway between two moments, as a share of the smaller of the two."""


def with_still_parts(frames: Sequence[Sequence[Item]], most: float) -> list[list[Item]]:
    """The items of every moment; of a part whose outline moves by less than `most` (a share of the stature),
    the one of the last moment at all of them."""
    out = [list(items) for items in frames]
    for k, last in enumerate(frames[-1]):
        here = last.seen.sides
        there = [items[k].seen.sides for items in frames]
        if all(t.shape == here.shape and float(np.abs(t - here).max()) < most for t in there):
            for items in out:
                items[k] = last
    return out


def following(loop: Array, points: int, before: Array, turn: tuple[float, float]) -> Array:
    """A line whose points follow those of the moment before as the part turns; or as they lie nearest, where
    halfway between the two there would be but a sliver."""
    turned = resampled(loop, points, before, turn_of_like=turn)
    least = SLIVER * min(abs(area(before)), abs(area(turned)))
    if abs(area(before + turned)) / 4 >= least:
        return turned
    near = resampled(loop, points, before)
    return max((turned, near), key=lambda line: abs(area(before + line)))


def aligned(lines: Sequence[Array], items: Sequence[Item], points: int) -> list[Array]:
    """The lines with one number of points, each beginning where the one before does."""
    out: list[Array] = []
    for k, line in enumerate(lines):
        if k == 0:
            out.append(resampled(line, points))
        else:
            out.append(following(line, points, out[-1], _turned(items[k - 1], items[k])))
    return out


def largest(
    fields: Sequence[Array | None], grids: Sequence[Grid], items: Sequence[Item], points: int
) -> list[Array | None]:
    """The largest closed line of each field, each beginning where the one before does."""
    lines: list[Array | None] = []
    before: Array | None = None
    for k, (f, grid) in enumerate(zip(fields, grids, strict=True)):
        found = [] if f is None else loops(f, grid, SMALL)
        if not found:
            lines.append(None)
            continue
        loop = max(found, key=lambda x: abs(area(x)))
        if before is None:
            before = resampled(loop, points)
        else:
            before = following(loop, points, before, _turned(items[k - 1], items[k]))
        lines.append(before)
    return lines


def _turned(a: Item, b: Item) -> tuple[float, float]:
    """Cosine and sine of how far a part has turned on the page from one moment to another."""

    def way(item: Item) -> tuple[float, float]:
        first, last = item.ends[0]
        return (
            float(item.seen.x[last - 1] - item.seen.x[first]),
            float(item.seen.y[last - 1] - item.seen.y[first]),
        )

    (ax, ay), (bx, by) = way(a), way(b)
    la, lb = math.sqrt(ax * ax + ay * ay), math.sqrt(bx * bx + by * by)
    if min(la, lb) < 0.03:
        return 1.0, 0.0
    return (ax * bx + ay * by) / (la * lb), (ax * by - ay * bx) / (la * lb)
