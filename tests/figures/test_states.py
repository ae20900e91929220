"""States take over what the one that they start from says, and are solved until their contacts hold."""

from typing import Any

import pytest
from pydantic import ValidationError

from generator.figures.bones import bone
from generator.figures.contacts import FLOOR
from generator.figures.spots import spot
from generator.figures.states import resolved, sides_of, solve
from generator.model.pose import Pose
from tests.figures.cases import ACROSS, PERSON, STANDING, STEP, pose, pose_with


@pytest.fixture(scope="module")
def stepping() -> Pose:
    return pose(stand=STANDING, hold=STEP, other={"from": "hold", "swap": "on-the-spot"})


def test_every_contact_holds_within_half_a_millimetre(stepping: Pose) -> None:
    for solved in solve(stepping, PERSON).values():
        assert max(solved.gaps.values()) < 0.5


def test_a_foot_stands_flat_where_it_is_said(stepping: Pose) -> None:
    body = solve(stepping, PERSON)["hold"].posed
    for part in ("heel", "ball"):
        assert body.lowest(spot(f"right-{part}"), FLOOR.normal) == pytest.approx(0, abs=3e-4)
    x, _, z = body.point(spot("right-foot"))
    assert (x, z) == pytest.approx((0.11, 0.058), abs=3e-4)
    assert body.body.legs["right"].foot.along[2] == pytest.approx(0, abs=5e-3)


def test_angles_that_are_not_free_stay_as_written(stepping: Pose) -> None:
    solved = solve(stepping, PERSON)["hold"]
    assert solved.angles["x"] == -0.02
    assert solved.angles["left_arm.spread"] == 25


def test_the_other_side_is_the_mirror_image(stepping: Pose) -> None:
    solved = solve(stepping, PERSON)
    one, other = solved["hold"].body, solved["other"].body
    for side, across in ACROSS:
        x, y, z = one.arms[side].wrist
        assert other.arms[across].wrist == pytest.approx((x, y, -z), abs=2e-3)
        x, y, z = one.legs[side].ankle
        assert other.legs[across].ankle == pytest.approx((x, y, -z), abs=2e-3)


@pytest.mark.parametrize(("swap", "x", "z"), [("on-the-spot", 1, -1), ("turned-round", -1, 1)])
def test_the_other_side_touches_the_same_things_on_its_side(swap: str, x: int, z: int) -> None:
    found = resolved(pose(hold=STEP, other={"from": "hold", "swap": swap}))
    for side, across in ACROSS:
        here, there = (
            {
                name.removeprefix(f"{one}-"): contact
                for name, contact in found[state].touch.items()
                if one in name
            }
            for state, one in (("hold", side), ("other", across))
        )
        assert here.keys() == there.keys() != set()
        for name, contact in here.items():
            other = there[name]
            assert other.on == (contact.on or "").replace(side, across).replace(
                "right-thigh", f"{across}-thigh"
            )
            assert (other.x, other.z) == (contact.x and x * contact.x, contact.z and z * contact.z)
            assert other.points == (contact.points and (x * contact.points[0], 0, z * contact.points[2]))


def test_a_contact_ends_where_the_file_leaves_it_empty(stepping: Pose) -> None:
    found = resolved(stepping)
    assert "left-foot" in found["stand"].touch
    assert "left-foot" not in found["hold"].touch
    assert "right-ball" in found["other"].touch


def test_what_is_held_goes_on_where_a_contact_of_the_same_part_ends_and_the_other_way_round() -> None:
    foot = {"touch": {"left-foot": {"on": "floor"}}, "held": {"left-foot": "forward"}}
    ended = resolved(
        pose(
            hold=foot,
            a={"from": "hold", "touch": {"left-foot": None}},
            b={"from": "hold", "held": {"left-foot": None}},
        )
    )
    assert {name: (list(one.touch), list(one.held)) for name, one in ended.items()} == {
        "hold": (["left-foot"], ["left-foot"]),
        "a": ([], ["left-foot"]),
        "b": (["left-foot"], []),
    }


def test_what_follows_a_change_of_sides_has_the_other_side_until_it_changes_back() -> None:
    one = pose(
        hold={},
        other={"from": "hold", "swap": "on-the-spot"},
        again={"from": "other"},
        back={"from": "again", "swap": "on-the-spot"},
    )
    sides = {name: sides_of(one, solved) for name, solved in solve(one, PERSON).items()}
    assert sides == {"hold": ("left",), "other": ("right",), "again": ("right",), "back": ("left",)}


