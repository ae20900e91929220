"""All that a guide prints: a sheet for every stretch and the booklet, on each size of paper."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from .. import markup
from ..figures import print_anatomy
from ..load import Content
from ..model.base import Id
from ..model.guide import Guide
from ..problems import Problem
from .booklet import booklet
from .data import SIZES, Document, Exercise, Paper, Picture
from .sheet import Draw, Printer
from .typeset import LetterError, PageFullError, Typeset, Typesetter

PAPERS: Mapping[Paper, str] = {"a4": "", "us-letter": "-letter"}
"""The sizes of paper, and what a file's name says of them."""

PAGE = re.compile(rb"/Type\s*/Page\b")


@dataclass(frozen=True)
class Handout:
    """A file to print: a sheet of one stretch, or the booklet if `stretch` is None."""

    path: str
    """Below the published site, and below the folder of the pages alike."""
    stretch: Id | None
    paper: Paper
    pdf: bytes

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return len(PAGE.findall(self.pdf))

    @property
    def kilobytes(self) -> int:
        """Its size in thousands of bytes, at least 1."""
        return max(1, round(len(self.pdf) / 1000))


@dataclass(frozen=True)
class Printed:
    """The handouts that could be made, and what is wrong with the others."""

    handouts: tuple[Handout, ...]
    problems: tuple[Problem, ...]


def print_guide(content: Content, draw: Draw, typesetter: Typesetter) -> Printed:
    """Every handout of the guide: the sheets, then, if every sheet could be made, the booklet."""
    handouts: list[Handout] = []
    problems: set[Problem] = set()
    for paper in PAPERS:
        for made in _on_paper(content, Printer(content.guide, draw), paper, typesetter):
            if isinstance(made, Handout):
                handouts.append(made)
            else:
                problems.update(made)
    return Printed(tuple(handouts), tuple(sorted(problems)))


def _on_paper(
    content: Content, printer: Printer, paper: Paper, typesetter: Typesetter
) -> Iterator[Handout | tuple[Problem, ...]]:
    exercises: list[Exercise] = []
    for stretch in content.guide.stretches:
        sheet = printer.sheet(stretch, paper)
        made = _attempt(content, sheet, typesetter, _name(stretch.id, paper))
        if isinstance(made, Typeset):
            exercises.append(replace(sheet.exercises[0], size=made.size))
            yield _handout(stretch.id, paper, made)
        else:
            yield made
    if len(exercises) == len(content.guide.stretches):
        whole = booklet(printer, tuple(exercises), paper, _anatomy(content.guide))
        made = _attempt(content, whole, typesetter, _name(None, paper))
        yield _handout(None, paper, made) if isinstance(made, Typeset) else made


def letter_problems(content: Content, letters: tuple[str, ...]) -> Iterator[Problem]:
    """A problem at every text of the content that has one of these letters; at least one for each letter."""
    for letter in letters:
        code = " ".join(f"U+{ord(part):04X}" for part in letter)
        message = f"no font can print '{letter}' ({code}); take it out, or put a font that has it into fonts/"
        places = [
            (file, place)
            for file, source in sorted(content.files.items())
            for place, text in source.texts()
            if letter in text
        ]
        for file, place in places or [("guide.yaml", ("language",))]:
            yield content.problem(file, place, message, "letter")


def _attempt(
    content: Content, document: Document, typesetter: Typesetter, name: str
) -> Typeset | tuple[Problem, ...]:
    try:
        return typesetter.typeset(document, name)
    except LetterError as error:
        return tuple(letter_problems(content, error.letters))
    except PageFullError as error:
        message = f"must fit on one page at {SIZES[-1]} points, but it does not; shorten its texts"
        return (content.problem(f"stretches/{error.id}.yaml", ("name",), message, "one-page"),)


def _handout(stretch: Id | None, paper: Paper, found: Typeset) -> Handout:
    return Handout(f"handouts/{_name(stretch, paper)}.pdf", stretch, paper, found.pdf)


def _name(stretch: Id | None, paper: Paper) -> str:
    return f"{stretch or 'guide'}{PAPERS[paper]}"


def _anatomy(guide: Guide) -> Picture | None:
    if guide.anatomy is None:
        return None
    return Picture(print_anatomy(guide.anatomy, guide.muscles), markup.plain(guide.anatomy.alt))
