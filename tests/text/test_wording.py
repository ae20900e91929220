"""Numbers, times and doses in words, by the patterns and plural rules of the guide's language."""

from datetime import date
from typing import Any

import pytest

from generator.model.dose import Dose
from generator.model.patterns import Plural
from generator.model.review import Review
from generator.model.settings import Settings
from generator.model.stretch_words import DoseWords, NumberWords
from generator.model.words import SiteWords, Words
from generator.text.wording import Wording

NUMBER = NumberWords.model_validate(
    {
        "range": "{from}-{to}",
        "seconds": {"one": "{n} sec", "other": "{n} secs"},
        "minutes": {"one": "{n} min", "other": "{n} mins"},
        "times": {"one": "{n} time", "other": "{n} times"},
        "join": "{minutes} {seconds}",
        "date": "d MMM y",
    }
)
DOSE = DoseWords.model_validate(
    {
        **dict.fromkeys(("heading", "hold", "repeats", "sides", "total", "often"), "label"),
        "each": "left, right",
        "both": "both",
        "each_side": "{times} a side",
        "start_with": "{few} up to {times}",
        "total_first": "{first} then {total}",
        "total_each": "{side} a side, {total} all",
        "days": {"one": "{n} day", "other": "{n} days"},
        "week_each": "{time} a week, each side",
        "either": "{from} or {to}",
        "older": "older {time}, all {common}",
        "short": "{hold}, {repeats}",
    }
)
PARTS: dict[str, Any] = {"number": NUMBER, "dose": DOSE}
"""The only words that are used here; `model_construct` does not ask for the others."""
WORDING = Wording(Words.model_construct(**PARTS), "en")


def dose(**changes: Any) -> Dose:
    usual = {"hold_from": 20, "hold_to": 30, "repeats": 3, "sides": "each", "days_from": 2, "days_to": 3}
    return Dose.model_validate({**usual, **changes})


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(1, "1 sec"), (59, "59 secs"), (60, "1 min"), (90, "1 min 30 secs"), (300, "5 mins")],
)
def test_a_length_of_time_is_told_in_minutes_and_seconds(seconds: int, text: str) -> None:
    assert WORDING.time(seconds) == text


def test_a_longer_hold_for_older_people_is_told_with_the_one_that_suits_everybody() -> None:
    assert WORDING.dose(dose()).older == ""
    assert WORDING.dose(dose(hold_older=60)).older == "older 30-60 secs, all 30 secs"


def test_hold_and_repeats_stand_in_one_line() -> None:
    assert WORDING.dose(dose()).short == "20-30 secs, 3 times a side"


def test_a_dose_for_each_side_counts_both() -> None:
    text = WORDING.dose(dose())
    assert (text.hold, text.repeats, text.sides) == ("20-30 secs", "3 times a side", "left, right")
    assert text.total == "1 min-1 min 30 secs a side, 2-3 mins all"
    assert text.all_time == "2-3 mins"
    assert text.often == "2 or 3 days"
    assert text.week == "2 mins-4 mins 30 secs a week, each side"


def test_a_dose_for_both_sides_at_once_counts_once() -> None:
    text = WORDING.dose(dose(sides="both", repeats=10, start_with=3))
    assert text.repeats == "3 times up to 10 times"
    assert text.sides == "both"
    assert text.total == text.all_time == "1 min-1 min 30 secs then 3 mins 20 secs-5 mins"
    assert text.week == ""


def test_fewer_repeats_at_first_are_told_of_each_side_too() -> None:
    text = WORDING.dose(dose(repeats=10, start_with=3))
    assert text.repeats == "3 times up to 10 times a side"
    assert text.total == "3 mins 20 secs-5 mins a side, 6 mins 40 secs-10 mins all"


def test_one_number_is_not_shown_as_a_range() -> None:
    text = WORDING.dose(dose(hold_from=30, repeats=1, days_from=7, days_to=7))
    assert (text.hold, text.repeats, text.often) == ("30 secs", "1 time a side", "7 days")


def test_days_far_apart_are_a_range() -> None:
    assert WORDING.dose(dose(days_from=2, days_to=5)).often == "2-5 days"


