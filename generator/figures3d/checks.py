"""What must be true of a solved pose: each rule gives its faults with the place in the file and the cure."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.model.base import Place
from generator.model.muscles import Muscles
from generator.model.people import Person
from generator.model.pose3d import AngleMark, DistanceMark, Pose, Prop, Table

from .body import parts
from .collisions import Overlap, Skin, in_itself, in_props, skins
from .contacts import Flat, surfaces
from .faults import Fault
from .geometry import Vec, across, bend
from .muscles import HEIGHT_MM, stretch_mm
from .ranges import range_of
from .skeleton import SIDES, Side, Skeleton
from .states import Solved
from .surface import spot

NEAR_ENOUGH_MM, NEAR_ENOUGH_DEGREES, ROUNDING = 5.0, 3.0, 0.5
DEEPEST_MM = 5.0
"""How deep flesh and things may lie in each other at 1.70 m."""
AT_EDGE = 0.03
LABEL_METRES = 0.05
METRES = HEIGHT_MM / 1000


@dataclass(frozen=True)
class Case:
    """A solved pose to be checked."""

    pose: Pose
    person: Person
    muscles: Muscles
    solved: Mapping[str, Solved]

    @cached_property
    def skins(self) -> Mapping[str, Mapping[str, Skin]]:
        """The skin of the body in every state."""
        return {name: skins(parts(s.body, self.person)) for name, s in self.solved.items()}

    def props(self, state: str) -> dict[str, Prop]:
        """The props that a state shows."""
        shows = self.solved[state].whole.shows
        return {k: p for k, p in self.pose.props.named().items() if shows is None or k in shows}

    def point(self, state: str, name: str) -> Vec:
        """Where a named point of the body is."""
        return self.solved[state].posed.point(spot(name))


def written(pose: Pose, state: str, *path: str | int) -> Place:
    """The place of a value in the file: where the state says it, or the nearest part that is written."""
    value: object = pose.states[state]
    for i, key in enumerate(path):
        if isinstance(value, dict) and key in value:
            value = value[key]
        elif isinstance(key, str) and key in getattr(value, "model_fields_set", ()):
            value = getattr(value, key)
        else:
            return ("states", state, *path[:i])
    return ("states", state, *path)


def missed_contacts(case: Case) -> Iterator[Fault]:
    """Every contact holds within 5 mm in all three directions for a person of 1.70 m.

    Bad: feet so far apart that the knee cannot reach the mat.
    Good: a stance that the legs can span, or more numbers in `free`.
    """
    for state, solved in case.solved.items():
        for what, gap in solved.gaps.items():
            if gap > NEAR_ENOUGH_MM:
                kind, name = what.split()
                yield Fault(
                    written(case.pose, state, kind, name),
                    f"must be reachable: the drawing misses {name} by {gap:.0f} mm "
                    f"(at most {NEAR_ENOUGH_MM:.0f} mm at 1.70 m). "
                    "Move the contact nearer, free more joints, or begin from nearer angles",
                    "pose-contact",
                    state,
                    (case.point(state, name),) if kind == "touch" else (),
                )


def beyond_range(case: Case) -> Iterator[Fault]:
    """No joint goes beyond its range.

    Bad: `knee: 165`
    Good: `knee: 135`, or a little more with `beyond_range_because`.
    """
    for state, solved in case.solved.items():
        reason = case.pose.states[state].beyond_range_because
        for key, value in solved.angles.items():
            limits = range_of(key)
            if limits is None:
                continue
            low, high = limits.limits(reason is not None)
            if not low - ROUNDING <= value <= high + ROUNDING:
                yield Fault(
                    written(case.pose, state, "angles", *key.split(".")),
                    f"must be between {low:g} and {high:g} degrees; the drawing has {value:.0f} at {key}. "
                    + ("Ease the pose" if reason else "Ease the pose, or say why in beyond_range_because"),
                    "pose-range",
                    state,
                    _joint(solved.body, key),
                )


def _joint(body: Skeleton, key: str) -> tuple[Vec, ...]:
    """Where the joint is that a key names."""
    limb, _, joint = key.rpartition(".")
    side: Side = "left" if limb.startswith("left") else "right"
    leg, arm = body.legs[side], body.arms[side]
    if limb.endswith("leg"):
        return (
            {"knee": leg.knee, "ankle": leg.ankle, "tilt": leg.ankle, "toes": leg.ankle}.get(joint, leg.hip),
        )
    if limb.endswith("arm"):
        wrists = dict.fromkeys(("twist", "wrist", "deviation", "curl"), arm.wrist)
        return (({"elbow": arm.elbow} | wrists).get(joint, arm.shoulder),)
    return (body.neck[0] if joint in ("neck", "neck_bend", "look") else body.spine[2],)


def broken_promises(case: Case) -> Iterator[Fault]:
    """What the text promises of an angle is true of the drawing within 3 degrees.

    Bad: `promise: {right_leg.knee: {about: 90}}` with the knee drawn at 100.
    Good: the same with `right_leg.knee` fixed at 90 and not in `free`.
    """
    for state, solved in case.solved.items():
        for key, promise in case.pose.states[state].promise.items():
            value = solved.angles[key]
            low, high = promise.at_least, promise.at_most
            if promise.about is not None:
                low, high = promise.about - NEAR_ENOUGH_DEGREES, promise.about + NEAR_ENOUGH_DEGREES
            if (low is not None and value < low) or (high is not None and value > high):
                wanted = " and ".join(
                    f"at {w} {v:g}" for w, v in (("least", low), ("most", high)) if v is not None
                )
                yield Fault(
                    ("states", state, "promise", key),
                    f"must be true of the drawing: {key} is {value:.0f} degrees, promised is {wanted}. "
                    "Change the angle, the contacts or the promise",
                    "pose-promise",
                    state,
                    _joint(solved.body, key),
                )
        yield from _crooked(case, state)


JOINTS = {"shoulder": 0, "hip": 0, "elbow": 1, "knee": 1, "wrist": 2, "ankle": 2}


def joint_or_point(case: Case, state: str, name: str) -> Vec:
    """The middle of a joint where the name is one of a joint, and else the point of the skin."""
    side, _, part = name.partition("-")
    if part not in JOINTS:
        return case.point(state, name)
    body = case.solved[state].body
    leg, arm = (
        body.legs["left" if side == "left" else "right"],
        body.arms["left" if side == "left" else "right"],
    )
    found: dict[str, Vec] = {
        "shoulder": arm.shoulder, "elbow": arm.elbow, "wrist": arm.wrist,
        "hip": leg.hip, "knee": leg.knee, "ankle": leg.ankle,
    }  # fmt: skip
    return found[part]


def _crooked(case: Case, state: str) -> Iterator[Fault]:
    straight = case.pose.states[state].straight
    if straight is not None:
        side = case.solved[state].body.pelvis.out
        a, b, c = (across(joint_or_point(case, state, name), side) for name in straight)
        by = bend(a, b, c)
        if by > NEAR_ENOUGH_DEGREES:
            yield Fault(
                ("states", state, "straight"),
                f"must be one line within {NEAR_ENOUGH_DEGREES:g} degrees; "
                f"the drawing bends by {by:.0f} at {straight[1]}. Change the angles or the promise",
                "pose-promise",
                state,
                (b,),
            )


def untrue_labels(case: Case) -> Iterator[Fault]:
    """A printed angle is the one drawn within 3 degrees, and a printed distance within 5 cm.

    Bad: `degrees: 90` at a knee drawn at 100.
    Good: `degrees: 100`, or the knee fixed at 90.
    """
    for state, solved in case.solved.items():
        for i, mark in enumerate(case.pose.states[state].marks):
            if isinstance(mark, AngleMark):
                drawn = 180 - solved.angles[mark.joint]
                if abs(drawn - mark.degrees) > NEAR_ENOUGH_DEGREES:
                    yield Fault(
                        ("states", state, "marks", i, "degrees"),
                        f"must be the angle drawn: {mark.joint} is {drawn:.0f} degrees, printed is "
                        f"{mark.degrees:g}. Print the angle drawn, or fix the joint",
                        "pose-label",
                        state,
                        _joint(solved.body, mark.joint),
                    )
            if isinstance(mark, DistanceMark) and mark.metres is not None:
                a, b = (case.point(state, name) for name in mark.between)
                metres = abs(a[0] - b[0]) * METRES
                if abs(metres - mark.metres) > LABEL_METRES:
                    yield Fault(
                        ("states", state, "marks", i, "metres"),
                        f"must be the distance drawn, which is {metres:.2f} m; printed is {mark.metres:g}. "
                        "Print the distance drawn, or move the contact",
                        "pose-label",
                        state,
                        (a, b),
                    )


def high_tables(case: Case) -> Iterator[Fault]:
    """A table that a leg lies on is below the hip joints of the standing leg.

    Bad: `height: .60` with the hip joints at .51
    Good: `height: .40`
    """
    for name, prop in case.pose.props.named().items():
        if isinstance(prop, Table):
            lowest = min(s.angles["y"] for s in case.solved.values())
            if prop.height >= lowest:
                yield Fault(
                    ("props", name, "height"),
                    f"must be below the hip joints, which are at {lowest:.2f}; it is {prop.height:g}. "
                    "Lower the table",
                    "pose-table",
                )


def beside_props(case: Case) -> Iterator[Fault]:
    """What touches the top of a prop is over it, forward and sideways.

    Bad: `right-hand: {on: table, x: .7}` with `x: [-.6, .4]`
    Good: `right-hand: {on: table, x: .3}`
    """
    ground = surfaces(case.pose.props.named())
    for state, solved in case.solved.items():
        for name, contact in solved.whole.touch.items():
            surface = ground.get(contact.on or "")
            if not isinstance(surface, Flat):
                continue
            at = case.point(state, name)
            for axis, value, span in (("x", at[0], surface.x), ("z", at[2], surface.z)):
                if span is not None and not span[0] - AT_EDGE <= value <= span[1] + AT_EDGE:
                    yield Fault(
                        written(case.pose, state, "touch", name),
                        f"must be over what it touches, from {span[0]:g} to {span[1]:g} in {axis}; {name} is at "
                        f"{value:.2f}. Move the contact, or lengthen the span",
                        "pose-span",
                        state,
                        (at,),
                    )


def overlaps(case: Case, state: str) -> Iterator[Overlap]:
    """Everything that lies in something else in a state."""
    body = case.skins[state]
    yield from in_props(body, case.props(state))
    yield from in_itself(case.solved[state].body, body)


def collisions(case: Case) -> Iterator[Fault]:
    """Nothing goes deeper than 5 mm into anything: no part of the body into a prop, the floor or another limb.

    Bad: a thigh that hangs through the mattress.
    Good: the leg further over the edge before it goes down.
    """
    for state in case.solved:
        for one in overlaps(case, state):
            depth = one.depth * HEIGHT_MM
            if depth > DEEPEST_MM:
                yield Fault(
                    written(case.pose, state, "angles"),
                    f"must keep {one.part} out of {one.other}: it is {depth:.0f} mm deep in it "
                    f"(at most {DEEPEST_MM:.0f} mm at 1.70 m), at {_place(one.at)}. "
                    "Move one of them, or turn the joint",
                    "pose-collision",
                    state,
                    (one.at,),
                )


def _place(at: Vec) -> str:
    return ", ".join(f"{axis} {value:.2f}" for axis, value in zip("xyz", at, strict=True))


def short_holds(case: Case) -> Iterator[Fault]:
    """A hold makes each muscle that it stretches longer than at rest by at least the muscle's `least`.

    Bad: a hold with the hip bent, so that its flexors are shorter than at rest.
    Good: the hip behind the body by 10 degrees or more; or say why not in `short_because`.
    """
    pose, hold = case.pose, case.solved["hold"]
    if pose.target.how != "stretched" or pose.states["hold"].short_because is not None:
        return
    sides: tuple[Side, ...] = SIDES if pose.target.side == "both" else (pose.target.side,)
    for i, name in enumerate(pose.target.parts):
        muscle = case.muscles.muscles[name]
        longer = min(stretch_mm(hold.body, muscle, case.muscles, side) for side in sides)
        if longer < muscle.least:
            yield Fault(
                ("target", "parts", i),
                f"must be stretched by the hold: {name} is {longer:+.0f} mm against its length at rest, at least "
                f"{muscle.least:+g} mm at 1.70 m is asked. Take the hip further back, or say why not in short_because",
                "pose-stretch",
                "hold",
            )


RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (
    missed_contacts, beyond_range, broken_promises, untrue_labels, high_tables, beside_props, collisions,
    short_holds,
)  # fmt: skip


def faults(case: Case) -> tuple[Fault, ...]:
    """Every fault of a pose whose names are known, each told at the first state that has it."""
    told: set[tuple[str, str, str]] = set()
    out = []
    for rule in RULES:
        for fault in rule(case):
            # The same thing, but for its numbers, in a state that takes it over is the same fault.
            key = (fault.rule, "".join(c for c in fault.message if not c.isdigit()), "")
            if key not in told:
                told.add(key)
                out.append(fault)
    return tuple(out)
