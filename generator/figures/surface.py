"""The skin: the body's ellipsoids held by the bones."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .arrays import Array, directed, inner
from .bones import Bone, bone
from .geometry import Vec, along, dot
from .parts import Part
from .sections import Chain
from .skeleton import SIDES, TRUNK, Skeleton
from .spots import Spot


@dataclass(frozen=True, eq=False)
class Flesh:
    """The ellipsoids of every segment, in the segment's own directions (along, forward, outward).

    They are those of the body in one pose: where a pose near it is solved, they move with the bones."""

    of: Mapping[str, tuple[Array, Array]]

    @cached_property
    def _picked(self) -> dict[Spot, tuple[tuple[str, Array, Array], ...]]:
        return {}

    @cached_property
    def _skin(self) -> dict[Spot, Vec]:
        return {}

    def about(self, one: Spot) -> tuple[tuple[str, Array, Array], ...]:
        """The ellipsoids that may touch something flat at a point: (segment, centres, half axes)."""
        if one not in self._picked:
            self._picked[one] = tuple(self._pick(one))
        return self._picked[one]

    def _pick(self, one: Spot) -> Iterable[tuple[str, Array, Array]]:
        for segment, low, high in one.flesh:
            if segment in self.of:
                centres, axes = self.of[segment]
                keep = (centres[:, 0] >= low) & (centres[:, 0] <= high)
                if keep.any():
                    yield segment, centres[keep], axes[keep]

    def skin(self, one: Spot) -> Vec:
        """Where the skin is at a point, along, forward and outward of its segment."""
        if one not in self._skin:
            self._skin[one] = along(one.where, one.to, self._ray(one))
        return self._skin[one]

    def _ray(self, one: Spot) -> float:
        """How far the outermost ellipsoid reaches from a point of the segment in a direction."""
        if one.segment not in self.of:
            return 0.0
        centres, axes = self.of[one.segment]
        inverse = 1 / (axes * axes).sum(2)
        p, d = np.array(one.where) - centres, np.array(one.to)
        pa = (axes * p[:, None, :]).sum(2) * inverse
        da = (axes * d[None, None, :]).sum(2) * inverse
        a, b, c = (da * da).sum(1), (pa * da).sum(1), (pa * pa).sum(1) - 1
        inside = b * b - a * c
        reach = np.where(inside > 0, (-b + np.sqrt(np.maximum(inside, 0))) / a, 0.0)
        return max(0.0, float(reach.max()))


SEGMENT_OF_PART = {
    "thigh": "thigh", "shank": "shank", "foot": "foot", "upper": "upper", "fore": "fore",
    "palm": "hand", "thumb": "thumb", **{f"finger{i}": "hand" for i in range(4)},
}  # fmt: skip
"""Which segment holds each part of a limb."""


def flesh_of(body: Skeleton, parts: Iterable[Part]) -> Flesh:
    """The ellipsoids of a body's parts, held by its bones."""
    found: dict[str, list[tuple[Array, Array]]] = {}
    for part in parts:
        whole = part.whole
        for segment, keep in _holders(body, part.name, whole):
            if keep.any():
                found.setdefault(segment, []).append(
                    _local(bone(body, segment), whole.centres[keep], whole.axes[keep])
                )
    return Flesh(
        {s: (np.concatenate([c for c, _ in a]), np.concatenate([x for _, x in a])) for s, a in found.items()}
    )


def segment_of(body: Skeleton, part: str, at: Vec) -> str:
    """The segment that holds a part of the body at a point."""
    side, _, rest = part.partition("-")
    if side in SIDES:
        return f"{side}-{SEGMENT_OF_PART[rest]}"
    if part in ("head", "hair", "bun"):
        return "head"
    return f"trunk{int(_nearest(body, np.array([at]))[0])}" if part == "trunk" else "trunk4"


