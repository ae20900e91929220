"""Measure drawings and handouts without Sphinx. Each of the two functions is run in its own process."""

import base64
import gzip
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from html import escape
from pathlib import Path

from generator.content.load import load
from generator.figures.drawings import draw_poses, print_drawing
from generator.figures.picture import picture
from generator.figures.pose_drawings import site_files
from generator.figures.scene import draw
from generator.figures.states import solve
from generator.handouts.document import Sheet
from generator.handouts.sheet import Printer
from generator.handouts.typeset import Typesetter
from generator.model.guide import Guide
from generator.model.pose import Pose
from generator.publish.cache import Cache

from .figure import Figure
from .timing import MB, seconds
from .weights import KB

MANY_SHEETS = 100
FEW_SHEETS = 10
"""Number of sheets to set one by one; WeasyPrint takes about a second for each."""


def measure_drawings(content: Path) -> tuple[Figure, ...]:
    """Time to solve and draw every pose of the guide, and the sizes of the drawings."""
    guide = load(content).guide
    poses = list(guide.poses.values())
    draw_all = [partial(site_files, pose, guide.people, guide.muscles) for pose in poses]
    solved = seconds(lambda: [draw() for draw in draw_all])
    drawings = {name: text for draw in draw_all for name, text in draw().items()}
    drawn = seconds(lambda: [draw() for draw in draw_all])
    still = [seconds(partial(_hold, pose, guide)) for pose in poses]
    return (
        Figure(f"{len(poses)} poses solved, and drawn in all {len(drawings)} forms", solved, "s", digits=2),
        Figure("a drawing, its pose solved, moving ones too: mean", drawn / len(drawings) * 1000, "ms"),
        Figure("a still drawing, its pose solved: mean", sum(still) / len(still) * 1000, "ms", 40),
        Figure("a still drawing, its pose solved: longest", max(still) * 1000, "ms"),
        *_largest("still", (text for text in drawings.values() if "<animate" not in text), 20, 7),
        *_largest("moving", (text for text in drawings.values() if "<animate" in text), 60, 18),
    )


def _largest(kind: str, drawings: Iterable[str], plain: int, packed: int) -> Iterator[Figure]:
    """The size of the largest of these drawings, as it is and compressed, beside what it is to be in KB."""
    texts = [text.encode() for text in drawings]
    yield Figure(f"the largest {kind} drawing", max(map(len, texts)) / KB, "KB", plain)
    yield Figure(
        f"the largest {kind} drawing, compressed",
        max(len(gzip.compress(text, mtime=0)) for text in texts) / KB,
        "KB",
        packed,
    )


def _hold(pose: Pose, guide: Guide) -> str:
    """The hold of a pose as SVG; a pose that has been solved is not solved again."""
    solved = solve(pose, guide.people.root[pose.person])
    return draw(picture(pose, "hold", solved, guide.muscles))


def measure_handouts(content: Path) -> tuple[Figure, ...]:
    """Time to set one and 100 sheets after a first one, and memory in use after 100 and 300."""
    typesetter = Typesetter()
    sheets = _sheets(load(content).guide)
    typesetter.typeset(sheets[0])
    one = min(seconds(partial(typesetter.typeset, sheet)) for sheet in sheets[1:FEW_SHEETS])
    times, memory = [], []
    for _ in range(3):
        times.append(seconds(lambda: [typesetter.typeset(sheet) for sheet in sheets]))
        memory.append(_memory())
    return (
        Figure("one handout, warm", one * 1000, "ms", 20, digits=0),
        Figure("100 handouts, warm", min(times), "s", 2.0),
        Figure("memory in use after 100 handouts", memory[0], "MB", digits=0),
        Figure("memory in use after 300 handouts", memory[-1], "MB", memory[0] * 1.05, digits=0),
        *_weasyprint(sheets[:FEW_SHEETS], one),
    )


def _sheets(guide: Guide) -> list[Sheet]:
    """100 different sheets."""
    with tempfile.TemporaryDirectory() as kept:
        printer = Printer(guide, partial(print_drawing, draw_poses(guide, Cache(Path(kept)))))
    sheets = [printer.sheet(guide.stretches[n % len(guide.stretches)], "a4") for n in range(MANY_SHEETS)]
    return [
        replace(sheet, frame=replace(sheet.frame, title=f"{sheet.frame.title} {n}"))
        for n, sheet in enumerate(sheets)
    ]


def _weasyprint(sheets: list[Sheet], ours: float) -> Iterator[Figure]:
    """The same text and drawings set by WeasyPrint; nothing if Pango, which it needs, is not installed."""
    try:
        from weasyprint import HTML  # noqa: PLC0415 looks for Pango when it is imported
    except OSError:
        return
    pages = [_as_html(sheet) for sheet in sheets]
    HTML(string=pages[0]).write_pdf(pdf_variant="pdf/ua-1")
    taken = seconds(lambda: [HTML(string=page).write_pdf(pdf_variant="pdf/ua-1") for page in pages])
    each = taken / len(pages)
    yield Figure("one handout by WeasyPrint, the same words and drawings, warm", each * 1000, "ms", digits=0)
    yield Figure("WeasyPrint's time as a multiple of ours", each / ours, "", digits=1)


def _as_html(sheet: Sheet) -> str:
    """The text and drawings of a sheet as a simple HTML page."""
    pieces = [f"<title>{escape(sheet.frame.title)}</title><style>img {{ width: 40% }}</style>"]
    for one in sheet.exercises:
        pieces.append(f"<h1>{escape(one.name)}</h1>")
        for shown in one.pictures:
            data = base64.b64encode(shown.svg.encode()).decode()
            pieces.append(f'<img alt="{escape(shown.alt)}" src="data:image/svg+xml;base64,{data}">')
        left_out = (one.leave_out,) if one.leave_out else ()
        facts = (fact.text for fact in (*one.dose, one.felt))
        cares = (text for care in (*sheet.frame.gate, *left_out) for text in (care.action, *care.points))
        texts = (one.purpose, *one.facts, *cares, *one.before, *one.steps, *one.adjust, *facts)
        pieces += [f"<p>{escape(''.join(run.text for run in text))}</p>" for text in texts]
    return "<!DOCTYPE html><html lang=en>" + "".join(pieces)


def _memory() -> float:
    """Memory in use by this process in MB (Linux only)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / MB
