"""The handout maker: stretches with their steps on either side, doses to choose from, words."""

import json
from dataclasses import dataclass
from typing import Any

from ..content import stretch_redirects, without_marks
from ..model.dose import MOST_TIMES_A_DAY
from ..model.guide import Guide
from ..model.pose import Pose
from ..model.state import StateName
from ..model.stretch import Stretch
from ..model.words import Words
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
    numbers,
    offered,
    script_entry,
    sides,
    timing,
)

MOST_AT_FIRST = 3
"""How many stretches are ticked at first, at most."""

WORDS = "maker-words.js"
"""Where a language keeps what makers in other languages print beside their own."""

SCRIPT_WORDS = {
    "none",
    "sheets",
    "copied",
    "by_hand",
    "title",
    "when",
    "when_named",
    "times_a_day",
    "more",
    "day_count",
}
"""The words that the handout maker's script needs beside those of a sheet; its markup has the others."""


Shown = StateName | Pair
"""A picture: `start` or `hold`, whose addresses stand in `drawings`, or the addresses of another."""


@dataclass(frozen=True)
class MakerStretch(Timed):
    """A stretch in the handout maker."""

    alt: tuple[Pair, Pair]
    """The words that stand for the drawings of start and hold."""
    steps: tuple[Pair, ...]
    last_alone: Pair | None
    """The last step, where one side is done alone and that step is another then."""
    felt: Pair
    pictures: tuple[Shown, ...]
    """The picture of each step."""
    picture_alone: Shown | None
    """That of `last_alone`, where it has its own."""


@dataclass(frozen=True)
class MakerData:
    """The handout maker: what its script reads, and what its markup shows beside the guide's words."""

    json: str
    stretches: tuple[MakerStretch, ...]
    first: tuple[str, ...]
    """The ids of those that are ticked at first."""
    holds: tuple[int, ...]
    """Lengths of a hold to choose from, in seconds."""
    repeats: int
    daily: int
    """The most times a day."""
    weekdays: tuple[str, ...]
    gate: Gate
    facts: str
    """Who reviewed the guide, what it is not, how old it is, its licence."""


def maker_data(guide: Guide) -> MakerData:
    """The handout maker: stretches with their steps on either side, doses to choose from, words."""
    words = guide.words
    stretches = tuple(_maker_stretch(guide, one) for one in guide.stretches)
    first = guide.routines.routines[0].stretches[:MOST_AT_FIRST]
    data = {
        "url": guide.settings.own_url,
        "first": first,
        "days": min(one.dose.days_to for one in guide.stretches),
        "holds": offered(guide),
        "most": MOST_REPEATS,
        "moved": stretch_redirects(guide),
        "words": {
            **_sheet_words(words),
            "qr_alt": words.handout.qr_alt,
            **words.maker.model_dump(include=SCRIPT_WORDS, exclude_none=True),
        },
        "stretches": [script_entry(one) for one in stretches],
    }
    return MakerData(
        json=as_json(data),
        stretches=stretches,
        first=first,
        holds=offered(guide),
        repeats=MOST_REPEATS,
        daily=MOST_TIMES_A_DAY,
        weekdays=Wording.of(guide).weekdays(),
        gate=gate(guide),
        facts=_facts(guide),
    )


def maker_words(guide: Guide) -> dict[str, str]:
    """The script with what a sheet says in this language, for makers in others: by its path in the language.

    It is a script, and not data, because Chromium fetches nothing from a folder.
    """
    words, settings = guide.words, guide.settings
    data = {
        "lang": settings.language,
        "dir": settings.direction,
        "words": _sheet_words(words),
        "gate": [{"title": care.title, "action": care.action, "points": care.points} for care in gate(guide)],
        "stretches": [
            {
                name: value
                for name, value in script_entry(_maker_stretch(guide, one)).items()
                if name in ("id", "name", "alt", "steps", "last_alone", "felt", "leave_out")
            }
            for one in guide.stretches
        ],
    }
    return {WORDS: f"guide.languages[{json.dumps(settings.language)}] = {without_marks(as_json(data))};\n"}


def _sheet_words(words: Words) -> dict[str, Any]:
    """The words around a stretch on a sheet."""
    return {
        "number": numbers(words),
        "sides": as_dict(words.session.sides),
        "alone": {
            "left": markup.plain(words.handout.left_note),
            "right": markup.plain(words.handout.right_note),
        },
        "dose": words.maker.dose,
        "leave_out": words.maker.leave_out,
        "pictures": {"start": words.stretch.start, "hold": words.stretch.hold},
    }


def _maker_stretch(guide: Guide, stretch: Stretch) -> MakerStretch:
    pose = guide.poses[stretch.pose]
    states = pose.states
    return MakerStretch(
        **timing(guide, stretch),
        alt=(sides(states["start"].alt), sides(states["hold"].alt)),
        steps=tuple(map(sides, stretch.steps)),
        last_alone=sides(stretch.last_alone) if stretch.last_alone else None,
        felt=sides(stretch.felt),
        pictures=tuple(_shown(pose, state) for state in stretch.pictures),
        picture_alone=_shown(pose, stretch.picture_alone) if stretch.picture_alone else None,
    )


def _shown(pose: Pose, state: StateName) -> Shown:
    return state if state in ("start", "hold") else drawing_pair(pose, state)


def _facts(guide: Guide) -> str:
    wording, settings = Wording.of(guide), guide.settings
    review = wording.review(settings.review, changed=bool(guide.changed_since_review))
    edition = wording.edition(settings)
    return " ".join(
        [
            review,
            guide.words.site.general,
            edition,
            guide.words.site.licence.format(licence=settings.licence.name),
        ]
    )
