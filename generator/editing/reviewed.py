"""Writes down a review: who has checked the guide, on which day, and a checksum of what each page said."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from ..content import Content, Source, from_bytes, load, parse
from ..model.guide import Settings
from ..model.review import Review
from ..publish import write_file
from ..rules import is_nobody
from .examples import quoted
from .scaffold import NotMadeError
from .schema import first_line

GUIDE, RECORD = "guide.yaml", "reviewed.yaml"
YEAR = timedelta(days=365)
"""How long a review holds, if nobody says otherwise."""


def write_review(content: Path, name: str, day: date, until: date | None, today: date) -> tuple[Path, Path]:
    """Write the review into guide.yaml and what was checked into reviewed.yaml; gives both files.

    Raises NotMadeError if the review cannot be so, ContentError if the content cannot be loaded; then
    nothing has been written.
    """
    loaded = load(content)
    name = " ".join(name.split())
    for told in _wrong(loaded, name, day, until, today):
        raise NotMadeError(told)
    review = Review(reviewed_by=name, reviewed_on=day, review_by=until or day + YEAR)
    guide = content / GUIDE
    written = _written(guide.read_bytes().decode("utf-8-sig"), review)
    source = from_bytes(written.encode(), GUIDE)
    settings = parse(source, Settings) if isinstance(source, Source) else ()
    if not (isinstance(settings, Settings) and settings.review == review):
        raise NotMadeError(f"`review` in {guide.as_posix()} must have each field on its own line")
    write_file(content / RECORD, _record(day, loaded.guide.checksums))
    write_file(guide, written)
    return guide, content / RECORD


def _wrong(content: Content, name: str, day: date, until: date | None, today: date) -> Iterator[str]:
    """Why this is no review."""
    updated = content.guide.settings.updated
    if is_nobody(content, name):
        yield f"BY must be the name and role of who has checked the guide, but is '{name}'"
    if day > today:
        yield f"ON must not be a day to come: it is {day}, and today is {today}"
    if day < updated:
        yield f"ON must not be before {updated}, the day of the last change (`updated` in guide.yaml)"
    if until and until <= day:
        yield f"UNTIL must be after {day}"


def _written(text: str, review: Review) -> str:
    """The text of guide.yaml with this review, its comments and all else as they were."""
    fields = {
        "reviewed_by": quoted(review.reviewed_by or ""),
        "reviewed_on": str(review.reviewed_on),
        "review_by": str(review.review_by),
    }
    flow = re.search(r"^review: *\{[^\n]*\} *$", text, re.MULTILINE)
    if flow:
        block = "\n".join(["review:", *(f"  {field}: {value}" for field, value in fields.items())])
        return text[: flow.start()] + block + text[flow.end() :]
    for field, value in fields.items():
        found = re.search(rf"^( +){field}:[^\n]*$", text, re.MULTILINE)
        if found:
            text = f"{text[: found.start()]}{found[1]}{field}: {value}{text[found.end() :]}"
        else:
            text = text.replace("\nreview:\n", f"\nreview:\n  {field}: {value}\n", 1)
    return text


def _record(day: date, checksums: Mapping[str, str]) -> str:
    return "\n".join(
        (
            first_line(RECORD),
            "# What was checked at the last review. `make reviewed` writes this file; do not change it.",
            f"day: {day}",
            "pages:",
            *(f"  {page}: {checksum}" for page, checksum in checksums.items()),
            "",
        )
    )
