"""`python -m tests.approved`: write down what is looked at, and put it where it can be opened."""

import shutil
import tempfile
from pathlib import Path

from generator.content import load
from generator.publish import write_file
from tests.browser.conftest import chromium
from tests.handouts.pdf_reader import painted

from .body import measures
from .drawings import DRAWINGS
from .looks import looks
from .papers import papers
from .shapes import shapes
from .site import keyed_site, published

FOLDER = Path(__file__).parent
KINDS = ("figures", "body", "papers", "site", "looks")
LOOK = FOLDER.parents[1] / "build/approved"


def main() -> None:
    """Write every list beside this file, in place of all of them, and what they tell of below `build`."""
    for kind in KINDS:
        shutil.rmtree(FOLDER / kind, ignore_errors=True)  # what is not made any more
    for name, drawn in DRAWINGS.items():
        svg = drawn()
        write_file(LOOK / f"{name}.svg", svg)
        write_file(FOLDER / f"figures/{name}.txt", "\n".join(shapes(svg)) + "\n")
    for name, lines in measures():
        write_file(FOLDER / f"body/{name}.txt", "\n".join(lines) + "\n")
    with tempfile.TemporaryDirectory() as folder:
        site = keyed_site(Path(folder))
        for name, pdf in papers(load(Path(folder, "content"))):
            write_file(LOOK / f"{name}.pdf", pdf)
            write_file(FOLDER / f"papers/{name}.txt", "\n".join(painted(pdf)) + "\n")
        for name, text in published(site).items():
            write_file(FOLDER / f"site/{name}.txt", text)
        shutil.copytree(site, LOOK / "site", dirs_exist_ok=True)
        with chromium() as browser:
            for name, lines in looks(browser, site):
                write_file(FOLDER / f"looks/{name}.txt", "\n".join(lines) + "\n")
    print(
        f"Look at {LOOK.relative_to(Path.cwd())}, and at what has changed in {FOLDER.relative_to(Path.cwd())}"
    )


if __name__ == "__main__":
    main()
