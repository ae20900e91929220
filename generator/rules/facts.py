"""Rules on poses, doses, changes and what is left to fill in."""

from collections.abc import Iterator

from ..content import PLACEHOLDER, Content, Problem
from ..model.base import Id
from ..model.pose import Pose
from ..model.safety import GATE

LEAST_SHOWN = 0.05
"""The least height that the overview drawing shows, as a share of the person's."""


def check_unfinished(content: Content) -> Iterator[Problem]:
    """What `python -m generator new` left to fill in must be filled in.

    Bad: `purpose: TODO`
    Good: `purpose: Stretches the calf.`
    """
    for file, source in content.files.items():
        for place, text in source.texts():
            if PLACEHOLDER in text:
                told = f"must be filled in: write the text in place of {PLACEHOLDER}"
                yield content.problem(file, place, told, "unfinished")


def check_gate(content: Content) -> Iterator[Problem]:
    """The safety page must have a tier of each level that stands before step 1: `stop`, `ask` and `now`.

    Bad: a safety.yaml without a tier of `level: ask`
    Good: a tier of each of them
    """
    levels = {tier.level for tier in content.guide.safety.tiers}
    for level in GATE:
        if level not in levels:
            message = f"must have a tier of `level: {level}`: it stands before step 1 of every stretch"
            yield content.problem("safety.yaml", ("tiers",), message, "gate")


def check_start(content: Content) -> Iterator[Problem]:
    """The pose of a stretch must show how it begins, beside how it is held.

    Bad: a stretch with the pose `tree`, whose file has no `start`, or a `hold` that is entered from elsewhere
    Good: a pose with `start` and `hold`
    """
    for stretch in content.guide.stretches:
        pose = content.guide.poses.get(stretch.pose)
        if pose and len(pose.route) == 1:
            message = f"the pose of a stretch must have a start; add one to poses/{pose.id}.yaml"
            if pose.start:
                message = f"the hold must be entered from the start; say `from` in poses/{pose.id}.yaml"
            yield content.problem(f"stretches/{stretch.id}.yaml", ("pose",), message, "start")


def check_alt(content: Content) -> Iterator[Problem]:
    """The words for a drawing must say what only it shows, and name both sides where sides differ.

    Bad: `alt: A stretch.` for the hold of a pose on one side; the same words for two states
    Good: `alt: Side view. The [right|left] knee is down.`
    """
    for id, pose in content.guide.poses.items():
        for state, told in _alts(pose):
            yield content.problem(f"poses/{id}.yaml", ("states", state, "alt"), told, "alt")


def _alts(pose: Pose) -> Iterator[tuple[Id, str]]:
    """Each state whose words must be others, and why."""
    if pose.one_sided and "|" not in pose.hold.alt:
        yield "hold", "must name the side for the drawing and its mirror image, as in [right|left] foot"
    first: dict[str, Id] = {}
    for name, state in pose.states.items():
        other = first.setdefault(state.alt, name)
        if other != name and PLACEHOLDER not in state.alt:
            yield name, f"must say what differs from the state '{other}', whose words are the same"


def check_dose(content: Content) -> Iterator[Problem]:
    """One side should be held as long as `held_a_side` in style.yaml says (60 s to 4 min). Told as a warning.

    A dose that a beginner builds up to (`start_with`) may go above it.

    Bad: 2 holds of 10 seconds; 10 holds of 60 seconds
    Good: 3 holds of 20 to 30 seconds
    """
    limits = content.guide.style.held_a_side if content.guide.style else None
    if limits is None:
        return
    for stretch in content.guide.stretches:
        low, high = stretch.dose.side_seconds
        told = ""
        if low < limits.least:
            told = f"one side is held for {low} s in all, which is below {limits.least} s; more repeats?"
        elif high > limits.most and stretch.dose.start_with is None:
            told = (
                f"one side is held for up to {high} s in all, which is above {limits.most} s; fewer repeats?"
            )
        if told:
            yield content.problem(f"stretches/{stretch.id}.yaml", ("dose",), told, "dose")


def check_alone(content: Content) -> Iterator[Problem]:
    """Only a stretch that is done on each side may have a last step for one side alone.

    Bad: `last_alone: Come back slowly.` beside `sides: both`
    Good: the same beside `sides: each`
    """
    for stretch in content.guide.stretches:
        if stretch.last_alone and stretch.dose.sides == "both":
            told = "must be left out: nobody does one side alone where the dose says `sides: both`"
            yield content.problem(f"stretches/{stretch.id}.yaml", ("last_alone",), told, "alone")


def check_overview(content: Content) -> Iterator[Problem]:
    """The overview drawing must show at least a twentieth of the person's height.

    Bad: `shows: [.1, .1]`
    Good: `shows: [-.3, .2]`
    """
    anatomy = content.guide.anatomy
    if anatomy and anatomy.shows[1] - anatomy.shows[0] < LEAST_SHOWN:
        told = f"the highest point must be {LEAST_SHOWN} or more above the lowest"
        yield content.problem("anatomy.yaml", ("shows",), told, "overview")


def check_change(content: Content) -> Iterator[Problem]:
    """The day of the newest change must be the day in `updated`, and the changes must stand newest first.

    Bad: a change of 2026-12-01 while guide.yaml says `updated: 2026-11-23`
    Good: both dates the same
    """
    updated, log = content.guide.settings.updated, content.guide.changelog
    days = [change.day for change in log.changes] if log else []
    for index, day in enumerate(days):
        if index and day > days[index - 1]:
            told = f"must stand above the change of {days[index - 1]}: the newest comes first"
            yield content.problem("changelog.yaml", ("changes", index, "day"), told, "change")
    if days and max(days) != updated:
        told = f"must be the day of the newest change in changelog.yaml, {max(days)}"
        yield content.problem("guide.yaml", ("updated",), told, "change")
