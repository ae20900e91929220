"""What stands on a printed page: facts, levels of care, drawings, links, boxes to tick, a stretch."""

import io
from dataclasses import dataclass
from functools import cache

import segno

from .runs import Rich
from .sizes import SIZES


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


@cache  # a stretch has one code on both papers and in the booklet
def qr_code(url: str) -> str:
    """The address as a QR code in SVG: dark modules on nothing, a quarter of it may be lost."""
    svg = io.BytesIO()
    segno.make(url, error="q", micro=False).save(svg, kind="svg", border=0, xmldecl=False, nl=False)
    return svg.getvalue().decode()
