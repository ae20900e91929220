"""Every name in a pose file must be one of something."""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from generator.model.base import Place
from generator.model.muscles import Muscles
from generator.model.people import People
from generator.model.pose import AngleMark, GapMark, LineMark, Mark, Pose, Roller, State, Towel

from ..content import Fault
from .contacts import HELD
from .landmarks import FACES, SPOTS
from .solver import flattened


@dataclass(frozen=True)
class Name:
    """A name in a pose file: where it stands, what it names, and the names that there are."""

    place: Place
    kind: str
    name: str
    known: Set[str]


def unknown_names(pose: Pose, people: People, muscles: Muscles) -> Iterator[Fault]:
    """Every name is one of a person, a muscle, a point of the body, a surface, or a number of the body.

    Bad: `touch: {left-toe: {on: flor}}`
    Good: `touch: {left-toes: {on: floor}}`
    """
    for one in _names(pose, people, muscles):
        if one.name not in one.known:
            known = ", ".join(sorted(one.known))
            message = f"must name a {one.kind}; {one.name!r} is none. Known: {known}"
            yield Fault(one.place, message, "pose-name")


def _names(pose: Pose, people: People, muscles: Muscles) -> Iterator[Name]:
    yield Name(("person",), "person", pose.person, set(people.root))
    for i, part in enumerate(pose.target.parts):
        yield Name(("target", "parts", i), "muscle", part, set(muscles.muscles))
    ground = {"floor", *pose.props}
    flat = {"floor", *(name for name, prop in pose.props.items() if not isinstance(prop, Towel | Roller))}
    for name, prop in pose.props.items():
        if isinstance(prop, Towel):
            yield Name(("props", name, "under"), "point of the body", prop.under, SPOTS)
        if isinstance(prop, Towel | Roller):
            yield Name(("props", name, "on"), "flat surface", prop.on, flat)
    if pose.start is not None:
        yield from _names_in("start", pose.start, ground)
    yield from _names_in("hold", pose.hold, ground)


def _names_in(at: str, state: State, ground: Set[str]) -> Iterator[Name]:
    keys = set(flattened(state))
    for i, key in enumerate(state.free):
        yield Name((at, "free", i), "number of the body", key, keys)
    for name, contact in state.touch.items():
        yield Name((at, "touch", name), "point of the body", name, SPOTS)
        if contact is not None and contact.on is not None:
            known = ground | (SPOTS if contact.along is None else FACES)
            yield Name((at, "touch", name, "on"), "surface", contact.on, known)
    for name in state.held:
        yield Name((at, "held", name), "part of a limb", name, HELD)
    for key in state.promise:
        yield Name((at, "promise", key), "number of the body", key, keys)
    for i, name in enumerate(state.straight or ()):
        yield Name((at, "straight", i), "point of the body", name, SPOTS)
    for i, arrow in enumerate(state.arrows):
        yield Name((at, "arrows", i, "at"), "point of the body", arrow.at, SPOTS)
    for i, mark in enumerate(state.marks):
        yield from _names_of((at, "marks", i), mark, keys)


def _names_of(at: Place, mark: Mark, keys: Set[str]) -> Iterator[Name]:
    match mark:
        case AngleMark():
            joints = {key for key in keys if key.endswith((".knee", ".hip"))}
            yield Name((*at, "joint"), "joint of a leg", mark.joint, joints)
        case LineMark():
            for j, name in enumerate(mark.through):
                yield Name((*at, "through", j), "point of the body", name, SPOTS)
        case GapMark():
            yield Name((*at, "at"), "point of the body", mark.at, SPOTS)
