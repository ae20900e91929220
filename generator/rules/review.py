"""Rules on the review: who has checked the guide, when, and what it said then."""

from collections.abc import Iterator
from datetime import date, timedelta

from ..content import Content, Problem
from .words import style_of

GRACE = timedelta(days=90)
"""How long after its date a review may be late before that is an error."""

LEAST_LETTERS = 3
"""No name has fewer letters than this."""

LEAST_TELLING = 5
"""So many letters a word must have to say by itself that what follows is no name."""


def check_reviewed(content: Content) -> Iterator[Problem]:
    """A review must be by somebody with a name, and of the text as it stands.

    A review that is older than `updated` holds only where `make reviewed` has written down what was checked:
    then the pages that have changed since say so.

    Bad: `reviewed_by: n/a`; `reviewed_on: 2026-01-01` beside `updated: 2026-11-23`
    Good: `reviewed_by: "Dr Ana Ruiz, physiotherapist"`, and a day not before `updated`
    """
    settings, record = content.guide.settings, content.guide.reviewed
    name, day = settings.review.reviewed_by, settings.review.reviewed_on
    if name is None or day is None:
        return
    if is_nobody(content, name):
        told = f"must be the name and role of who has checked it, but is '{name}'; leave it empty until then"
        yield content.problem("guide.yaml", ("review", "reviewed_by"), told, "reviewed")
    if record and record.day != day:
        told = f"must be the day in reviewed.yaml, {record.day}; run `make reviewed` after a new review"
        yield content.problem("guide.yaml", ("review", "reviewed_on"), told, "reviewed")
    elif record is None and day < settings.updated:
        told = (
            f"must not be before `updated`, {settings.updated}: nobody has checked what has changed since; "
            "run `make reviewed` when somebody has"
        )
        yield content.problem("guide.yaml", ("review", "reviewed_on"), told, "reviewed")


def is_nobody(content: Content, name: str) -> bool:
    """Whether this is no name of a person: too short, or a word under `nobody` in style.yaml.

    A long one of these words counts at the start of a longer text too: “nobody yet”. A short one may be a
    name: “Na Li”.
    """
    words = {word.casefold() for style in style_of(content) for word in style.nobody}
    told = name.casefold().strip(" .!?-")
    first = told.split(" ")[0].strip(",.;")
    begins = first in words and len(first) >= LEAST_TELLING
    return sum(map(str.isalpha, name)) < LEAST_LETTERS or told in words or begins


def check_review(content: Content, today: date) -> Iterator[Problem]:
    """The guide must be checked again by `review_by`: after that day a warning, 90 days later an error.

    Nor can it have been checked on a day to come. Only `check` looks at the calendar, a build does not;
    `--today 2027-01-01` sets another day.

    Bad: `review_by: 2026-01-01` at the end of 2026
    Good: a day to come
    """
    done = content.guide.settings.review.reviewed_on
    if done and done > today:
        told = f"must not be a day to come: today is {today}"
        yield content.problem("guide.yaml", ("review", "reviewed_on"), told, "review")
    due = content.guide.settings.review.review_by
    if today > due:
        told = f"was due to be checked again by {due}; have it checked and run `make reviewed`"
        late = today > due + GRACE
        place = ("review", "review_by")
        yield content.problem("guide.yaml", place, told, "review", level="error" if late else "warning")
