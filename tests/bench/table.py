"""The report as Markdown tables and as JSON."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict

from .compare import (
    BASIC,
    EDIT,
    PAGES,
    SAME,
    THEME,
    WHOLE,
    ZENSICAL,
    Report,
    all_against_other_tools,
    growth_ratios,
    largest_page_ratios,
    page_weights,
    ratios,
    whole_guide,
)
from .figure import Figure, Ratio
from .measure import Measured, Runs
from .timing import Run

NOTES = f"""\
What is in and what is out:

- **{WHOLE}**: `make html` after set-up, nothing kept from before: content read and checked, every pose
  solved and drawn, every PDF set for two sizes of paper, pages generated, read and written, search index,
  files for machines.
- **{PAGES}**: the same, but drawings and PDFs are there from before, no page is.
- **{THEME}**, **{BASIC}**: stock Sphinx on the generated pages, with the guide's own settings
  but without its generator: no drawing and no PDF is made, the PDFs are copied.
- **{ZENSICAL}**: the same pages as plain Markdown (roles, attributes and fences taken away, the words kept),
  search on, its own navigation of all pages in their folders, links not checked;
  no drawing and no PDF is made, both are copied.
- What is compared took turns on one machine; a time is the best of its runs. Memory is the most that the
  largest process held. Sphinx ran as `make html` calls it.
- The first load of a page is the page and all that its tags and stylesheets name, compressed; what a script
  asks for afterwards (the preview of the handout maker) is not in it: tests/browser counts that.
- A ratio is of the numbers before it; "at most" is what is to be reached, compared as shown.
"""

RUNS: tuple[tuple[str, Callable[[Runs], Run]], ...] = (
    (f"cold, {WHOLE}", lambda runs: runs.whole),
    (f"cold, {PAGES}", lambda runs: runs.pages_only),
    ("nothing changed", lambda runs: runs.unchanged),
    (EDIT, lambda runs: runs.edited),
    (f"cold, {THEME}", lambda runs: runs.theme),
    (f"cold, {BASIC}", lambda runs: runs.basic),
    (SAME, lambda runs: runs.basic_unchanged),
    (f"cold, {ZENSICAL}", lambda runs: runs.zensical),
)


def markdown(report: Report) -> str:
    """Every figure in tables, each with its target."""
    real, growth = report.real, report.growth
    less, more = growth[-2:]
    parts = [
        "# How fast, how large",
        report.machine.line,
        NOTES.strip(),
        f"## {real.name.capitalize()}: {real.stretches} stretches, {real.pages} pages",
        _figures(whole_guide(report)),
        "## Beside other tools",
        _ratios(all_against_other_tools(report)),
        "## Many stretches",
        _growth(growth),
        "## Time a page and memory, as the guide grows",
        _ratios(growth_ratios(less, more)),
        "## The largest page of each kind, as the guide grows",
        _ratios(largest_page_ratios(less, more)),
        "## A page, everything on first load, compressed",
        _figures(page_weights(report)),
        "## Drawings",
        _figures(report.drawings),
        "## Handouts",
        _figures(report.handouts),
    ]
    return "\n\n".join(parts) + "\n"


def numbers(report: Report) -> str:
    """Every number, unrounded, as JSON."""
    figures = (*whole_guide(report), *page_weights(report), *report.drawings, *report.handouts)
    data = {
        "machine": asdict(report.machine),
        "guides": [asdict(one) for one in (report.real, *report.growth)],
        "figures": [{**asdict(one), "met": one.met} for one in figures],
        "ratios": [
            {**asdict(one), "ratio": one.figure.value, "met": one.figure.met} for one in ratios(report)
        ],
    }
    return json.dumps(data, indent=1) + "\n"


def _figures(figures: Iterable[Figure]) -> str:
    rows = ((one.what, one.shown(one.value), *_target(one)) for one in figures)
    return _table(("what", "figure", "at most", "met"), rows)


def _ratios(found: Iterable[Ratio]) -> str:
    def row(one: Ratio) -> tuple[str, ...]:
        ours, theirs = (f"{number:,.2f} {one.unit}" for number in (one.value, one.base))
        multiple = one.figure
        return (one.what, ours, one.beside, theirs, multiple.shown(multiple.value), *_target(multiple))

    return _table(("what", "figure", "beside", "its figure", "ratio", "at most", "met"), map(row, found))


def _growth(growth: tuple[Measured, ...]) -> str:
    head = ("seconds (peak memory, MB)", *(f"{one.stretches:,} stretches" for one in growth))

    def cells(chosen: Callable[[Runs], Run]) -> Iterator[str]:
        for run in (chosen(one.runs) for one in growth):
            yield f"{run.seconds:.1f} ({run.megabytes:.0f})"

    return _table(head, ((what, *cells(chosen)) for what, chosen in RUNS))


def _target(one: Figure) -> tuple[str, str]:
    if one.limit is None:
        return "", ""
    return one.shown(one.limit), "yes" if one.met else "**no**"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (head, ("---",) * len(head), *rows)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
