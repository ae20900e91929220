"""What there is to print of a guide: a sheet for every stretch and the booklet, on each size of paper."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from ..content import FOLDED
from ..model.base import Id
from ..model.guide import Guide
from ..model.paper import PAPERS, PRINTS, Paper
from ..model.stretch import Stretch
from ..text import markup
from .booklet import booklet
from .document import Booklet, Document, Signature
from .elements import Picture
from .imposition import saddle_stitch, sheets_of
from .sheet import Printer
from .typeset import Typeset

MOST_IN_A_BOOKLET = 25
"""Where a guide has more stretches, there are several booklets: none is too large to be opened on a phone,
and a change to a stretch sets just one of them anew."""

MOST_TO_FOLD = 12
"""Where a guide has more stretches, its booklet is too thick to be folded as one."""

PAGES_TO_FOLD = f"{FOLDED}_pages"
"""The name of the file of pages that are yet to be placed on sheets; the site does not have it."""

Sizes = Mapping[tuple[Id | None, Paper], float]
"""The size of the text on the sheet of each stretch, in points."""


@dataclass(frozen=True)
class Job:
    """A document to be set: the sheet of a stretch, or a booklet if `stretch` is None."""

    name: str
    """The name of its file, without an ending."""
    stretch: Id | None
    title: str
    """What a list calls it."""
    paper: Paper
    make: Callable[[], Document]
    large: bool = False
    """Whether it is in large print."""
    unbound: bool = False
    """Whether it holds the pages that are yet to be placed on sheets to be folded."""
    sheets: int = 0
    """How many sheets of paper are to be folded, if it is to be folded."""


@dataclass(frozen=True)
class Volume:
    """One of the booklets, counted from 1, and the stretches in it."""

    number: int
    all: int
    stretches: tuple[Stretch, ...]

    @property
    def name(self) -> str:
        """The name of its file on the usual paper: no stretch has an underscore in its id."""
        return "guide" if self.number == 1 else f"guide_{self.number}"

    def titled(self, title: str, guide: Guide) -> str:
        """The title with words for which booklet it is, if there are several."""
        if self.all == 1:
            return title
        return guide.words.handout.part.format(
            title=title,
            number=self.number,
            all=self.all,
            first=self.stretches[0].name,
            last=self.stretches[-1].name,
        )


def sheets(printer: Printer) -> Iterator[Job]:
    """The sheet of every stretch, in usual print and in large print."""
    for stretch in printer.guide.stretches:
        for large, size in PRINTS.items():
            for paper, suffix in PAPERS.items():
                make = partial(printer.sheet, stretch, paper, large)
                yield Job(f"{stretch.id}{size}{suffix}", stretch.id, stretch.name, paper, make, large)


def booklets(printer: Printer, sizes: Sizes) -> Iterator[Job]:
    """The whole guide as a booklet, or as several; the text of a stretch is as large as on its sheet."""
    guide = printer.guide
    for volume in volumes(guide):
        title = volume.titled(guide.settings.name, guide)
        listed = volume.titled(guide.words.handout.booklet, guide)
        for paper, suffix in PAPERS.items():
            own = tuple(sizes[one.id, paper] for one in volume.stretches)
            make = partial(_booklet, printer, volume.stretches, own, title, paper)
            yield Job(f"{volume.name}{suffix}", None, listed, paper, make)


def folded_pages(printer: Printer) -> Iterator[Job]:
    """The booklet on pages to be folded: set once, for they have room on half a sheet of either paper."""
    guide = printer.guide
    if len(guide.stretches) <= MOST_TO_FOLD:
        title = guide.settings.name
        yield Job(PAGES_TO_FOLD, None, title, "a4", partial(_folded, printer, title), unbound=True)


def signatures(printer: Printer, pages: Typeset) -> Iterator[Job]:
    """The pages of the booklet on sheets of each paper."""
    title, sheets = printer.guide.words.handout.booklet, sheets_of(pages.pages)
    for paper, suffix in PAPERS.items():
        make = partial(_signature, printer, pages, paper)
        yield Job(f"{FOLDED}{suffix}", None, title, paper, make, sheets=sheets)


def file_names(guide: Guide) -> frozenset[str]:
    """The names of the files of all jobs, without an ending."""
    names = {f"{one.id}{size}" for one in guide.stretches for size in PRINTS.values()}
    names |= {volume.name for volume in volumes(guide)}
    if folds := len(guide.stretches) <= MOST_TO_FOLD:
        names.add(FOLDED)
    on_papers = (f"{name}{paper}" for name in names for paper in PAPERS.values())
    return frozenset((*on_papers, *([PAGES_TO_FOLD] if folds else [])))


def volumes(guide: Guide) -> tuple[Volume, ...]:
    """The booklets of a guide: one, unless it has many stretches."""
    most, every = MOST_IN_A_BOOKLET, guide.stretches
    parts = [every[at : at + most] for at in range(0, max(1, len(every)), most)]
    return tuple(Volume(number, len(parts), part) for number, part in enumerate(parts, 1))


def _booklet(
    printer: Printer, stretches: tuple[Stretch, ...], sizes: tuple[float, ...], title: str, paper: Paper
) -> Booklet:
    exercises = map(printer.exercise_as_written, stretches)
    sized = tuple(replace(one, size=size) for one, size in zip(exercises, sizes, strict=True))
    return booklet(printer, title, sized, paper, _anatomy(printer))


def _folded(printer: Printer, title: str) -> Booklet:
    exercises = tuple(map(printer.exercise_as_written, printer.guide.stretches))
    return replace(booklet(printer, title, exercises, "a4", _anatomy(printer)), kind="folded")


def _signature(printer: Printer, pages: Typeset, paper: Paper) -> Signature:
    guide = printer.guide
    frame = printer.framer.frame(paper, guide.settings.name, guide.overview.page.description, changed=False)
    return Signature(frame, saddle_stitch(pages.pages, guide.settings.direction), pages.pdf)


def _anatomy(printer: Printer) -> Picture | None:
    subject = printer.guide.anatomy
    if subject is None or not printer.anatomy:
        return None
    return Picture(printer.anatomy, markup.plain(subject.alt))