def test_things_in_a_row_stand_as_the_language_lists_them() -> None:
    spanish = Wording(WORDING.words, "es")
    assert [WORDING.list(["a"]), WORDING.list("ab"), WORDING.list("abc")] == ["a", "a and b", "a, b, and c"]
    assert spanish.list("abc") == "a, b y c"


def test_counts_follow_the_plural_rules_of_the_language() -> None:
    forms = Plural(zero="{n} z", one="{n} o", two="{n} t", few="{n} f", many="{n} m", other="{n} x")
    arabic = Wording(WORDING.words, "ar")
    assert [arabic.count(forms, n) for n in (0, 1, 2, 3, 11, 100)] == [
        "0 z",
        "1 o",
        "2 t",
        "3 f",
        "11 m",
        "100 x",
    ]


def test_large_counts_are_written_as_in_the_language() -> None:
    assert WORDING.count(WORDING.words.number.times, 1234) == "1,234 times"
    assert Wording(WORDING.words, "de").count(WORDING.words.number.times, 1234) == "1.234 times"


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (30, 30, "30 secs"),
        (60, 120, "1-2 mins"),
        (0, 60, "0-1 min"),
        (59, 119, "59-119 secs"),
        (60, 119, "1 min-1 min 59 secs"),
        (59, 120, "59 secs-2 mins"),
    ],
)
def test_a_range_of_times_has_one_unit_where_it_can(low: int, high: int, text: str) -> None:
    assert WORDING.times(low, high) == text


def test_a_short_list_stands_as_the_language_has_it_or_else_as_usual() -> None:
    assert WORDING.short_list(["Mon", "Wed", "Fri"]) == "Mon, Wed, Fri"
    assert Wording(WORDING.words, "es").short_list(["lun", "mié"]) == "lun y mié"


def test_a_week_begins_as_it_does_where_the_language_is_spoken() -> None:
    american = Wording(WORDING.words, "en-US")
    assert american.week()[:2] == ((6, "Sun"), (0, "Mon"))
    assert Wording(WORDING.words, "de").week() == (
        (0, "Mo"), (1, "Di"), (2, "Mi"), (3, "Do"), (4, "Fr"), (5, "Sa"), (6, "So"),
    )  # fmt: skip
    assert american.weekdays((0, 6)) == ("Sun", "Mon")
    assert len(WORDING.weekdays()) == 7


def test_a_language_of_a_region_counts_as_there() -> None:
    assert Wording(WORDING.words, "de-CH").count(WORDING.words.number.times, 1234) == "1’234 times"  # noqa: RUF001


SITE: dict[str, Any] = {
    "not_reviewed": "nobody yet",
    "reviewed": "by {name} on {date}",
    "changed_since": "changed since",
    "updated": "of {date}, edition {version}",
}
WORDS: dict[str, Any] = {**PARTS, "site": SiteWords.model_construct(**SITE)}
SITE_WORDING = Wording(Words.model_construct(**WORDS), "en")


def test_a_review_says_who_and_when_and_whether_the_text_has_changed_since() -> None:
    done = Review(reviewed_by="Ana", reviewed_on=date(2026, 1, 2), review_by=date(2027, 1, 2))
    assert SITE_WORDING.review(done) == "by Ana on 2 Jan 2026"
    assert SITE_WORDING.review(done, changed=True) == "by Ana on 2 Jan 2026 changed since"
    nobody = Review(review_by=date(2027, 1, 2))
    assert SITE_WORDING.review(nobody) == SITE_WORDING.review(nobody, changed=True) == "nobody yet"


def test_an_edition_says_its_day_and_its_number() -> None:
    told: dict[str, Any] = {"updated": date(2026, 3, 1), "version": "7"}
    assert SITE_WORDING.edition(Settings.model_construct(**told)) == "of 1 Mar 2026, edition 7"


def test_dates_are_written_as_in_the_language() -> None:
    assert WORDING.date(date(2026, 3, 1)) == "1 Mar 2026"
    assert Wording(WORDING.words, "es").date(date(2026, 3, 1)) == "1 mar 2026"
