"""`python -m tests.approved`: write down what is looked at, and put it where it can be opened."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.content import load
from generator.publish import write_file
from tests.browser.conftest import chromium
from tests.handouts.pdf_reader import painted

from .body import measures
from .drawings import DRAWINGS
from .looks import looks
from .papers import DEPTH, papers
from .shapes import shapes
from .site import keyed_site, published

FOLDER = Path(__file__).parent
KINDS = ("figures", "body", "papers", "site", "looks")
LOOK = FOLDER.parents[1] / "build/approved"


def main() -> None:
    """Write every list beside this file, in place of all of them, and what they tell of below `build`."""
    lists = dict(_lists())
    for kind in KINDS:
        shutil.rmtree(FOLDER / kind, ignore_errors=True)  # what is not made any more
    for name, text in lists.items():
        write_file(FOLDER / f"{name}.txt", text)
    print(
        f"Look at {LOOK.relative_to(Path.cwd())}, and at what has changed in {FOLDER.relative_to(Path.cwd())}"
    )


def _lists() -> Iterator[tuple[str, str]]:
    """Each list by its name; what it tells of is written below `build`."""
    for name, drawn in DRAWINGS.items():
        svg = drawn()
        write_file(LOOK / f"{name}.svg", svg)
        yield f"figures/{name}", _text(shapes(svg))
    for name, lines in measures():
        yield f"body/{name}", _text(lines)
    with tempfile.TemporaryDirectory() as folder:
        site = keyed_site(Path(folder))
        for name, pdf in papers(load(Path(folder, "content"))):
            write_file(LOOK / f"{name}.pdf", pdf)
            yield f"papers/{name}", _text(painted(pdf, DEPTH))
        for name, text in published(site).items():
            yield f"site/{name}", text
        shutil.copytree(site, LOOK / "site", dirs_exist_ok=True)
        with chromium() as browser:
            for name, lines in looks(browser, site):
                yield f"looks/{name}", _text(lines)


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
