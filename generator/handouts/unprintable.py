"""Letters that no font has, as an author typed them.

Typst names a letter and the marks on it one by one, though it may be the pair alone that no font has.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

UNPRINTABLE = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
CODE_POINT = re.compile(r"\\u\{([0-9a-f]+)\}")
JOINED = frozenset("\u200c\u200d\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
"""What is one with the sign before it, though it is no mark: joiners, and the colours of skin."""


def named(message: str) -> tuple[str, ...]:
    """The letters that Typst names as those which no font has, each once."""
    found = UNPRINTABLE.findall(message)
    return tuple(dict.fromkeys(CODE_POINT.sub(lambda code: chr(int(code[1], 16)), text) for text in found))


def as_typed(
    letters: tuple[str, ...], texts: Iterable[str], prints: Callable[[str], bool]
) -> tuple[str, ...]:
    """The letters that Typst has named, each that has marks together with them, as they stand in the texts.

    `prints` tells whether the fonts have all of a text: a letter that they have was named for its marks.
    """
    marks = set(filter(_is_mark, "".join(letters)))
    if not marks:
        return letters
    alone = {one for one in letters if not marks.issuperset(one) and not prints(one)}
    marked = dict.fromkeys(one for text in texts for one in _with_marks(text) if marks.intersection(one))
    pairs = [one for one in marked if one[0] not in alone and not prints(one)]
    return (*(one for one in letters if not any(one in pair for pair in pairs)), *pairs)


def _with_marks(text: str) -> Iterator[str]:
    """Each letter of a text with the marks on it, if it has any."""
    begins = [place for place, sign in enumerate(text) if not _is_mark(sign)]
    return (text[begin:end] for begin, end in pairwise((*begins, len(text))))


def _is_mark(sign: str) -> bool:
    return sign in JOINED or unicodedata.category(sign).startswith("M")
