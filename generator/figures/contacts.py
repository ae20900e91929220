"""What touches what, and how far each contact is from holding."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model.pose import Bed, Contact, Mat, Prop, Roller, State, Table, Towel

from .body import Body
from .geometry import Vec, cross, distance, dot, left_of, minus, unit
from .landmarks import FACES, SPOTS, Spot, face, side_and_part, spot
from .skeleton import OBLIQUE, THIGH


@dataclass(frozen=True)
class Surface:
    """What can be touched: flat at a height, or round about a middle."""

    height: float
    middle: Vec | None = None
    radius: float = 0.0


def surfaces(props: Mapping[str, Prop]) -> dict[str, Surface]:
    """Every surface by name. Raises KeyError where a towel or roller lies on what is no flat surface."""
    out = {"floor": Surface(0.0)}
    for name, prop in props.items():
        match prop:
            case Mat():
                out[name] = Surface(prop.thick)
            case Bed() | Table():
                out[name] = Surface(prop.height)
    for name, prop in props.items():
        match prop:
            case Towel():
                out[name] = Surface(out[prop.on].height + prop.thick)
            case Roller():
                height = out[prop.on].height
                out[name] = Surface(height + 2 * prop.radius, (prop.x, height + prop.radius), prop.radius)
    return out


LENGTH, HELD_WEIGHT, FLAT_WEIGHT, ALIGNED_WEIGHT = 10.0, 1.0, 1.0, 0.8
"""How much a length, and a direction, weighs in the solver."""


@dataclass(frozen=True)
class Miss:
    """How far one thing that is asked is from being true: a length as a share of height, or a sine.

    `what` names it as in `touch right-heel`; `weight` makes lengths and directions comparable."""

    what: str
    gap: float
    weight: float = LENGTH


def misses(body: Body, state: State, ground: Mapping[str, Surface]) -> Iterator[Miss]:
    """One miss for each thing that each contact asks."""
    for name, contact in state.touch.items():
        if contact is not None and name in SPOTS:
            yield from _contact_misses(body, name, contact, ground)
    for name, how in state.held.items():
        d = _segment(body, name)
        if d is not None and how is not None:
            yield Miss(f"held {name}", d[0] if how == "upright" else d[1], HELD_WEIGHT)


def _contact_misses(body: Body, name: str, contact: Contact, ground: Mapping[str, Surface]) -> Iterator[Miss]:
    at, what, on = spot(body, name), f"touch {name}", contact.on
    if contact.x is not None:
        yield Miss(what, at.point[0] - contact.x)
    if contact.y is not None:
        yield Miss(what, above(body, at, contact.y))
    if on is not None and on in ground:
        surface = ground[on]
        yield Miss(
            what, above(body, at, surface.height) if surface.middle is None else _beside(body, name, surface)
        )
        if name.endswith("-hand"):
            yield Miss(what, _hand(body, name)[1], FLAT_WEIGHT)
    elif on is not None and contact.along is not None and on in FACES:
        yield from _apart(what, at.point, face(body, on, contact.along, contact.face))
        along = _segment(body, on)
        if name.endswith("-hand") and contact.aligned and along is not None:
            yield Miss(what, cross(along, _hand(body, name)), ALIGNED_WEIGHT)
    elif on in SPOTS:
        yield from _apart(what, at.point, spot(body, on).point)


def _apart(what: str, a: Vec, b: Vec) -> Iterator[Miss]:
    yield Miss(what, a[0] - b[0])
    yield Miss(what, a[1] - b[1])


def above(body: Body, at: Spot, height: float) -> float:
    """How far the skin below a point is above a height; a surface further back lies higher on the page."""
    rise = 0.0 if body.view.front else OBLIQUE[1] * at.depth
    return at.point[1] - at.flesh - height - rise


def _beside(body: Body, name: str, surface: Surface) -> float:
    """How far the flesh of a thigh, or a point of the trunk, is from a round prop."""
    assert surface.middle is not None
    if name in FACES:
        side, _ = side_and_part(name)
        hip, knee, _ = body.skeleton.legs[side].joints
        d, to = unit(minus(knee, hip)), minus(surface.middle, hip)
        u = 2 + max(0.0, dot(to, d)) / THIGH
        return dot(to, left_of(d)) - surface.radius - body.leg(side).left(u)
    return distance(spot(body, name).point, surface.middle) - surface.radius


def _hand(body: Body, name: str) -> Vec:
    """The direction of a hand on the page."""
    return body.view.flat(body.skeleton.arms[side_and_part(name)[0]].axes[2].d)


SEGMENTS = {
    "thigh": ("leg", 0), "shin": ("leg", 1), "foot": ("leg", 2),
    "arm": ("arm", 0), "forearm": ("arm", 1), "hand": ("arm", 2),
}  # fmt: skip
HELD = frozenset(f"{side}-{part}" for side in ("left", "right") for part in SEGMENTS)


def _segment(body: Body, name: str) -> Vec | None:
    """The direction of a part of a limb on the page, or None for a name that is none."""
    if name not in HELD:
        return None
    side, part = side_and_part(name)
    limb, index = SEGMENTS[part]
    chain = (body.skeleton.legs if limb == "leg" else body.skeleton.arms)[side]
    return body.view.flat(chain.axes[index].d)
