"""What must be true of a pose: each rule gives its faults with the place in the file and the cure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.model.muscles import Muscles
from generator.model.people import People
from generator.model.pose import AngleMark, Contact, GapMark, LineMark, Pose, State, StateName, Table, Towel

from .annotations import printed_angle
from .body import FACES, SPOTS, Body
from .geometry import straightness
from .scene import Scene
from .skeleton import Angles, range_of
from .solver import HELD, flattened, surfaces

Place = tuple[str | int, ...]
NEAR_ENOUGH_MM, NEAR_ENOUGH_DEGREES, ROUNDING = 8.0, 3.0, 0.5


@dataclass(frozen=True)
class Fault:
    """Something wrong in a pose file: where, what must be true, and by which rule."""

    place: Place
    message: str
    rule: str


def written(pose: Pose, state: StateName, *path: str | int) -> Place:
    """The place of a value in the file: in the state itself, in the start that it takes it from, or the nearest
    part that is written."""
    for name in (state, "start"):
        place, rest = _reach(getattr(pose, name), path)
        if not rest:
            return (name, *place)
    place, _ = _reach(getattr(pose, state), path)
    return (state, *place)


def _reach(value: object, path: Place) -> tuple[Place, Place]:
    """How far a path leads through what is written, and what is left of it."""
    for i, key in enumerate(path):
        if (isinstance(value, dict) and key in value) or (isinstance(value, tuple) and isinstance(key, int) and key < len(value)):
            value = value[key]
        elif isinstance(key, str) and key in getattr(value, "model_fields_set", ()):
            value = getattr(value, key)
        else:
            return path[:i], path[i:]
    return path, ()


# ---- names --------------------------------------------------------------------------------------------------------


def unknown_names(pose: Pose, people: People, muscles: Muscles) -> Iterator[Fault]:
    """Every name is one of a person, a muscle, a point of the body, a surface, or a number of the body.

    Bad: `touch: {left-toe: {on: flor}}`
    Good: `touch: {left-toes: {on: floor}}`
    """
    if pose.person not in people.root:
        yield _unknown(("person",), "person", pose.person, set(people.root))
    for i, part in enumerate(pose.target.parts):
        if part not in muscles.muscles:
            yield _unknown(("target", "parts", i), "muscle", part, set(muscles.muscles))
    ground = set(surfaces(pose.props))
    for name, prop in pose.props.items():
        if isinstance(prop, Towel) and prop.under not in SPOTS:
            yield _unknown(("props", name, "under"), "point of the body", prop.under, SPOTS)
        on = getattr(prop, "on", None)
        if on is not None and on not in ground - {name}:
            yield _unknown(("props", name, "on"), "surface", on, ground - {name})
    for state in ("start", "hold"):
        written_state = getattr(pose, state)
        if written_state is not None:
            for fault in _unknown_in(written_state, ground):
                yield Fault((state, *fault.place), fault.message, fault.rule)


def _unknown_in(state: State, ground: set[str]) -> Iterator[Fault]:
    keys = set(flattened(state))
    for i, key in enumerate(state.free):
        if key not in keys:
            yield _unknown(("free", i), "number of the body", key, keys)
    for name, contact in state.touch.items():
        if name not in SPOTS:
            yield _unknown(("touch", name), "point of the body", name, SPOTS)
        if contact is not None:
            yield from _unknown_contact(name, contact, ground)
    for name in state.held:
        if name not in HELD:
            yield _unknown(("held", name), "part of a limb", name, HELD)
    for key in state.promise:
        if key not in keys:
            yield _unknown(("promise", key), "number of the body", key, keys)
    for i, name in enumerate(state.straight or ()):
        if name not in SPOTS:
            yield _unknown(("straight", i), "point of the body", name, SPOTS)
    for i, arrow in enumerate(state.arrows):
        if arrow.at not in SPOTS:
            yield _unknown(("arrows", i, "at"), "point of the body", arrow.at, SPOTS)
    yield from _unknown_marks(state, keys)


def _unknown_contact(name: str, contact: Contact, ground: set[str]) -> Iterator[Fault]:
    if contact.on is None:
        return
    faces = FACES if contact.along is not None else SPOTS
    if contact.on not in ground | faces:
        yield _unknown(("touch", name, "on"), "surface", contact.on, ground | faces)


def _unknown_marks(state: State, keys: set[str]) -> Iterator[Fault]:
    for i, mark in enumerate(state.marks):
        match mark:
            case AngleMark() if mark.joint not in keys or not mark.joint.endswith((".knee", ".hip")):
                joints = {k for k in keys if k.endswith((".knee", ".hip"))}
                yield _unknown(("marks", i, "joint"), "joint of a leg", mark.joint, joints)
            case LineMark():
                for j, name in enumerate(mark.through):
                    if name not in SPOTS:
                        yield _unknown(("marks", i, "through", j), "point of the body", name, SPOTS)
            case GapMark() if mark.at not in SPOTS:
                yield _unknown(("marks", i, "at"), "point of the body", mark.at, SPOTS)


def _unknown(place: Place, kind: str, name: str, known: set[str] | frozenset[str]) -> Fault:
    return Fault(place, f"must name a {kind}; {name!r} is none. Known: {', '.join(sorted(known))}", "pose-name")


# ---- geometry -----------------------------------------------------------------------------------------------------


def missed_contacts(scene: Scene) -> Iterator[Fault]:
    """Every contact holds within 8 mm for a person of 1.70 m.

    Bad: feet so far apart that the knee cannot reach the mat.
    Good: a stance that the legs can span, or more numbers in `free`.
    """
    for state, solved in scene.solved.items():
        for name, gap in solved.gaps.items():
            if gap > NEAR_ENOUGH_MM:
                part = "held" if name in scene.pose.states[state].held else "touch"
                yield Fault(
                    written(scene.pose, state, part, name),
                    f"must be reachable: the drawing misses it by {gap:.0f} mm (at most {NEAR_ENOUGH_MM:.0f} mm at 1.70 m). "
                    "Move the contact nearer, free more joints, or begin from nearer angles",
                    "pose-contact",
                )


def beyond_range(scene: Scene) -> Iterator[Fault]:
    """No joint goes beyond its range.

    Bad: `knee: 165`
    Good: `knee: 135`, or a little more with `beyond_range_because`.
    """
    for state, solved in scene.solved.items():
        reason = scene.pose.states[state].beyond_range_because
        for key, value in solved.angles.items():
            limits = range_of(key)
            if limits is None:
                continue
            low, high = (limits.least, limits.most) if reason else (limits.low, limits.high)
            if not low - ROUNDING <= value <= high + ROUNDING:
                yield Fault(
                    written(scene.pose, state, "angles", *key.split(".")),
                    f"must be between {low:g} and {high:g} degrees; the drawing has {value:.0f} at {key}. "
                    + ("Ease the pose" if reason else "Ease the pose, or say why in beyond_range_because"),
                    "pose-range",
                )


def broken_promises(scene: Scene) -> Iterator[Fault]:
    """What the text promises of an angle is true of the drawing within 3 degrees.

    Bad: `promise: {right_leg.knee: {about: 90}}` with the knee drawn at 100.
    Good: the same with `right_leg.knee` fixed at 90 and not in `free`.
    """
    for state, solved in scene.solved.items():
        for key, promise in scene.pose.states[state].promise.items():
            value = solved.angles[key]
            low, high = promise.at_least, promise.at_most
            if promise.about is not None:
                low, high = promise.about - NEAR_ENOUGH_DEGREES, promise.about + NEAR_ENOUGH_DEGREES
            if (low is not None and value < low) or (high is not None and value > high):
                wanted = " and ".join(f"at {w} {v:g}" for w, v in (("least", low), ("most", high)) if v is not None)
                yield Fault(
                    written(scene.pose, state, "promise", key),
                    f"must be true of the drawing: {key} is {value:.0f} degrees, promised is {wanted}. "
                    "Change the angle, the contacts or the promise",
                    "pose-promise",
                )
        yield from _crooked(scene, state)


def _crooked(scene: Scene, state: StateName) -> Iterator[Fault]:
    straight = scene.pose.states[state].straight
    if straight is not None:
        body = scene.bodies[state]
        a, b, c = (body.spot(name).point for name in straight)
        bend = 180 - straightness(a, b, c)
        if bend > NEAR_ENOUGH_DEGREES:
            yield Fault(
                written(scene.pose, state, "straight"),
                f"must be one line within {NEAR_ENOUGH_DEGREES:g} degrees; the drawing bends by {bend:.0f} at {straight[1]}. "
                "Change the angles or the promise",
                "pose-promise",
            )


def untrue_labels(scene: Scene) -> Iterator[Fault]:
    """A printed angle is the one drawn, within 3 degrees.

    Bad: `degrees: 90` at a knee drawn at 100.
    Good: `degrees: 100`, or the knee fixed at 90.
    """
    for state, solved in scene.solved.items():
        for i, mark in enumerate(scene.pose.states[state].marks):
            if isinstance(mark, AngleMark):
                drawn = printed_angle(solved.angles, mark)
                if drawn is not None and abs(drawn - mark.degrees) > NEAR_ENOUGH_DEGREES:
                    yield Fault(
                        (state, "marks", i, "degrees"),
                        f"must be the angle drawn: {mark.joint} is {drawn:.0f} degrees, printed is {mark.degrees:g}. "
                        "Print the angle drawn, or fix the joint",
                        "pose-label",
                    )


def high_tables(scene: Scene) -> Iterator[Fault]:
    """A table that a leg lies on is below the hip joints of the standing leg.

    Bad: `height: .60` with the hip joints at .51
    Good: `height: .40`
    """
    for name, prop in scene.pose.props.items():
        if isinstance(prop, Table):
            lowest = min(s.angles["y"] for s in scene.solved.values())
            if prop.height >= lowest:
                yield Fault(
                    ("props", name, "height"),
                    f"must be below the hip joints, which are at {lowest:.2f}; it is {prop.height:g}. Lower the table",
                    "pose-table",
                )


RULES: tuple[Callable[[Scene], Iterator[Fault]], ...] = (
    missed_contacts, beyond_range, broken_promises, untrue_labels, high_tables,
)  # fmt: skip


def faults(scene: Scene) -> tuple[Fault, ...]:
    """Every fault of a pose whose names are known."""
    return tuple(fault for rule in RULES for fault in rule(scene))


__all__ = ["Angles", "Body", "Fault", "faults", "unknown_names"]
