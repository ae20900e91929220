"""What goes through what: how deep parts of the body lie in props, in the floor and in each other."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations

import numpy as np

from ..model.props import Bed, Chair, Cushion, Mat, Pillow, Prop, PropName, Roller, Step, Table, Wall
from .arrays import Array, inner
from .bones import bone
from .contacts import CHAIR_BACK, Flat, Round, Touchable, surfaces
from .geometry import UP, Vec, unit
from .parts import Part
from .skeleton import SIDES, Skeleton
from .spots import LENGTHS
from .surface import SEGMENT_OF_PART

THIN = 0.025
"""How thick a table top and the seat and back of a chair are."""
BELOW_BED = 0.15
"""How high the space below a bed is."""
DIRECTIONS = tuple(
    (x / n, y / n, z / n)
    for x in (-1, 0, 1)
    for y in (-1, 0, 1)
    for z in (-1, 0, 1)
    if (n := math.sqrt(x * x + y * y + z * z)) in (1.0, math.sqrt(3))
)
"""14 directions in which the skin of every second ellipsoid is tried: its ends, and between them."""
TRIED = np.array(DIRECTIONS).transpose()[:, :, None, None]


@dataclass(frozen=True)
class Overlap:
    """A point of one part that lies in another, or in a prop.

    `depth` is a share of the height; `out` is the direction in which the point leaves the other."""

    part: str
    other: str
    depth: float
    at: Vec
    out: Vec


@dataclass(frozen=True)
class Block:
    """A box along the axes: from where to where in x, y and z."""

    low: Vec
    high: Vec


def blocks(name: str, prop: Prop, ground: Mapping[str, Touchable]) -> list[Block]:
    """The solid boxes of a prop; a roller and a strap have none."""
    match prop:
        case Mat():
            out = [_block(prop.x, (0.0, prop.thick), prop.z)]
        case Bed():
            out = [_block(prop.x, (BELOW_BED, prop.height), prop.z)]
        case Step():
            out = [_block(prop.x, (0.0, prop.height), prop.z)]
        case Table():
            out = [_block(prop.x, (prop.height - THIN, prop.height), prop.z)]
        case Chair():
            out = _chair(prop)
        case Wall():
            out = [_wall(prop)]
        case Cushion() | Pillow():
            top = ground[name]
            assert isinstance(top, Flat) and top.x is not None and top.z is not None
            height = top.point[1]
            out = [_block(top.x, (height - prop.thick, height), top.z)]
        case _:
            out = []
    return out


def _block(x: tuple[float, float], y: tuple[float, float], z: tuple[float, float]) -> Block:
    return Block((x[0], y[0], z[0]), (x[1], y[1], z[1]))


def _chair(chair: Chair) -> list[Block]:
    x, z, w = chair.x, chair.z, chair.width / 2
    seat = _block((x - w, x + w), (chair.seat - THIN, chair.seat), (z - w, z + w))
    dx, dz = CHAIR_BACK[chair.faces]
    low = (x - w if dx <= 0 else x + w - THIN, chair.back - 0.12, z - w if dz <= 0 else z + w - THIN)
    high = (x + w if dx >= 0 else x - w + THIN, chair.back, z + w if dz >= 0 else z - w + THIN)
    return [seat, Block(low, high)]


def _wall(wall: Wall) -> Block:
    y = (0.0, wall.height)
    if wall.before is not None:
        a = wall.before
        return _block((min(a, a + math.copysign(0.1, a)), max(a, a + math.copysign(0.1, a))), y, wall.span)
    b = wall.beside or 0.0
    return _block(wall.span, y, (min(b, b + math.copysign(0.1, b)), max(b, b + math.copysign(0.1, b))))


Span = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, eq=False)
class Skin:
    """A part of the body: its ellipsoids and points of their skin (n, 3)."""

    name: str
    centres: Array
    axes: Array
    points: Array

    @cached_property
    def box(self) -> tuple[Array, Array]:
        return self.points.min(0), self.points.max(0)

    @cached_property
    def span(self) -> Span:
        """From where to where it goes, in plain numbers: x, y and z of both corners."""
        (a, b, c), (d, e, f) = (corner.tolist() for corner in self.box)
        return (a, b, c, d, e, f)

    def reaches(self, other: "Skin") -> bool:
        """Whether the boxes around both overlap."""
        ax, ay, az, ax_end, ay_end, az_end = self.span
        bx, by, bz, bx_end, by_end, bz_end = other.span
        in_x, in_y = ax < bx_end and bx < ax_end, ay < by_end and by < ay_end
        return in_x and in_y and az < bz_end and bz < az_end


def skins(parts: Sequence[Part]) -> dict[str, Skin]:
    """The parts of a body with points of their skin; hair gives way and is left out."""
    out = {}
    for part in parts:
        if part.name not in ("hair", "bun"):
            centres, axes = part.whole.centres, part.whole.axes
            out[part.name] = Skin(part.name, centres, axes, _points(centres, axes))
    return out


def _points(centres: Array, axes: Array) -> Array:
    """Points of the skin of ellipsoids: in some directions, and of each the outermost along x, y and z."""
    some, half = centres[::2], axes[::2]
    spread = half[:, 0] * TRIED[0] + half[:, 1] * TRIED[1] + half[:, 2] * TRIED[2]
    turned = [(some + spread).reshape(-1, 3)]
    for i in range(3):
        # The outermost point along an axis of the space: the half axes weighed by their share of it.
        share = axes[:, :, i]
        size = np.sqrt(share[:, 0] ** 2 + share[:, 1] ** 2 + share[:, 2] ** 2)[:, None]
        reach = axes[:, 0] * share[:, :1] + axes[:, 1] * share[:, 1:2] + axes[:, 2] * share[:, 2:]
        reach /= np.maximum(size, 1e-9)
        turned += [centres + reach, centres - reach]
    return np.concatenate(turned)


def in_props(body: Mapping[str, Skin], props: Mapping[PropName, Prop]) -> Iterator[Overlap]:
    """How deep each part of the body lies in the floor and in each prop, where it does."""
    ground = surfaces(props)
    for skin in body.values():
        low = int(np.argmin(skin.points[:, 1]))
        if skin.points[low, 1] < 0:
            yield Overlap(skin.name, "floor", -float(skin.points[low, 1]), _vec(skin.points[low]), UP)
        for name, prop in props.items():
            found = [_in_block(skin, name, block) for block in blocks(name, prop, ground)]
            if isinstance(prop, Roller):
                found.append(_in_round(skin, name, ground[name]))
            deepest = max(found, key=lambda one: one.depth, default=None)
            if deepest is not None and deepest.depth > 0:
                yield deepest


def _in_block(skin: Skin, name: str, block: Block) -> Overlap:
    """The deepest point of a skin in a box; of no depth where there is none."""
    low, high = np.array(block.low), np.array(block.high)
    faces = np.concatenate([skin.points - low, high - skin.points], 1)
    depths = faces.min(1)
    i = int(np.argmax(depths))
    face = int(np.argmin(faces[i]))
    out = [0.0, 0.0, 0.0]
    out[face % 3] = -1.0 if face < 3 else 1.0
    return Overlap(skin.name, name, float(depths[i]), _vec(skin.points[i]), (out[0], out[1], out[2]))


def _in_round(skin: Skin, name: str, surface: Touchable) -> Overlap:
    """The deepest point of a skin in a cylinder; of no depth where there is none."""
    assert isinstance(surface, Round)
    d = skin.points - np.array(surface.middle)
    a = np.array(surface.axis)
    s = inner(d, a)
    across = d - s[:, None] * a
    radial = np.sqrt((across * across).sum(1))
    depths = np.minimum(surface.radius - radial, surface.half - np.abs(s))
    i = int(np.argmax(depths))
    return Overlap(skin.name, name, float(depths[i]), _vec(skin.points[i]), unit(_vec(across[i])))


def _vec(p: Array) -> Vec:
    return (float(p[0]), float(p[1]), float(p[2]))


KINDS = SEGMENT_OF_PART | {"thumb": "hand"}
"""The parts of a limb by what they are measured as: a thumb is one with its hand."""
JOINED = frozenset(
    frozenset(pair)
    for pair in (
        ("trunk", "thigh"),
        ("trunk", "upper"),
        ("trunk", "neck"),
        ("neck", "head"),
        ("neck", "upper"),
        ("trunk", "head"),
        ("thigh", "shank"),
        ("shank", "foot"),
        ("upper", "fore"),
        ("fore", "hand"),
        ("head", "upper"),
    )
)
"""Segments that are joined, or whose soft parts give way to each other."""
FREE_FROM = {"thigh": 0.4, "upper": 0.5}
"""From which share of their length on thighs are measured against each other, and upper arms against the
trunk."""


@cache
def _kind(name: str) -> tuple[str, str]:
    """The side and the segment of a part; `trunk`, `neck` and `head` have no side."""
    side, _, rest = name.partition("-")
    if side not in SIDES:
        return "", name
    return side, KINDS[rest]


def in_itself(skeleton: Skeleton, body: Mapping[str, Skin]) -> Iterator[Overlap]:
    """How deep parts of the body that are not joined lie in each other."""
    for a, b in combinations(body.values(), 2):
        if not a.reaches(b):
            continue
        (side_a, kind_a), (side_b, kind_b) = _kind(a.name), _kind(b.name)
        same = side_a == side_b or "" in (side_a, side_b)
        if {kind_a, kind_b} == {"hand"} and ("thumb" in a.name or "thumb" in b.name):
            continue  # the thumbs of two hands that meet lie beside each other
        upper_and_trunk = {kind_a, kind_b} == {"trunk", "upper"}
        if same and (kind_a == kind_b or (frozenset((kind_a, kind_b)) in JOINED and not upper_and_trunk)):
            continue
        first, second = a, b
        if kind_a == kind_b == "thigh" or upper_and_trunk:
            first, second = _lower(skeleton, a), _lower(skeleton, b)
        yield from _in_skin(first, second)


def _lower(skeleton: Skeleton, skin: Skin) -> Skin:
    """The part of a limb away from the trunk; of the trunk itself, all."""
    side, kind = _kind(skin.name)
    if kind not in FREE_FROM:
        return skin
    of = bone(skeleton, f"{side}-{kind}")
    far = inner(skin.centres - np.array(of.origin), of.axes.along)
    keep = far >= FREE_FROM[kind] * LENGTHS[kind]
    centres, axes = skin.centres[keep], skin.axes[keep]
    return Skin(skin.name, centres, axes, _points(centres, axes))


def _in_skin(a: Skin, b: Skin) -> Iterator[Overlap]:
    """The deepest point of the skin of one part in the other, if there is one."""
    if not len(a.points) or not len(b.points) or not a.reaches(b):
        return
    found = [o for one, other in ((a, b), (b, a)) if (o := _points_in(one, other)) is not None]
    if found:
        yield max(found, key=lambda one: one.depth)


def _points_in(one: Skin, other: Skin) -> Overlap | None:
    low, high = other.box
    inside = ((one.points > low) & (one.points < high)).all(1)
    if not inside.any():
        return None
    points = one.points[inside]
    d = points[:, None, :] - other.centres[None]
    size = (other.axes * other.axes).sum(2)
    q = np.zeros(d.shape[:2])
    for k in range(3):
        half = other.axes[:, k]
        along = d[..., 0] * half[:, 0] + d[..., 1] * half[:, 1] + d[..., 2] * half[:, 2]
        q = q + (along / size[:, k]) ** 2
    radial = np.sqrt(np.maximum(q, 1e-12))
    far = np.sqrt(d[..., 0] ** 2 + d[..., 1] ** 2 + d[..., 2] ** 2)
    # On the ray from the middle of an ellipsoid: how far the point is below its skin.
    depths = np.where(q < 1, far * (1 / radial - 1), 0.0)
    i, j = divmod(int(np.argmax(depths)), depths.shape[1])
    if depths[i, j] <= 0:
        return None
    return Overlap(one.name, other.name, float(depths[i, j]), _vec(points[i]), unit(_vec(d[i, j])))
