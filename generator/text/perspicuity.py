"""How easy a Spanish text is to read: the index of perspicuity."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from .readability import WORD, sentences

VOWELS = re.compile(r"[aeiouáéíóúü]+(?:y(?![aeiouáéíóú]))?|y(?![aeiouáéíóú])")
NUCLEUS = re.compile(r"[aeoáéóíú]")


def perspicuity(texts: Iterable[str]) -> float:
    """The index of Szigriszt Pazos of several texts, from 0 (hard) to 100: 206.835 - 62.3 S/P - P/F.

    S are the syllables, P the words and F the sentences. Source: F. Szigriszt Pazos, "Sistemas predictivos de
    legibilidad del mensaje escrito: fórmula de perspicuidad", Universidad Complutense de Madrid, 1993. On the
    scale INFLESZ (Barrio-Cantalejo and others, 2008) 55 to 65 is what the press writes, and 65 to 80 is quite
    easy. No words at all give 100.
    """
    counted = [WORD.findall(one) for text in texts for one in sentences(text)]
    lengths = [len(words) for words in counted if words]
    if not lengths:
        return 100.0
    total = sum(lengths)
    spoken = sum(spanish_syllables(word) for words in counted for word in words)
    return 206.835 - 62.3 * spoken / total - total / len(lengths)


@cache
def spanish_syllables(word: str) -> int:
    """How many syllables a Spanish word has, by its spelling; of a number, its digits.

    Of vowels in a row each a, e, o and each accented i or u is one; i and u beside these are none, as is the
    silent u of "que" and "guía".
    """
    if word[0].isdigit():
        return sum(sign.isdigit() for sign in word)
    groups = VOWELS.findall(word.lower())
    return max(1, sum(max(1, len(NUCLEUS.findall(group))) for group in groups))


READING_EASE: Mapping[str, Callable[[Iterable[str]], float]] = {"es": perspicuity}
"""How easy a text is to read, from 0 to 100, in the languages of which a formula is known here."""
