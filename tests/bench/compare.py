"""Compare the results of one benchmark run with each other and with their targets."""

from collections.abc import Iterator
from dataclasses import dataclass

from .figure import Figure, Ratio
from .machine import Machine
from .measure import Measured
from .timing import Run
from .weights import KB

LISTS = ("find", "handouts", "session", "sitemap")
"""Kinds of pages that list every stretch; these may grow with the guide."""

LARGE_GUIDE = 1000
"""Number of stretches from which the targets for a large guide apply."""

WHOLE = "everything (checks, drawings, PDFs, pages)"
PAGES = "pages (drawings and PDFs kept)"
THEME = "Sphinx with our theme"
BASIC = "Sphinx with basic"
ZENSICAL = "Zensical"
EDIT = "one field changed"
SAME = "nothing changed, Sphinx with basic"


@dataclass(frozen=True)
class Report:
    """All results of one benchmark run."""

    machine: Machine
    real: Measured
    every_language: Run
    """The whole build of the real guide in every language that it has."""
    growth: tuple[Measured, ...]
    """The small guide filled up to growing sizes, smallest first; the last two are compared."""
    live: tuple[Figure, ...]
    drawings: tuple[Figure, ...]
    handouts: tuple[Figure, ...]


def against_other_tools(one: Measured, most: float | None = None) -> Iterator[Ratio]:
    """Our build times for one guide, relative to those of the other tools.

    `most` is the target for our pages relative to Sphinx with its `basic` theme.
    """
    name, is_large = one.name, one.stretches >= LARGE_GUIDE
    whole, pages, basic = one.runs.whole.seconds, one.runs.pages_only.seconds, one.runs.basic.seconds
    yield Ratio(f"{name}: {WHOLE}", whole, BASIC, basic)
    yield Ratio(f"{name}: {PAGES}", pages, BASIC, basic, limit=most)
    yield Ratio(f"{name}: {THEME}", one.runs.theme.seconds, BASIC, basic, limit=1.0, digits=1)
    zensical = one.runs.zensical.seconds
    yield Ratio(f"{name}: {WHOLE}", whole, ZENSICAL, zensical)
    yield Ratio(f"{name}: {PAGES}", pages, ZENSICAL, zensical, limit=1.0 if is_large else None)
    yield Ratio(f"{name}: {BASIC}", basic, ZENSICAL, zensical)
    unchanged = one.runs.basic_unchanged.seconds
    yield Ratio(f"{name}: {EDIT}", one.runs.edited.seconds, SAME, unchanged, limit=2.0 if is_large else None)


def growth_ratios(less: Measured, more: Measured) -> Iterator[Ratio]:
    """Time per page and peak memory of a large guide, relative to a smaller one."""
    most = 1.0 if more.stretches >= LARGE_GUIDE else None
    times = (
        (WHOLE, less.runs.whole, more.runs.whole, most),
        (PAGES, less.runs.pages_only, more.runs.pages_only, most),
        (BASIC, less.runs.basic, more.runs.basic, None),
        (ZENSICAL, less.runs.zensical, more.runs.zensical, None),
    )
    for what, few, many, limit in times:
        each = [run.seconds / one.pages * 1000 for run, one in ((many, more), (few, less))]
        yield Ratio(f"time a page, {more.name}: {what}", each[0], less.name, each[1], "ms", limit)
    content = more.content_bytes / less.content_bytes
    for what, few, many, limit in (*times, (EDIT, less.runs.edited, more.runs.edited, most)):
        bound = content if limit else None
        yield Ratio(
            f"peak memory, {more.name}: {what}", many.megabytes, less.name, few.megabytes, "MB", bound
        )


def largest_page_ratios(less: Measured, more: Measured) -> Iterator[Ratio]:
    """The largest page of each kind and the search index of a large guide, relative to a smaller one."""
    before = {page.kind: page.weight.plain / KB for page in less.largest}
    for page in more.largest:
        if page.kind in before:
            limit = None if page.kind in LISTS or more.stretches < LARGE_GUIDE else 1.0
            size = page.weight.plain / KB
            yield Ratio(f"largest page, {page.kind}", size, less.name, before[page.kind], "KB", limit, 1)
    yield Ratio("search index", more.search_bytes / KB, less.name, less.search_bytes / KB, "KB")


def all_against_other_tools(report: Report) -> tuple[Ratio, ...]:
    """Comparison with the other tools for the real guide and the two largest invented ones; and of the real
    guide in every language with that in one."""
    real, name = against_other_tools(report.real, 1.2), report.real.name
    one, every = report.real.runs.whole.seconds, report.every_language.seconds
    languages = Ratio(f"{name}: {WHOLE}, in every language", every, "in one", one, limit=2.5)
    return (languages, *real, *(ratio for one in report.growth[-2:] for ratio in against_other_tools(one)))


def ratios(report: Report) -> tuple[Ratio, ...]:
    """All ratios of one run."""
    less, more = report.growth[-2:]
    return (*all_against_other_tools(report), *growth_ratios(less, more), *largest_page_ratios(less, more))


def whole_guide(report: Report) -> tuple[Figure, ...]:
    """Build times of the real guide: cold, unchanged and after one edit."""
    runs = report.real.runs
    return (
        Figure(f"cold, {WHOLE}", runs.whole.seconds, "s", 2.5, digits=2),
        Figure(f"cold, {PAGES}", runs.pages_only.seconds, "s", digits=2),
        Figure("nothing changed", runs.unchanged.seconds, "s", 0.5, digits=2),
        Figure(f"{EDIT}, by sphinx-build", runs.edited.seconds, "s", digits=2),
        *report.live,
    )


def page_weights(report: Report) -> Iterator[Figure]:
    """First-load weight of every page of the real guide; the heaviest pages have a target."""
    heaviest = {65: "", 100: ""}
    for one in sorted(report.real.page_weights, key=lambda one: one.first_load):
        is_stretch = one.page.startswith("stretches/") and not one.page.endswith("index.html")
        heaviest[65 if is_stretch else 100] = one.page
    for one in report.real.page_weights:
        limit = next((limit for limit, page in heaviest.items() if page == one.page), None)
        yield Figure(f"first load of {one.page}", one.first_load / KB, "KB", limit)
    most = max(report.real.page_weights, key=lambda one: one.script)
    yield Figure(f"the largest script, on {most.page}", most.script / KB, "KB", 9)
    theirs = report.real.zensical_weight
    yield Figure(f"{theirs.page} by {ZENSICAL}, without its web font", theirs.first_load / KB, "KB")
