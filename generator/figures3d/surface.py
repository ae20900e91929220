"""The skin: the body's ellipsoids held by the bones, and its named points."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from .geometry import Vec, along, dot, minus, turn, weigh
from .skeleton import FOREARM, SHANK, SIDES, THIGH, TRUNK, UPPER_ARM, Axes, Skeleton

Array: TypeAlias = NDArray[Any]


class Ellipsoids(Protocol):
    """Ellipsoids: centres (n, 3) and half axes (n, 3 axes, 3 coordinates)."""

    @property
    def centres(self) -> Array: ...
    @property
    def axes(self) -> Array: ...


class Solid(Protocol):
    """A part of the body as it is drawn: its name and its ellipsoids."""

    @property
    def name(self) -> str: ...
    @property
    def chains(self) -> Sequence[Ellipsoids]: ...


@dataclass(frozen=True)
class Bone:
    """Where a segment begins, and its directions."""

    origin: Vec
    axes: Axes

    def at(self, p: Vec) -> Vec:
        """A point given along, forward and outward of the segment, in space."""
        o, a = self.origin, self.axes
        d, f, q = a.along, a.front, a.out
        return (
            o[0] + d[0] * p[0] + f[0] * p[1] + q[0] * p[2],
            o[1] + d[1] * p[0] + f[1] * p[1] + q[1] * p[2],
            o[2] + d[2] * p[0] + f[2] * p[1] + q[2] * p[2],
        )

    def within(self, p: Vec) -> Vec:
        """A point in space, along, forward and outward of the segment."""
        v = minus(p, self.origin)
        return (dot(v, self.axes.along), dot(v, self.axes.front), dot(v, self.axes.out))

    def direction(self, v: Vec) -> Vec:
        """A direction in space, along, forward and outward of the segment."""
        return (dot(v, self.axes.along), dot(v, self.axes.front), dot(v, self.axes.out))


TOE_JOINT: Vec = (0.070, -0.028, 0.0)
"""The ball of the foot, about which the toes bend, along, forward and outward of the foot."""


def bone(body: Skeleton, name: str) -> Bone:
    """A segment by its name: `trunk0` to `trunk4`, `head`, or `left-thigh` and so on. Raises KeyError."""
    if name.startswith("trunk"):
        i = int(name[5:])
        return Bone(body.spine[i], body.frames[i])
    if name == "head":
        return Bone(body.head_base, body.head)
    side, _, part = name.partition("-")
    if side not in SIDES:
        raise KeyError(name)
    leg, arm = (
        body.legs["left" if side == "left" else "right"],
        body.arms["left" if side == "left" else "right"],
    )
    match part:
        case "thigh":
            return Bone(leg.hip, leg.thigh)
        case "shank":
            return Bone(leg.knee, leg.shank)
        case "foot":
            return Bone(leg.ankle, leg.foot)
        case "toes":
            d, f = turn(leg.foot.along, leg.foot.front, leg.toes)
            return Bone(Bone(leg.ankle, leg.foot).at(TOE_JOINT), Axes(d, f, leg.foot.out))
        case "upper":
            return Bone(arm.shoulder, arm.upper)
        case "fore":
            return Bone(arm.elbow, arm.fore)
        case "hand" | "thumb":
            return Bone(arm.wrist, arm.hand)
    raise KeyError(name)


LENGTHS = {"thigh": THIGH, "shank": SHANK, "foot": 0.12, "upper": UPPER_ARM, "fore": FOREARM, "hand": 0.10}


@dataclass(frozen=True)
class Spot:
    """A named point of the skin.

    `where` lies inside the segment; the skin is found from there in the direction `to` (both along, forward and
    outward of the segment). `flesh` are the segments, each with the stretch along it, that may touch something
    flat."""

    segment: str
    where: Vec
    to: Vec
    flesh: tuple[tuple[str, float, float], ...]


def _limb(part: str, segment: str, share: float, to: Vec, around: float, also: str = "") -> tuple[str, Spot]:
    size = LENGTHS[segment]
    flesh = [(segment, share * size - around, share * size + around)]
    if also:
        flesh.append((also, -1.0, around))
    return part, Spot(segment, (share * size, 0.0, 0.0), to, tuple(flesh))


FRONT, BACK, OUT, FORTH = (0.0, 1.0, 0.0), (0.0, -1.0, 0.0), (0.0, 0.0, 1.0), (1.0, 0.0, 0.0)
_OF_LIMB: dict[str, Spot] = dict(
    (
        _limb("hip", "thigh", 0.0, OUT, 0.03),
        _limb("thigh", "thigh", 0.45, FRONT, 0.09),
        _limb("knee", "thigh", 1.0, FRONT, 0.04, "shank"),
        _limb("shin", "shank", 0.4, FRONT, 0.09),
        _limb("ankle", "shank", 1.0, OUT, 0.03, "foot"),
        _limb("shoulder", "upper", 0.0, OUT, 0.03),
        _limb("elbow", "upper", 1.0, BACK, 0.03, "fore"),
        _limb("forearm", "fore", 0.5, BACK, 0.07),
        _limb("wrist", "fore", 1.0, BACK, 0.03),
        ("heel", Spot("foot", (-0.010, -0.02, 0.0), BACK, (("foot", -0.1, 0.012),))),
        ("ball", Spot("foot", (0.066, -0.03, 0.0), BACK, (("foot", 0.045, 0.2),))),
        ("toes", Spot("toes", (0.030, -0.004, 0.0), BACK, (("toes", 0.0, 0.2),))),
        (
            "top-of-toes",
            Spot("toes", (0.030, -0.004, 0.0), FRONT, (("toes", 0.0, 0.2), ("foot", 0.045, 0.2))),
        ),
        ("instep", Spot("foot", (0.045, -0.02, 0.0), FRONT, (("foot", 0.0, 0.2), ("toes", -1.0, 0.2)))),
        ("sole", Spot("foot", (0.035, -0.02, 0.0), BACK, (("foot", -0.1, 0.2),))),
        ("foot", Spot("foot", (0.0, -0.02, 0.0), BACK, (("foot", -0.1, 0.2),))),
        ("outer-edge", Spot("foot", (0.035, -0.02, 0.0), OUT, (("foot", -0.1, 0.2),))),
        ("hand", Spot("hand", (0.036, 0.0, 0.0), BACK, (("hand", -0.1, 0.06), ("thumb", -0.1, 0.2)))),
        ("palm", Spot("hand", (0.036, 0.0, 0.0), BACK, (("hand", -0.1, 0.06),))),
        ("fingers", Spot("hand", (0.080, 0.0, 0.0), BACK, (("hand", 0.055, 0.2),))),
    )
)
_OF_TRUNK: dict[str, Spot] = {
    "pelvis": Spot("trunk0", (0.0, 0.0, 0.0), FRONT, (("trunk0", -1.0, 1.0),)),
    "buttock": Spot("trunk0", (0.0, 0.0, 0.0), BACK, (("trunk0", -1.0, 0.05),)),
    "groin": Spot("trunk0", (0.010, 0.0, 0.0), FRONT, (("trunk0", -1.0, 1.0),)),
    "belly": Spot("trunk1", (0.025, 0.0, 0.0), FRONT, (("trunk1", -1.0, 1.0),)),
    "low-back": Spot("trunk1", (0.035, 0.0, 0.0), BACK, (("trunk1", -1.0, 1.0), ("trunk2", -1.0, 1.0))),
    "chest": Spot("trunk3", (0.030, 0.0, 0.0), FRONT, (("trunk3", -1.0, 1.0), ("trunk4", -1.0, 1.0))),
    "back": Spot("trunk3", (0.050, 0.0, 0.0), BACK, (("trunk3", -1.0, 1.0), ("trunk4", -1.0, 1.0))),
    "head": Spot("head", (0.045, 0.0, 0.0), FORTH, (("head", -1.0, 1.0),)),
    "back-of-head": Spot("head", (0.045, 0.0, 0.0), BACK, (("head", -1.0, 1.0),)),
    "forehead": Spot("head", (0.060, 0.02, 0.0), FRONT, (("head", -1.0, 1.0),)),
    "chin": Spot("head", (-0.020, 0.04, 0.0), FRONT, (("head", -1.0, 1.0),)),
}
for _side, _sign in (("left", -1.0), ("right", 1.0)):
    _OF_TRUNK[f"{_side}-buttock"] = Spot(
        "trunk0", (0.030, 0.0, 0.045 * _sign), BACK, (("trunk0", -1.0, 0.05),)
    )
    _OF_TRUNK[f"{_side}-waist"] = Spot(
        "trunk1", (0.005, 0.010, 0.0), (0.0, 0.0, _sign), (("trunk1", -1.0, 1.0),)
    )
    _OF_TRUNK[f"{_side}-flank"] = Spot(
        "trunk1",
        (0.030, -0.015, 0.030 * _sign),
        (0.0, -0.8, 0.6 * _sign),
        (("trunk1", -1.0, 1.0), ("trunk2", -1.0, 1.0)),
    )


def spot(name: str) -> Spot:
    """A named point. Raises KeyError for a name that is none."""
    if name in _OF_TRUNK:
        return _OF_TRUNK[name]
    side, _, part = name.partition("-")
    if side not in SIDES:
        raise KeyError(name)
    one = _OF_LIMB[part]
    return Spot(
        f"{side}-{one.segment}", one.where, one.to, tuple((f"{side}-{s}", a, b) for s, a, b in one.flesh)
    )


LIMB_PARTS = {"thigh": "thigh", "shin": "shank", "arm": "upper", "forearm": "fore"}


def limb_spot(name: str, share: float, around: float) -> Spot:
    """The point so far along a limb and so many degrees round it (0 front, 90 outer side). Raises KeyError."""
    side, _, part = name.partition("-")
    segment = LIMB_PARTS[part]
    c, s = math.cos(math.radians(around)), math.sin(math.radians(around))
    return Spot(f"{side}-{segment}", (share * LENGTHS[segment], 0.0, 0.0), (0.0, c, s), ())


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


PARTS = {
    "thigh": "thigh", "shank": "shank", "foot": "foot", "toes": "foot", "upper": "upper", "fore": "fore",
    "palm": "hand", "hand": "hand", "thumb": "thumb", "finger": "hand",
}  # fmt: skip
"""Which segment holds each part of a limb, by the beginning of the part's name."""


