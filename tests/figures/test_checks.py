"""Each rule finds its fault and lets the cure pass."""

import re
from typing import Any

import pytest

from generator.figures.body import parts
from generator.figures.case import Case
from generator.figures.checks import faults_of
from generator.figures.collisions import skins
from generator.figures.faults import PoseFault, number_text, unsolvable
from generator.figures.skeleton import skeleton
from generator.figures.states import solve
from generator.model.pose import Pose
from tests.figures.cases import MUSCLES, PEOPLE, PERSON, STANDING, STEP, pose, pose_with
from tests.figures.sample import PEOPLE as SAMPLE

LYING: dict[str, Any] = {
    "angles": {
        "y": 0.41,
        "z": -0.02,
        "pelvis": -84,
        "lumbar": -8,
        "neck": 4,
        "left_arm": {"spread": 24},
        "right_arm": {"spread": 24},
    },
    "free": ["y", "lumbar", "thoracic", "neck", "left_leg.hip", "left_arm"],
    "touch": {
        "buttock": {"on": "bed"},
        "back": {"on": "bed"},
        "back-of-head": {"on": "bed"},
        "left-heel": {"on": "bed"},
    },
    "short_because": "Lying is no stretch.",
}
BED = {"bed": {"x": [-0.6, 0.6], "z": [-0.5, 0.06], "height": 0.335}}
SHORT = {"short_because": "This sample does not stretch."}


def found(one: Pose) -> tuple[PoseFault, ...]:
    wrong = tuple(unsolvable(one, PEOPLE, MUSCLES))
    return wrong or faults_of(Case(one, MUSCLES, solve(one, PERSON)))


def rules(one: Pose) -> set[str]:
    return {fault.rule for fault in found(one)}


def test_standing_has_no_fault() -> None:
    assert found(pose(hold={**STANDING, **SHORT})) == ()


def test_a_contact_out_of_reach_is_told_where_it_stands() -> None:
    far = {**STANDING, **SHORT, "touch": {**STANDING["touch"], "left-foot": {"on": "floor", "x": 0.9}}}
    fault = next(one for one in found(pose(hold=far)) if "left-foot" in one.message)
    assert fault.rule == "pose-contact"
    assert fault.place == ("states", "hold", "touch", "left-foot")
    assert "must be reachable" in fault.message
    assert fault.state == "hold"
    assert len(fault.rings) == 1


def test_a_fault_that_is_taken_over_is_told_once() -> None:
    far = {**STANDING, "touch": {**STANDING["touch"], "left-foot": {"on": "floor", "x": 0.9}}}
    told = [one for one in found(pose(start=far, hold=SHORT)) if one.rule == "pose-contact"]
    assert [one.place[1] for one in told if "left-foot" in one.message] == ["start"]


def test_a_fault_of_the_hold_is_told_at_the_hold() -> None:
    bent = {
        "angles": {"left_leg": {"knee": 150}},
        "free": [],
        "touch": dict.fromkeys(STANDING["touch"]),
        **SHORT,
    }
    told = [one for one in found(pose(start=STANDING, hold=bent)) if one.rule == "pose-range"]
    assert [one.place for one in told] == [("states", "hold", "angles", "left_leg", "knee")]


def test_a_reason_lets_a_joint_go_further() -> None:
    bent = {
        "angles": {
            "y": 0.8,
            "left_leg": {"knee": 150},
            "left_arm": {"spread": 25},
            "right_arm": {"spread": 25},
        }
    }
    assert "pose-range" in rules(pose(hold={**bent, **SHORT}))
    assert "pose-range" not in rules(pose(hold={**bent, **SHORT, "beyond_range_because": "It is folded."}))


@pytest.mark.parametrize(
    ("promise", "kept"), [({"about": 2}, True), ({"about": 6}, False), ({"at_most": -1}, False)]
)
def test_what_is_promised_of_an_angle_is_true_within_three_degrees(
    promise: dict[str, float], kept: bool
) -> None:
    one = pose(hold={**STANDING, **SHORT, "promise": {"left_leg.knee": promise}})
    knee = solve(one, PERSON)["hold"].angles["left_leg.knee"]
    assert knee == pytest.approx(0.7, abs=1.5)
    assert ("pose-promise" in rules(one)) is not kept


def test_a_leg_through_the_mattress_is_told_with_its_depth() -> None:
    through = {**LYING, "angles": {**LYING["angles"], "right_leg": {"hip": -20, "knee": 60}}}
    told = [one for one in found(pose_with({"props": BED}, hold=through)) if one.rule == "pose-collision"]
    assert any("right-thigh out of bed" in one.message for one in told)
    beside = {**LYING, "angles": {**LYING["angles"], "right_leg": {"hip": -18, "spread": 27, "knee": 60}}}
    assert rules(pose_with({"props": BED}, hold=beside)) == set()


