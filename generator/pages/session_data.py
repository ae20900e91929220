"""The guided session: routines, stretches with their cues, times, words."""

from dataclasses import dataclass
from typing import Literal

from ..content import stretch_redirects
from ..model.guide import Guide
from ..model.stretch import Stretch
from ..text import Wording, markup
from .stretch_data import (
    MOST_REPEATS,
    Gate,
    Pair,
    Timed,
    as_dict,
    as_json,
    gate,
    numbers,
    offered,
    script_entry,
    sides,
    timing,
)


@dataclass(frozen=True)
class Guided(Timed):
    """A stretch in the session."""

    hold_from: int
    """The shortest hold of the dose, in seconds."""
    change: Literal["hold", "set"]
    cue: Pair
    often: str


@dataclass(frozen=True)
class SessionData:
    """The guided session: what its script reads, and what its markup shows beside the guide's words."""

    json: str
    """Fit for a `<script type="application/json">`."""
    routines: tuple[tuple[str, str, str], ...]
    """Of each routine the ids of its stretches (with blanks between), its name, and whom it suits."""
    stretches: tuple[Guided, ...]
    holds: tuple[int, ...]
    """Lengths of a hold to choose from, in seconds."""
    gate: Gate


def session_data(guide: Guide) -> SessionData:
    """The guided session: timing, stretches, words; routines and lengths of a hold to choose from."""
    stretches = tuple(_guided(guide, one) for one in guide.stretches)
    routines = guide.routines.routines
    data = {
        "timing": guide.routines.timing.model_dump(),
        "first": routines[0].stretches,
        "holds": offered(guide),
        "most": MOST_REPEATS,
        "moved": stretch_redirects(guide),
        "words": {"number": numbers(guide.words), **as_dict(guide.words.session)},
        "stretches": [script_entry(one) for one in stretches],
    }
    return SessionData(
        json=as_json(data),
        routines=tuple((" ".join(one.stretches), one.name, markup.plain(one.note)) for one in routines),
        stretches=stretches,
        holds=session_holds(stretches),
        gate=gate(guide),
    )


def session_holds(stretches: tuple[Guided, ...]) -> tuple[int, ...]:
    """The shortest, the middle and the longest hold of every dose, in seconds, each once, in order."""
    found = {
        seconds
        for one in stretches
        for seconds in (one.hold_from, 5 * round((one.hold_from + one.hold) / 10), one.hold)
        if one.hold_from <= seconds <= one.hold
    }
    return tuple(sorted(found))


def _guided(guide: Guide, stretch: Stretch) -> Guided:
    dose = stretch.dose
    return Guided(
        **timing(guide, stretch),
        hold_from=dose.hold_from,
        change=stretch.change,
        cue=sides(stretch.cue),
        often=Wording.of(guide).dose(dose).often,
    )
