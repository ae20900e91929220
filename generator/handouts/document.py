"""What a printed handout holds: plain frozen values, ready to be handed to the typesetter as JSON."""

import hashlib
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from functools import cache, lru_cache
from typing import Any, Literal

import segno

from ..content import without_marks
from ..model.paper import Paper
from .imposition import Side

SIZES = (12.0, 11.5, 11.0, 10.5)
"""The sizes of text, in points, that are tried until a page holds it all."""

LARGE = 18.0
"""The size of the smallest text in large print, in points."""

SMALLER = (10.0, 9.5, 9.0)
"""Smaller ones, for a page that holds several stretches beside all that stands before step 1, and for a
translation, whose texts may be longer."""

PARTED = re.compile(r"[\s/-]")
"""Where a line may end."""


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


@dataclass(frozen=True)
class Fact:
    """A label and what it says."""

    label: str
    text: Rich


@dataclass(frozen=True)
class Care:
    """A level of care: title, what to do, signs, and what stands after them. `look` names colour and sign."""

    look: str
    title: str
    action: Rich
    points: tuple[Rich, ...]
    after: Rich = ()


@dataclass(frozen=True)
class Picture:
    """A drawing as SVG, with the words that stand for it and those that stand under it."""

    svg: str
    alt: str
    caption: str = ""


@dataclass(frozen=True)
class Link:
    """An address that is printed with its QR code, and the words that stand for the code."""

    url: str
    alt: str

    @property
    def code(self) -> Picture:
        """The QR code. It is drawn where it is printed: to compare documents the address is enough."""
        return Picture(qr_code(self.url), self.alt)


@dataclass(frozen=True)
class Week:
    """Boxes to tick: `boxes` of them for each day in each row; `head` stands over the names of the rows."""

    tick: str
    head: str
    days: tuple[str, ...]
    rows: tuple[str, ...]
    boxes: int


@dataclass(frozen=True)
class Exercise:
    """One stretch as it is printed, its text at `size` points; `brief` is its dose in short."""

    id: str
    name: str
    purpose: Rich
    facts: tuple[Rich, ...]
    pictures: tuple[Picture, ...]
    """Start and hold."""
    strip: tuple[Picture, ...]
    """Every picture of the steps once, in their order, with the numbers of its steps over it."""
    key: tuple[str, ...]
    """What colours and arrows of the drawings stand for."""
    leave_out: Care | None
    dose: tuple[Fact, ...]
    brief: tuple[Fact, ...]
    before: tuple[Rich, ...]
    steps: tuple[Rich, ...]
    felt: Fact
    adjust: tuple[Rich, ...]
    week: Week
    sources: tuple[str, ...]
    link: Link | None
    size: float = SIZES[0]


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


def as_json(document: Document) -> str:
    """The document as the typesetter reads it; the same document gives the same text."""
    return without_marks(json.dumps(document, ensure_ascii=False, default=_as_values))


def _as_values(value: Any) -> dict[str, Any] | None:
    if isinstance(value, bytes):
        return None  # a file of its own
    return {**vars(value), "code": value.code} if isinstance(value, Link) else vars(value)


def checksum(document: Document) -> str:
    """A checksum of all that the document says; QR codes count by their addresses, drawings by checksums of
    their own."""
    return hashlib.sha256(json.dumps(document, ensure_ascii=False, default=_to_compare).encode()).hexdigest()


def _to_compare(value: Any) -> dict[str, Any] | str:
    if isinstance(value, Picture):
        return {**vars(value), "svg": _drawing(value.svg)}
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else vars(value)


@lru_cache(1024)  # a drawing stands on many sheets, and is most of each
def _drawing(svg: str) -> str:
    return hashlib.sha256(svg.encode()).hexdigest()


@cache  # a stretch has one code on both papers and in the booklet
def qr_code(url: str) -> str:
    """The address as a QR code in SVG: dark modules on nothing, a quarter of it may be lost."""
    svg = io.BytesIO()
    segno.make(url, error="q", micro=False).save(svg, kind="svg", border=0, xmldecl=False, nl=False)
    return svg.getvalue().decode()
