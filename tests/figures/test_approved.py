"""Drawings are as they were when they were looked at, to less than a pixel (`tests/figures/approved`)."""

from pathlib import Path

import pytest

from tests.figures.approved.looked_at import drawings
from tests.figures.approved.shapes import is_same_shape, shapes

FOLDER = Path(__file__).parent / "approved"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
MEND = "is not as it was looked at; if it is meant, run `python -m tests.figures.approved` and look"


@pytest.fixture(scope="module")
def drawn() -> dict[str, str]:
    return dict(drawings())


def test_each_drawing_that_is_looked_at_is_approved(drawn: dict[str, str]) -> None:
    assert sorted(drawn) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_is_as_it_was_looked_at(drawn: dict[str, str], name: str) -> None:
    now = shapes(drawn[name])
    approved = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    pairs = enumerate(zip(approved, now, strict=False), 1)
    other = [f"{number}: {was} -> {one}" for number, (was, one) in pairs if not is_same_shape(was, one)]
    assert len(now) == len(approved), f"{name} {MEND}"
    assert not other, f"{name} {MEND}"


PATH = "path fill:var(--skin) @ d 10 100 20 200 50 60"


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (PATH, True),
        ("path fill:var(--skin) @ d 12 100 20 200 50 60", True),
        ("path fill:var(--skin) @ d 15 100 20 200 50 60", False),
        ("path fill:var(--hair) @ d 10 100 20 200 50 60", False),
        ("path fill:var(--skin) @ d 10 100 20 200 50", False),
        ("path fill:var(--skin) @ cx 10 100 20 200 50 60", False),
    ],
)
def test_what_is_taken_for_the_same_shape(other: str, same: bool) -> None:
    assert is_same_shape(PATH, other) == same


def test_the_shapes_of_a_drawing() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><title>A</title><style>:root{--a:#fff}'
        '.x1{fill:var(--a)}</style><defs><path id="p" d="M10 10l5 0c1 1 2 2 3 3s4 4 2-1z"/></defs>'
        '<use href="#p" class="x1"/><text x="3" y="4">Word</text></svg>'
    )
    assert shapes(svg) == [
        "colours --a:#fff",
        "svg @ viewBox 0 0 10 10",
        "path @ d 10 22 10 17 17 12",
        "use fill:var(--a) href=#4 @ ",
        "text Word @ x 3; y 4",
    ]
