"""Something wrong in a pose file, and the names that must be one of something."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from ..content import Fault
from ..model.base import Place
from ..model.muscles import Muscles
from ..model.people import People
from ..model.pose import Pose
from ..model.props import Cushion, Pillow, Prop, PropName, Roller
from ..model.state import State
from .geometry import Vec


@dataclass(frozen=True)
class PoseFault(Fault):
    """Something wrong in a pose file.

    `state` and `rings` say in which drawing it shows, and where in space; `short` stands beside the ring."""

    state: str = ""
    rings: tuple[Vec, ...] = ()
    short: str = ""


@dataclass(frozen=True)
class Name:
    """A name in a pose file: where it stands, what it names, and the names that there are."""

    place: Place
    kind: str
    name: str
    known: Set[str]


def number_text(value: float, *limits: float) -> str:
    """A number with as few decimals as tell it apart from the limits that stand beside it."""
    for decimals in range(4):
        text = f"{value:.{decimals}f}"
        if all(float(text) != limit for limit in limits):
            return text
    return f"{value:g}"


LIMB_SURFACES = ("left-", "right-")
BODY_SURFACES = frozenset(("belly", "chest"))


def unsolvable(pose: Pose, people: People, muscles: Muscles) -> Iterator[PoseFault]:
    """Whatever keeps a pose from being worked out: names of nothing, and props that hang in the air."""
    yield from _unknown_names(pose, people, muscles)
    yield from _hanging_props(pose)


def _hanging_props(pose: Pose) -> Iterator[PoseFault]:
    """What a prop lies on is seen wherever the prop is seen.

    Bad: `shows: [pillow]` for a pillow `on: bed`
    Good: `shows: [bed, pillow]`
    """
    shows: dict[str | None, tuple[PropName, ...]] = {None: tuple(pose.props.named())}
    props: dict[str | None, Mapping[PropName, Prop]] = {None: pose.props.named()}
    for key, state in pose.states.items():
        before = pose.parents[key]
        shows[key] = shows[before] if state.shows is None else state.shows
        props[key] = {**props[before], **(state.moved.named() if state.moved else {})}
        for name in shows[key]:
            on = getattr(props[key].get(name), "on", None)
            if on in props[key] and on not in shows[key]:
                message = f"must show {on!r} as well: {name!r} lies on it"
                yield PoseFault(("states", key, "shows"), message, "pose-name")


def _unknown_names(pose: Pose, people: People, muscles: Muscles) -> Iterator[PoseFault]:
    """Every name is one of a person, a muscle, or a prop that the pose has.

    Bad: `touch: {left-hand: {on: chair}}` in a pose without a chair
    Good: the same with `props: {chair: {x: .1, z: .3}}`
    """
    for one in _names(pose, people, muscles):
        if one.name not in one.known:
            known = ", ".join(sorted(one.known)) or "none"
            message = f"must name a {one.kind}; {one.name!r} is none. Known: {known}"
            yield PoseFault(one.place, message, "pose-name")


def props_with_places(pose: Pose) -> Iterator[tuple[Place, PropName, Prop]]:
    """Every prop with the place in the file of what it is written in: those of the pose, and those that a
    state has moved."""
    for name, prop in pose.props.named().items():
        yield ("props",), name, prop
    for key, state in pose.states.items():
        if state.moved is not None:
            for name, prop in state.moved.named().items():
                yield ("states", key, "moved"), name, prop


def _names(pose: Pose, people: People, muscles: Muscles) -> Iterator[Name]:
    yield Name(("person",), "person", pose.person, set(people.root))
    for i, part in enumerate(pose.target.parts):
        yield Name(("target", "parts", i), "muscle", part, set(muscles.muscles))
    props = pose.props.named()
    flat = {"floor", *(k for k, p in props.items() if not isinstance(p, Pillow | Cushion | Roller))}
    for at, name, prop in props_with_places(pose):
        if isinstance(prop, Pillow | Cushion | Roller):
            yield Name((*at, name, "on"), "flat surface of this pose", prop.on, flat)
    ground = {"floor", *props, *(("chair-back",) if "chair" in props else ())}
    for key, state in pose.states.items():
        yield from _names_in(key, state, ground, set(props), set(muscles.muscles))


def _names_in(key: str, state: State, ground: Set[str], props: Set[str], muscles: Set[str]) -> Iterator[Name]:
    at: Place = ("states", key)
    for name, contact in state.touch.items():
        on = contact.on if contact is not None else None
        if on is not None and not on.startswith(LIMB_SURFACES) and on not in BODY_SURFACES:
            yield Name((*at, "touch", name, "on"), "surface of this pose", on, ground)
    for i, shown in enumerate(state.shows or ()):
        yield Name((*at, "shows", i), "prop of this pose", shown, props)
    for moved in state.moved.named() if state.moved else ():
        yield Name((*at, "moved", moved), "prop of this pose", moved, props)
    for i, muscle in enumerate(state.works):
        yield Name((*at, "works", i), "muscle", muscle, muscles)
