"""What a printed handout holds: plain frozen values, ready to be handed to the typesetter as JSON."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from typing import Any, Literal

from ..model.paper import Paper
from .elements import Care, Exercise, Fact, Link, Picture
from .imposition import Side
from .runs import Rich
from .sizes import SMALLER

PARTED = re.compile(r"[\s/-]")
"""Where a line may end."""


@dataclass(frozen=True)
class Labels:
    """The fixed words of a sheet and of the booklet."""

    steps: str
    gate: str
    dose: str
    week: str
    notes: str
    scan: str
    sources: str
    contents: str
    stretches: str


@dataclass(frozen=True)
class SourceLanguage:
    """The language in which a translated guide was written: that of the texts which are not translated."""

    language: str
    direction: Literal["ltr", "rtl"]


@dataclass(frozen=True)
class Frame:
    """What every document has; `day` is that of the guide's last change, as in 2026-11-23."""

    title: str
    subject: str
    guide: str
    day: str
    language: str
    region: str | None
    direction: Literal["ltr", "rtl"]
    source: SourceLanguage
    paper: Paper
    labels: Labels
    gate: tuple[Care, ...]
    imprint: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """One page, or as many as large print takes.

    `heading` is for several stretches; `person`, `clinic` and `notes` for a sheet of one's own.
    """

    frame: Frame
    exercises: tuple[Exercise, ...]
    link: Link | None
    smallest: float
    """The smallest size of text that it may have, in points."""
    heading: str = ""
    person: str = ""
    clinic: str = ""
    notes: tuple[str, ...] = ()
    kind: Literal["sheet", "large"] = "sheet"


@dataclass(frozen=True)
class Both:
    """A sheet of one's own in two languages, side by side; the pictures are those of the first."""

    first: Sheet
    second: Sheet
    frame: Frame
    """That of the first: what the file says of itself."""
    kind: Literal["both"] = "both"
    smallest: float = SMALLER[-1]
    """The smallest size of text that it may have, in points."""


@dataclass(frozen=True)
class Section:
    """A piece of a chapter: heading, paragraphs, list, facts, a picture beside them: each where there is one.

    `label` stands before the text, as how sure it is; `small` is what stands below in small print.
    """

    heading: str = ""
    level: int = 2
    look: str = ""
    label: str = ""
    text: tuple[Rich, ...] = ()
    points: tuple[Rich, ...] = ()
    numbered: bool = False
    picture: Picture | None = None
    facts: tuple[Fact, ...] = ()
    url: str = ""
    small: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chapter:
    """A chapter of running text."""

    title: str
    lead: Rich
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Booklet:
    """The whole guide: cover, contents, chapters, the stretches, more chapters.

    Its pages are of its paper, with one for each stretch; or half as large, to be folded, with two for each.
    """

    frame: Frame
    lead: Rich
    picture: Picture
    link: Link | None
    before: tuple[Chapter, ...]
    exercises: tuple[Exercise, ...]
    after: tuple[Chapter, ...]
    kind: Literal["booklet", "folded"] = "booklet"


@dataclass(frozen=True)
class Signature:
    """The pages of a booklet on sheets to be folded: `pages` is the booklet as PDF."""

    frame: Frame
    sides: tuple[Side, ...]
    pages: bytes
    kind: Literal["signature"] = "signature"


Document = Sheet | Both | Booklet | Signature


def longest_word(document: Document) -> int:
    """How many letters the longest word has; of an address, the longest part."""
    return max(len(word) for text in texts(document) for word in PARTED.split(text))


def letters(document: Document) -> int:
    """How many letters, blanks and other signs a document has, the words of its drawings among them."""
    return sum(map(len, texts(document)))


def texts(value: Any) -> Iterator[str]:
    """Every text of a document but the drawings."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Picture):
        yield from (value.alt, value.caption)
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif is_dataclass(value):
        yield from texts(tuple(vars(value).values()))
