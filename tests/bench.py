"""The benchmark: how long what takes, and how much it weighs. Figures, never a test.

python tests/bench.py            a table of the real guide
python tests/bench.py --beside   the handouts beside WeasyPrint too, if it is installed
"""

import argparse
import base64
import gzip
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from html import escape
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from generator.drawings import draw_poses, print_drawing  # noqa: E402
from generator.figures import print_drawing as print_one  # noqa: E402
from generator.figures import site_files, solver  # noqa: E402
from generator.handouts.data import Sheet  # noqa: E402
from generator.handouts.sheet import Printer  # noqa: E402
from generator.handouts.typeset import Typesetter  # noqa: E402
from generator.load import load  # noqa: E402
from generator.model.guide import Guide  # noqa: E402


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    what: str
    figure: str


def main() -> None:
    """Measure everything and print it as a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--beside", action="store_true", help="beside WeasyPrint")
    beside = parser.parse_args().beside
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}\n")
    guide = load(ROOT / "content").guide
    with tempfile.TemporaryDirectory() as folder:
        for row in chain(site(Path(folder)), live(Path(folder)), figures(guide), handouts(guide, beside)):
            print(f"| {row.what} | {row.figure} |", flush=True)


def site(folder: Path) -> Iterator[Row]:
    """The whole guide cold, unchanged and after one edit, and the weight of its pages."""
    shutil.copytree(ROOT / "content", folder / "content")
    (folder / "docs").mkdir()
    build = partial(_sphinx, folder)
    yield Row("whole guide, cold", f"{_seconds(build):.1f} s")
    yield Row("nothing changed", f"{_seconds(build):.2f} s")
    edited = sorted((folder / "content/stretches").glob("*.yaml"))[0]
    edited.write_text(
        edited.read_text(encoding="utf-8").replace("steps:", "steps:\n  - Wait.", 1), encoding="utf-8"
    )
    yield Row("one step added, until its page is on disk", f"{_seconds(build):.2f} s")
    for page in sorted((folder / "html").rglob("*.html")):
        size = len(gzip.compress(page.read_bytes(), 9)) / 1000
        yield Row(f"{page.relative_to(folder / 'html')}, compressed", f"{size:.1f} KB")


def live(folder: Path) -> Iterator[Row]:
    """From saving a step to its page on disk, under `make live`."""
    copy = folder / "project"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "build", "__pycache__"))
    command = [sys.executable, "-m", "generator", "live", "--port", "0"]
    with subprocess.Popen(command, cwd=copy, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        next(line for line in server.stdout if line.startswith("Built"))
        edited = sorted((copy / "content/stretches").glob("*.yaml"))[0]
        page = copy / f"build/html/stretches/{edited.stem}.html"
        text = edited.read_text(encoding="utf-8")
        for number in range(3):
            word = f"Wait {number}."
            edited.write_text(text.replace("steps:", f"steps:\n  - {word}", 1), encoding="utf-8")
            yield Row(
                "one step added under `make live`, until its page is on disk", f"{_until(page, word):.2f} s"
            )
            next(line for line in server.stdout if line.startswith("Built"))
        server.terminate()


def _until(page: Path, word: str) -> float:
    start = time.perf_counter()
    while word not in page.read_text(encoding="utf-8"):
        time.sleep(0.005)
    return time.perf_counter() - start


def figures(guide: Guide) -> Iterator[Row]:
    """Solving and drawing: the mean of all poses."""
    poses = list(guide.poses.values())

    def all_drawn() -> None:
        for pose in poses:
            site_files(pose, guide.people, guide.muscles)

    yield Row(f"{len(poses)} poses solved, and drawn in every form", f"{_seconds(all_drawn):.1f} s")
    drawings = sum(len(site_files(pose, guide.people, guide.muscles)) for pose in poses)
    yield Row("a drawing, its pose solved (moving ones too): mean", _ms(_seconds(all_drawn) / drawings))
    still = [_seconds(partial(print_one, pose, "hold", guide.people, guide.muscles)) for pose in poses]
    yield Row("a still drawing, its pose solved: mean", _ms(sum(still) / len(still)))
    yield Row("a still drawing, its pose solved: longest", _ms(max(still)))
    solver._solved.clear()


def handouts(guide: Guide, beside: bool) -> Iterator[Row]:
    """One sheet and 100, warm; the memory after each hundred; beside WeasyPrint if asked."""
    with tempfile.TemporaryDirectory() as kept:
        printer = Printer(guide, partial(print_drawing, draw_poses(guide, Path(kept))))
    sheets = [printer.sheet(guide.stretches[n % len(guide.stretches)], "a4") for n in range(100)]
    varied = [
        replace(one, frame=replace(one.frame, title=f"{one.frame.title} {n}")) for n, one in enumerate(sheets)
    ]
    typesetter = Typesetter()
    typesetter.typeset(varied[0])
    yield Row("one handout, warm", f"{_seconds(lambda: typesetter.typeset(varied[1])) * 1000:.0f} ms")
    for _ in range(3):
        taken = _seconds(lambda: [typesetter.typeset(one) for one in varied])
        yield Row("100 handouts, warm", f"{taken:.1f} s, {_memory():.0f} MB in use after")
    if beside:
        yield _weasyprint(varied)


def _weasyprint(sheets: list[Sheet]) -> Row:
    try:
        from weasyprint import HTML  # noqa: PLC0415 not needed for anything else
    except (ImportError, OSError) as error:
        return Row("100 handouts by WeasyPrint", f"not measured: {error.__class__.__name__}")
    pages = [_as_html(sheet) for sheet in sheets]
    HTML(string=pages[0]).write_pdf()
    taken = _seconds(lambda: [HTML(string=page).write_pdf(pdf_variant="pdf/ua-1") for page in pages])
    return Row(
        "100 handouts by WeasyPrint, the same words and drawings",
        f"{taken:.1f} s, {_memory():.0f} MB in use after",
    )


def _as_html(sheet: Sheet) -> str:
    """The words and drawings of a sheet as a plain page."""
    pieces = [f"<title>{escape(sheet.frame.title)}</title><style>img {{ width: 40% }}</style>"]
    for one in sheet.exercises:
        pieces.append(f"<h1>{escape(one.name)}</h1>")
        for picture in one.pictures:
            data = base64.b64encode(picture.svg.encode()).decode()
            pieces.append(f'<img alt="{escape(picture.alt)}" src="data:image/svg+xml;base64,{data}">')
        facts = (*one.facts, *one.dose, one.felt, *one.adjust)
        texts = (one.purpose, *one.before, *one.steps, *(fact.text for fact in facts))
        pieces += [f"<p>{escape(''.join(run.text for run in text))}</p>" for text in texts]
    return "<!DOCTYPE html><html lang=en>" + "".join(pieces)


def _sphinx(folder: Path) -> None:
    options = ["-W", "-q", "-c", str(ROOT), "-D", f"guide_content={folder / 'content'}"]
    command = [sys.executable, "-m", "sphinx", *options, str(folder / "docs"), str(folder / "html")]
    subprocess.run(command, cwd=folder, check=True)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


def _memory() -> float:
    """Memory in use by this process, in MB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


if __name__ == "__main__":
    main()
