"""Outlines: closed, whole, of a constant number of points, and the same body whatever the camera."""

import math
import re
from collections.abc import Iterator

import numpy as np
import pytest

from generator.figures.body import parts
from generator.figures.camera import VIEWS, Camera
from generator.figures.canvas import path_data
from generator.figures.grids import Grid
from generator.figures.items import items_of
from generator.figures.outline import area, resampled, traced
from generator.figures.projection import Projection
from generator.figures.sections import ball
from generator.figures.skeleton import skeleton
from tests.figures.sample import KNEELING, PEOPLE, STANDING

UNDER = 0.0009
"""How far an outline may be from where it must be: a third of a pixel."""


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_a_point_seen_goes_back_to_where_it_was(view: str) -> None:
    camera = Camera.named(view)
    points = np.array([(0.1, 0.9, -0.2), (-0.4, 0.1, 0.3), (0.0, 0.5, 0.0)])
    page, depth = camera.see(points)
    assert np.abs(camera.back(page[:, 0], page[:, 1], depth) - points).max() < 1e-9


def test_a_ball_is_seen_as_a_circle_of_its_size() -> None:
    camera = Camera(30, 10, centre=(0.0, 0.5, 0.0))
    seen = Projection(camera, ball((0.0, 0.5, 0.0), 0.05))
    grid = Grid.around(seen.box, 0.005)
    (line,) = traced(seen.field(grid), grid)
    assert np.abs(np.sqrt((line**2).sum(1)) - 0.05).max() < UNDER
    assert abs(area(line)) == pytest.approx(math.pi * 0.05**2, rel=0.01)


def test_the_depth_of_a_ball_is_that_of_its_near_side() -> None:
    camera = Camera(0, 0, centre=(0.0, 0.5, 0.0))
    seen = Projection(camera, ball((0.0, 0.5, 0.02), 0.05))
    points = np.array([(0.0, 0.0), (0.0495, 0.0)])
    depth, rim = seen.front(points)[1], seen.rim(points)
    assert depth[0] == pytest.approx(0.07, abs=1e-4)
    assert rim[1] == pytest.approx(0.02, abs=2e-3)


def pieces(data: str) -> Iterator[list[tuple[int, int]]]:
    """The cubic pieces of path data, as SVG 1.1 (8.3.6) defines `c` and `s`."""
    x, y = (int(n) for n in re.findall(r"-?\d+", data.partition("c")[0].partition("s")[0]))
    hx, hy = 0, 0
    for letter, text in re.findall(r"([cs])([^a-z]*)", data):
        numbers = [int(n) for n in re.findall(r"-?\d+", text)]
        many = 6 if letter == "c" else 4
        for at in range(0, len(numbers), many):
            one = numbers[at : at + many] if letter == "c" else [hx, hy, *numbers[at : at + many]]
            ax, ay, bx, by, ex, ey = one
            yield [(x, y), (x + ax, y + ay), (x + bx, y + by), (x + ex, y + ey)]
            x, y, hx, hy = x + ex, y + ey, ex - bx, ey - by


def test_path_data_says_where_every_piece_goes_also_where_it_goes_on_smoothly() -> None:
    told = [
        [(10, 10), (20, 0), (30, 40), (50, 40)],
        [(50, 40), (70, 40), (5, -3), (9, 80)],  # smooth
        [(9, 80), (13, 100), (0, 0), (1, 1)],  # smooth down, not across
        [(1, 1), (2, 9), (3, 3), (4, 4)],  # smooth across, not down
        [(4, 4), (5, 5), (7, 7), (8, 1)],  # smooth
    ]
    data = path_data(np.array(told, float), closed=False)
    assert list(pieces(data)) == told
    assert (data.count("s"), data.count("c")) == (2, 2)
    assert path_data(np.array(told, float)) == data + "z"