@pytest.mark.parametrize(
    ("wall", "told"),
    [
        ({"beside": 0.2}, True),
        ({"beside": -0.2}, True),
        ({"beside": 0.4}, False),
        ({"beside": -0.4}, False),
        ({"before": 0.02}, True),
        ({"before": -0.02}, True),
        ({"before": 0.3}, False),
        ({"before": -0.3}, False),
        ({"beside": 0.2, "span": [0.5, 0.8]}, False),
        ({"before": 0.02, "span": [0.5, 0.8]}, False),
    ],
)
def test_a_body_through_a_wall_is_told(wall: dict[str, Any], told: bool) -> None:
    whole = pose_with({"props": {"wall": wall}}, hold={**STANDING, **SHORT})
    assert ("pose-collision" in rules(whole)) == told


def test_an_arm_through_the_trunk_is_told() -> None:
    arm = {"left_arm": {"spread": 10, "turn": -60, "elbow": 95}, "right_arm": {"spread": 25}}
    told = [
        one for one in found(pose(hold={**STANDING, **SHORT, "angles": arm})) if one.rule == "pose-collision"
    ]
    assert any("left-fore" in one.message and "trunk" in one.message for one in told)
    assert any(one.rings for one in told)


@pytest.mark.parametrize(("who", "hair"), [("woman", "bun"), ("large", "hair")])
def test_hair_gives_way(who: str, hair: str) -> None:
    body = parts(skeleton({}), SAMPLE[who])
    assert {one.name for one in body} - skins(body).keys() == {hair}


def test_a_free_arm_gives_way() -> None:
    arm = {"left_arm": {"spread": 4, "shoulder": 2}, "right_arm": {"spread": 25}}
    stuck = {**STANDING, **SHORT, "angles": arm}
    assert "pose-collision" in rules(pose(hold=stuck))
    assert "pose-collision" not in rules(pose(hold={**stuck, "free": [*STANDING["free"], "left_arm"]}))


def test_a_hold_that_does_not_stretch_says_why() -> None:
    assert rules(pose(hold=STANDING)) == {"pose-stretch"}
    assert "pose-stretch" not in rules(pose(stand=STANDING, hold=STEP))


def test_a_printed_angle_is_the_one_drawn() -> None:
    bent = {"angles": {**STANDING["angles"], "y": 0.9, "left_leg": {"hip": 90, "knee": 90}}, **SHORT}
    mark = {"kind": "angle", "joint": "left_leg.knee"}
    assert "pose-label" not in rules(pose(hold={**bent, "marks": [{**mark, "degrees": 90}]}))
    assert "pose-label" in rules(pose(hold={**bent, "marks": [{**mark, "degrees": 75}]}))


def test_a_printed_distance_is_the_one_drawn() -> None:
    mark = {"kind": "distance", "between": ["left-heel", "left-toes"], "label": "1 m", "metres": 1.0}
    assert "pose-label" in rules(pose(hold={**STANDING, **SHORT, "marks": [mark]}))


def test_a_table_is_below_the_hip() -> None:
    table = {"props": {"table": {"x": [0.5, 1], "z": [-0.2, 0.2], "height": 0.6}}}
    assert "pose-table" in rules(pose_with(table, hold={**STANDING, **SHORT}))


def test_a_table_that_a_state_moves_is_below_the_hip_too() -> None:
    table = {"x": [0.5, 1], "z": [-0.2, 0.2], "height": 0.4}
    one = pose_with(
        {"props": {"table": table}},
        hold={**STANDING, **SHORT},
        after={"moved": {"table": {**table, "height": 0.6}}},
    )
    (place,) = [fault.place for fault in found(one) if fault.rule == "pose-table"]
    assert place == ("states", "after", "moved", "table", "height")


def test_what_touches_a_prop_is_over_it() -> None:
    mat = {"props": {"mat": {"x": [0.3, 0.9]}}}
    legs = {name: {**contact, "on": "mat"} for name, contact in STANDING["touch"].items()}
    assert "pose-span" in rules(pose_with(mat, hold={**STANDING, **SHORT, "touch": legs}))


def test_every_name_is_one_of_something() -> None:
    on_chair = {**STANDING, "touch": {**STANDING["touch"], "left-hand": {"on": "chair"}}}
    (fault,) = found(pose(hold=on_chair))
    assert fault.place == ("states", "hold", "touch", "left-hand", "on")
    assert "Known: floor" in fault.message
    (fault,) = found(pose(hold={**STANDING, "moved": {"mat": {"x": [0, 1]}}}))
    assert fault.place == ("states", "hold", "moved", "mat")
    (fault,) = found(pose_with({"person": "max"}, hold=STANDING))
    assert fault.place == ("person",)
    (fault,) = found(pose_with({"target": {"parts": ["biceps"], "side": "left"}}, hold=STANDING))
    assert fault.place == ("target", "parts", 0)


