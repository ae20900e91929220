"""The plan on a sheet: how much of a stretch, on which side and days, and the boxes to tick."""

from dataclasses import dataclass

from ..model.dose import Dose
from ..model.side import Side
from ..model.stretch import Stretch
from ..model.words import Words
from ..text import DoseText, Wording
from .elements import Fact, Week
from .runs import plain_runs

MOST_BOXES = 5
"""More holds than this do not get a box each: one box then stands for all of a day."""


@dataclass(frozen=True)
class Choice:
    """A stretch as somebody is to do it: the whole dose as written, unless something else is asked for."""

    stretch: Stretch
    dose: Dose
    side: Side | None = None
    days: tuple[int, ...] = ()
    """Days of the week, 0 for Monday; none for the days of the dose."""
    daily: int | None = None
    """How many times on each of them, where that is said."""


@dataclass(frozen=True)
class Planner:
    """Puts a choice into the words of a plan."""

    words: Words
    wording: Wording

    def _told(self, choice: Choice) -> DoseText:
        dose = choice.dose.model_copy(update={"sides": "both"}) if choice.side else choice.dose
        return self.wording.dose(dose)

    def dose(self, choice: Choice) -> tuple[Fact, ...]:
        """Hold, repeats, sides, time in all and days."""
        words, told = self.words, self._told(choice)
        sides = getattr(words.handout, f"{choice.side}_only") if choice.side else told.sides
        often = self.wording.short_list(self.wording.weekdays(choice.days)) if choice.days else told.often
        if choice.daily:
            daily = self.wording.count(words.maker.times_a_day, choice.daily)
            often = words.handout.often_daily.format(often=often, daily=daily)
        texts = (told.hold, told.repeats, sides, told.total, often)
        labels = (words.dose.hold, words.dose.repeats, words.dose.sides, words.dose.total, words.dose.often)
        return tuple(Fact(label, plain_runs(text)) for label, text in zip(labels, texts, strict=True))

    def brief(self, choice: Choice) -> tuple[Fact, ...]:
        """The dose without its sides, which the repeats name too, and without days that are to be ticked."""
        words, (hold, repeats, *_, often) = self.words.dose, self.dose(choice)
        total = Fact(words.total, plain_runs(self._told(choice).all_time))
        return (hold, repeats, total) if choice.days and not choice.daily else (hold, repeats, total, often)

    def week(self, choice: Choice) -> Week:
        """The boxes to tick: one for each hold, or for each time where there are many holds."""
        words, daily = self.words.handout, choice.daily or 1
        each_hold = choice.dose.repeats * daily <= MOST_BOXES
        tick_all = words.tick_days if daily == 1 else words.tick_times
        return Week(
            tick=words.tick_holds if each_hold else tick_all,
            head=words.side,
            days=self.wording.weekdays(choice.days),
            rows=self._sides(choice),
            boxes=choice.dose.repeats * daily if each_hold else daily,
        )

    def _sides(self, choice: Choice) -> tuple[str, ...]:
        words = self.words.handout
        if choice.side:
            return (str(getattr(words, choice.side)),)
        return (words.left, words.right) if choice.dose.sides == "each" else (words.both,)
