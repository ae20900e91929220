"""What touches what, and how far each contact is from holding."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ..model.contact import Contact
from ..model.props import Bed, Chair, Cushion, Mat, Pillow, Prop, PropName, Roller, Step, Table, Wall
from .geometry import UP, Vec, across, along, cross, dot, length, minus, times, unit
from .spots import LIMB_PARTS, SEGMENT_NAMES, Spot, limb_spot, spot
from .surface import Posed


@dataclass(frozen=True)
class Flat:
    """A flat side of a prop, or the floor: a point of it, the direction out of it, and where it ends in x
    and z."""

    point: Vec
    normal: Vec
    x: tuple[float, float] | None = None
    z: tuple[float, float] | None = None


@dataclass(frozen=True)
class Round:
    """A cylinder: its middle, the direction of its axis, its radius and half its length."""

    middle: Vec
    axis: Vec
    radius: float
    half: float


Touchable = Flat | Round

CHAIR_BACK = {"forward": (-1, 0), "behind": (1, 0), "left": (0, 1), "right": (0, -1)}
"""On which side of a chair its back is, in x and z, by where the chair faces."""

FLOOR = Flat((0.0, 0.0, 0.0), UP)


def surfaces(props: Mapping[PropName, Prop]) -> dict[str, Touchable]:
    """Every surface by name. Raises KeyError where a prop lies on what is no flat surface."""
    out: dict[str, Touchable] = {"floor": FLOOR}
    for name, prop in props.items():
        out |= _first(name, prop)
    for name, prop in props.items():
        match prop:
            case Pillow():
                out[name] = _top(_height(out, prop.on) + prop.thick, prop.x, prop.z)
            case Cushion():
                (a, b), x, z = prop.size, prop.x, prop.z
                out[name] = _top(
                    _height(out, prop.on) + prop.thick, (x - a / 2, x + a / 2), (z - b / 2, z + b / 2)
                )
            case Roller():
                turn = math.radians(prop.turn)
                middle = (prop.x, _height(out, prop.on) + prop.radius, prop.z)
                axis = (math.sin(turn), 0.0, math.cos(turn))
                out[name] = Round(middle, axis, prop.radius, prop.length / 2)
    return out


def _first(name: str, prop: Prop) -> dict[str, Touchable]:
    """The surfaces of a prop that stands on the floor."""
    match prop:
        case Mat():
            return {name: _top(prop.thick, prop.x, prop.z)}
        case Bed() | Table() | Step():
            return {name: _top(prop.height, prop.x, prop.z)}
        case Chair():
            x, z, w = prop.x, prop.z, prop.width / 2
            spans = ((x - w, x + w), (z - w, z + w))
            return {name: _top(prop.seat, *spans), f"{name}-back": _top(prop.back, *spans)}
        case Wall():
            if prop.before is not None:
                facing = -math.copysign(1.0, prop.before)
                return {name: Flat((prop.before, 0.0, 0.0), (facing, 0.0, 0.0), None, prop.span)}
            at = prop.beside or 0.0
            return {name: Flat((0.0, 0.0, at), (0.0, 0.0, -math.copysign(1.0, at)), prop.span, None)}
    return {}


def _top(height: float, x: tuple[float, float], z: tuple[float, float]) -> Flat:
    return Flat((0.0, height, 0.0), UP, x, z)


def _height(found: Mapping[str, Touchable], name: str) -> float:
    under = found[name]
    if not isinstance(under, Flat):
        raise KeyError(name)
    return under.point[1]


LENGTH, FACING, POINTING, HELD = 10.0, 0.8, 0.5, 1.0
"""How much a length, and a direction, weighs in the solver."""
TURNED = 0.03
"""A direction that misses counts as the gap at the edge of a palm turned by it, in shares of the height."""


class Residual(NamedTuple):
    """How far one thing that is asked is from being true: a length as a share of the height, or a sine.

    `weight` makes lengths and directions comparable."""

    gap: float
    weight: float = LENGTH

    @property
    def length(self) -> float:
        """The residual as a length, in shares of the height."""
        return abs(self.gap) * (1 if self.weight == LENGTH else TURNED)


ARM = frozenset(("upper", "fore", "hand", "thumb", "arm", "forearm"))
"""The segments and parts of an arm; all others of a limb are of a leg."""


def group(segment: str) -> str:
    """The limb that a segment or a part of a limb belongs to: `left_leg`, or `body` for trunk and head."""
    side, _, part = segment.partition("-")
    if side not in ("left", "right"):
        return "body"
    return f"{side}_{'arm' if part in ARM else 'leg'}"


def groups(name: str, contact: Contact) -> frozenset[str]:
    """The limbs on whose angles a contact depends."""
    out = {group(spot(name).segment)}
    if contact.on is not None and contact.on.startswith(("left-", "right-")):
        out.add(group(contact.on if contact.along is not None else spot(contact.on).segment))
    return frozenset(out)


def residuals(
    body: Posed, name: str, contact: Contact, ground: Mapping[str, Touchable]
) -> Iterator[Residual]:
    """One residual for each thing that a contact asks; always as many, in the same order."""
    one, on = spot(name), contact.on
    for i, value in enumerate((contact.x, contact.y, contact.z)):
        if value is not None:
            yield Residual(body.point(one)[i] - value)
    surface = ground.get(on) if on is not None else None
    if isinstance(surface, Flat):
        yield from _on_flat(body, name, one, surface)
    elif isinstance(surface, Round):
        yield Residual(beside(body, one, surface))
    elif on is not None:
        yield from _on_body(body, name, one, contact)
    if contact.points is not None:
        ahead, wanted = body.bone(one.segment).axes.along, unit(contact.points)
        if isinstance(surface, Flat):
            yield Residual(dot(ahead, unit(cross(surface.normal, wanted))), POINTING)
        elif on is not None and contact.along is not None:
            out = body.outward(limb_spot(on, contact.along, contact.around))
            yield Residual(dot(ahead, unit(cross(out, wanted))), POINTING)
        else:
            yield from _as_vector(minus(ahead, wanted), POINTING)


def _on_flat(body: Posed, name: str, one: Spot, surface: Flat) -> Iterator[Residual]:
    level = dot(surface.point, surface.normal)
    if name.endswith("-foot"):
        side = name.partition("-")[0]
        for part in ("heel", "ball"):
            yield Residual(body.lowest(spot(f"{side}-{part}"), surface.normal) - level)
        yield Residual(dot(body.bone(one.segment).axes.out, surface.normal), FACING)
        return
    yield Residual(body.lowest(one, surface.normal) - level)
    if name.endswith("-hand"):
        yield from _as_vector(minus(body.bone(one.segment).axes.front, surface.normal), FACING)


def beside(body: Posed, one: Spot, surface: Round) -> float:
    """How far the flesh about a point is from a cylinder."""
    if one.segment.startswith("trunk"):
        # The trunk is wide: what rests on the roller is the side that is named, not its middle.
        v = minus(body.point(one), surface.middle)
        return length(along(v, surface.axis, -dot(v, surface.axis))) - surface.radius
    best = math.inf
    for segment, centres, axes in body.flesh.about(one):
        of = body.bone(segment)
        for centre, half in zip(centres.tolist(), axes.tolist(), strict=True):
            v = minus(of.at(centre), surface.middle)
            v = along(v, surface.axis, -dot(v, surface.axis))
            to = of.direction(unit(v))
            reach = math.sqrt(sum(dot(a, to) ** 2 for a in half))
            best = min(best, length(v) - reach - surface.radius)
    return best


FLAT_PARTS = ("-hand", "-palm", "-foot", "-sole")


def _on_body(body: Posed, name: str, one: Spot, contact: Contact) -> Iterator[Residual]:
    """A point on a limb or on another point: both skins meet, and a hand or foot lies flat."""
    assert contact.on is not None
    _, _, part = contact.on.partition("-")
    limb = contact.along is not None and part in LIMB_PARTS
    if name.endswith("-hand") and part == "hand":
        # Of two hands the palms meet; the thumbs lie beside each other.
        one = spot(name.replace("-hand", "-palm"))
    other = (
        limb_spot(contact.on, contact.along or 0.0, contact.around)
        if limb
        else spot(contact.on.replace("-hand", "-palm"))
    )
    v, out = minus(body.point(one), body.point(other)), body.outward(other)
    axes = body.bone(one.segment).axes
    if name.endswith(FLAT_PARTS):
        # Side by side they meet where it is said; towards each other the flesh that comes first touches.
        yield from _as_vector(across(v, out), LENGTH)
        reach = dot(body.point(other), out) if limb else -body.lowest(other, times(out, -1))
        yield Residual(body.lowest(one, out) - reach)
    else:
        yield from _as_vector(v, LENGTH)
    if name.endswith(("-hand", "-foot", "-sole")):
        yield from _as_vector(minus(axes.front, out), FACING)
    if contact.aligned:
        yield from _as_vector(cross(axes.along, body.bone(other.segment).axes.along), POINTING)


def _as_vector(v: Vec, weight: float) -> Iterator[Residual]:
    for part in v:
        yield Residual(part, weight)


def held(body: Posed, name: str, how: str) -> Iterator[Residual]:
    """How far a part of a limb is from upright, level, or not leading sideways."""
    side, _, part = name.partition("-")
    x, y, z = body.bone(f"{side}-{SEGMENT_NAMES[part]}").axes.along
    if how == "level":
        yield Residual(y, HELD)
    if how == "upright":
        yield Residual(x, HELD)
    if how in ("upright", "forward"):
        yield Residual(z, HELD)