@pytest.mark.parametrize(
    ("value", "limits", "text"),
    [(7.4, (5.0,), "7"), (3.2, (3.0,), "3.2"), (3.04, (3.0,), "3.04"), (87.4, (87.0, 93.0), "87.4")],
)
def test_a_number_is_never_told_as_its_limit(value: float, limits: tuple[float, ...], text: str) -> None:
    assert number_text(value, *limits) == text


def test_a_bend_just_beyond_its_limit_is_told_with_decimals() -> None:
    """The knee is bent by hardly more than a line may bend."""
    line = {"straight": ["left-hip", "left-knee", "left-ankle"], "free": [], "touch": {}}
    bent = {**STANDING, **line, "angles": {**STANDING["angles"], "left_leg": {"knee": 3.3}}}
    (message,) = (one.message for one in found(pose(hold=bent)) if one.rule == "pose-promise")
    assert "within 3 degrees" in message
    assert re.search(r"bends by 3\.\d+ ", message)


def test_an_arrow_for_tucking_asks_for_a_tuck() -> None:
    def tucked(pelvis: float) -> Pose:
        lean = {"angles": {"pelvis": pelvis}, "tuck": True, "short_because": "It tucks."}
        return pose(
            start=STANDING, hold={"free": [], "touch": {"left-foot": None, "right-foot": None}, **lean}
        )

    assert "pose-tuck" not in rules(tucked(-6))
    for pelvis in (0, -4, 6):
        (fault,) = (one for one in found(tucked(pelvis)) if one.rule == "pose-tuck")
        assert fault.place == ("states", "hold", "tuck")


def test_a_printed_distance_that_is_drawn_passes() -> None:
    mark = {"kind": "distance", "between": ["left-heel", "left-toes"], "label": "20 cm", "metres": 0.2}
    assert "pose-label" not in rules(pose(hold={**STANDING, **SHORT, "marks": [mark]}))


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("bent", [("left", 40.0), ("right", 40.0), ("left", 0.0)])
def test_an_arm_that_is_to_be_straight_is_so(side: str, bent: tuple[str, float]) -> None:
    arms = {"left_arm": {"spread": 25, "elbow": 0.0}, "right_arm": {"spread": 25, "elbow": 0.0}}
    arms[f"{bent[0]}_arm"]["elbow"] = bent[1]
    line = {"straight": [f"{side}-{joint}" for joint in ("shoulder", "elbow", "wrist")]}
    told = [
        one
        for one in found(pose(hold={**STANDING, **SHORT, **line, "angles": arms}))
        if "bends" in one.message
    ]
    assert len(told) == (bent == (side, 40.0))
    assert all(one.place == ("states", "hold", "straight") for one in told)


def test_a_line_may_go_through_points_of_the_skin() -> None:
    line = {"straight": ["left-toes", "left-knee", "back-of-head"]}
    bent = {**STANDING, "angles": {**STANDING["angles"], "left_leg": {"hip": 60, "knee": 60}}, "free": []}
    (fault,) = (
        one for one in found(pose(hold={**bent, **SHORT, **line, "touch": {}})) if "bends" in one.message
    )
    assert fault.place == ("states", "hold", "straight")


def test_a_fault_of_what_nobody_wrote_is_told_at_what_it_would_stand_in() -> None:
    low = {**STANDING, **SHORT, "angles": {**STANDING["angles"], "y": 0.2}, "free": ["left_leg", "right_leg"]}
    places = {one.place for one in found(pose(hold=low)) if one.rule == "pose-range"}
    assert places == {("states", "hold", "angles")}


@pytest.mark.parametrize(
    ("knee", "promise"), [(40.6, {"at_least": 41}), (40.4, {"at_most": 40}), (43.4, {"about": 40})]
)
def test_what_is_drawn_is_never_told_as_what_was_promised(knee: float, promise: dict[str, float]) -> None:
    bent = {"angles": {**STANDING["angles"], "left_leg": {"hip": 40, "knee": knee}}, "free": [], "touch": {}}
    one = pose(hold={**STANDING, **SHORT, **bent, "promise": {"left_leg.knee": promise}})
    (message,) = (fault.message for fault in found(one) if fault.rule == "pose-promise")
    assert f"left_leg.knee is {knee} degrees" in message


@pytest.mark.parametrize(("turn", "told"), [(45, True), (-45, False)])
def test_a_foot_in_a_roller_that_lies_across_is_told(turn: float, told: bool) -> None:
    props = {"props": {"roller": {"x": 0.1, "z": 0.14, "turn": turn}}}
    assert ("pose-collision" in rules(pose_with(props, hold={**STANDING, **SHORT}))) == told
