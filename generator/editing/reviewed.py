"""Writes down a review: who has checked the guide, on which day, and a checksum of what each page said."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from ..content import Content, Source, from_bytes, load, misleading_characters, parse
from ..model.review import Review
from ..model.settings import Settings
from ..publish import write_file
from ..rules import is_nobody
from .new_content import NotMadeError
from .schema import first_line

GUIDE, RECORD = "guide.yaml", "reviewed.yaml"
Edit = tuple[int, int, str]
"""From where to where a text is replaced, and by what."""
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
    for flaw in misleading_characters(name):
        yield f"BY: {flaw.message}"
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
        "reviewed_by": json.dumps(review.reviewed_by, ensure_ascii=False),
        "reviewed_on": str(review.reviewed_on),
        "review_by": str(review.review_by),
    }
    group = _fields(yaml.compose(text, Loader=yaml.CBaseLoader))["review"]
    known = _fields(group)
    edits = (
        _replacement(text, known[field], value)
        if field in known
        else _insertion(text, group, f"{field}: {value}")
        for field, value in fields.items()
    )
    for start, end, new in sorted(edits, reverse=True):  # from the end, so that the places before it hold
        text = text[:start] + new + text[end:]
    return text


def _fields(group: Any) -> Mapping[str, Any]:
    """The nodes of a group's values, by the names of the fields."""
    return {key.value: value for key, value in group.value}


def _replacement(text: str, old: Any, value: str) -> Edit:
    """Another value of a field, in the place of a node."""
    start, end = old.start_mark.index, old.end_mark.index
    if start == end:
        return start, end, f" {value}"
    return start, start + len(text[start:end].rstrip()), value  # a folded text takes the lines below with it


def _insertion(text: str, group: Any, field: str) -> Edit:
    """A field before the first of a group."""
    if group.flow_style:
        start = group.start_mark.index + len("{")
        return start, start, f"{field}, "
    first, line_end = group.value[0][0].start_mark, "\r\n" if "\r\n" in text else "\n"
    return first.index, first.index, field + line_end + " " * first.column


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
