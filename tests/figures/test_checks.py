"""Mistakes in a pose are reported with their place in its file."""

from collections.abc import Callable
from typing import Any

import pytest

from generator.content import Fault
from generator.figures.pose_drawings import check
from generator.model.muscles import Muscles
from generator.model.people import People
from generator.model.pose import Pose

Check = Callable[..., tuple[Fault, ...]]


@pytest.fixture
def reported(sample: Callable[..., Pose], own_people: People, own_muscles: Muscles) -> Check:
    def run(**changes: Any) -> tuple[Fault, ...]:
        return check(sample(**changes), own_people, own_muscles)

    return run


def places(faults: tuple[Fault, ...], rule: str) -> list[tuple[str | int, ...]]:
    return [fault.place for fault in faults if fault.rule == rule]


def test_a_right_pose_has_no_fault(reported: Check) -> None:
    assert reported() == ()


def test_a_stance_too_long_is_told_at_the_contact(reported: Check) -> None:
    faults = reported(hold={"touch": {"left-heel": {"on": "floor", "x": ".8"}}})
    assert ("hold", "touch", "left-heel") in places(faults, "pose-contact")


def test_a_contact_taken_over_from_the_start_is_told_there(reported: Check) -> None:
    faults = reported(hold={"angles": {"x": ".5"}})
    assert ("start", "touch", "right-heel") in places(faults, "pose-contact")


def test_a_knee_bent_too_far_is_told_at_the_angle(reported: Check) -> None:
    change = {"angles": {"right_leg": {"knee": "165"}}, "free": []}
    assert ("hold", "angles", "right_leg", "knee") in places(reported(hold=change), "pose-range")


def test_a_reason_lets_a_joint_go_further_but_not_beyond_what_a_body_can(reported: Check) -> None:
    bent = {
        "touch": {"right-heel": None, "right-ball": None},
        "free": [],
        "beyond_range_because": "So it is.",
    }
    assert not places(reported(hold=bent | {"angles": {"right_leg": {"knee": "150"}}}), "pose-range")
    assert places(reported(hold=bent | {"angles": {"right_leg": {"knee": "165"}}}), "pose-range")


def test_a_table_above_the_hip_is_told_at_its_height(reported: Check) -> None:
    faults = reported(props={"table": {"height": ".6"}})
    assert places(faults, "pose-table") == [("props", "table", "height")]


def test_a_contact_beside_its_prop_is_told(reported: Check) -> None:
    gone = dict.fromkeys(("right-heel", "right-ball", "left-heel", "left-ball"))
    reach = {"touch": gone | {"left-hand": {"on": "table", "x": ".55"}}, "free": ["x", "left_arm.shoulder"]}
    faults = reported(hold=reach)
    assert ("hold", "touch", "left-hand") in places(faults, "pose-span")


def test_a_foot_below_the_floor_is_told_at_the_angles(reported: Check) -> None:
    gone = dict.fromkeys(("right-heel", "right-ball", "left-heel", "left-ball"))
    assert places(reported(hold={"touch": gone, "free": [], "angles": {"y": ".4"}}), "pose-floor") == [
        ("hold", "angles")
    ]


@pytest.mark.parametrize(
    ("promise", "kept"),
    [
        ({"about": "22"}, True),
        ({"about": "40"}, False),
        ({"at_least": "10", "at_most": "30"}, True),
        ({"at_most": "5"}, False),
    ],
)
def test_a_promise_not_kept_is_told_at_the_promise(
    reported: Check, promise: dict[str, str], kept: bool
) -> None:
    change = {"angles": {"right_arm": {"shoulder": "20"}}, "promise": {"right_arm.shoulder": promise}}
    faults = reported(hold=change)
    assert places(faults, "pose-promise") == ([] if kept else [("hold", "promise", "right_arm.shoulder")])


def test_points_that_are_not_in_line_are_told(reported: Check) -> None:
    change = {"angles": {"right_arm": {"elbow": "40"}}}
    line = {"straight": ["right-shoulder", "right-elbow", "right-wrist"]}
    assert places(reported(hold=change | line), "pose-promise") == [("hold", "straight")]
    assert not reported(hold=line)


def test_a_printed_angle_that_is_not_drawn_is_told_at_its_degrees(reported: Check) -> None:
    fixed = {"angles": {"left_leg": {"knee": "60"}}, "free": [], "touch": {}}
    gone = dict.fromkeys(("right-heel", "right-ball", "left-heel", "left-ball"))
    marks = [{"kind": "angle", "joint": "left_leg.knee", "degrees": "90"}]
    faults = reported(hold=fixed | {"touch": gone, "marks": marks})
    assert places(faults, "pose-label") == [("hold", "marks", 0, "degrees")]


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"person": "nobody"}, ("person",)),
        ({"target": {"parts": ["rope"], "side": "left"}}, ("target", "parts", 0)),
        ({"hold": {"free": ["y", "left_leg.elbow"]}}, ("hold", "free", 1)),
        ({"hold": {"touch": {"left-toe": {"on": "floor"}}}}, ("hold", "touch", "left-toe")),
        ({"hold": {"touch": {"left-toes": {"on": "flor"}}}}, ("hold", "touch", "left-toes", "on")),
        (
            {"hold": {"touch": {"left-hand": {"on": "left-arm", "along": "1"}}}},
            ("hold", "touch", "left-hand", "on"),
        ),
        ({"start": {"held": {"left-hip": "level"}}}, ("start", "held", "left-hip")),
        ({"hold": {"promise": {"hip": {"about": "1"}}}}, ("hold", "promise", "hip")),
        ({"hold": {"straight": ["pelvis", "belly", "nose"]}}, ("hold", "straight", 2)),
        ({"hold": {"arrows": [{"at": "nose", "tail": [0, 0], "tip": [0, 1]}]}}, ("hold", "arrows", 0, "at")),
        ({"hold": {"marks": [{"kind": "gap", "at": "nose"}]}}, ("hold", "marks", 0, "at")),
        (
            {"hold": {"marks": [{"kind": "line", "through": ["pelvis", "x"]}]}},
            ("hold", "marks", 0, "through", 1),
        ),
        (
            {"hold": {"marks": [{"kind": "angle", "joint": "left_arm.elbow", "degrees": "9"}]}},
            ("hold", "marks", 0, "joint"),
        ),
        ({"props": {"roll": {"kind": "roller", "x": "0", "on": "shelf"}}}, ("props", "roll", "on")),
        (
            {"props": {"cloth": {"kind": "towel", "under": "nose", "on": "floor"}}},
            ("props", "cloth", "under"),
        ),
    ],
)
def test_a_name_of_nothing_is_told_with_the_names_there_are(
    reported: Check, changes: dict[str, Any], place: tuple[str | int, ...]
) -> None:
    (fault,) = reported(**changes)
    assert fault.place == place
    assert fault.rule == "pose-name"
    assert "Known:" in fault.message
