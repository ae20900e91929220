"""What lies in a prop: how deep, and which way it leaves it."""

from typing import Any

import numpy as np
import pytest

from generator.figures.collisions import Overlap, Skin, in_props
from generator.model.props import Prop, PropName, Props

BED: dict[str, Any] = {"bed": {"x": [0.0, 1.0], "z": [0.0, 0.6], "height": 0.4}}
"""The space below it is 0.15 high."""
CHAIR: dict[str, Any] = {"x": 0.5, "z": 0.5, "width": 0.2, "seat": 0.25, "back": 0.5}


def overlaps(point: tuple[float, float, float], props: dict[str, Any]) -> list[Overlap]:
    """What is found of a skin of one point."""
    skin = Skin("hand", np.array([point]), np.zeros((1, 3, 3)), np.array([point]))
    named: dict[PropName, Prop] = Props.model_validate(props).named()
    return list(in_props({"hand": skin}, named))


@pytest.mark.parametrize(
    ("point", "depth", "out"),
    [
        ((0.01, 0.3, 0.3), 0.01, (-1, 0, 0)),
        ((0.98, 0.3, 0.3), 0.02, (1, 0, 0)),
        ((0.5, 0.18, 0.3), 0.03, (0, -1, 0)),
        ((0.5, 0.36, 0.3), 0.04, (0, 1, 0)),
        ((0.5, 0.3, 0.05), 0.05, (0, 0, -1)),
        ((0.5, 0.3, 0.54), 0.06, (0, 0, 1)),
    ],
)
def test_a_point_in_a_bed_leaves_it_by_the_nearest_side(
    point: tuple[float, float, float], depth: float, out: tuple[float, float, float]
) -> None:
    (found,) = overlaps(point, BED)
    assert (found.part, found.other, found.at, found.out) == ("hand", "bed", point, out)
    assert found.depth == pytest.approx(depth)


@pytest.mark.parametrize("point", [(-0.01, 0.3, 0.3), (0.5, 0.1, 0.3), (0.5, 0.41, 0.3), (0.5, 0.3, 0.61)])
def test_a_point_beside_below_or_above_a_bed_is_not_in_it(point: tuple[float, float, float]) -> None:
    assert overlaps(point, BED) == []


def test_a_point_below_the_floor_leaves_it_upward() -> None:
    (found,) = overlaps((0.5, -0.02, 0.3), {})
    assert (found.other, found.depth, found.out) == ("floor", 0.02, (0, 1, 0))


@pytest.mark.parametrize(
    ("faces", "behind", "before"),
    [
        ("forward", (0.41, 0.45, 0.5), (0.59, 0.45, 0.5)),
        ("behind", (0.59, 0.45, 0.5), (0.41, 0.45, 0.5)),
        ("left", (0.5, 0.45, 0.59), (0.5, 0.45, 0.41)),
        ("right", (0.5, 0.45, 0.41), (0.5, 0.45, 0.59)),
    ],
)
def test_the_back_of_a_chair_stands_behind_whoever_would_sit_on_it(
    faces: str, behind: tuple[float, float, float], before: tuple[float, float, float]
) -> None:
    chair = {"chair": {**CHAIR, "faces": faces}}
    assert [one.other for one in overlaps(behind, chair)] == ["chair"]
    assert overlaps(before, chair) == []
    assert [one.other for one in overlaps((0.5, 0.24, 0.5), chair)] == ["chair"]  # the seat


@pytest.mark.parametrize(
    ("turn", "inside", "beside"),
    [
        (0, (0.5, 0.06, 0.6), (0.6, 0.06, 0.5)),
        (90, (0.6, 0.06, 0.5), (0.5, 0.06, 0.6)),
        (45, (0.57, 0.06, 0.57), (0.43, 0.06, 0.57)),
    ],
)
def test_a_point_in_a_roller_leaves_it_across(
    turn: float, inside: tuple[float, float, float], beside: tuple[float, float, float]
) -> None:
    roller = {"roller": {"x": 0.5, "z": 0.5, "turn": turn}}
    (found,) = overlaps(inside, roller)
    assert found.other == "roller"
    assert found.depth == pytest.approx(0.02)
    assert found.out == pytest.approx((0, 1, 0), abs=1e-6)
    assert overlaps(beside, roller) == []
