"""What the guided session, the chooser and the handout maker need of the guide: typed values and their JSON.

A page carries the data of its own app and nothing else. Addresses of drawings stand in full, as seen from the
site's root: their content hash is added to the page when it is written.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

from babel import Locale

from . import markup
from .model.base import Part
from .model.guide import Guide
from .model.pose import Pose, Side, StateName
from .model.stretch import Stretch
from .model.words import Words
from .wording import Wording

Pair = tuple[str, str]
"""Something for the side that the drawing shows, and for the other side."""

Gate = tuple[Pair, ...]
"""When to stop, when to ask first, when to get help: a label and the signs of each."""

HOLDS = (5, 10, 15, 20, 25, 30, 40, 45, 60, 90, 120)
"""Lengths of a hold that the handout maker offers, in seconds, beside those of the stretches."""

MOST_REPEATS = 30
"""The most repeats that the handout maker offers; a dose has no more either."""

MOST_ON_A_SHEET = 3

MAKER_SAYS = {
    "none",
    "fits",
    "more_sheets",
    "copied",
    "by_hand",
    "when",
    "day_count",
    "dose",
    "felt",
    "leave_out",
}
"""The words that the handout maker's script needs; its markup has the others."""


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
    hold_from: int
    hold: int
    """The longest hold of the dose, in seconds."""
    repeats: int
    """What a beginner starts with."""
    sides: Literal["each", "both"]
    icon: str
    drawings: Drawings


@dataclass(frozen=True)
class Guided(Timed):
    """A stretch in the session."""

    change: Literal["hold", "set"]
    cue: Pair
    often: str


@dataclass(frozen=True)
class Printed(Timed):
    """A stretch in the handout maker."""

    alt: tuple[Pair, Pair]
    """The words that stand for the drawings of start and hold."""
    steps: tuple[Pair, ...]
    felt: Pair
    leave_out: str


@dataclass(frozen=True)
class Reason:
    """Why a stretch is in or out: the answers that bring it about, any of them, and the words."""

    when: dict[str, Literal["yes", "no"]]
    say: str


@dataclass(frozen=True)
class Choice:
    """A stretch in the chooser."""

    id: str
    against: tuple[Reason, ...]
    spared: tuple[Reason, ...]


@dataclass(frozen=True)
class SessionApp:
    """The guided session: what its script reads, and what its markup shows beside the guide's words."""

    json: str
    """Fit for a `<script type="application/json">`."""
    routines: tuple[tuple[str, str, str], ...]
    """Of each routine the ids of its stretches (with blanks between), its name, and whom it suits."""
    stretches: tuple[Guided, ...]
    holds: tuple[int, ...]
    """Lengths of a hold to choose from, in seconds."""
    gate: Gate


@dataclass(frozen=True)
class ChooserApp:
    """The chooser: what its script reads."""

    json: str


@dataclass(frozen=True)
class MakerApp:
    """The handout maker: what its script reads, and what its markup shows beside the guide's words."""

    json: str
    stretches: tuple[Printed, ...]
    holds: tuple[int, ...]
    """Lengths of a hold to choose from, in seconds."""
    repeats: int
    weekdays: tuple[str, ...]
    gate: Gate
    facts: str
    """Who reviewed the guide, what it is not, how old it is, its licence."""


def session(guide: Guide) -> SessionApp:
    """The guided session: timing, stretches, words; routines and lengths of a hold to choose from."""
    stretches = tuple(_guided(guide, one) for one in guide.stretches)
    routines = guide.routines.routines
    data = {
        "timing": guide.routines.timing.model_dump(),
        "first": routines[0].stretches,
        "holds": offered(guide),
        "most": MOST_REPEATS,
        "words": {"number": _numbers(guide.words), **_dump(guide.words.session)},
        "stretches": [asdict(one) for one in stretches],
    }
    return SessionApp(
        json=_json(data),
        routines=tuple((" ".join(one.stretches), one.name, markup.plain(one.note)) for one in routines),
        stretches=stretches,
        holds=session_holds(stretches),
        gate=_gate(guide)[:2],
    )


def session_holds(stretches: tuple[Timed, ...]) -> tuple[int, ...]:
    """The shortest, the middle and the longest hold of every dose, in seconds, each once, in order."""
    found = {
        seconds
        for one in stretches
        for seconds in (one.hold_from, 5 * round((one.hold_from + one.hold) / 10), one.hold)
        if one.hold_from <= seconds <= one.hold
    }
    return tuple(sorted(found))


def maker(guide: Guide) -> MakerApp:
    """The handout maker: stretches with their steps on either side, doses to choose from, words."""
    words = guide.words
    stretches = tuple(_printed(guide, one) for one in guide.stretches)
    data = {
        "url": guide.settings.url,
        "first": guide.routines.routines[0].stretches[:MOST_ON_A_SHEET],
        "days": min(one.dose.days_to for one in guide.stretches),
        "holds": offered(guide),
        "most": MOST_REPEATS,
        "words": {
            "number": _numbers(words),
            "sides": _dump(words.session.sides),
            "alone": {"left": words.handout.left_note, "right": words.handout.right_note},
            **words.maker.model_dump(include=MAKER_SAYS, exclude_none=True),
        },
        "stretches": [asdict(one) for one in stretches],
    }
    return MakerApp(
        json=_json(data),
        stretches=stretches,
        holds=offered(guide),
        repeats=MOST_REPEATS,
        weekdays=weekdays(guide),
        gate=_gate(guide),
        facts=_facts(guide),
    )


