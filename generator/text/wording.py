"""Numbers, times, doses and dates in the guide's own words; the patterns come from words.yaml."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Self

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from ..model.dose import Dose
from ..model.guide import Guide
from ..model.patterns import Plural
from ..model.review import Review
from ..model.settings import Settings
from ..model.words import Words


@dataclass(frozen=True)
class DoseText:
    """A dose in words, each value ready to be shown."""

    hold: str
    repeats: str
    sides: str
    total: str
    often: str
    all_time: str
    """The time in all, both sides together."""
    week: str
    """How long one side is held in a week, as a sentence; empty where both sides are stretched at once."""
    older: str
    """How long older people may hold, as a sentence; empty if no longer than others."""
    short: str
    """Hold and repeats in one line."""


@dataclass(frozen=True)
class Wording:
    """Turns values into words for one guide.

    Counts follow the plural rules of the language (Unicode CLDR, by Babel): a translation needs no code.
    """

    words: Words
    language: str

    @property
    def locale(self) -> Locale:
        """The language as Babel knows it."""
        return _locale(self.language)

    @classmethod
    def of(cls, guide: Guide) -> Self:
        """The wording of a guide."""
        return cls(guide.words, guide.settings.language)

    def count(self, forms: Plural, number: int) -> str:
        """`number` in the right plural form."""
        category, digits = _number(self.language, number)
        form = getattr(forms, category, None) or forms.other
        return str(form.format(n=digits))

    def list(self, things: Iterable[str]) -> str:
        """Things in a row, in the form that the language has for a list: `a mat, a bed and a table`."""
        return str(format_list([*things], locale=self.locale))

    def short_list(self, things: Iterable[str]) -> str:
        """Things in a row, as short as the language has it: `Mon, Wed, Fri`.

        Babel lacks parts of this pattern for some languages (Spanish, German), which have the usual one then.
        """
        named = [*things]
        try:
            return str(format_list(named, style="unit-short", locale=self.locale))
        except KeyError:
            return self.list(named)

    def number_range(self, low: str, high: str) -> str:
        """A range in words; just one of them if both are the same."""
        return low if low == high else self.words.number.range.format(**{"from": low, "to": high})

    def time(self, seconds: int) -> str:
        """A length of time: `45 seconds`, `1 minute 30 seconds`, `2 minutes`."""
        number = self.words.number
        minutes, rest = divmod(seconds, 60)
        in_minutes = self.count(number.minutes, minutes)
        in_seconds = self.count(number.seconds, rest)
        if not minutes:
            return in_seconds
        return number.join.format(minutes=in_minutes, seconds=in_seconds) if rest else in_minutes

    def times(self, low: int, high: int) -> str:
        """A range of lengths of time, in one unit where it can be: `40 to 60 seconds`, `2 to 3 minutes`."""
        number = self.words.number
        if low == high:
            return self.time(low)
        if low % 60 == high % 60 == 0:
            return self.number_range(str(low // 60), self.count(number.minutes, high // 60))
        if low < 60 and high < 120:
            return self.number_range(str(low), self.count(number.seconds, high))
        return self.number_range(self.time(low), self.time(high))

    def dose(self, dose: Dose) -> DoseText:
        """The dose in words, with its totals worked out."""
        words, number = self.words.dose, self.words.number
        hold = (
            self.count(number.seconds, dose.hold_to)
            if dose.hold_from == dose.hold_to
            else self.number_range(str(dose.hold_from), self.count(number.seconds, dose.hold_to))
        )
        repeats, total = self._repeats(dose), self._total(dose)
        side = words.total_each.format(side=self.times(*dose.side_seconds), total=total)
        return DoseText(
            hold=hold,
            repeats=repeats,
            sides=words.each if dose.sides == "each" else words.both,
            total=side if dose.sides == "each" else total,
            often=self._days(dose),
            all_time=total,
            week=words.week_each.format(time=self.times(*dose.week_seconds)) if dose.sides == "each" else "",
            older=words.older.format(
                time=self.number_range(str(dose.hold_to), self.count(number.seconds, dose.hold_older)),
                common=self.count(number.seconds, dose.hold_to),
            )
            if dose.hold_older
            else "",
            short=words.short.format(hold=hold, repeats=repeats),
        )

    def _total(self, dose: Dose) -> str:
        total = self.times(*dose.total_seconds)
        if dose.start_with is None or dose.sides == "each":
            return total
        return self.words.dose.total_first.format(first=self.times(*dose.first_seconds), total=total)

    def _repeats(self, dose: Dose) -> str:
        words, times = self.words.dose, self.count(self.words.number.times, dose.repeats)
        if dose.sides == "each":
            times = words.each_side.format(times=times)
        if dose.start_with is None:
            return times
        few = self.count(self.words.number.times, dose.start_with)
        return words.start_with.format(few=few, times=times)

    def _days(self, dose: Dose) -> str:
        low, high = dose.days_from, dose.days_to
        most = self.count(self.words.dose.days, high)
        if low == high:
            return most
        pattern = self.words.dose.either if high == low + 1 else self.words.number.range
        return pattern.format(**{"from": low, "to": most})

    def review(self, review: Review, *, changed: bool = False) -> str:
        """Who has reviewed the guide and when, or that nobody has; and whether it has `changed` since."""
        words = self.words.site
        if review.reviewed_by is None or review.reviewed_on is None:
            return words.not_reviewed
        told = words.reviewed.format(name=review.reviewed_by, date=self.date(review.reviewed_on))
        return f"{told} {words.changed_since}" if changed else told

    def edition(self, settings: Settings) -> str:
        """When the guide was last changed, and which edition it is."""
        return self.words.site.updated.format(date=self.date(settings.updated), version=settings.version)

    def week(self) -> tuple[tuple[int, str], ...]:
        """The days of a week, from the one that starts it there: number (0 for Monday) and short name."""
        first, names = self.locale.first_week_day, self.locale.days["stand-alone"]["abbreviated"]
        return tuple(((first + index) % 7, names[(first + index) % 7]) for index in range(7))

    def weekdays(self, chosen: tuple[int, ...] = ()) -> tuple[str, ...]:
        """Short names of the days chosen (0 for Monday), or of all, from the day that starts a week there."""
        return tuple(name for day, name in self.week() if not chosen or day in chosen)

    def date(self, day: date) -> str:
        """A day in the guide's own order, with the names of the language."""
        return str(format_date(day, format=self.words.number.date, locale=self.locale))


@cache  # the same few numbers stand on page after page
def _number(language: str, number: int) -> tuple[str, str]:
    """The form of the plural that a number takes, and its digits."""
    locale = _locale(language)
    return locale.plural_form(number), format_decimal(number, locale=locale)


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language, sep="-")
