"""`python -m tests.bench`: measure everything, then write build/bench/table.md, figures.json and plot.svg."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.sample_guide import ROOT, small_guide

from .compare import Report
from .drawings_and_handouts import measure_drawings, measure_handouts
from .live_edit import measure_live_edits
from .machine import this_machine
from .many_stretches import many_stretches
from .measure import Measured, measure
from .sites import guide_site
from .table import markdown, numbers
from .timing import Progress, Run, in_own_process

OUT = ROOT / "build/bench"
SIZES = ((10, 2), (100, 2), (1000, 1))
"""Numbers of stretches, each with the number of times its cold builds are run."""


def main() -> None:
    """Run the benchmark, print its progress and write the result files."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="without the largest guide: two minutes")
    sizes = SIZES[:-1] if parser.parse_args().quick else SIZES
    progress = Progress(parts=len(sizes) + 4)
    report = _report(sizes, progress)
    OUT.mkdir(parents=True, exist_ok=True)
    table = markdown(report)
    (OUT / "table.md").write_text(table, encoding="utf-8")
    (OUT / "figures.json").write_text(numbers(report), encoding="utf-8")
    from .plot import write_plot  # noqa: PLC0415 large: not held while others are measured

    write_plot(report, OUT / "plot.svg")
    print(table)
    print(f"Written to {OUT.relative_to(ROOT)}: table.md, figures.json, plot.svg", file=sys.stderr)


def _report(sizes: Sequence[tuple[int, int]], progress: Progress) -> Report:
    content = ROOT / "content"
    machine = this_machine()
    real, every_language = _real(content, progress)
    growth = tuple(_many(number, rounds, progress) for number, rounds in sizes)
    progress.begin("an edit under `make live`")
    # A build that `live` had begun when it was ended may still write a file.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        lively = measure_live_edits(Path(folder))
    progress.begin("drawings")
    drawings = in_own_process(measure_drawings, content)
    progress.begin("handouts")
    handouts = in_own_process(measure_handouts, content)
    return Report(machine, real, every_language, growth, lively, drawings, handouts)


def _real(content: Path, progress: Progress) -> tuple[Measured, Run]:
    """The guide in the language of its source, and its whole build in every language."""
    progress.begin("the whole guide")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "content"
        shutil.copytree(content, copy)
        found = measure(copy, "the whole guide", 3, progress)
        progress.say("in every language")
        return found, guide_site(copy.parent, languages="").cold()


def _many(number: int, rounds: int, progress: Progress) -> Measured:
    progress.begin(f"{number:,} stretches")
    with tempfile.TemporaryDirectory() as folder:
        content = small_guide(Path(folder))
        many_stretches(content, number)
        return measure(content, f"{number:,} stretches", rounds, progress)


if __name__ == "__main__":
    main()
