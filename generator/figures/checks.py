"""What must be true of a solved pose: each rule gives its faults with the place in the file and the cure."""

from collections.abc import Callable, Iterator

from generator.model.base import Place
from generator.model.pose import AngleMark, Bed, Mat, Pose, StateName, Table

from ..content import Fault
from .annotations import printed_angle
from .contacts import above
from .geometry import straightness
from .landmarks import SPOTS, spot
from .scene import Scene
from .skeleton import range_of
from .solver import HEIGHT_MM

NEAR_ENOUGH_MM, NEAR_ENOUGH_DEGREES, ROUNDING = 8.0, 3.0, 0.5
SUNK_MM = 25.0
"""How far flesh may be pressed in before a body is told to be below the floor."""
AT_EDGE = 0.03


def written(pose: Pose, state: StateName, *path: str | int) -> Place:
    """The place of a value in the file.

    It stands in the state, or in the start that it is taken from; or it is the nearest part written."""
    for name in (state, "start"):
        place, rest = _reach(getattr(pose, name), path)
        if not rest:
            return (name, *place)
    place, _ = _reach(getattr(pose, state), path)
    return (state, *place)


def _reach(value: object, path: Place) -> tuple[Place, Place]:
    """How far a path leads through what is written, and what is left of it."""
    for i, key in enumerate(path):
        if isinstance(value, dict) and key in value:
            value = value[key]
        elif isinstance(key, str) and key in getattr(value, "model_fields_set", ()):
            value = getattr(value, key)
        else:
            return path[:i], path[i:]
    return path, ()


def missed_contacts(scene: Scene) -> Iterator[Fault]:
    """Every contact holds within 8 mm for a person of 1.70 m.

    Bad: feet so far apart that the knee cannot reach the mat.
    Good: a stance that the legs can span, or more numbers in `free`.
    """
    for state, solved in scene.solved.items():
        for what, gap in solved.gaps.items():
            if gap > NEAR_ENOUGH_MM:
                yield Fault(
                    written(scene.pose, state, *what.split()),
                    f"must be reachable: the drawing misses it by {gap:.0f} mm "
                    f"(at most {NEAR_ENOUGH_MM:.0f} mm at 1.70 m). "
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
                wanted = " and ".join(
                    f"at {w} {v:g}" for w, v in (("least", low), ("most", high)) if v is not None
                )
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
        a, b, c = (spot(body, name).point for name in straight)
        bend = 180 - straightness(a, b, c)
        if bend > NEAR_ENOUGH_DEGREES:
            yield Fault(
                written(scene.pose, state, "straight"),
                f"must be one line within {NEAR_ENOUGH_DEGREES:g} degrees; "
                f"the drawing bends by {bend:.0f} at {straight[1]}. "
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
                        f"must be the angle drawn: {mark.joint} is {drawn:.0f} degrees, printed is "
                        f"{mark.degrees:g}. "
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
                    f"must be below the hip joints, which are at {lowest:.2f}; it is {prop.height:g}. "
                    "Lower the table",
                    "pose-table",
                )


def beside_props(scene: Scene) -> Iterator[Fault]:
    """What touches a mat, bed or table is over it.

    Bad: `right-hand: {on: table, x: .7}` with `span: [-.6, .4]`
    Good: `right-hand: {on: table, x: .3}`
    """
    for state, body in scene.bodies.items():
        for name, contact in scene.pose.states[state].touch.items():
            prop = scene.pose.props.get(contact.on or "") if contact else None
            if isinstance(prop, Mat | Bed | Table):
                x, (low, high) = spot(body, name).point[0], prop.span
                if not low - AT_EDGE <= x <= high + AT_EDGE:
                    yield Fault(
                        written(scene.pose, state, "touch", name),
                        f"must be over what it touches, from {low:g} to {high:g}; it is at {x:.2f}. "
                        "Move the contact, or lengthen the span",
                        "pose-span",
                    )


def below_floor(scene: Scene) -> Iterator[Fault]:
    """No point of the body is below the floor.

    Bad: a hanging foot that goes through the floor.
    Good: a bed high enough, or the knee bent more.
    """
    for state, body in scene.bodies.items():
        for name in sorted(SPOTS):
            depth = -above(body, spot(body, name), 0.0) * HEIGHT_MM
            if depth > SUNK_MM:
                yield Fault(
                    written(scene.pose, state, "angles"),
                    f"must keep {name} above the floor; the drawing has it {depth:.0f} mm below. "
                    "Lift the body, or let it touch the floor",
                    "pose-floor",
                )


RULES: tuple[Callable[[Scene], Iterator[Fault]], ...] = (
    missed_contacts, beyond_range, broken_promises, untrue_labels, high_tables, beside_props, below_floor,
)  # fmt: skip


def faults(scene: Scene) -> tuple[Fault, ...]:
    """Every fault of a pose whose names are known."""
    found = [fault for rule in RULES for fault in rule(scene)]
    # A value that two states share is told once.
    return tuple({(fault.place, fault.rule): fault for fault in reversed(found)}.values())[::-1]
