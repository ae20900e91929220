"""The chooser: for every stretch the reasons for and against it, each with the answers behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from ..model.chooser import Better
from ..model.guide import Guide
from ..model.stretch import Stretch
from ..text import markup
from .stretch_data import as_json

Answer = tuple[str, Literal["yes", "no"]]
"""The id of a question, and what a reader answered."""

SAID = {"start", "so_far", "fit", "none", "lack", "get", "do", "do_one", "print", "print_one"}
"""The words that the script puts together; the others stand in the page."""


@dataclass(frozen=True)
class Reason:
    """Why a stretch is in or out: the answers that bring it about, any of them, and the words."""

    when: tuple[Answer, ...]
    say: str
    points: int = 1
    """How much it counts for a stretch."""

    @property
    def data(self) -> dict[str, Any]:
        """The reason for the script; one point is not written."""
        points = {"points": self.points} if self.points > 1 else {}
        return {"when": dict(self.when), "say": self.say, **points}


@dataclass(frozen=True)
class ChooserStretch:
    """A stretch in the chooser."""

    id: str
    against: tuple[Reason, ...]
    spared: tuple[Reason, ...]
    """The reasons for it: first whom it suits best, then what it does not ask for."""


@dataclass(frozen=True)
class ChooserData:
    """The chooser: what its script reads, and what its markup shows beside the guide's words."""

    json: str
    """Fit for a `<script type="application/json">`."""
    unasked: dict[str, str]
    """By the id of a stretch, the reasons to leave it out that no question asks for."""


def chooser_data(guide: Guide) -> ChooserData:
    """The chooser: for every stretch the reasons for and against it, each with the answers behind it."""
    words = guide.words.chooser.model_dump(include=SAID, exclude_none=True)
    stretches = [_chooser_stretch(guide, one) for one in guide.stretches]
    reasons = dict.fromkeys(reason for one in stretches for reason in (*one.against, *one.spared))
    number = {reason: n for n, reason in enumerate(reasons)}
    data = {
        "words": words,
        "conditions": [one.id for one in guide.chooser.conditions],
        "ask_first": [one.id for one in guide.chooser.conditions if one.ask_first],
        "things": {one.id: one.name for one in guide.chooser.equipment},
        "enough": guide.chooser.enough,
        "reasons": [one.data for one in reasons],
        "stretches": [
            {
                "id": one.id,
                "against": [number[reason] for reason in one.against],
                "spared": [number[reason] for reason in one.spared],
            }
            for one in stretches
        ],
    }
    return ChooserData(as_json(data), {one.id: _unasked(one) for one in guide.stretches})


def _chooser_stretch(guide: Guide, stretch: Stretch) -> ChooserStretch:
    """The reasons for and against a stretch: its `needs` and `leave_out_if`, and what the chooser finds
    better."""
    spared = (
        Reason(((one.id, "no"),), one.spared)
        for one in guide.chooser.abilities
        if one.id not in stretch.needs.able
    )
    return ChooserStretch(stretch.id, tuple(_against(guide, stretch)), (*_better(guide, stretch), *spared))


def _better(guide: Guide, stretch: Stretch) -> Iterator[Reason]:
    for condition in guide.chooser.conditions:
        yield from _because(condition.better, stretch, (condition.id, "yes"))
    for ability in guide.chooser.abilities:
        yield from _because(ability.better, stretch, (ability.id, "no"))


def _because(better: tuple[Better, ...], stretch: Stretch, answer: Answer) -> Iterator[Reason]:
    for one in better:
        if stretch.id in one.stretches:
            yield Reason((answer,), markup.plain(one.because), one.points)


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
