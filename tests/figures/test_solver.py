"""The solver meets the contacts of a pose, with the same result each time."""

from collections.abc import Callable

import pytest

from generator.figures.skeleton import View
from generator.figures.solver import solve, solve_state
from generator.model.people import People
from generator.model.pose import Pose


def test_the_contacts_hold_and_what_is_not_free_stays(
    sample: Callable[..., Pose], own_people: People
) -> None:
    pose = sample(start={"angles": {"right_arm": {"elbow": 33}}})
    solved = solve(pose, own_people.root["someone"])
    assert all(gap < 1 for state in solved.values() for gap in state.gaps.values())
    assert solved["start"].angles["right_arm.elbow"] == 33
    assert solved["hold"].angles["x"] == pytest.approx(0.04)


def test_solved_numbers_are_rounded(sample: Callable[..., Pose], own_people: People) -> None:
    for key, value in solve(sample(), own_people.root["someone"])["hold"].angles.items():
        assert value == round(value, 5 if key in ("x", "y") else 2)


def test_a_solved_state_solved_again_stays(sample: Callable[..., Pose], own_people: People) -> None:
    pose, person = sample(), own_people.root["someone"]
    first = solve(pose, person)["hold"]
    again = solve_state(pose.states["hold"], View("right"), person, pose.props, first.angles)
    for key, value in again.angles.items():
        assert value == pytest.approx(first.angles[key], abs=0.5)


def test_what_cannot_be_reached_has_a_gap(sample: Callable[..., Pose], own_people: People) -> None:
    pose = sample(hold={"touch": {"left-heel": {"on": "floor", "x": ".9"}}})
    assert max(solve(pose, own_people.root["someone"])["hold"].gaps.values()) > 50


def test_a_contact_may_be_a_towel_or_a_roller_on_a_prop(
    sample: Callable[..., Pose], own_people: People
) -> None:
    props = {
        "towel": {"kind": "towel", "under": "right-knee", "on": "table", "thick": ".03"},
        "roller": {"kind": "roller", "x": "0", "on": "table"},
    }
    state = {"touch": {"right-knee": {"on": "towel"}}, "free": ["right_leg.hip"], "angles": {"x": "0"}}
    pose = sample(props=props, start=None, hold=state)
    assert solve(pose, own_people.root["someone"])["hold"].gaps["touch right-knee"] < 1
