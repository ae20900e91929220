"""Plot the report: time and memory against the number of stretches, and each figure against its target."""

from collections.abc import Callable, Sequence
from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas
from matplotlib.ticker import LogLocator

from .compare import BASIC, EDIT, PAGES, WHOLE, ZENSICAL, Report, page_weights, ratios, whole_guide
from .figure import Figure
from .measure import Measured, Runs
from .timing import Run

LINES: tuple[tuple[str, Callable[[Runs], Run], str, str], ...] = (
    (WHOLE, lambda runs: runs.whole, "#0a4846", "o-"),
    (PAGES, lambda runs: runs.pages_only, "#0a4846", "o--"),
    (EDIT, lambda runs: runs.edited, "#0a4846", "o:"),
    (BASIC, lambda runs: runs.basic, "#8a5000", "s-"),
    (ZENSICAL, lambda runs: runs.zensical, "#5b3f8c", "^-"),
)
"""The lines of the plot: label, the run to show, colour, and marker with line style."""

MET, MISSED = "#0a4846", "#ab1f1f"

Number = Callable[[Run], float]


def write_plot(report: Report, path: Path) -> None:
    """Draw the report as SVG; the same results give the same bytes."""
    with mpl.rc_context({"svg.hashsalt": "bench", "font.size": 9, "axes.grid": True, "grid.alpha": 0.3}):
        targets = [one for one in _all(report) if one.limit]
        canvas = Canvas(figsize=(11, 5 + 0.22 * len(targets)), layout="constrained")
        rows = canvas.add_gridspec(2, 1, height_ratios=(4.5, 0.5 + 0.22 * len(targets)))
        above, below = canvas.add_subfigure(rows[0]), canvas.add_subfigure(rows[1])
        time, memory = above.subplots(1, 2)
        _lines(time, report.growth, lambda run: run.seconds, "Seconds")
        _lines(memory, report.growth, lambda run: run.megabytes, "Peak memory, MB")
        above.legend(*time.get_legend_handles_labels(), loc="outside lower center", ncols=3, frameon=False)
        _targets(below.subplots(), targets)
        canvas.savefig(path, format="svg", metadata={"Date": None, "Creator": None})


def _all(report: Report) -> Sequence[Figure]:
    return (
        *(one.figure for one in ratios(report)),
        *whole_guide(report),
        *page_weights(report),
        *report.drawings,
        *report.handouts,
    )


def _lines(axes: Axes, growth: tuple[Measured, ...], number: Number, label: str) -> None:
    """One line per way to build, against the number of stretches; both axes are logarithmic."""
    stretches = [one.stretches for one in growth]
    for what, chosen, colour, line in LINES:
        values = [number(chosen(one.runs)) for one in growth]
        axes.plot(stretches, values, line, color=colour, label=what, markersize=5)
    axes.set(xscale="log", yscale="log", xlabel="Stretches", title=label)
    axes.set_xticks(stretches, [f"{number:,}" for number in stretches])
    axes.minorticks_off()
    axes.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    axes.yaxis.set_major_formatter("{x:g}")


def _targets(axes: Axes, targets: Sequence[Figure]) -> None:
    """A dot for each figure with a target, as a fraction of it: met if left of the line at 1."""
    for row, one in enumerate(reversed(targets)):
        axes.plot(one.share or 0, row, "o", color=MET if one.met else MISSED, markersize=5)
    names = [f"{one.what}: {one.shown(one.value)} of {one.shown(one.limit or 0)}" for one in targets]
    axes.set_yticks(range(len(targets)), names[::-1], fontsize=7.5)
    axes.axvline(1, color="#16232d", linewidth=1)
    axes.set(xscale="log", title="Each figure as a share of its target: met at 1 or less")
    axes.xaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    axes.xaxis.set_major_formatter("{x:g}")
    axes.minorticks_off()
    axes.set_ylim(-1, len(targets))
