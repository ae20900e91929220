"""Rules on pictures: every step has one that is a state of its pose, and each has a name of its own."""

from collections.abc import Iterator

from ..content import Content, Problem, suggest
from ..model.base import Id, Place
from ..model.stretch import Stretch


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


def _named(stretch: Stretch) -> Iterator[tuple[Place, str]]:
    for index, state in enumerate(stretch.pictures):
        yield ("pictures", index), state
    for field in ("picture_easier", "picture_harder", "picture_alone"):
        if state := getattr(stretch, field):
            yield (field,), state