def flesh(body: Skeleton, parts: Iterable[Solid]) -> Flesh:
    """The ellipsoids of a body's parts, held by its bones."""
    found: dict[str, list[tuple[Array, Array]]] = {}
    for part in parts:
        for chain in part.chains:
            for segment, keep in _holders(body, part.name, chain):
                if keep.any():
                    found.setdefault(segment, []).append(
                        _local(bone(body, segment), chain.centres[keep], chain.axes[keep])
                    )
    return Flesh(
        {s: (np.concatenate([c for c, _ in a]), np.concatenate([x for _, x in a])) for s, a in found.items()}
    )


def segment_of(body: Skeleton, part: str, at: Vec) -> str:
    """The segment that holds a part of the body at a point."""
    side, _, rest = part.partition("-")
    if side in SIDES:
        segment = next(s for prefix, s in PARTS.items() if rest.startswith(prefix))
        return f"{side}-{segment}"
    if part in ("head", "hair", "bun"):
        return "head"
    return f"trunk{int(_nearest(body, np.array([at]))[0])}" if part == "trunk" else "trunk4"


def _holders(body: Skeleton, name: str, chain: Ellipsoids) -> Iterable[tuple[str, Array]]:
    """Which segments hold which ellipsoids of a part."""
    side, _, part = name.partition("-")
    every = np.ones(len(chain.centres), bool)
    if side in SIDES:
        for prefix, segment in PARTS.items():
            if part.startswith(prefix):
                if segment != "foot":
                    yield f"{side}-{segment}", every
                    return
                in_foot = _local(bone(body, f"{side}-foot"), chain.centres, chain.axes)[0][:, 0]
                in_toes = _local(bone(body, f"{side}-toes"), chain.centres, chain.axes)[0][:, 0]
                toes = (in_foot > 0.055) & (in_toes > 0.004)
                yield f"{side}-foot", ~toes
                yield f"{side}-toes", toes
                return
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
        local = _local(Bone(body.spine[i], body.frames[i]), centres, centres[:, None, :])[0]
        over = local[:, 0] - np.clip(local[:, 0], 0, size)
        gaps.append(over * over + local[:, 1] * local[:, 1] + local[:, 2] * local[:, 2])
    return np.argmin(np.stack(gaps), axis=0)


