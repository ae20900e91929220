"""The painter's order: what is further away is painted first.

Two parts that overlap on the page vote, point by point, which of them is nearer. A solid and anything else
are ordered by the face of the solid that separates them. No order is made by hand but that of what lies close
upon each other: hair and neck before the head.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from .arrays import Array, inner
from .camera import Camera
from .geometry import Vec, dot
from .grids import box_of, overlap
from .items import Item
from .projection import NOWHERE
from .sections import joined
from .solids import Face, Solid

STEP = 0.004
CLOSE = (("hair", "head"), ("neck", "head"))
"""The first is painted before the second, whatever their depths say."""
Node = Item | Solid


class _Raster:
    """The depth of an item on the lattice that all items share."""

    def __init__(self, item: Item) -> None:
        g, b = item.grid, item.seen.box
        self.left, self.low = round(b[0] / STEP), round(b[2] / STEP)
        wide, high = round(b[1] / STEP) - self.left + 1, round(b[3] / STEP) - self.low + 1
        k = STEP / g.step
        cols = np.rint((np.arange(wide) + self.left) * k).astype(int) - g.left
        rows = np.rint((np.arange(high) + self.low) * k).astype(int) - g.low
        self.z = item.depth.take(rows, 0, mode="clip").take(cols, 1, mode="clip")

    def nearer(self, other: "_Raster") -> float:
        """By how much this lies nearer to the eye, summed over the points that both cover."""
        x0, x1 = max(self.left, other.left), min(self.left + self.z.shape[1], other.left + other.z.shape[1])
        y0, y1 = max(self.low, other.low), min(self.low + self.z.shape[0], other.low + other.z.shape[0])
        if x0 >= x1 or y0 >= y1:
            return 0.0
        a = self.z[y0 - self.low : y1 - self.low, x0 - self.left : x1 - self.left]
        b = other.z[y0 - other.low : y1 - other.low, x0 - other.left : x1 - other.left]
        both = (a > NOWHERE) & (b > NOWHERE)
        return float(np.where(both, np.minimum(np.maximum(a - b, -0.03), 0.03), 0).sum(dtype=float))


def ordered(
    camera: Camera, items: Sequence[Item], solids: Sequence[Solid], layers: Sequence[tuple[str, ...]] = ()
) -> list[Node]:
    """Items and solids, the furthest first, without items of which nothing is seen.

    What is painted over all parts of a layer goes directly after its last part: whatever is nearer than one
    part of a layer comes after the others too, where their depths allow it."""
    rasters = [_Raster(item) for item in items]
    before = _votes(camera, items, solids, rasters)
    _layers(items, before, layers)
    nodes: list[Node] = [*items, *solids]
    order = [nodes[i] for i in _sequence(before, _middles(camera, items, solids))]
    hidden = _hidden([n for n in order if isinstance(n, Item)], dict(zip(items, rasters, strict=True)))
    return [n for n in order if n not in hidden]


def order_of_all(
    moments: Sequence[tuple[Camera, Sequence[Item]]],
    solids: Sequence[Solid],
    layers: Sequence[tuple[str, ...]],
) -> list[str]:
    """One order for all moments of a movement, as names: their votes together."""
    items = moments[0][1]
    total = sum(_votes(c, i, solids, [_Raster(x) for x in i]) for c, i in moments)
    assert isinstance(total, np.ndarray)
    before = np.maximum(total - total.T, 0)
    _layers(items, before, layers)
    names = [item.name for item in items] + [s.name for s in solids]
    middle = [_middles(c, i, solids) for c, i in moments]
    return [names[k] for k in _sequence(before, [sum(m) for m in zip(*middle, strict=True)])]


def _votes(
    camera: Camera, items: Sequence[Item], solids: Sequence[Solid], rasters: Sequence[_Raster]
) -> Array:
    """A matrix: how much speaks for painting one (row) before another (column)."""
    n = len(items) + len(solids)
    before = np.zeros((n, n))
    _vote(items, rasters, before)
    _close(camera, items, before)
    _separate(camera, items, solids, before)
    return before


def _middles(camera: Camera, items: Sequence[Item], solids: Sequence[Solid]) -> list[float]:
    """The mean depth of everything."""
    return [i.depth_mean for i in items] + [float(camera.space(s.corners)[:, 2].mean()) for s in solids]


def _layers(items: Sequence[Item], before: Array, layers: Sequence[tuple[str, ...]]) -> None:
    index = {item.name: i for i, item in enumerate(items)}
    for layer in layers:
        group = [index[name] for name in layer if name in index]
        for x in range(len(before)):
            if x not in group and any(before[g, x] > 0 for g in group):
                for g in group:
                    if before[x, g] == 0 and before[g, x] == 0:
                        before[g, x] = 1e-4


def _vote(items: Sequence[Item], rasters: Sequence[_Raster], before: Array) -> None:
    for i, a in enumerate(items):
        for j in range(i):
            if overlap(a.seen.box, items[j].seen.box):
                w = rasters[i].nearer(rasters[j])
                if w > 0:
                    before[j, i] = w
                elif w < 0:
                    before[i, j] = -w


def _hidden(order: Sequence[Item], rasters: Mapping[Item, _Raster]) -> set[Node]:
    """The items of which nothing is seen behind later ones."""
    if not order:
        return set()
    all_of = [rasters[i] for i in order]
    left, low = min(r.left for r in all_of), min(r.low for r in all_of)
    wide = max(r.left + r.z.shape[1] for r in all_of) - left
    high = max(r.low + r.z.shape[0] for r in all_of) - low
    top = np.zeros((high, wide), np.int16)
    for k, r in enumerate(all_of, 1):
        view = top[r.low - low : r.low - low + r.z.shape[0], r.left - left : r.left - left + r.z.shape[1]]
        view[r.z > NOWHERE] = k
    seen = set(np.unique(top).tolist())
    return {item for k, item in enumerate(order, 1) if k not in seen}


def _close(camera: Camera, items: Sequence[Item], before: Array) -> None:
    index = {item.name: i for i, item in enumerate(items)}
    pairs = list(CLOSE)
    neck = index.get("neck")
    if neck is not None:
        front, view = items[neck].part.seen_from, camera.view
        if front is not None:
            # From behind the collar lies over the neck, from before the neck over the collar.
            behind = dot(front, view) < -0.35
            pairs.append(("neck", "trunk") if behind else ("trunk", "neck"))
    for a, b in pairs:
        if a in index and b in index:
            i, j = index[a], index[b]
            before[i, j], before[j, i] = 1e3, 0


class _Extents:
    """The least coordinate of every item along a direction, all items at once."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.chain = joined([i.part.whole for i in items]) if items else None
        sizes = [len(i.part.whole) for i in items]
        self.starts = np.concatenate((np.zeros(1, int), np.cumsum(sizes)[:-1])) if items else np.zeros(0, int)
        self.known: dict[Vec, Array] = {}

    def least(self, n: Vec) -> Array:
        if n not in self.known and self.chain is not None:
            c, a = self.chain.centres, self.chain.axes
            spans = inner(a, n)
            reach = inner(c, n) - np.sqrt((spans * spans).sum(1))
            self.known[n] = np.minimum.reduceat(reach, self.starts)
        return self.known[n]


