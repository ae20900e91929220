"""What must be true of a solved pose: each rule gives its faults with the place in the file and the cure."""

from collections.abc import Callable, Iterator

from ..model.annotations import AngleMark, DistanceMark
from .case import Case, joint_of, joint_or_point, place_of
from .faults import PoseFault, number_text
from .geometry import across, bend
from .ranges import range_of
from .skeleton import HEIGHT_MM
from .solid_checks import beside_props, collisions, high_tables, short_holds

NEAR_ENOUGH_MM, NEAR_ENOUGH_DEGREES, ROUNDING = 5.0, 3.0, 0.5
TUCKED_DEGREES = 5.0
"""How far the pelvis must turn where an arrow shows that it is tucked."""
LABEL_METRES = 0.05
"""How far a printed distance may be from the one drawn, in metres."""
METRES = HEIGHT_MM / 1000


def missed_contacts(case: Case) -> Iterator[PoseFault]:
    """Every contact holds within 5 mm in all three directions for a person of 1.70 m.

    Bad: feet so far apart that the knee cannot reach the mat.
    Good: a stance that the legs can span, or more numbers in `free`.
    """
    for state, solved in case.solved.items():
        for what, gap in solved.gaps.items():
            if gap > NEAR_ENOUGH_MM:
                kind, name = what.split()
                yield PoseFault(
                    place_of(case.pose, state, kind, name),
                    f"must be reachable: the drawing misses {name} by {number_text(gap, NEAR_ENOUGH_MM)} mm "
                    f"(at most {NEAR_ENOUGH_MM:.0f} mm at 1.70 m). "
                    "Move the contact nearer, free more joints, or begin from nearer angles",
                    "pose-contact",
                    state,
                    (case.point(state, name),) if kind == "touch" else (),
                    f"{name} {number_text(gap, NEAR_ENOUGH_MM)} mm",
                )


def beyond_range(case: Case) -> Iterator[PoseFault]:
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
            number = number_text(value, low, high)
            if not low - ROUNDING <= value <= high + ROUNDING:
                yield PoseFault(
                    place_of(case.pose, state, "angles", *key.split(".")),
                    f"must be between {low:g} and {high:g} degrees; the drawing has {number} at {key}. "
                    + ("Ease the pose" if reason else "Ease the pose, or say why in beyond_range_because"),
                    "pose-range",
                    state,
                    joint_of(solved.body, key),
                    f"{key} {number}°",
                )


def broken_promises(case: Case) -> Iterator[PoseFault]:
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
                number = number_text(value, *(v for v in (low, high) if v is not None))
                yield PoseFault(
                    ("states", state, "promise", key),
                    f"must be true of the drawing: {key} is {number} degrees, promised is {wanted}. "
                    "Change the angle, the contacts or the promise",
                    "pose-promise",
                    state,
                    joint_of(solved.body, key),
                    f"{key} {number}°",
                )
        yield from _crooked(case, state)


def _crooked(case: Case, state: str) -> Iterator[PoseFault]:
    straight = case.pose.states[state].straight
    if straight is not None:
        side = case.solved[state].body.pelvis.out
        points = [joint_or_point(case, state, name) for name in straight]
        a, b, c = (across(point, side) for point in points)
        by = bend(a, b, c)
        if by > NEAR_ENOUGH_DEGREES:
            yield PoseFault(
                ("states", state, "straight"),
                f"must be one line within {NEAR_ENOUGH_DEGREES:g} degrees; "
                f"the drawing bends by {number_text(by, NEAR_ENOUGH_DEGREES)} at {straight[1]}. "
                "Change the angles or the promise",
                "pose-promise",
                state,
                (points[1],),
            )


def untucked(case: Case) -> Iterator[PoseFault]:
    """Where an arrow shows the pelvis being tucked, the drawing tucks it by 5 degrees or more.

    Bad: `tuck: true` with the pelvis as in the state before.
    Good: the same with `pelvis` 5 degrees or more further to minus.
    """
    for state, solved in case.solved.items():
        if not case.pose.states[state].tuck:
            continue
        before = case.pose.parents[state]
        now = solved.angles["pelvis"]
        was = case.solved[before].angles["pelvis"] if before else 0.0
        if now > was - TUCKED_DEGREES:
            yield PoseFault(
                ("states", state, "tuck"),
                f"must be true of the drawing: pelvis is {now:g} degrees, and {was:g} in "
                f"{before or 'standing'}; tucked it is {TUCKED_DEGREES:g} less. "
                "Tuck the pelvis further, or leave the arrow out",
                "pose-tuck",
                state,
                (solved.body.root,),
                f"pelvis {now:g}°",
            )


def untrue_labels(case: Case) -> Iterator[PoseFault]:
    """A printed angle is the one drawn within 3 degrees, and a printed distance within 5 cm.

    Bad: `degrees: 90` at a knee drawn at 100.
    Good: `degrees: 100`, or the knee fixed at 90.
    """
    for state, solved in case.solved.items():
        for i, mark in enumerate(case.pose.states[state].marks):
            if isinstance(mark, AngleMark):
                drawn = 180 - solved.angles[mark.joint]
                if abs(drawn - mark.degrees) > NEAR_ENOUGH_DEGREES:
                    yield PoseFault(
                        ("states", state, "marks", i, "degrees"),
                        f"must be the angle drawn: {mark.joint} is {number_text(drawn, mark.degrees)} "
                        f"degrees, printed is {mark.degrees:g}. Print the angle drawn, or fix the joint",
                        "pose-label",
                        state,
                        joint_of(solved.body, mark.joint),
                    )
            if isinstance(mark, DistanceMark) and mark.metres is not None:
                a, b = (case.point(state, name) for name in mark.between)
                metres = abs(a[0] - b[0]) * METRES
                if abs(metres - mark.metres) > LABEL_METRES:
                    yield PoseFault(
                        ("states", state, "marks", i, "metres"),
                        f"must be the distance drawn, which is {metres:.2f} m; printed is {mark.metres:g}. "
                        "Print the distance drawn, or move the contact",
                        "pose-label",
                        state,
                        (a, b),
                    )


RULES: tuple[Callable[[Case], Iterator[PoseFault]], ...] = (
    missed_contacts, beyond_range, broken_promises, untucked, untrue_labels, high_tables, beside_props,
    collisions, short_holds,
)  # fmt: skip


def every_fault(case: Case) -> Iterator[PoseFault]:
    """Every fault of a pose whose names are known, in each state that has it."""
    for rule in RULES:
        yield from rule(case)


def faults_of(case: Case) -> tuple[PoseFault, ...]:
    """Every fault of a pose whose names are known, each told at the first state that has it."""
    told: set[tuple[str, str]] = set()
    out = []
    for fault in every_fault(case):
        # The same thing, but for its numbers, in a state that takes it over is the same fault.
        key = (fault.rule, "".join(c for c in fault.message if not c.isdigit()))
        if key not in told:
            told.add(key)
            out.append(fault)
    return tuple(out)
