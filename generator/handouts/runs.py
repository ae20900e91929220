"""Texts as they are printed: runs of words, some of them strong or in another language."""

from dataclasses import dataclass

from ..content import is_foreign, without_marks
from ..text import markup


@dataclass(frozen=True)
class Run:
    """Words that are set in one way."""

    text: str
    strong: bool = False
    foreign: bool = False
    """Whether they are in the language of the source, as they are not translated."""


Rich = tuple[Run, ...]
"""A text with some of its words strong."""


def plain_runs(text: str) -> Rich:
    """Words of the guide that hold no marks."""
    return (Run(text),)


def rich(text: str, mirrored: bool = False) -> Rich:
    """A text with its strong words; links are words alone, as paper leads nowhere."""
    foreign = is_foreign(text)
    return tuple(Run(span.text, span.strong, foreign) for span in markup.spans(without_marks(text), mirrored))


def strong(text: str) -> Rich:
    """A text, all of it strong."""
    return (Run(markup.plain(text), strong=True),)
