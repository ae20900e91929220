"""What the rules on the wording share: the lists of style.yaml, and how their words are found in a text."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from ..content import Content
from ..model.base import Place
from ..model.style import Style
from ..text import markup, matching

STEPS = {("routines.yaml", "by_hand"), ("safety.yaml", "before")}
"""Lists of steps outside the stretches."""


def style_of(content: Content) -> Iterator[Style]:
    """The guide's style, if it has one for its language."""
    style = content.guide.style
    if style and style.language == content.guide.settings.language.partition("-")[0]:
        yield style


def is_step(file: str, place: Place) -> bool:
    """Whether this is the place of a step, which tells a reader what to do."""
    return (
        (file, place[0]) in STEPS
        or (file.startswith("stretches/") and place[0] in ("steps", "last_alone"))
        or (file == "tips.yaml" and "steps" in place)
    )


def found(words: Iterable[str], text: str) -> list[str]:
    """Those of the words that stand in a text, in small letters."""
    return list(_found(tuple(words), text))


@lru_cache(markup.CACHE_SIZE)
def _found(words: tuple[str, ...], text: str) -> tuple[str, ...]:
    return tuple(match[0].casefold() for match in matches(pattern(words), text))


def matches(expression: re.Pattern[str], text: str) -> tuple[re.Match[str], ...]:
    """Where an expression matches in the plain words of a text."""
    return matching.matches(expression, markup.plain(text))


@cache
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words or groups of words, whole; `-itis` is every word that ends so."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    forms = [rf"\w+{re.escape(word[1:])}" if word.startswith("-") else re.escape(word) for word in longest]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms) or '(?!)'})(?![\w-])", re.IGNORECASE)
