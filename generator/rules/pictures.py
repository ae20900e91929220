"""Rules on pictures: every step has one that is a state of its pose, and each has a name of its own."""

import re
from collections.abc import Iterator

from ..content import Content, Problem, suggest
from ..model.annotations import DistanceMark
from ..model.base import Id, Place
from ..model.stretch import Stretch

NUMBER = re.compile(r"\d+(?:[.,]\d+)?")

UNITS = (1, 100, 1000, 3.281, 39.37)
"""How many metres, centimetres, millimetres, feet and inches a metre has."""

ABOUT = 0.1
"""How far words may round a length, as a share of it."""


def check_picture(content: Content) -> Iterator[Problem]:
    """Every step of a stretch must name the state of the pose that shows it; several may name the same.

    Bad: six steps and `pictures: [start, hold]`; `pictures: [start, tukc, hold]`
    Good: three steps and `pictures: [start, hold, hold]`
    """
    for stretch in content.guide.stretches:
        pose = content.guide.poses.get(stretch.pose)
        file = f"stretches/{stretch.id}.yaml"
        if len(stretch.pictures) != len(stretch.steps):
            told = f"must name one state for each of the {len(stretch.steps)} steps, but names "
            yield content.problem(file, ("pictures",), f"{told}{len(stretch.pictures)}", "picture")
        for place, state in _named(stretch) if pose else ():
            if pose and state not in pose.states:
                hint = suggest(state, pose.states) or f"; there are: {', '.join(pose.states)}"
                told = f"the pose '{pose.id}' has no state '{state}'{hint}"
                yield content.problem(file, place, told, "picture")


def check_drawing(content: Content) -> Iterator[Problem]:
    """No drawing of a pose may have the name of another pose's: the one would take the other's place.

    Bad: a state `easier-hold` of the pose `bed`, beside a pose `bed-easier`
    Good: a state `easier` of the pose `bed`
    """
    first: dict[str, Id] = {}
    for id, pose in content.guide.poses.items():
        for form in pose.forms:
            other = first.setdefault(f"{id}-{form}", id)
            if other != id:
                told = (
                    f"'{id}-{form}' is the name of a drawing of the pose '{other}' too; rename one of the two"
                )
                yield content.problem(f"poses/{id}.yaml", ("states",), told, "drawing")


def check_distance(content: Content) -> Iterator[Problem]:
    """A distance must be drawn as long as its words say: one of their numbers is the one in `metres`.

    Bad: `label: 90 cm` beside `metres: .60`
    Good: `label: 60 cm` or `label: 2 feet` beside `metres: .60`
    """
    for id, pose in content.guide.poses.items():
        for state, drawn in pose.states.items():
            for index, mark in enumerate(drawn.marks):
                if isinstance(mark, DistanceMark) and mark.metres and not _says(mark.label, mark.metres):
                    told = f"must say what `metres` says, {mark.metres:g} m, but is '{mark.label}'"
                    place = ("states", state, "marks", index, "label")
                    yield content.problem(f"poses/{id}.yaml", place, told, "distance")


def _says(label: str, metres: float) -> bool:
    """Whether one of the numbers in some words, if they have any, is about a length in a usual unit."""
    numbers = [float(number.replace(",", ".")) for number in NUMBER.findall(label)]
    said = [number / unit for number in numbers for unit in UNITS]
    return not numbers or any(abs(one - metres) <= ABOUT * metres for one in said)


def _named(stretch: Stretch) -> Iterator[tuple[Place, str]]:
    for index, state in enumerate(stretch.pictures):
        yield ("pictures", index), state
    for field in ("picture_easier", "picture_harder", "picture_alone"):
        if state := getattr(stretch, field):
            yield (field,), state
