"""Curves, ribbons and angles."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures.geometry import (
    Curve,
    Ribbon,
    Spine,
    band,
    distance,
    straightness,
    turn_pair,
    without_loops,
)


@given(st.lists(st.floats(-10, 10), min_size=2, max_size=8), st.floats(0, 1))
def test_a_curve_stays_between_neighbouring_keys(heights: list[float], share: float) -> None:
    curve = Curve([(float(i), y) for i, y in enumerate(heights)])
    for i in range(len(heights) - 1):
        low, high = sorted(heights[i : i + 2])
        assert low - 1e-6 <= curve(i + share) <= high + 1e-6


def test_a_spine_passes_its_ends_and_rounds_its_corners() -> None:
    spine = Spine([(0, 0), (1, 0), (1, 1)], [0, 0.2, 0])
    assert spine.at(0)[0] == (0, 0)
    assert spine.at(2)[0] == (1, 1)
    assert 0.05 < distance(spine.at(1)[0], (1, 0)) < 0.2


def test_a_spine_folded_to_nothing_is_no_error() -> None:
    spine = Spine([(0, 0), (0, 0), (1, 0)], [0, 0.2, 0])
    assert all(math.isfinite(v) for u in (0.5, 1, 1.5) for v in spine.at(u)[0])


@pytest.mark.parametrize("bend", [(1, 1), (0.2, 0.1), (2, 0)])
def test_an_outline_has_as_many_points_in_every_bend(bend: tuple[float, float]) -> None:
    spine = Spine([(0, 0), (1, 0), bend], [0, 0.1, 0])
    shape = Ribbon(spine, lambda u: 0.2, lambda u: 0.2).outline([0, 0.5, 1, 1.5, 2])
    assert len(shape.points) == 2 * 5 + 2 * 3


def test_a_loop_is_drawn_together_and_no_point_is_lost() -> None:
    line = [(0.0, 0.0), (1.0, 0.0), (2.0, 1.0), (2.0, -1.0), (1.0, 0.2), (1.2, -1.0), (0.0, -1.0)]
    points, creases = without_loops(line)
    assert len(points) == len(line)
    assert creases


def test_a_band_is_as_wide_as_told() -> None:
    shape = band([((0, 0), 0.1), ((1, 0), 0.3), ((2, 0), 0.1)])
    assert distance(shape.points[1], shape.points[4]) == pytest.approx(0.6)


def test_straightness_is_180_on_a_line_and_90_at_a_corner() -> None:
    assert straightness((0, 0), (1, 0), (2, 0)) == pytest.approx(180)
    assert straightness((0, 0), (1, 0), (1, 1)) == pytest.approx(90)


@given(st.floats(-180, 180))
def test_a_turn_keeps_right_angles(degrees: float) -> None:
    a, b = turn_pair((1, 0, 0), (0, 1, 0), degrees)
    assert sum(p * q for p, q in zip(a, b, strict=True)) == pytest.approx(0, abs=1e-9)
