"""Rules on numbers: what a text says that there are of a thing is how many there are."""

import re
from collections.abc import Iterator, Mapping

from ..content import Content, Problem, translatable
from ..model.base import Place
from ..model.guide import Guide
from ..model.style import Counted, Counts
from .words import matches, style_of


def check_count(content: Content) -> Iterator[Problem]:
    """A number of all stretches, questions and so on must be how many there are.

    How a text counts them stands in style.yaml, under `counts`.

    Bad: `the five stretches` in a guide of six
    Good: `the six stretches`
    """
    there = how_many(content.guide)
    for counts in (style.counts for style in style_of(content) if style.counts):
        found = {what: _pattern(counts, forms) for what, forms in counts.of.items()}
        for file, place, text in every_text(content):
            for what, pattern in found.items():
                for match in matches(pattern, text):
                    number = _number(counts, next(filter(None, match.groups())))
                    if number != there[what]:
                        right = _word(counts, there[what])
                        told = f"'{match[0]}' must say {right}, as there are {there[what]} {what}"
                        yield content.problem(file, place, told, "count")


def every_text(content: Content) -> Iterator[tuple[str, Place, str]]:
    """Every text of the guide, headings and fixed words too, as (file, place, text)."""
    return ((one.file, one.place, one.text) for one in translatable(content))


def how_many(guide: Guide) -> Mapping[Counted, int]:
    """How many there are of each thing that a text may count."""
    return {
        "stretches": len(guide.stretches),
        "routines": len(guide.routines.routines),
        "questions": len(guide.faq.questions),
        "claims": len(guide.claims.claims),
        "sources": len(guide.sources.sources),
        "terms": len(guide.glossary.terms),
    }


def _pattern(counts: Counts, forms: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the ways to count a thing; one group of each match holds the number."""
    numbers = "|".join([r"\d+", *map(re.escape, counts.numbers)])
    ways = (rf"({numbers})".join(map(re.escape, form.split("{n}"))) for form in forms)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(ways) or '(?!)'})(?![\w-])", re.IGNORECASE)


def _number(counts: Counts, word: str) -> int:
    known = {name.casefold(): number for name, number in counts.numbers.items()}
    return known.get(word.casefold(), -1) if not word.isdigit() else int(word)


def _word(counts: Counts, number: int) -> str:
    return next((name for name, value in counts.numbers.items() if value == number), str(number))
