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
    drawing_pair,
    gate,
    holds_to_choose,
    numbers,
    offered,
    script_entry,
    sides,
    timing,
)


@dataclass(frozen=True)
class WayIn:
    """A step that leads into a hold."""

    text: Pair
    picture: Pair
    alt: Pair


@dataclass(frozen=True)
class SessionStretch(Timed):
    """A stretch in the session."""

    hold_from: int
    """The shortest hold of the dose, in seconds."""
    longest: int
    """The longest hold for anybody, in seconds."""
    change: Literal["hold", "set"]
    cue: Pair
    steps: tuple[WayIn, ...]
    out: Pair
    """How to come out of the hold."""
    out_picture: Pair
    often: str


@dataclass(frozen=True)
class SessionData:
    """The guided session: what its script reads, and what its markup shows beside the guide's words."""

    json: str
    """Fit for a `<script type="application/json">`."""
    routines: tuple[tuple[str, str, str], ...]
    """Of each routine the ids of its stretches (with blanks between), its name, and whom it suits."""
    stretches: tuple[SessionStretch, ...]
    holds: tuple[int, ...]
    """Lengths of a hold to choose from, in seconds."""
    usual_hold: int
    """The one that is chosen at first: the longest of the usual doses, in seconds."""
    pauses: tuple[int, ...]
    """Lengths of a pause to choose from, in seconds."""
    usual_switch: int
    """The pause to change sides that is chosen at first, in seconds."""
    gate: Gate


def session_data(guide: Guide) -> SessionData:
    """The guided session: timing, stretches, words; routines and lengths of a hold to choose from."""
    stretches = tuple(_session_stretch(guide, one) for one in guide.stretches)
    routines, times = guide.routines.routines, guide.routines.timing
    data = {
        "timing": times.model_dump(exclude={"choices"}),
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
        holds=holds_to_choose(guide),
        usual_hold=max(one.hold for one in stretches),
        pauses=tuple(sorted({*times.choices, times.switch})),
        usual_switch=times.switch,
        gate=gate(guide),
    )


def session_minutes(guide: Guide, stretch: Stretch) -> int:
    """About how many minutes a stretch takes in the session, with its usual dose and pauses."""
    dose, times = stretch.dose, guide.routines.timing
    repeats = dose.start_with or dose.repeats
    holds = repeats * dose.side_count
    switches = 0 if dose.sides == "both" else 1 if stretch.change == "set" else holds - 1
    pauses = switches * times.switch + (holds - 1 - switches) * times.rest
    seconds = times.position + times.ready + holds * dose.hold_to + pauses
    return max(1, (seconds + 30) // 60)


def _session_stretch(guide: Guide, stretch: Stretch) -> SessionStretch:
    dose, pose = stretch.dose, guide.poses[stretch.pose]
    return SessionStretch(
        **timing(guide, stretch),
        hold_from=dose.hold_from,
        longest=dose.longest_hold,
        change=stretch.change,
        cue=sides(stretch.cue),
        steps=tuple(
            WayIn(sides(step), drawing_pair(pose, state), sides(pose.states[state].alt))
            for step, state in stretch.way_in
        ),
        out=sides(stretch.steps_alone[-1]),
        out_picture=drawing_pair(pose, stretch.pictures_alone[-1]),
        often=Wording.of(guide).dose(dose).often,
    )