def test_two_fields_that_touch_at_a_corner_are_two_closed_lines() -> None:
    """A saddle: two squares inside that meet at one cell."""
    f = np.ones((12, 12), np.float32)
    f[2:6, 2:6] = -1
    f[6:10, 6:10] = -1
    grid = Grid(0, 0, 12, 12, 1.0)
    lines = traced(f, grid)
    assert sum(abs(area(line)) for line in lines) == pytest.approx(32, abs=4)
    for line in lines:
        assert np.sqrt(((line[0] - line[-1]) ** 2).sum()) < 1.5


def test_a_line_keeps_its_first_point_when_it_turns() -> None:
    t = np.linspace(0, 2 * math.pi, 200, endpoint=False)
    flat = np.stack((0.1 * np.cos(t), 0.02 * np.sin(t)), 1)
    a = resampled(flat, 20)
    c, s = math.cos(1.0), math.sin(1.0)
    turned = np.stack((flat[:, 0] * c - flat[:, 1] * s, flat[:, 0] * s + flat[:, 1] * c), 1)
    b = resampled(np.roll(turned, 77, 0), 20, a, turn_of_like=(c, s))
    expected = np.stack((a[:, 0] * c - a[:, 1] * s, a[:, 0] * s + a[:, 1] * c), 1)
    assert np.abs(b - expected).max() < 0.004


@pytest.mark.parametrize("who", sorted(PEOPLE))
@pytest.mark.parametrize("turn", range(0, 360, 60))
def test_every_part_has_an_outline_from_every_side(who: str, turn: int) -> None:
    body = parts(skeleton(KNEELING), PEOPLE[who])
    for item in items_of(Camera(turn, 12), body):
        if item.name == "neck":
            continue
        assert item.loops, item.name
        box = item.seen.box
        assert abs(area(item.loops[0])) > 0.3 * (box[1] - box[0]) * (box[3] - box[2]), item.name


def test_mirrored_is_mirrored() -> None:
    body = parts(skeleton(KNEELING), PEOPLE["woman"])
    for item, other in zip(
        items_of(Camera(135, 12), body), items_of(Camera(135, 12, mirrored=True), body), strict=True
    ):
        (a, b, c, d), (e, f, g, h) = item.seen.box, other.seen.box
        assert (a, b, c, d) == pytest.approx((-f, -e, g, h), abs=1e-6)


def test_turning_the_camera_does_not_move_the_body() -> None:
    """A point of the skin that two cameras see lies at one place in space."""
    body = parts(skeleton(STANDING), PEOPLE["man"])
    (chest,) = [i for i in items_of(Camera(90, 0), body) if i.name == "trunk"]
    (turned,) = [i for i in items_of(Camera(70, 0), body) if i.name == "trunk"]
    point = np.array([(0.0, 0.74 - 0.4)])
    depth = chest.seen.front(point)[1]
    there = chest.camera.back(point[:, 0], point[:, 1], depth)
    page, depth = turned.camera.see(there)
    assert turned.seen.front(page)[1] == pytest.approx(depth, abs=0.002)


def test_the_figure_is_one_stature_high() -> None:
    for person in PEOPLE.values():
        body = parts(skeleton(STANDING), person)
        low = min(p.whole.least((0.0, 1.0, 0.0)) for p in body)
        top = max(-p.whole.least((0.0, -1.0, 0.0)) for p in body if p.name == "head")
        assert low == pytest.approx(0.0, abs=0.003)
        assert top == pytest.approx(1.0, abs=0.012)


def test_sex_build_and_age_change_the_shape() -> None:
    def wide(who: str, name: str, direction: tuple[float, float, float]) -> float:
        (part,) = [p for p in parts(skeleton(STANDING), PEOPLE[who]) if p.name == name]
        back = (-direction[0], -direction[1], -direction[2])
        return -part.whole.least(direction) - part.whole.least(back)

    assert wide("large", "trunk", (1.0, 0.0, 0.0)) > 1.2 * wide("woman", "trunk", (1.0, 0.0, 0.0))
    assert wide("man", "right-shank", (1.0, 0.0, 0.0)) > wide("woman", "right-shank", (1.0, 0.0, 0.0))
    assert wide("old", "right-thigh", (1.0, 0.0, 0.0)) < wide("man", "right-thigh", (1.0, 0.0, 0.0))
