"""The states of a pose, complete and solved: each takes over what the one that it starts from says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from ..model.contact import Contact
from ..model.people import Person
from ..model.pose import Pose
from ..model.props import Prop, PropName
from ..model.state import State
from .body import parts
from .bones import bone
from .collisions import in_itself, in_props, skins
from .contacts import LENGTH, Residual, surfaces
from .geometry import along
from .parts import Part
from .skeleton import HEIGHT_MM, NEUTRAL, SIDES, Angles, Side, Skeleton, skeleton
from .solver import PULLS, SHARES, Constraint, Separation, Task, constraints, descend, scale
from .surface import Flesh, Posed, flesh_of, segment_of

ROUNDS = 5
"""How often at most the flesh is taken anew where the solved body is, and what overlaps there is parted."""
CLOSE_MM = 0.3
"""A gap that is left as it is, in millimetres at 1.70 m."""
STILL = 0.001
"""What moves no further in a descent, in radians or shares of the height, has the same flesh as before it and
would go no further in another."""
PRESSED = 0.0015
"""How deep things may lie in each other before they are parted, as a share of the height."""
LIMB_JOINTS = {
    "leg": ("hip", "spread", "turn", "knee", "ankle", "tilt"),
    "arm": ("shoulder", "spread", "turn", "elbow", "twist", "wrist", "deviation"),
}
TURNING = frozenset(("z", "pelvis_roll", "pelvis_turn", "side_bend", "trunk_turn", "neck_bend", "look"))
"""The numbers that change their sign when left and right are exchanged."""


@dataclass(frozen=True)
class ResolvedState:
    """A state with all that it takes over filled in: what is free, what touches what, and what is held."""

    name: str
    written: State
    """The state as the pose has it."""
    free: tuple[str, ...]
    touch: Mapping[str, Contact]
    held: Mapping[str, str]
    props: Mapping[PropName, Prop]
    """The pose's props where they stand in this state, seen or not."""
    shows: tuple[PropName, ...] | None
    swapped: bool
    """Whether left and right are exchanged against the first state."""

    @cached_property
    def shown(self) -> dict[PropName, Prop]:
        """The props that are seen."""
        return {k: p for k, p in self.props.items() if self.shows is None or k in self.shows}


@dataclass(frozen=True, eq=False)
class Solved:
    """A solved state: its angles, and what is left of each gap in millimetres at 1.70 m.

    A gap is named by what is asked, as in `touch right-heel` or `held left-thigh`."""

    resolved: ResolvedState
    angles: Angles
    gaps: Mapping[str, float]
    person: Person
    parts: tuple[Part, ...]
    """The parts of the body in this state."""
    flesh: Flesh
    """The flesh that it has there."""

    @cached_property
    def body(self) -> Skeleton:
        return skeleton(self.angles)

    @cached_property
    def posed(self) -> Posed:
        """The body with its flesh."""
        return Posed(self.body, self.flesh)


def own_angles(state: State) -> dict[str, float]:
    """The angles that a state itself says, by their keys."""
    return dict(_numbers(state.angles, ""))


def _numbers(part: BaseModel, before: str) -> Iterator[tuple[str, float]]:
    for name in part.model_fields_set:
        value = getattr(part, name)
        if isinstance(value, BaseModel):
            yield from _numbers(value, f"{name}.")
        else:
            yield f"{before}{name}", float(value)


def other_side(name: str) -> str:
    """The same name for the other side of the body."""
    for a, b in (("left", "right"), ("right", "left")):
        if name.startswith((f"{a}-", f"{a}_")):
            return b + name[len(a) :]
    return name


def swapped(angles: Angles, about: bool) -> dict[str, float]:
    """The angles of the mirror image, and turned round by half a turn about the middle if asked."""
    out = {other_side(k): -v if k in TURNING else v for k, v in angles.items()}
    if about:
        out |= {k: -out[k] for k in ("x", "z", "pelvis", "pelvis_roll")}
        out["pelvis_turn"] += 180 if out["pelvis_turn"] <= 0 else -180
    return out


def _swapped_contact(contact: Contact, about: bool) -> Contact:
    """What the other side touches in the mirror image, and turned round if asked."""
    x, z = (-1, 1) if about else (1, -1)
    change: dict[str, object] = {}
    if contact.x is not None:
        change["x"] = x * contact.x
    if contact.z is not None:
        change["z"] = z * contact.z
    if contact.on is not None:
        change["on"] = other_side(contact.on)
    if contact.points is not None:
        forward, up, right = contact.points
        change["points"] = (x * forward, up, z * right)
    return contact.model_copy(update=change)


def resolved(pose: Pose) -> dict[str, ResolvedState]:
    """Every state of a pose with what it takes over from the one that it starts from."""
    out: dict[str, ResolvedState] = {}
    for name, state in pose.states.items():
        parent = out.get(pose.parents[name] or "")
        touch = dict(parent.touch) if parent else {}
        holding: dict[str, str] = dict(parent.held) if parent else {}
        free = parent.free if parent else ()
        shows = state.shows if state.shows is not None or parent is None else parent.shows
        props = dict(parent.props) if parent else pose.props.named()
        if state.moved is not None:
            props |= state.moved.named()
        if state.swap is not None:
            about = state.swap == "turned-round"
            touch = {other_side(k): _swapped_contact(c, about) for k, c in touch.items()}
            holding = {other_side(k): how for k, how in holding.items()}
            free = tuple(other_side(k) for k in free)
        touch |= {k: c for k, c in state.touch.items() if c is not None}
        holding |= {k: how for k, how in state.held.items() if how is not None}
        touch_ended, held_ended = _ended(state.touch), _ended(state.held)
        out[name] = ResolvedState(
            name,
            state,
            free if state.free is None else tuple(dict.fromkeys(k for one in state.free for k in _keys(one))),
            {k: c for k, c in touch.items() if k not in touch_ended},
            {k: how for k, how in holding.items() if k not in held_ended},
            props,
            shows,
            (parent.swapped if parent else False) != (state.swap is not None),
        )
    return out


