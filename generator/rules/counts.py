"""Rules on numbers: what a text says that there are of a thing is how many there are, and shows it."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from ..content import Content, Problem, is_foreign, numbers_of_forms, translatable
from ..model.base import Place
from ..model.guide import Guide
from ..model.style import Counted, Counts
from ..text import markup
from .words import style_of


def check_count(content: Content) -> Iterator[Problem]:
    """A number of all stretches, questions and so on must be how many there are.

    How a text counts them stands in style.yaml, under `counts`.

    Bad: `the five stretches` in a guide of six
    Good: `the six stretches`
    """
    there = how_many(content.guide)
    for counts in (style.counts for style in style_of(content) if style.counts):
        patterns = tuple((what, _pattern(counts, forms)) for what, forms in counts.of.items())
        for file, place, text in every_text(content):
            for what, words, said in _counted(patterns, text):
                if _number(counts, said) != there[what]:
                    right = _word(counts, there[what])
                    told = f"'{words}' must say {right}, as there are {there[what]} {what}"
                    yield content.problem(file, place, told, "count")


def check_plural(content: Content) -> Iterator[Problem]:
    """A form of a count must show its number, unless it stands for one number alone in the language.

    Bad: `one: one page` in French, where it stands for 0 too
    Good: `one: "{n} page"`, or `one: one page` in English
    """
    numbers = numbers_of_forms(content.guide.settings.language)
    counted = (one for one in translatable(content) if one.plural and one.file not in content.broken)
    for one in counted:
        for form, text in _forms(content, one.file, one.place):
            all_numbers = numbers.get(form, ())
            if len(all_numbers) > 1 and "{n}" not in text and not is_foreign(text):
                told = f"must hold {{n}} in its form '{form}', which stands for {all_numbers[1]} too"
                yield content.problem(one.file, (*one.place, form), told, "plural")


def _forms(content: Content, file: str, place: Place) -> Iterator[tuple[str, str]]:
    """The forms of a count by their names."""
    value: Any = content.files[file].data
    for part in place:
        value = value[part]
    yield from value.items()


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


@lru_cache(markup.CACHE_SIZE)
def _counted(patterns: tuple[tuple[Counted, str], ...], text: str) -> tuple[tuple[Counted, str, str], ...]:
    """What a text counts, as (thing, words, number): remembered, as under `live` few texts change."""
    return tuple(
        (what, match[0], next(filter(None, match.groups())))
        for what, pattern in patterns
        for match in re.finditer(pattern, markup.plain(text), re.IGNORECASE)
    )


def _pattern(counts: Counts, forms: tuple[str, ...]) -> str:
    """Any of the ways to count a thing; one group of each match holds the number."""
    numbers = "|".join([r"\d+", *map(re.escape, counts.numbers)])
    ways = (rf"({numbers})".join(map(re.escape, form.split("{n}"))) for form in forms)
    return rf"(?<![\w-])(?:{'|'.join(ways) or '(?!)'})(?![\w-])"


def _number(counts: Counts, word: str) -> int:
    known = {name.casefold(): number for name, number in counts.numbers.items()}
    return known.get(word.casefold(), -1) if not word.isdigit() else int(word)


def _word(counts: Counts, number: int) -> str:
    return next((name for name, value in counts.numbers.items() if value == number), str(number))
