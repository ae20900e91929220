"""`python -m tests.figures.approved`: write down the shapes of each drawing, and the drawings to look at."""

from pathlib import Path

from .looked_at import drawings
from .shapes import shapes

FOLDER = Path(__file__).parent
LOOK = FOLDER.parents[2] / "build/approved"


def main() -> None:
    """Write the shapes beside this file, the drawings below `build`."""
    LOOK.mkdir(parents=True, exist_ok=True)
    for name, svg in drawings():
        (LOOK / f"{name}.svg").write_text(svg, encoding="utf-8")
        (FOLDER / f"{name}.txt").write_text("\n".join(shapes(svg)) + "\n", encoding="utf-8")
    print(f"Look at the drawings in {LOOK.relative_to(Path.cwd())}")


if __name__ == "__main__":
    main()