def sides_of(pose: Pose, one: Solved) -> tuple[Side, ...]:
    """The sides of the target in a state: the other one where this state or those before it changed sides."""
    if pose.target.side == "both":
        return SIDES
    return tuple(s for s in SIDES if (s == pose.target.side) != one.resolved.swapped)


def _ended(said: Mapping[Any, object | None]) -> frozenset[str]:
    """What a state ends, of contacts or of what is held: it leaves them empty."""
    return frozenset(name for name, what in said.items() if what is None)


def _keys(free: str) -> Iterator[str]:
    """The numbers that a name in `free` frees."""
    side, _, limb = free.partition("_")
    if side in ("left", "right") and limb in LIMB_JOINTS:
        yield from (f"{free}.{joint}" for joint in LIMB_JOINTS[limb])
    else:
        yield free


_kept: dict[str, dict[str, Solved]] = {}


def solve(pose: Pose, person: Person) -> Mapping[str, Solved]:
    """Every state of a pose, solved; once for each pose and person in a run."""
    key = pose.model_dump_json(exclude_unset=True) + person.model_dump_json()
    if key not in _kept:
        _kept[key] = _solve(pose, person)
    return _kept[key]


def _solve(pose: Pose, person: Person) -> dict[str, Solved]:
    out: dict[str, Solved] = {}
    for name, state in resolved(pose).items():
        before = out.get(pose.parents[name] or "")
        guess = dict(before.angles) if before else dict(NEUTRAL)
        guess = {**_begun(guess, state.written), **own_angles(state.written)}
        loose = state.written.beyond_range_because is not None
        task = Task(guess, state.free, state.touch, state.held, surfaces(state.props), loose)
        angles, body, flesh = _solved(task, person, state.shown)
        out[name] = Solved(state, angles, _gaps(constraints(task), angles, flesh), person, body, flesh)
    return out


def _begun(guess: Angles, state: State) -> Angles:
    return guess if state.swap is None else swapped(guess, state.swap == "turned-round")


def _solved(
    task: Task, person: Person, props: Mapping[PropName, Prop]
) -> tuple[Angles, tuple[Part, ...], Flesh]:
    """The angles at which everything asked holds and nothing goes through anything, rounded, so that they
    are the same on every machine; and the parts and the flesh of the body there."""
    angles: Angles = task.guess
    kept: tuple[Separation, ...] = ()
    moved = 0.0
    if task.free and (task.touch or task.held):
        for turn in range(ROUNDS):
            body = skeleton(angles)
            here = parts(body, person)
            flesh = flesh_of(body, here)
            if turn > 0:
                found = separations(body, here, props, task.free)
                kept += found
                settled = moved < STILL or max(_gaps(constraints(task), angles, flesh).values()) < CLOSE_MM
                if not found and settled:
                    break
            before = angles
            for pull in PULLS if turn == 0 else PULLS[-1:]:
                angles = descend(replace(task, guess=angles, separations=kept), flesh, pull)
            moved = max(abs(angles[key] - before[key]) / scale(key) for key in task.free)
    angles = {k: round(v, 5 if k in SHARES else 2) + 0.0 for k, v in angles.items()}
    body = skeleton(angles)
    here = parts(body, person)
    return angles, here, flesh_of(body, here)


def separations(
    body: Skeleton, here: Sequence[Part], props: Mapping[PropName, Prop], free: Sequence[str]
) -> tuple[Separation, ...]:
    """What lies in something else and is free to move, as points that must come out of it."""
    movers = {key.partition(".")[0] if "." in key else "body" for key in free}
    found = skins(here)
    out = []
    for one in (*in_props(found, props), *in_itself(body, found)):
        if one.depth > PRESSED:
            segment = segment_of(body, one.part, one.at)
            skin = along(one.at, one.out, one.depth)
            point = bone(body, segment).within(one.at)
            if one.other in found:
                other = segment_of(body, one.other, one.at)
                held_by = bone(body, other)
                out.append(
                    Separation(segment, point, other, held_by.within(skin), held_by.direction(one.out))
                )
            else:
                out.append(Separation(segment, point, "", skin, one.out))
    return tuple(one for one in out if one.movers & movers)


def _gaps(some: list[Constraint], angles: Angles, flesh: Flesh) -> dict[str, float]:
    posed = Posed(skeleton(angles), flesh)
    return {one.what: round(_gap(one.residuals(posed)) * HEIGHT_MM, 1) for one in some}


def _gap(some: Sequence[Residual]) -> float:
    """The whole gap: the lengths of a contact in all three directions together, or its largest turn."""
    lengths = sum(m.gap * m.gap for m in some if m.weight == LENGTH) ** 0.5
    return float(max([lengths, *(m.length for m in some if m.weight != LENGTH)]))
