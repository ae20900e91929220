"""Rules on a translation: whether it is whole, easy to read and checked, and says as much as its text."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from ..content import PLACEHOLDER, Content, Problem, Translated, texts, translatable
from ..text import READING_EASE, markup
from .review import is_nobody
from .text_pairs import (
    Pair,
    check_copied,
    check_length_kept,
    check_links_kept,
    check_numbers_kept,
    check_sides_kept,
)

TOLD = 20
"""So many texts of a catalog that are not translated are told one by one; more are told as a number."""


def check_translation(
    source: Content, translated: Translated, today: date | None = None
) -> tuple[Problem, ...]:
    """What is wrong in the catalogs of a language, and what is missing in them.

    That nobody has checked it on a day to come is told only if `today` is given.
    """
    pairs = tuple(_pairs(source, translated))
    found = {problem for rule in TRANSLATION_RULES for problem in rule(translated, source, pairs)}
    if today and (done := translated.facts.checked_on) and done > today:
        told = f"must not be a day to come: today is {today}"
        found.add(translated.own_file.problem(("checked_on",), told, "checked"))
    return tuple(sorted(found))


def _pairs(source: Content, translated: Translated) -> Iterator[Pair]:
    """Each text that is translated, with what it is in the language; counts are checked by the model."""
    for text in translatable(source):
        if text not in translated.missing and text.plural is None:
            value: Any = translated.files[text.file].data
            for part in text.place:
                value = value[part]
            yield text, value


def check_ease(translated: Translated, source: Content, pairs: Iterable[Pair]) -> Iterator[Problem]:
    """A file of a translation should be as easy to read as `ease` in style.yaml says for its language.

    Told as a warning, at the first text of the file. Of some languages no formula is known.

    Bad: `La musculatura requiere una elongación gradual.`
    Good: `Estire el músculo despacio.`
    """
    language = translated.language.partition("-")[0]
    least = source.guide.style.ease.get(language) if source.guide.style else None
    measure = READING_EASE.get(language)
    if least is None or measure is None:
        return
    files: dict[str, list[tuple[Any, str]]] = defaultdict(list)
    for file, place, text in texts(translated):
        files[file].append((place, markup.plain(text)))
    for file, found in files.items():
        ease = measure(text for _, text in found)
        if ease < least:
            told = f"{file} should read at {least:g} or higher, but reads at {ease:.0f}; use shorter words"
            yield translated.problem(file, found[0][0], told, "ease", level="warning")


def check_untranslated(translated: Translated, source: Content, pairs: Iterable[Pair]) -> Iterator[Problem]:
    """A text should be translated, and not be fuzzy; until it is, it stands in the source's language.

    Told as a warning. While a safety text is missing, the pages that show it are not published.

    Bad: an empty `msgstr`, or `#, fuzzy` above it
    Good: a whole translation of the text as it is now
    """
    by_domain: dict[str, list[Problem]] = defaultdict(list)
    for text in (one for one in translated.missing if PLACEHOLDER not in one.text):
        told = "must be translated, or checked if it is fuzzy: until then it stands in the source's language"
        if not translated.has_message(text):
            told = f"is in no catalog of '{translated.language}' yet; run `make messages`, then translate it"
        if text.domain == "safety":
            told += ", and the pages that show it are not published"
        by_domain[text.domain].append(
            translated.problem(text.file, text.place, told, "untranslated", level="warning")
        )
    for problems in by_domain.values():
        in_order = sorted(set(problems))
        if len(in_order) <= TOLD + 1:
            yield from in_order
        else:
            yield from in_order[:TOLD]
            first, number = in_order[TOLD], len(in_order) - TOLD
            told = f"must be translated: it is the first of {number} more texts in this file and language"
            yield Problem(first.path, first.line, 1, first.field, told, "untranslated", "warning")


def check_checked(translated: Translated, source: Content, pairs: Iterable[Pair]) -> Iterator[Problem]:
    """Who has checked a translation must be somebody with a name.

    Bad: `checked_by: nobody yet`
    Good: `checked_by: "Dra. Ana Ruiz, fisioterapeuta"`
    """
    name = translated.facts.checked_by
    if name and is_nobody(source, name):
        told = f"must be the name and role of who has checked it, but is '{name}'; leave it empty until then"
        yield translated.own_file.problem(("checked_by",), told, "checked")


TRANSLATION_RULES: tuple[Callable[[Translated, Content, tuple[Pair, ...]], Iterable[Problem]], ...] = (
    check_untranslated,
    check_sides_kept,
    check_links_kept,
    check_numbers_kept,
    check_length_kept,
    check_copied,
    check_checked,
    check_ease,
)
