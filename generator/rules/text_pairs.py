"""Rules on a text and its translation, side by side: it must say as much. They know no language."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ..content import Content, Problem, TranslatableText, Translated, counted
from ..text import markup

NUMBER = re.compile(r"\d+")
WORD = re.compile(r"[^\W\d_]{2,}")
WORDS_OF_A_SENTENCE = 4
"""So many words a text has that no two languages have alike; fewer may be a name."""

TIMES_AS_LONG = 4
LETTERS_MORE = 40
"""How much longer than its text a translation may be, or shorter: that is more than any two languages differ,
and a word or two may become a whole phrase."""

Pair = tuple[TranslatableText, str]
"""A text and its translation."""


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
    words_for: dict[str, Counter[str]] = defaultdict(Counter)
    for _, sides, own in marked:
        if len(sides) == len(own):
            for pair, words in zip(sides, own, strict=True):
                for side, word in zip(map(str.casefold, pair), map(str.casefold, words), strict=True):
                    stands_for[word][side] += 1
                    words_for[side][word] += 1
    for text, sides, own in marked:
        if len(sides) != len(own):
            due, done = counted(len(sides), "time"), counted(len(own), "time")
            told = f"must name a side {due} in a mark, as in [right|left], but does so {done}"
            yield translated.problem(text.file, text.place, told, "sides-kept")
            continue
        for (first, _), words in zip(sides, own, strict=True):
            if told := _wrong_sides(first, words, stands_for, words_for):
                mark = "|".join(words)
                yield translated.problem(text.file, text.place, f"'[{mark}]' must {told}", "sides-kept")


def _wrong_sides(
    first: str,
    words: tuple[str, str],
    stands_for: Mapping[str, Counter[str]],
    words_for: Mapping[str, Counter[str]],
) -> str:
    """What must be mended in a mark, whose text names the side `first` first; empty if nothing need be.

    For the words and the sides of all marks it is told how often each stands for each.
    """
    side, word, other = first.casefold(), words[0].casefold(), words[1].casefold()
    if word == other:
        return "name one side and then the other"
    usual_word = words_for[side].most_common(1)[0][0]
    if word == side != usual_word:
        return f"be translated too, as elsewhere: '{usual_word}'"
    usual = stands_for[word].most_common(1)[0][0]
    if usual != side and stands_for[word][usual] > 1:
        return f"have its sides the other way round: '{first}' comes first"
    return ""


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


def check_copied(translated: Translated, source: Content, pairs: Iterable[Pair]) -> Iterator[Problem]:
    """A safety text of several words should not stand untranslated, as if it were. Told as a warning.

    Bad: `msgstr "Check before step 1"` for `Check before step 1`
    Good: `msgstr "Antes del paso 1"`
    """
    for text, value in pairs:
        if (
            text.domain == "safety"
            and value == text.text
            and len(WORD.findall(markup.plain(value))) >= WORDS_OF_A_SENTENCE
        ):
            told = "should be translated: it is the text itself, word for word"
            yield translated.problem(text.file, text.place, told, "copied", level="warning")