def _local(of: Bone, centres: Array, axes: Array) -> tuple[Array, Array]:
    """Points (n, 3) and directions (n, k, 3) along, forward and outward of a segment."""
    rows = [np.array(v) for v in (of.axes.along, of.axes.front, of.axes.out)]
    p = centres - np.array(of.origin)
    return (
        np.stack([_inner(p, r) for r in rows], -1),
        np.stack([_inner(axes, r) for r in rows], -1),
    )


def _inner(a: Array, d: Array) -> Array:
    """The products of vectors (..., 3) with one direction, summed in fixed order."""
    return np.asarray(a[..., 0] * d[0] + a[..., 1] * d[1] + a[..., 2] * d[2])


def least(of: Bone, centres: Array, axes: Array, direction: Vec) -> float:
    """The smallest coordinate of a segment's ellipsoids along a direction in space."""
    d = np.array(of.direction(direction))
    spans = _inner(axes, d)
    return float((_inner(centres, d) - np.sqrt((spans * spans).sum(1))).min()) + dot(of.origin, direction)


class Posed:
    """A skeleton with its flesh: where the named points of the skin are."""

    def __init__(self, body: Skeleton, over: Flesh) -> None:
        self.body, self.over = body, over
        self._bones: dict[str, Bone] = {}

    def bone(self, name: str) -> Bone:
        if name not in self._bones:
            self._bones[name] = bone(self.body, name)
        return self._bones[name]

    def point(self, one: Spot) -> Vec:
        """Where a point of the skin is."""
        return self.bone(one.segment).at(self.over.skin(one))

    def outward(self, one: Spot) -> Vec:
        """The direction out of the skin at a point."""
        a, to = self.bone(one.segment).axes, one.to
        return along(weigh(a.along, to[0], a.front, to[1]), a.out, to[2])

    def lowest(self, one: Spot, up: Vec) -> float:
        """The smallest coordinate along a direction of the flesh about a point."""
        return min(
            (least(self.bone(s), c, x, up) for s, c, x in self.over.about(one)),
            default=dot(self.point(one), up),
        )
