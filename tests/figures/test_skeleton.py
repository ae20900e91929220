"""The positions of joints, from the angles of a pose."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures.body import Body
from generator.figures.skeleton import (
    FAR,
    FOREARM,
    SHANK,
    THIGH,
    UPPER_ARM,
    Skeleton,
    View,
    range_of,
)
from generator.figures.solver import flattened
from generator.model.people import Person
from generator.model.pose import State

ANGLES = st.floats(-170, 170)


def standing(**changes: float) -> dict[str, float]:
    return flattened(State(alt="Standing.")) | {k.replace("__", "."): v for k, v in changes.items()}


def skeleton(facing: Any = "right", **changes: float) -> Skeleton:
    return Skeleton(standing(**changes), View(facing))


def test_a_standing_person_has_the_soles_on_the_floor() -> None:
    person = Person(skin="#aaaaaa", hair="#000000", top="#777777", bottoms="#333333", style="short")
    body = Body(standing(), View("right"), person)
    assert min(y for shape in body.foot("right").shapes(False) for _, y in shape.points) == pytest.approx(
        0, abs=1e-3
    )


def test_a_bent_hip_brings_the_thigh_forward_and_a_bent_knee_the_shin_back() -> None:
    hip, knee, ankle = skeleton(right_leg__hip=90, right_leg__knee=90).legs["right"].joints
    assert (knee[0] - hip[0], knee[1] - hip[1]) == pytest.approx((THIGH, 0))
    assert (ankle[0] - knee[0], ankle[1] - knee[1]) == pytest.approx((0, -SHANK))


def test_an_arm_raised_forward_is_level_and_its_bent_elbow_points_the_forearm_up() -> None:
    shoulder, elbow, wrist = skeleton(right_arm__shoulder=90, right_arm__elbow=90).arms["right"].joints
    assert elbow[0] - shoulder[0] == pytest.approx(UPPER_ARM)
    assert wrist[1] - elbow[1] == pytest.approx(FOREARM)


def test_the_far_leg_is_shifted_as_if_seen_from_above() -> None:
    sides = skeleton("left").legs
    assert sides["right"].joints[0][0] - sides["left"].joints[0][0] == pytest.approx(FAR[0])
    assert sides["right"].depths[0] > sides["left"].depths[0]


def test_from_the_front_a_leg_spread_goes_to_its_own_side() -> None:
    left = skeleton("viewer", left_leg__spread=30).legs["left"].joints
    right = skeleton("viewer", right_leg__spread=30).legs["right"].joints
    assert left[1][0] - left[0][0] == pytest.approx(THIGH * math.sin(math.radians(30)))
    assert right[1][0] - right[0][0] == pytest.approx(-THIGH * math.sin(math.radians(30)))


@given(ANGLES, ANGLES, ANGLES, ANGLES, ANGLES)
def test_the_directions_of_a_limb_stay_at_right_angles(
    hip: float, spread: float, turn: float, knee: float, ankle: float
) -> None:
    angles = {"hip": hip, "spread": spread, "turn": turn, "knee": knee, "ankle": ankle}
    changes = {f"left_leg__{k}": v for k, v in angles.items()}
    for axes in skeleton(**changes).legs["left"].axes:
        for a, b in ((axes.d, axes.f), (axes.f, axes.out), (axes.out, axes.d)):
            assert sum(p * q for p, q in zip(a, b, strict=True)) == pytest.approx(0, abs=1e-9)
        assert math.hypot(*axes.d) == pytest.approx(1)


def test_every_joint_has_a_range_and_the_spread_of_an_arm_is_not_that_of_a_leg() -> None:
    joints = [key for key in standing() if key not in ("x", "y", "pelvis")]
    assert all(range_of(key) for key in joints)
    assert range_of("pelvis") is None
    assert range_of("left_arm.spread") != range_of("left_leg.spread")
