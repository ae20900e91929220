"""Where the joints are for given angles."""

import random
from typing import get_args

import pytest

from generator.figures.geometry import bend, cross, distance, dot
from generator.figures.skeleton import FOREARM, KEYS, NEUTRAL, SHANK, THIGH, UPPER_ARM, Skeleton, skeleton
from generator.figures.states import swapped
from generator.model import bodypoints
from tests.figures.cases import ACROSS


def some_angles(seed: int) -> dict[str, float]:
    numbers = random.Random(seed)
    return {key: numbers.uniform(-0.2, 0.2) if key in "xyz" else numbers.uniform(-50, 50) for key in KEYS}


def points(body: Skeleton) -> list[tuple[float, float, float]]:
    out = [*body.spine, *body.neck, body.head_base]
    for side in ("left", "right"):
        leg, arm = body.legs[side], body.arms[side]
        out += [leg.hip, leg.knee, leg.ankle, arm.shoulder, arm.elbow, arm.wrist]
    return out


def test_the_numbers_of_the_model_are_those_of_the_skeleton() -> None:
    assert set(get_args(bodypoints.Key)) == set(KEYS) == set(NEUTRAL)


def test_somebody_who_stands_is_upright_and_looks_forward() -> None:
    body = skeleton({})
    assert body.legs["right"].foot.along == pytest.approx((1, 0, 0))
    assert body.legs["right"].hip[2] > 0 > body.legs["left"].hip[2]
    assert body.head.front == pytest.approx((1, 0, 0))
    assert body.legs["left"].ankle[1] == pytest.approx(0.53 - THIGH - SHANK)


@pytest.mark.parametrize("seed", range(8))
def test_bones_keep_their_lengths_and_axes_their_right_angles(seed: int) -> None:
    body = skeleton(some_angles(seed))
    for side in ("left", "right"):
        leg, arm = body.legs[side], body.arms[side]
        assert distance(leg.hip, leg.knee) == pytest.approx(THIGH)
        assert distance(leg.knee, leg.ankle) == pytest.approx(SHANK)
        assert distance(arm.shoulder, arm.elbow) == pytest.approx(UPPER_ARM)
        assert distance(arm.elbow, arm.wrist) == pytest.approx(FOREARM)
        for axes in (leg.thigh, leg.shank, leg.foot, arm.upper, arm.fore, arm.hand):
            assert dot(axes.along, axes.front) == pytest.approx(0, abs=1e-12)
            handed = dot(cross(axes.front, axes.along), axes.out)
            assert abs(handed) == pytest.approx(1)


@pytest.mark.parametrize("seed", range(4))
def test_the_angle_of_a_knee_is_the_one_written(seed: int) -> None:
    angles = {**some_angles(seed), "left_leg.knee": 77.0, "right_arm.elbow": 42.0}
    body = skeleton(angles)
    leg, arm = body.legs["left"], body.arms["right"]
    assert bend(leg.hip, leg.knee, leg.ankle) == pytest.approx(77)
    assert bend(arm.shoulder, arm.elbow, arm.wrist) == pytest.approx(42)


@pytest.mark.parametrize("seed", range(4))
def test_exchanged_sides_are_the_mirror_image(seed: int) -> None:
    angles = some_angles(seed)
    one, other = skeleton(angles), skeleton(swapped(angles, about=False))
    for side, across in ACROSS:
        x, y, z = one.arms[side].wrist
        assert other.arms[across].wrist == pytest.approx((x, y, -z))
        x, y, z = one.legs[side].foot.along
        assert other.legs[across].foot.along == pytest.approx((x, y, -z))
    assert skeleton(swapped(swapped(angles, False), False)).spine == one.spine


@pytest.mark.parametrize("seed", range(4))
def test_turned_round_is_the_mirror_image_turned_by_half_a_turn(seed: int) -> None:
    angles = some_angles(seed)
    here, there = skeleton(swapped(angles, about=False)), skeleton(swapped(angles, about=True))
    for p, q in zip(points(here), points(there), strict=True):
        assert q == pytest.approx((-p[0], p[1], -p[2]), abs=1e-9)
    assert abs(swapped(angles, about=True)["pelvis_turn"]) <= 180


def test_the_pelvis_tucks_without_the_chest_when_the_low_back_rounds() -> None:
    here, tucked = skeleton({"pelvis": 8, "lumbar": -8}), skeleton({"pelvis": -5, "lumbar": 5})
    assert here.thorax.along == pytest.approx(tucked.thorax.along)
    assert tucked.pelvis.along[0] < 0 < here.pelvis.along[0]
