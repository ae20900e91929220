"""Rules on a translation: it must say as much as the text that it was made of. They know no language."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ..content import Content, Problem, TranslatableText, Translated, texts, translatable
from ..text import READING_EASE, markup

NUMBER = re.compile(r"\d+")
TOLD = 20
"""So many texts of a catalog that are not translated are told one by one; more are told as a number."""

TIMES_AS_LONG = 4
LETTERS_MORE = 40
"""How much longer than its text a translation may be, or shorter: that is more than any two languages differ,
and a word or two may become a whole phrase."""

Pair = tuple[TranslatableText, str]
"""A text and its translation."""


def check_translation(source: Content, translated: Translated) -> tuple[Problem, ...]:
    """What is wrong in the catalogs of a language, and what is missing in them."""
    pairs = tuple(_pairs(source, translated))
    found = (problem for rule in TRANSLATION_RULES for problem in rule(translated, source, pairs))
    return tuple(sorted({*found}))


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
    for text in translated.missing:
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


def check_sides_kept(translated: Translated, source: Content, pairs: Iterable[Pair]) -> Iterator[Problem]:
    """A translation must name a side as often as the text, in marks, and in the same order.

    Which word stands for which side is known from the other translations.

    Bad: `Ponga el pie derecho delante.` for `Put your [right|left] foot in front.`
    Good: `Ponga el pie [derecho|izquierdo] delante.`
    """
    marked = [
        (text, markup.SIDES.findall(text.text), markup.SIDES.findall(value))
        for text, value in pairs
        if "|" in text.text or "|" in value
    ]
    stands_for: dict[str, Counter[str]] = defaultdict(Counter)
    for _, sides, own in marked:
        if len(sides) == len(own):
            for (first, second), (word, other) in zip(sides, own, strict=True):
                stands_for[word.casefold()][first.casefold()] += 1
                stands_for[other.casefold()][second.casefold()] += 1
    for text, sides, own in marked:
        if len(sides) != len(own):
            often = f"{len(sides)} times in a mark, as in [right|left], but does so {len(own)} times"
            told = f"must name a side {often}"
            yield translated.problem(text.file, text.place, told, "sides-kept")
            continue
        for (first, _), (word, other) in zip(sides, own, strict=True):
            usual = stands_for[word.casefold()].most_common(1)[0][0]
            if usual != first.casefold() and stands_for[word.casefold()][usual] > 1:
                told = f"'[{word}|{other}]' must have its sides the other way round: '{first}' comes first"
                yield translated.problem(text.file, text.place, told, "sides-kept")


def check_links_kept(translated: Translated, source: Content, pairs: Iterable[Pair]) -> Iterator[Problem]:
    """A translation must lead where the text leads.

    Bad: `Lea la página de seguridad.` for `Read [Stay safe](safety).`
    Good: `Lea [Cuídese](safety).`
    """
    for text, value in pairs:
        if missing := _targets(text.text) - _targets(value):
            told = (
                f"must lead to {', '.join(f'({id})' for id in missing)}, as in [words]({next(iter(missing))})"
            )
            yield translated.problem(text.file, text.place, told, "links-kept")


def _targets(text: str) -> Counter[str]:
    """Where a text leads, and how often."""
    return Counter(span.target for span in markup.spans(text) if span.target)


def check_numbers_kept(translated: Translated, source: Content, pairs: Iterable[Pair]) -> Iterator[Problem]:
    """A translation should have the numbers of the text. Told as a warning.

    Bad: `Mantenga la postura 30 segundos.` for `Hold for 20 to 30 seconds.`
    Good: `Mantenga la postura de 20 a 30 segundos.`
    """
    for text, value in pairs:
        lost = Counter(_numbers(text.text)) - Counter(_numbers(value))
        if lost:
            told = f"should have the number {' and '.join(lost)} of the text"
            yield translated.problem(text.file, text.place, told, "numbers-kept", level="warning")


def _numbers(text: str) -> list[str]:
    """The numbers of a text; digits, and how thousands and decimals are parted, are the language's own."""
    found = NUMBER.findall(re.sub(r"(?<=\d)[.,\s\u00a0\u202f](?=\d)", "", text))
    return [str(int(number)) for number in found]


def check_length_kept(translated: Translated, source: Content, pairs: Iterable[Pair]) -> Iterator[Problem]:
    """A translation should not be many times as long as its text, or as short: it may be that of another one.

    Told as a warning.

    Bad: `Llame al número de emergencias de su país si tiene alguna de estas señales.` for `Tips`
    Good: `Consejos`
    """
    for text, value in pairs:
        short, long = sorted((len(text.text), len(value)))
        if long > TIMES_AS_LONG * short + LETTERS_MORE:
            told = (
                f"should be a translation of its text: the text has {len(text.text)} letters, and this has "
                f"{len(value)}"
            )
            yield translated.problem(text.file, text.place, told, "length-kept", level="warning")


TRANSLATION_RULES: tuple[Callable[[Translated, Content, tuple[Pair, ...]], Iterable[Problem]], ...] = (
    check_untranslated,
    check_sides_kept,
    check_links_kept,
    check_numbers_kept,
    check_length_kept,
    check_ease,
)