def _holders(body: Skeleton, name: str, chain: Chain) -> Iterable[tuple[str, Array]]:
    """Which segments hold which ellipsoids of a part."""
    side, _, part = name.partition("-")
    every = np.ones(len(chain.centres), bool)
    if side in SIDES:
        if part != "foot":
            yield f"{side}-{SEGMENT_OF_PART[part]}", every
            return
        in_foot = _local(bone(body, f"{side}-foot"), chain.centres, chain.axes)[0][:, 0]
        in_toes = _local(bone(body, f"{side}-toes"), chain.centres, chain.axes)[0][:, 0]
        toes = (in_foot > 0.055) & (in_toes > 0.004)
        yield f"{side}-foot", ~toes
        yield f"{side}-toes", toes
    elif name == "trunk":
        nearest = _nearest(body, chain.centres)
        for i in range(len(TRUNK)):
            yield f"trunk{i}", nearest == i
    elif name in ("head", "hair", "bun"):
        yield "head", every


def _nearest(body: Skeleton, centres: Array) -> Array:
    """The part of the trunk that is nearest to each point (n,)."""
    gaps = []
    for i, size in enumerate(TRUNK):
        axes, p = body.frames[i], centres - np.array(body.spine[i])
        u, v, w = inner(p, axes.along), inner(p, axes.front), inner(p, axes.out)
        over = u - np.minimum(np.maximum(u, 0), size)
        gaps.append(over * over + v * v + w * w)
    return np.asarray(np.argmin(np.stack(gaps), axis=0))


def _local(of: Bone, centres: Array, axes: Array) -> tuple[Array, Array]:
    """Points (n, 3) and directions (n, k, 3) along, forward and outward of a segment."""
    (ax, ay, az), (fx, fy, fz), (ox, oy, oz) = of.axes
    rows = ((ax, fx, ox), (ay, fy, oy), (az, fz, oz))
    return directed(centres - np.array(of.origin), rows), directed(axes, rows)


def least(of: Bone, centres: Array, axes: Array, direction: Vec) -> tuple[float, Vec]:
    """The smallest coordinate of a segment's ellipsoids along a direction in space, and the point that has
    it, along, forward and outward of the segment."""
    d = of.direction(direction)
    spans = inner(axes, d)
    reach = np.sqrt(spans[:, 0] ** 2 + spans[:, 1] ** 2 + spans[:, 2] ** 2)
    lows = inner(centres, d) - reach
    i = int(lows.argmin())
    (x, y, z), rows, shares = centres[i].tolist(), axes[i].tolist(), spans[i].tolist()
    k = 1 / (float(reach[i]) + 1e-12)
    for (ax, ay, az), share in zip(rows, shares, strict=True):
        x, y, z = x - ax * share * k, y - ay * share * k, z - az * share * k
    return float(lows[i]) + dot(of.origin, direction), (x, y, z)


Bones = dict[str, Bone]
"""Segments by their names."""
Supports = dict[Spot, tuple[str, Vec]]
"""The points of the flesh that lie lowest, by the spot about which they were sought: segment, and point of
it."""


class Posed:
    """A skeleton with its flesh: where the named points of the skin are.

    Given `fixed`, the point of the flesh that lies lowest is not sought but taken from there. For a body that
    has hardly moved that gives the same change of height, and is much quicker."""

    def __init__(
        self,
        body: Skeleton,
        flesh: Flesh,
        fixed: Supports | None = None,
        bones: Bones | None = None,
    ) -> None:
        self.body, self.flesh, self.fixed = body, flesh, fixed
        self.supports: Supports = {}
        self._bones: Bones = {} if bones is None else bones

    def bone(self, name: str) -> Bone:
        if name not in self._bones:
            self._bones[name] = bone(self.body, name)
        return self._bones[name]

    def point(self, one: Spot) -> Vec:
        """Where a point of the skin is."""
        return self.bone(one.segment).at(self.flesh.skin(one))

    def outward(self, one: Spot) -> Vec:
        """The direction out of the skin at a point."""
        return self.bone(one.segment).in_space(one.to)

    def lowest(self, one: Spot, up: Vec) -> float:
        """The smallest coordinate along a direction of the flesh about a point."""
        if self.fixed is not None and one in self.fixed:
            segment, point = self.fixed[one]
            return dot(self.bone(segment).at(point), up)
        found = [(*least(self.bone(s), c, x, up), s) for s, c, x in self.flesh.about(one)]
        if not found:
            return dot(self.point(one), up)
        level, point, segment = min(found, key=lambda f: f[0])
        self.supports[one] = (segment, point)
        return level
