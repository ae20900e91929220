"""The three marks that a text may hold, and the ways to write it down again.

`[right|left]` names a side: the first for the side that the drawing shows, the second for the mirrored one.
`**so**` is strong. `[words](id)` leads to a page or a thing of that id. All else is plain text.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

CACHE_SIZE = 32_768
"""How many texts are remembered: pages, handouts and rules ask for the same ones again and again."""

MARK = re.compile(
    r"\*\*(?P<strong>[^*\s]|[^*\s][^*]*[^*\s])\*\*|\[\s*(?P<label>[^\[\]\s][^\[\]]*)\]\((?P<target>[^()\s]+)\)"
)
SIDES = re.compile(r"\[(\s*[^\[\]|()\s][^\[\]|()]*)\|(\s*[^\[\]|()\s][^\[\]|()]*)\]")

SIDE_SIGN = "\u25e7"
"""What stands for a side where the marks of a text are taken out."""


@dataclass(frozen=True)
class Span:
    """A run of text: plain, strong, or a link to an id."""

    text: str
    strong: bool = False
    target: str | None = None


def spans(text: str, mirrored: bool = False) -> tuple[Span, ...]:
    """A text as runs, each side named for the drawing or for its mirror image; white space is folded."""
    return tuple(_spans(" ".join(choose_side(text, mirrored).split())))


def _spans(text: str) -> Iterator[Span]:
    end = 0
    for mark in MARK.finditer(text):
        if mark.start() > end:
            yield Span(text[end : mark.start()])
        if mark["strong"]:
            yield Span(mark["strong"], strong=True)
        else:
            yield Span(mark["label"], target=mark["target"])
        end = mark.end()
    if end < len(text):
        yield Span(text[end:])


def choose_side(text: str, mirrored: bool) -> str:
    """The text with each `[right|left]` settled for the drawing or for its mirror image."""
    return SIDES.sub(lambda side: side[2 if mirrored else 1], text)


@lru_cache(maxsize=CACHE_SIZE)
def plain(text: str, mirrored: bool = False) -> str:
    """The text without any mark, for a place that shows words alone."""
    return "".join(span.text for span in spans(text, mirrored))


def unmarked(text: str) -> str:
    """The text without strong marks and links, but with both sides named, for data that others read."""
    return "".join(span.text for span in _spans(" ".join(text.split())))


def without_marks(text: str) -> str:
    """The text with whole marks taken out: words that are strong or a link stay, sides become one sign."""
    return MARK.sub(lambda mark: mark["strong"] or mark["label"], SIDES.sub(SIDE_SIGN, text))


def targets(text: str) -> tuple[str, ...]:
    """The ids that a text links to."""
    return tuple(span.target for span in spans(text) if span.target) if "](" in text else ()


SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$^&@])")
LEADING = re.compile(r"^(\d*)([-+=:.)(!%])")


def escape(text: str) -> str:
    """Plain words as MyST that shows just these words: no mark-up, role, directive or HTML in them works.

    The words may begin a line: a list, a definition or a fence does not come of them either.
    """
    return LEADING.sub(r"\1\\\2", SPECIAL.sub(r"\\\1", text))


def address(url: str) -> str:
    """A web address as MyST that leads to just this address; brackets and `&` in it are no marks."""
    return f"<{url.replace('&', '&amp;')}>"


def myst(text: str, words: Callable[[str], str], link: Callable[[str, str], str]) -> str:
    """A text as MyST; `words` writes plain runs, `link` writes a link from its words and the id."""

    def write(span: Span) -> str:
        if span.target:
            return link(span.text, span.target)
        return f"**{escape(span.text)}**" if span.strong else words(span.text)

    return "".join(map(write, spans(text)))
