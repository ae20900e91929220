"""How long a muscle is along its way over the bones."""

import math
from itertools import pairwise

import pytest

from generator.figures.geometry import distance, plus, times
from generator.figures.muscles import (
    ON_JOINT,
    heat,
    landmark,
    length_mm,
    parts_over,
    rest_mm,
    stretch_mm,
    way,
)
from generator.figures.skeleton import skeleton
from generator.model.muscles import Landmark, Muscles
from tests.figures.cases import MUSCLES

FLEXOR = MUSCLES.muscles["flexor"]
assert FLEXOR.wrap
RADIUS = FLEXOR.wrap.radius
"""Of the bar over which it runs at the hip."""


def longer(**angles: float) -> float:
    keys = {f"left_leg.{k}": v for k, v in angles.items()}
    return stretch_mm(skeleton(keys), FLEXOR, MUSCLES, "left")


def test_somebody_who_stands_has_it_at_rest() -> None:
    assert longer() == 0
    assert heat(skeleton({}), FLEXOR, MUSCLES, "left") == 0


def test_over_the_joint_it_lengthens_by_the_arc() -> None:
    # On a bar of radius r, a turn by an angle takes r times that angle more of the muscle.
    expected = RADIUS * math.radians(20) * 1700
    assert longer(hip=-20) == pytest.approx(expected, abs=0.5)
    assert 0 < longer(hip=-10) < longer(hip=-20)


def test_a_bent_hip_makes_it_shorter_and_cold() -> None:
    assert longer(hip=30) < -15
    assert longer(hip=90) < longer(hip=30)
    assert heat(skeleton({"left_leg.hip": 30}), FLEXOR, MUSCLES, "left") == 0


def test_a_tucked_pelvis_lengthens_it_as_much_as_the_thigh_behind() -> None:
    tucked = skeleton({"pelvis": -10, "lumbar": 10, "left_leg.hip": -10})
    assert stretch_mm(tucked, FLEXOR, MUSCLES, "left") == pytest.approx(longer(hip=-10), abs=2)


def test_left_and_right_are_alike() -> None:
    angles = {"left_leg.hip": -15.0, "right_leg.hip": -15.0, "left_leg.spread": 9.0, "right_leg.spread": 9.0}
    body = skeleton(angles)
    left, right = (length_mm(body, FLEXOR, MUSCLES, side) for side in ("left", "right"))
    assert left == pytest.approx(right)
    assert rest_mm(FLEXOR, MUSCLES, "left") == pytest.approx(rest_mm(FLEXOR, MUSCLES, "right"))


@pytest.mark.parametrize("hip", range(-30, 121, 10))
def test_its_way_keeps_off_the_joint_and_its_number_of_points(hip: int) -> None:
    body = skeleton({"left_leg.hip": float(hip)})
    found = way(body, FLEXOR, MUSCLES, "left")
    assert len(found) == 1 + ON_JOINT + 2
    nearest = min(distance(p, body.legs["left"].hip) for p, _ in found)
    assert nearest >= RADIUS - 1e-9


def test_a_landmark_of_the_pelvis_moves_with_it_however_high_it_is() -> None:
    body = skeleton({"lumbar": 40.0})  # the spine above it bends
    for height in (0.02, 0.1):
        mark = Landmark(segment="pelvis", along=height, forward=0.01, out=0.03)
        x, y, z = landmark(body, mark, "left")
        p = body.pelvis
        ahead = plus(times(p.along, height), times(p.front, 0.01))
        assert (x, y, z) == pytest.approx(plus(plus(body.root, ahead), times(p.out, -0.03)))


def test_its_length_changes_without_a_jump() -> None:
    lengths = [longer(hip=h / 2) for h in range(-60, 250)]
    steps = [abs(b - a) for a, b in pairwise(lengths)]
    assert max(steps) < 1


def test_a_muscle_is_painted_over_every_part_that_its_way_passes() -> None:
    pelvis_alone = MUSCLES.model_dump()
    pelvis_alone["muscles"]["flexor"]["path"] = [
        {"at": at, "width": 0.02} for at in ("brim", "front", "femur")
    ]
    pelvis_alone["muscles"]["flexor"]["wrap"] = None
    for muscles in (MUSCLES, Muscles.model_validate(pelvis_alone)):
        assert parts_over(["flexor"], ["left", "right"], muscles) == ("trunk", "left-thigh", "right-thigh")
    assert parts_over([], ["left"], MUSCLES) == ()