def offered(guide: Guide) -> tuple[int, ...]:
    """Every length of a hold that a link or the handout maker may name, in seconds."""
    doses = [one.dose for one in guide.stretches]
    return tuple(sorted({*HOLDS, *(dose.hold_from for dose in doses), *(dose.hold_to for dose in doses)}))


def weekdays(guide: Guide) -> tuple[str, ...]:
    """The short names of the days, from the day on which the week starts where the language is spoken."""
    locale = Locale.parse(guide.settings.language, sep="-")
    names = locale.days["stand-alone"]["abbreviated"]
    return tuple(names[(locale.first_week_day + day) % 7] for day in range(7))


def chooser(guide: Guide) -> ChooserApp:
    """The chooser: for every stretch the reasons for and against it, each with the answers behind it."""
    words = guide.words.chooser.model_dump(include={"start", "fit", "none"}, exclude_none=True)
    stretches = [asdict(choice(guide, one)) for one in guide.stretches]
    pains = [one.id for one in guide.chooser.conditions]
    return ChooserApp(_json({"words": words, "conditions": pains, "stretches": stretches}))


def choice(guide: Guide, stretch: Stretch) -> Choice:
    """The reasons for and against a stretch, as its `needs` and `leave_out_if` have them."""
    spared = (
        Reason({one.id: "no"}, one.spared)
        for one in guide.chooser.abilities
        if one.id not in stretch.needs.able
    )
    return Choice(stretch.id, tuple(_against(guide, stretch)), tuple(spared))


def _against(guide: Guide, stretch: Stretch) -> Iterator[Reason]:
    yield from _leave_out(guide, stretch)
    for thing in guide.chooser.equipment:
        if thing.id in stretch.needs.have:
            things = ", ".join(stretch.needs.words)
            yield Reason({thing.id: "no"}, guide.words.chooser.lacking.format(things=things))


def _leave_out(guide: Guide, stretch: Stretch) -> Iterator[Reason]:
    for reason in stretch.leave_out_if:
        yield Reason(dict.fromkeys(reason.has, "yes"), markup.plain(reason.text))
    for ability in guide.chooser.abilities:
        if ability.id in stretch.needs.able:
            yield Reason({ability.id: "no"}, markup.plain(ability.without))


def _guided(guide: Guide, stretch: Stretch) -> Guided:
    often = Wording(guide.words, guide.settings.language).dose(stretch.dose).often
    return Guided(**_timed(guide, stretch), change=stretch.change, cue=_sides(stretch.cue), often=often)


def _printed(guide: Guide, stretch: Stretch) -> Printed:
    states = guide.poses[stretch.pose].states
    return Printed(
        **_timed(guide, stretch),
        alt=(_sides(states["start"].alt), _sides(states["hold"].alt)),
        steps=tuple(map(_sides, stretch.steps)),
        felt=_sides(stretch.felt),
        leave_out=" ".join(reason.say for reason in _leave_out(guide, stretch)),
    )


def _gate(guide: Guide) -> Gate:
    gate, words = guide.safety.gate, guide.words
    return (
        (words.stretch.stop_if, markup.plain(gate.stop)),
        (words.stretch.ask_if, markup.plain(gate.ask_first)),
        (words.home.now, markup.plain(gate.emergency)),
    )


def _facts(guide: Guide) -> str:
    wording, site = Wording(guide.words, guide.settings.language), guide.words.site
    day = wording.date(guide.settings.updated)
    updated = site.updated.format(date=day, version=guide.settings.version)
    return " ".join(
        [wording.review(guide.settings.review), site.general, updated, guide.settings.licence.name]
    )


def _timed(guide: Guide, stretch: Stretch) -> dict[str, Any]:
    dose, pose = stretch.dose, guide.poses[stretch.pose]
    return {
        "id": stretch.id,
        "name": stretch.name,
        # Where the drawing shows both sides, texts name the right one first.
        "drawn": pose.target.side if pose.one_sided else "right",
        "hold_from": dose.hold_from,
        "hold": dose.hold_to,
        "repeats": dose.start_with or dose.repeats,
        "sides": dose.sides,
        "icon": f"figures/{pose.id}-icon.svg",
        "drawings": Drawings(_drawing(pose, "start"), _drawing(pose, "hold")),
    }


def _drawing(pose: Pose, state: StateName) -> Pair:
    drawn = f"figures/{pose.id}-{state}"
    other = f"{drawn}-mirrored" if pose.one_sided else drawn
    return f"{drawn}.svg", f"{other}.svg"


def _sides(text: str) -> Pair:
    return markup.plain(text), markup.plain(text, mirrored=True)


def _numbers(words: Words) -> dict[str, Any]:
    used = {"seconds", "seconds_short", "minutes_short", "times", "join"}
    return words.number.model_dump(include=used, exclude_none=True)


def _dump(words: Part) -> dict[str, Any]:
    return words.model_dump(exclude_none=True)


def _json(data: dict[str, Any]) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")
