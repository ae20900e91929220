"""Rules of a solved pose among solid things: tables, what is touched, what overlaps, what stretches."""

from collections.abc import Iterator

from ..model.props import Table
from .case import Case, place_of
from .collisions import Overlap, in_itself, in_props
from .contacts import Flat, surfaces
from .faults import PoseFault, number_text, props_with_places
from .geometry import Vec
from .muscles import stretch_mm
from .skeleton import HEIGHT_MM
from .states import sides_of

DEEPEST_MM = 5.0
"""How deep flesh and things may lie in each other at 1.70 m."""
AT_EDGE = 0.03
"""How far beside a thing what touches it may be, as a share of the height."""


def high_tables(case: Case) -> Iterator[PoseFault]:
    """A table that a leg lies on is below the hip joints of the standing leg.

    Bad: `height: .60` with the hip joints at .51
    Good: `height: .40`
    """
    lowest = min(s.angles["y"] for s in case.solved.values())
    for at, name, prop in props_with_places(case.pose):
        if isinstance(prop, Table) and prop.height >= lowest:
            yield PoseFault(
                (*at, name, "height"),
                f"must be below the hip joints, which are at {lowest:.2f}; it is {prop.height:g}. "
                "Lower the table",
                "pose-table",
            )


def beside_props(case: Case) -> Iterator[PoseFault]:
    """What touches the top of a prop is over it, forward and sideways.

    Bad: `right-hand: {on: table, x: .7}` with `x: [-.6, .4]`
    Good: `right-hand: {on: table, x: .3}`
    """
    for state, solved in case.solved.items():
        ground = surfaces(solved.resolved.props)
        for name, contact in solved.resolved.touch.items():
            surface = ground.get(contact.on or "")
            if not isinstance(surface, Flat):
                continue
            at = case.point(state, name)
            for axis, value, span in (("x", at[0], surface.x), ("z", at[2], surface.z)):
                if span is not None and not span[0] - AT_EDGE <= value <= span[1] + AT_EDGE:
                    yield PoseFault(
                        place_of(case.pose, state, "touch", name),
                        f"must be over what it touches, from {span[0]:g} to {span[1]:g} in {axis}; {name} "
                        f"is at {value:.2f}. Move the contact, or lengthen the span",
                        "pose-span",
                        state,
                        (at,),
                    )


def overlaps(case: Case, state: str) -> Iterator[Overlap]:
    """Everything that lies in something else in a state."""
    body = case.skins[state]
    yield from in_props(body, case.solved[state].resolved.shown)
    yield from in_itself(case.solved[state].body, body)


def collisions(case: Case) -> Iterator[PoseFault]:
    """Nothing goes deeper than 5 mm into anything: no part of the body into a prop, the floor or another
    limb.

    Bad: a thigh that hangs through the mattress.
    Good: the leg further over the edge before it goes down.
    """
    for state in case.solved:
        for one in overlaps(case, state):
            depth = one.depth * HEIGHT_MM
            if depth > DEEPEST_MM:
                deep = f"{number_text(depth, DEEPEST_MM)} mm"
                yield PoseFault(
                    place_of(case.pose, state, "angles"),
                    f"must keep {one.part} out of {one.other}: it is {deep} deep in it "
                    f"(at most {DEEPEST_MM:.0f} mm at 1.70 m), at {_place(one.at)}. "
                    "Move one of them, or turn the joint",
                    "pose-collision",
                    state,
                    (one.at,),
                    f"{one.part} / {one.other} {deep}",
                )


def _place(at: Vec) -> str:
    return ", ".join(f"{axis} {value:z.2f}" for axis, value in zip("xyz", at, strict=True))


def short_holds(case: Case) -> Iterator[PoseFault]:
    """A hold makes each muscle that it stretches longer than at rest by at least the muscle's `least`.

    Bad: a hold with the hip bent, so that its flexors are shorter than at rest.
    Good: the hip behind the body by 10 degrees or more; or say why not in `short_because`.
    """
    pose, hold = case.pose, case.solved["hold"]
    if pose.target.how != "stretched" or pose.states["hold"].short_because is not None:
        return
    sides = sides_of(pose, hold)
    for i, name in enumerate(pose.target.parts):
        muscle = case.muscles.muscles[name]
        longer = min(stretch_mm(hold.body, muscle, case.muscles, side) for side in sides)
        if longer < muscle.least:
            yield PoseFault(
                ("target", "parts", i),
                f"must be stretched by the hold: {name} is {longer:+z.0f} mm against its length at rest, at "
                f"least {muscle.least:+g} mm at 1.70 m is asked. Go further into the hold, or say why not "
                "in short_because",
                "pose-stretch",
                "hold",
            )
