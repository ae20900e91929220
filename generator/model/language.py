"""The language of a guide, and how it writes a date."""

from datetime import date
from typing import Annotated

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from pydantic import AfterValidator, StringConstraints

from .base import Line

DAY = date(2026, 1, 31)


def _known(language: str) -> str:
    try:
        Locale.parse(language, sep="-")
    except UnknownLocaleError:
        raise ValueError("must be a language with known rules for numbers and dates, such as en") from None
    return language


def _order(pattern: str) -> str:
    try:
        format_date(DAY, format=pattern, locale="en")
    except (ValueError, KeyError):
        raise ValueError("must be the order of a date, such as d MMMM y") from None
    return pattern


Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$"), AfterValidator(_known)]
"""A language, with its country where that matters: en, es, pt-BR."""

DateOrder = Annotated[
    Line, StringConstraints(pattern=r"^([dMyE .,/年月日-]|'[^'{}]*')+$"), AfterValidator(_order)
]
"""The order of a date, in the letters of Unicode: d day, MMMM month in full, y year; words in quotes."""
