"""The chooser: for every stretch the reasons for and against it, each with the answers behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..model.guide import Guide
from ..model.stretch import Stretch
from ..text import markup
from .stretch_data import as_json


@dataclass(frozen=True)
class Reason:
    """Why a stretch is in or out: the answers that bring it about, any of them, and the words."""

    when: tuple[tuple[str, Literal["yes", "no"]], ...]
    say: str


@dataclass(frozen=True)
class Choice:
    """A stretch in the chooser."""

    id: str
    against: tuple[Reason, ...]
    spared: tuple[Reason, ...]


@dataclass(frozen=True)
class ChooserData:
    """The chooser: what its script reads, and what its markup shows beside the guide's words."""

    json: str
    """Fit for a `<script type="application/json">`."""
    unasked: dict[str, str]
    """By the id of a stretch, the reasons to leave it out that no question asks for."""


def chooser_data(guide: Guide) -> ChooserData:
    """The chooser: for every stretch the reasons for and against it, each with the answers behind it."""
    words = guide.words.chooser.model_dump(include={"start", "fit", "none"}, exclude_none=True)
    choices = [choice(guide, one) for one in guide.stretches]
    reasons = dict.fromkeys(reason for one in choices for reason in (*one.against, *one.spared))
    number = {reason: n for n, reason in enumerate(reasons)}
    data = {
        "words": words,
        "conditions": [one.id for one in guide.chooser.conditions],
        "reasons": [{"when": dict(one.when), "say": one.say} for one in reasons],
        "stretches": [
            {
                "id": one.id,
                "against": [number[reason] for reason in one.against],
                "spared": [number[reason] for reason in one.spared],
            }
            for one in choices
        ],
    }
    return ChooserData(as_json(data), {one.id: _unasked(one) for one in guide.stretches})


def choice(guide: Guide, stretch: Stretch) -> Choice:
    """The reasons for and against a stretch, as its `needs` and `leave_out_if` have them."""
    spared = (
        Reason(((one.id, "no"),), one.spared)
        for one in guide.chooser.abilities
        if one.id not in stretch.needs.able
    )
    return Choice(stretch.id, tuple(_against(guide, stretch)), tuple(spared))


def _unasked(stretch: Stretch) -> str:
    return " ".join(markup.plain(reason.text) for reason in stretch.leave_out_if if not reason.has)


def _against(guide: Guide, stretch: Stretch) -> Iterator[Reason]:
    for reason in stretch.leave_out_if:
        yield Reason(tuple((pain, "yes") for pain in reason.has), markup.plain(reason.text))
    for ability in guide.chooser.abilities:
        if ability.id in stretch.needs.able:
            yield Reason(((ability.id, "no"),), markup.plain(ability.without))
    for thing in guide.chooser.equipment:
        if thing.id in stretch.needs.have:
            yield Reason(((thing.id, "no"),), " ".join(stretch.needs.words))