def _is_seen(face: Face, eye: Vec) -> bool:
    """Whether the eye sees the face."""
    return dot(face.normal, eye) > face.level


def _separate(camera: Camera, items: Sequence[Item], solids: Sequence[Solid], before: Array) -> None:
    extents, eye, n = _Extents(items), camera.eye, len(items)
    boxes = [box_of(camera.see(s.corners)[0]) for s in solids]
    for k, solid in enumerate(solids):
        faces = [(f, _is_seen(f, eye)) for f in solid.faces]
        for i, item in enumerate(items):
            if overlap(item.box, boxes[k]):
                gap, seen = max(
                    ((float(extents.least(f.normal)[i]) - f.level, s) for f, s in faces), key=lambda t: t[0]
                )
                a, b = (n + k, i) if seen else (i, n + k)
                before[a, b] = 50 + 1e4 * max(gap, 0.0)
        for j in range(k):
            if overlap(boxes[j], boxes[k]):
                first, gap = _between(solids[j], solid, eye)
                a, b = (n + j, n + k) if first else (n + k, n + j)
                before[a, b] = 50 + 1e4 * max(gap, 0.0)


def _between(a: Solid, b: Solid, eye: Vec) -> tuple[bool, float]:
    """Whether solid `a` is painted before `b`, and how far apart they are."""

    def best(one: Solid, other: Solid) -> tuple[float, bool]:
        found = (-9.0, False)
        for f in one.faces:
            gap = float(inner(other.corners, f.normal).min()) - f.level
            found = max(found, (gap, _is_seen(f, eye)), key=lambda t: t[0])
        return found

    (of_a, a_seen), (of_b, b_seen) = best(a, b), best(b, a)
    # Beyond a face of `a` that is seen lies what is in front of `a`.
    return (a_seen, of_a) if of_a >= of_b else (not b_seen, of_b)


def _sequence(before: Array, middle: Sequence[float]) -> list[int]:
    """An order that breaks as little as can be of what is known, the furthest first."""
    left = list(range(len(middle)))
    cost = before.sum(0)
    out = []
    while left:
        j = min(left, key=lambda q: (round(float(cost[q]), 6), middle[q]))
        out.append(j)
        left.remove(j)
        cost = cost - before[j]
    return out
