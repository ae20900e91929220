"""Every kind of drawing is as it was when it was looked at (`tests/approved`)."""

import pytest

from tests.approved.body import measures
from tests.approved.compare import PIXEL, assert_as_approved, is_same, names
from tests.approved.drawings import DRAWINGS
from tests.approved.shapes import shapes


def test_each_drawing_has_been_looked_at() -> None:
    assert sorted(DRAWINGS) == names("figures")


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_as_it_was_looked_at(name: str) -> None:
    assert_as_approved("figures", name, shapes(DRAWINGS[name]()), PIXEL)


@pytest.mark.parametrize("name", names("body"))
def test_a_measure_of_the_body_is_as_it_was(name: str) -> None:
    assert_as_approved("body", name, dict(measures())[name], near=0.5)


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
    assert is_same(PATH, other, PIXEL) == same


def test_the_shapes_of_a_drawing() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><title>A</title><style>:root{--a:#fff}'
        '.x1{fill:var(--a)}</style><defs><path id="p" d="M10 10l5 0c1 1 2 2 3 3s4 4 2-1z"/></defs>'
        '<use href="#p" class="x1"/><text x="3" y="4">Word</text></svg>'
    )
    assert shapes(svg) == [
        "colours --a:#fff",
        "svg @ viewBox 0 0 10 10",
        "title A @ ",
        "path @ d 10 22 10 17 17 12",
        "use fill:var(--a) href=#4 @ ",
        "text Word @ x 3; y 4",
    ]
