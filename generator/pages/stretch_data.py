"""A stretch as session and handout maker start with it, and what both need besides."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ..model.base import Part
from ..model.dose import limits
from ..model.guide import Guide
from ..model.pose import Pose
from ..model.safety import Level
from ..model.side import Side
from ..model.state import StateName
from ..model.stretch import Stretch
from ..model.words import Words
from ..text import markup

Pair = tuple[str, str]
"""Something for the side that the drawing shows, and for the other side."""


@dataclass(frozen=True)
class Care:
    """A level of care in plain words: when to stop, when to ask first, when to get help."""

    level: Level
    title: str
    action: str
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    """Its signs in their groups, each with the line above it."""

    @property
    def points(self) -> tuple[str, ...]:
        """Every sign, in order."""
        return tuple(point for _, points in self.groups for point in points)


Gate = tuple[Care, ...]
"""What stands before a stretch, in the words of the safety page."""

HOLDS = (5, 10, 15, 20, 25, 30, 40, 45, 60, 90, 120)
"""Lengths of a hold that the handout maker offers, in seconds, beside those of the stretches."""

MOST_REPEATS, _ = limits("repeats")
"""The most repeats that a link or the handout maker may name: as many as a dose may have."""


@dataclass(frozen=True)
class Drawings:
    """The drawings of a stretch: addresses from the site's root."""

    start: Pair
    hold: Pair


@dataclass(frozen=True)
class Timed:
    """A stretch as the session counts it and the handout maker starts with it."""

    id: str
    name: str
    drawn: Side
    """The side that the drawing shows; it is done first."""
    hold: int
    """The longest hold of the dose, in seconds."""
    repeats: int
    """What a beginner starts with."""
    sides: Literal["each", "both"]
    icon: str
    drawings: Drawings
    leave_out: str
    """The reasons to choose another stretch, as whole sentences."""


def timing(guide: Guide, stretch: Stretch) -> dict[str, Any]:
    """The fields of `Timed` by name, for a class that has more of them."""
    dose, pose = stretch.dose, guide.poses[stretch.pose]
    return {
        "id": stretch.id,
        "name": stretch.name,
        "drawn": pose.drawn_side,
        "hold": dose.hold_to,
        "repeats": dose.start_with or dose.repeats,
        "sides": dose.sides,
        "leave_out": " ".join(map(markup.plain, guide.reasons(stretch))),
        "icon": f"figures/{pose.id}-icon.svg",
        "drawings": Drawings(drawing_pair(pose, "start"), drawing_pair(pose, "hold")),
    }


def drawing_pair(pose: Pose, state: StateName) -> Pair:
    """The addresses of a state's drawings for either side, from the site's root."""
    drawn = f"figures/{pose.id}-{state}"
    other = f"{drawn}-mirrored" if pose.one_sided else drawn
    return f"{drawn}.svg", f"{other}.svg"


def script_entry(stretch: Timed) -> dict[str, Any]:
    """What a script reads of a stretch: what the page's markup has not, and a pair of equals just once."""
    return {name: _values(value) for name, value in vars(stretch).items() if name != "icon"}


def _values(value: Any) -> Any:
    match value:
        case str() | int() | None:
            return value
        case (str(this), str(other)) if this == other:
            return (this,)
        case tuple():
            return tuple(map(_values, value))
        case _:
            return {name: _values(one) for name, one in vars(value).items()}


def sides(text: str) -> Pair:
    """A text in plain words, for the side that the drawing shows and for the other."""
    return markup.plain(text), markup.plain(text, mirrored=True)


def offered(guide: Guide) -> tuple[int, ...]:
    """Every length of a hold that a link or the handout maker may name, in seconds, in order."""
    return tuple(sorted({*HOLDS, *holds_to_choose(guide)}))


def holds_to_choose(guide: Guide) -> tuple[int, ...]:
    """The shortest, usual and longest hold of every dose, and what lies between, in seconds, in order."""
    found = {
        seconds
        for dose in (one.dose for one in guide.stretches)
        for seconds in (
            dose.hold_from,
            5 * round((dose.hold_from + dose.hold_to) / 10),
            dose.hold_to,
            5 * round((dose.hold_to + dose.longest_hold) / 10),
            dose.longest_hold,
        )
        if dose.hold_from <= seconds <= dose.longest_hold
    }
    return tuple(sorted(found))


def gate(guide: Guide) -> Gate:
    """The safety gate in plain words."""
    return tuple(
        Care(
            tier.level,
            tier.title,
            markup.plain(tier.action),
            tuple((markup.plain(one.intro), tuple(map(markup.plain, one.points))) for one in tier.signs),
        )
        for tier in guide.safety.gate
    )


def numbers(words: Words) -> dict[str, Any]:
    """The words for numbers that scripts need."""
    used = {"seconds", "minutes", "times", "join"}
    return words.number.model_dump(include=used, exclude_none=True)


def as_dict(words: Part) -> dict[str, Any]:
    """Words as plain values."""
    return words.model_dump(exclude_none=True)


def as_json(data: Mapping[str, Any]) -> str:
    """Data as JSON that fits into a `<script type="application/json">`: no end of the element is in it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")
