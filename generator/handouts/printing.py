"""All that a guide prints, as files, and what is wrong with what could not be printed."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from ..content import Content, Problem
from ..model.base import Id
from ..model.paper import Paper
from .fitting import PageFullError
from .jobs import Job, booklets, folded_pages, sheets, signatures
from .letters import letter_problems
from .memory import return_free_memory
from .sheet import Draw, Printer
from .typeset import LetterError, Typeset, Typesetter

AT_ONCE = 4
"""How many documents are set at once at most: a booklet needs up to 150 MB meanwhile."""

Failure = LetterError | PageFullError
"""Why a document could not be set."""


@dataclass(frozen=True)
class Handout:
    """A file to print: a sheet of one stretch, or a booklet if `stretch` is None."""

    path: str
    """Below the published site, and below the folder of the pages alike."""
    stretch: Id | None
    title: str
    """What a list calls it."""
    paper: Paper
    typeset: Typeset
    large: bool
    """Whether it is in large print."""
    sheets: int
    """How many sheets of paper are to be folded, if it is to be folded; it then has no tags."""

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return self.typeset.pages

    @property
    def file(self) -> bytes | Path:
        """What is in it, or where it lies."""
        return self.typeset.file

    @property
    def pdf(self) -> bytes:
        """What is in it; raises OSError if that cannot be read."""
        return self.typeset.pdf


@dataclass(frozen=True)
class Printed:
    """The handouts that could be made, and what is wrong with the others."""

    handouts: tuple[Handout, ...]
    problems: tuple[Problem, ...]


def print_guide(content: Content, draw: Draw, typesetter: Typesetter, anatomy: str = "") -> Printed:
    """Every handout of the guide: the sheets, then, if each could be made, the booklets and the one to fold.

    `anatomy` is the overview drawing as SVG, which the booklets show if it is given.

    Several are set at once, for Typst leaves the other processors free. What comes of it is the same as if
    they were set one after the other, and in the same order.
    """
    printer = Printer.of(content, draw, anatomy)
    with ThreadPoolExecutor(min(AT_ONCE, os.cpu_count() or 1)) as threads:
        made, failures = _set(typesetter, tuple(sheets(printer)), threads)
        if not failures:
            sizes = {(job.stretch, job.paper): one.size for job, one in made if not job.large}
            wanted = (*booklets(printer, sizes), *folded_pages(printer))
            more, failures = _set(typesetter, wanted, threads)
            folded = [done for job, pages in more if job.unbound for done in signatures(printer, pages)]
            made += [(job, one) for job, one in more if not job.unbound]
            bound, unfolded = _set(typesetter, tuple(folded), threads)
            made += bound
            failures += unfolded
    return_free_memory()
    handouts = (
        Handout(f"handouts/{job.name}.pdf", job.stretch, job.title, job.paper, one, job.large, job.sheets)
        for job, one in made
    )
    return Printed(tuple(handouts), tuple(sorted(_problems(content, failures, printer.smallest))))


def _set(
    typesetter: Typesetter, jobs: tuple[Job, ...], threads: Executor
) -> tuple[list[tuple[Job, Typeset]], list[Failure]]:
    begun = [typesetter.typeset_cached(job.name, job.make, threads) for job in jobs]
    done = [(job, _attempt(one)) for job, one in zip(jobs, begun, strict=True)]
    made = [(job, one) for job, one in done if isinstance(one, Typeset)]
    return made, [one for _, one in done if not isinstance(one, Typeset)]


def _attempt(wait: Callable[[], Typeset]) -> Typeset | Failure:
    try:
        return wait()
    except (LetterError, PageFullError) as error:
        return error


def _problems(content: Content, failures: Iterable[Failure], smallest: float) -> Iterator[Problem]:
    for id in {one.id for one in failures if isinstance(one, PageFullError)}:
        message = f"must fit on one page at {smallest:g} points, but it does not; shorten its texts"
        yield content.problem(f"stretches/{id}.yaml", ("name",), message, "one-page")
    letters = {letter for one in failures if isinstance(one, LetterError) for letter in one.letters}
    yield from letter_problems(content, tuple(letters))