def test_a_state_begins_from_the_one_it_names() -> None:
    one = pose(
        a={"angles": {"neck": 10}},
        b={"angles": {"neck": 20, "look": 5}},
        hold={"from": "a", "angles": {"look": 7}},
    )
    assert resolved(one).keys() == {"a", "b", "hold"}
    angles = solve(one, PERSON)["hold"].angles
    assert (angles["neck"], angles["look"]) == (10, 7)


def test_the_same_comes_out_again(stepping: Pose) -> None:
    again = stepping.model_copy(update={"title": "Another title"})
    assert again.title != stepping.title
    for name, solved in solve(again, PERSON).items():
        assert solved.angles == solve(stepping, PERSON)[name].angles


def test_a_hand_does_not_move_the_trunk() -> None:
    far = pose(hold={**STANDING, "free": [*STANDING["free"], "left_arm"], "touch": {
        **STANDING["touch"], "left-hand": {"x": 0.5, "y": 0.9, "z": -0.4}}})  # fmt: skip
    solved = solve(far, PERSON)["hold"]
    assert solved.gaps["touch left-hand"] > 20
    assert solved.gaps["touch left-foot"] < 0.5


def test_shown_props_are_taken_over() -> None:
    props = {"mat": {"x": [-0.4, 0.4]}, "wall": {"before": 0.5}}
    one = pose_with({"props": props}, a={"shows": ["mat"]}, b={}, hold={"shows": ["wall"]})
    found = resolved(one)
    assert [set(found[name].shown) for name in ("a", "b", "hold")] == [{"mat"}, {"mat"}, {"wall"}]


def test_a_moved_prop_stands_there_until_it_is_moved_again() -> None:
    before, after = {"before": 0.5}, {"before": 0.7}
    one = pose_with(
        {"props": {"wall": before}},
        hold={},
        away={"moved": {"wall": after}},
        still={},
        again={"from": "hold"},
    )
    found = resolved(one)
    walls = [found[name].shown["wall"].model_dump()["before"] for name in found]
    assert walls == [0.5, 0.7, 0.7, 0.5]


def test_a_foot_stands_on_a_step_that_was_moved() -> None:
    step = {"x": [0.0, 0.3], "z": [0.0, 0.12], "height": 0.1}
    on_step = {"touch": {**STEP["touch"], "right-foot": {"on": "step", "z": 0.058}}}
    one = pose_with(
        {"props": {"step": step}},
        hold=STEP,
        up={**on_step, "from": "hold", "moved": {"step": {**step, "height": 0.05}}},
    )
    up = solve(one, PERSON)["up"].posed
    assert up.lowest(spot("right-heel"), FLOOR.normal) == pytest.approx(0.05, abs=1e-3)


def test_the_movement_from_start_to_hold_moves_no_prop() -> None:
    with pytest.raises(ValidationError, match="movement from start to hold"):
        pose_with({"props": {"wall": {"before": 0.5}}}, start={}, hold={"moved": {"wall": {"before": 0.7}}})


def lifted(how: str | None) -> dict[str, Any]:
    """Standing on the right leg, the left one anyhow in the air."""
    angles = {**STANDING["angles"], "left_leg": {"hip": 50, "spread": 20, "turn": 20, "knee": 30}}
    touch = {"right-foot": STANDING["touch"]["right-foot"]}
    held = {"held": {"left-thigh": how}} if how else {}
    return {"angles": angles, "touch": touch, "free": ["left_leg"], **held}


@pytest.mark.parametrize("how", ["upright", "level", "forward"])
def test_a_part_of_the_body_is_held_as_is_said(how: str) -> None:
    solved = solve(pose(hold=lifted(how)), PERSON)["hold"]
    x, y, z = bone(solved.body, "left-thigh").axes.along
    off = {"upright": (x, z), "level": (y,), "forward": (z,)}[how]
    assert off == pytest.approx((0,) * len(off), abs=5e-3)
    free = bone(solve(pose(hold=lifted(None)), PERSON)["hold"].body, "left-thigh").axes.along
    assert max(abs(free[1] - y), abs(free[2] - z)) > 0.05


def test_a_state_takes_over_what_is_held_until_it_lets_go() -> None:
    states = {"start": lifted("level"), "hold": {}, "after": {"held": {"left-thigh": None}}}
    taken = {name: dict(one.held) for name, one in resolved(pose(**states)).items()}
    assert taken == {"start": {"left-thigh": "level"}, "hold": {"left-thigh": "level"}, "after": {}}
