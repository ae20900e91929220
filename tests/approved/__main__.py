"""`python -m tests.approved`: write down what is looked at, and put it where it can be opened."""

import tempfile
from pathlib import Path

from generator.content import load
from generator.publish import write_file
from tests.handouts.pdf_reader import painted

from .drawings import drawings
from .keyed import keyed_guide
from .papers import papers
from .shapes import shapes
from .site import published

FOLDER = Path(__file__).parent
LOOK = FOLDER.parents[1] / "build/approved"


def main() -> None:
    """Write every list beside this file, and what it tells of below `build`."""
    for name, svg in drawings():
        write_file(LOOK / f"{name}.svg", svg)
        write_file(FOLDER / f"figures/{name}.txt", "\n".join(shapes(svg)) + "\n")
    with tempfile.TemporaryDirectory() as folder:
        content = keyed_guide(Path(folder))
        for name, pdf in papers(load(content)):
            write_file(LOOK / f"{name}.pdf", pdf)
            write_file(FOLDER / f"papers/{name}.txt", "\n".join(painted(pdf)) + "\n")
        for name, text in published(Path(folder)).items():
            write_file(FOLDER / f"site/{name}.txt", text)
    print(
        f"Look at {LOOK.relative_to(Path.cwd())}, and at what has changed in {FOLDER.relative_to(Path.cwd())}"
    )


if __name__ == "__main__":
    main()
