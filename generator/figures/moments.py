"""The moments of a movement from the start to the hold: what touches all the while keeps touching."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from ..model.base import Id
from ..model.contact import Contact
from ..model.people import Person
from ..model.pose import Pose
from .body import parts
from .contacts import surfaces
from .skeleton import Angles, skeleton
from .solver import PULLS, SHARES, Task, descend
from .states import Solved
from .surface import flesh_of

MOMENTS = 5
"""How many moments a movement has; between them outlines are tweened."""


def moments(pose: Pose, person: Person, solved: Mapping[str, Solved]) -> tuple[Angles, ...]:
    """The angles at every moment from the start to the hold, evenly spread over the states between.

    The pose must have a start from which the hold is entered.
    """
    return tuple(
        solved[b].angles if share == 1 else _between(person, solved[a], solved[b], share)
        for a, b, share in _stages(pose.route)
    )


def works(pose: Pose) -> tuple[dict[Id, float], ...]:
    """How hard each muscle that works on the way to the hold works at every moment, 0 to 1: it begins after
    the last state in which it does not."""
    names = dict.fromkeys(name for state in reversed(pose.route) for name in pose.states[state].works)

    def does(name: Id, state: str) -> int:
        return name in pose.states[state].works

    return tuple(
        {name: does(name, a) + (does(name, b) - does(name, a)) * share for name in names}
        for a, b, share in _stages(pose.route)
    )


def _stages(way: Sequence[str]) -> Iterator[tuple[str, str, float]]:
    """Where every moment of a way through states is: between which two, and how far on from the first."""
    yield way[0], way[0], 1.0
    steps = max(1, round((MOMENTS - 1) / (len(way) - 1)))
    for a, b in pairwise(way):
        for i in range(1, steps + 1):
            yield a, b, i / steps


def mixed(a: Angles, b: Angles, t: float) -> dict[str, float]:
    """Every number a share `t` of the way from `a` to `b`."""
    return {k: a[k] + (b[k] - a[k]) * t for k in a}


def _between(person: Person, a: Solved, b: Solved, t: float) -> Angles:
    """The angles between two states, at which what touches the same thing in both still touches it."""
    guess = mixed(a.angles, b.angles, t)
    touch = {
        name: _on_the_way(a.resolved.touch[name], contact, t)
        for name, contact in b.resolved.touch.items()
        if name in a.resolved.touch and a.resolved.touch[name].on == contact.on
    }
    held = {name: how for name, how in b.resolved.held.items() if a.resolved.held.get(name) == how}
    loose = any(s.resolved.written.beyond_range_because is not None for s in (a, b))
    if not touch or not b.resolved.free:
        return guess
    task = Task(guess, b.resolved.free, touch, held, surfaces(b.resolved.props), loose)
    body = skeleton(guess)
    angles = descend(replace(task, guess=guess), flesh_of(body, parts(body, person)), PULLS[-1])
    return {k: round(v, 5 if k in SHARES else 2) + 0.0 for k, v in angles.items()}


def _on_the_way(a: Contact, b: Contact, t: float) -> Contact:
    """A contact that slides from one place to another."""
    change: dict[str, object] = {}
    for name in ("x", "y", "z", "along"):
        first, last = getattr(a, name), getattr(b, name)
        if last is not None:
            change[name] = last if first is None else first + (last - first) * t
    return b.model_copy(update=change)
