"""An editor is told of each fault in a pose where it stands, how far off it is, and what to do."""

from typing import Any

import pytest

from generator.figures.case import joint_of
from generator.figures.faults import PoseFault, number_text
from generator.figures.skeleton import KEYS, skeleton
from generator.model.pose import Pose
from tests.figures.cases import STANDING, pose, pose_with
from tests.figures.test_checks import BED, LYING, SHORT, found

TOUCH = STANDING["touch"]
UPRIGHT = {**STANDING, **SHORT}
STIFF: dict[str, Any] = {"free": [], "touch": dict.fromkeys(TOUCH)}
"""Nothing is moved to where it must be."""
ARMS = STANDING["angles"]
KNEE: dict[str, Any] = {**ARMS, "y": 0.8, "left_leg": {"knee": 150}}
SEATED: dict[str, Any] = {**ARMS, "y": 0.9, "left_leg": {"hip": 90, "knee": 90}}


def promised(**promise: float) -> Pose:
    return pose(hold={**UPRIGHT, "promise": {"left_leg.knee": promise}})


def tucked(pelvis: float, **states: dict[str, Any]) -> Pose:
    hold = {"angles": {**ARMS, "pelvis": pelvis}, "tuck": True, **STIFF, "short_because": "It tucks."}
    return pose(**states, hold=hold)


def marked(**mark: Any) -> Pose:
    return pose(hold={**SHORT, "angles": SEATED, "marks": [mark]})


FAULTS: dict[str, tuple[Pose, str, str, str]] = {
    "a foot out of reach": (
        pose(hold={**UPRIGHT, "touch": {**TOUCH, "left-foot": {"on": "floor", "x": 0.9}}}),
        "states.hold.touch.left-foot (pose-contact) must be reachable: the drawing misses left-foot by 71 mm "
        "(at most 5 mm at 1.70 m). Move the contact nearer, free more joints, or begin from nearer angles",
        "left-foot 71 mm",
        "0.87 -0.01 -0.18",
    ),
    "a knee that bends too far": (
        pose(hold={**SHORT, "angles": KNEE}),
        "states.hold.angles.left_leg.knee (pose-range) must be between 0 and 140 degrees; the drawing has "
        "150 at left_leg.knee. Ease the pose, or say why in beyond_range_because",
        "left_leg.knee 150°",
        "0.00 0.56 -0.05",
    ),
    "a knee that bends too far for any reason": (
        pose(
            hold={
                **SHORT,
                "angles": {**KNEE, "left_leg": {"knee": 165}},
                "beyond_range_because": "It is folded.",
            }
        ),
        "states.hold.angles.left_leg.knee (pose-range) must be between 0 and 155 degrees; the drawing has "
        "165 at left_leg.knee. Ease the pose",
        "left_leg.knee 165°",
        "0.00 0.56 -0.05",
    ),
    "an angle that is promised": (
        promised(about=6),
        "states.hold.promise.left_leg.knee (pose-promise) must be true of the drawing: left_leg.knee is 0 "
        "degrees, promised is at least 3 and at most 9. Change the angle, the contacts or the promise",
        "left_leg.knee 0°",
        "0.00 0.29 -0.05",
    ),
    "an angle that is too wide": (
        promised(at_most=-1),
        "states.hold.promise.left_leg.knee (pose-promise) must be true of the drawing: left_leg.knee is 0 "
        "degrees, promised is at most -1. Change the angle, the contacts or the promise",
        "left_leg.knee 0°",
        "0.00 0.29 -0.05",
    ),
    "an angle that is too small": (
        promised(at_least=9),
        "states.hold.promise.left_leg.knee (pose-promise) must be true of the drawing: left_leg.knee is 0 "
        "degrees, promised is at least 9. Change the angle, the contacts or the promise",
        "left_leg.knee 0°",
        "0.00 0.29 -0.05",
    ),
    "a bent line": (
        pose(
            hold={
                **SHORT,
                **STIFF,
                "angles": {**ARMS, "left_leg": {"knee": 20}},
                "straight": ["left-hip", "left-knee", "left-ankle"],
            }
        ),
        "states.hold.straight (pose-promise) must be one line within 3 degrees; the drawing bends by 20 at "
        "left-knee. Change the angles or the promise",
        "",
        "0.00 0.29 -0.05",
    ),
    "a pelvis that is not tucked": (
        tucked(-4, start=STANDING),
        "states.hold.tuck (pose-tuck) must be true of the drawing: pelvis is -4 degrees, and 0 in start; "
        "tucked it is 5 less. Tuck the pelvis further, or leave the arrow out",
        "pelvis -4°",
        "0.00 0.53 0.00",
    ),
    "a pelvis that is not tucked at once": (
        tucked(-4),
        "states.hold.tuck (pose-tuck) must be true of the drawing: pelvis is -4 degrees, and 0 in standing; "
        "tucked it is 5 less. Tuck the pelvis further, or leave the arrow out",
        "pelvis -4°",
        "0.00 0.53 0.00",
    ),
    "a printed angle": (
        marked(kind="angle", joint="left_leg.knee", degrees=75),
        "states.hold.marks.0.degrees (pose-label) must be the angle drawn: left_leg.knee is 90 degrees, "
        "printed is 75. Print the angle drawn, or fix the joint",
        "",
        "0.24 0.90 -0.05",
    ),
    "a printed distance": (
        marked(kind="distance", between=["left-heel", "left-toes"], label="1 m", metres=1.0),
        "states.hold.marks.0.metres (pose-label) must be the distance drawn, which is 0.19 m; printed is 1. "
        "Print the distance drawn, or move the contact",
        "",
        "0.23 0.61 -0.05, 0.34 0.62 -0.05",
    ),
    "a high table": (
        pose_with({"props": {"table": {"x": [0.5, 1], "z": [-0.2, 0.2], "height": 0.6}}}, hold=UPRIGHT),
        "props.table.height (pose-table) must be below the hip joints, which are at 0.53; it is 0.6. Lower "
        "the table",
        "",
        "",
    ),
    "a foot beside its mat": (
        pose_with(
            {"props": {"mat": {"x": [0.3, 0.9]}}},
            hold={**UPRIGHT, "touch": {name: {**one, "on": "mat"} for name, one in TOUCH.items()}},
        ),
        "states.hold.touch.left-foot (pose-span) must be over what it touches, from 0.3 to 0.9 in x; "
        "left-foot is at 0.00. Move the contact, or lengthen the span",
        "",
        "0.00 0.01 -0.05",
    ),
    "a foot behind its step": (
        pose_with(
            {"props": {"step": {"x": [-0.2, 0.2], "z": [0.2, 0.6]}}},
            hold={**UPRIGHT, "touch": {**TOUCH, "left-foot": {**TOUCH["left-foot"], "on": "step"}}},
        ),
        "states.hold.touch.left-foot (pose-span) must be over what it touches, from 0.2 to 0.6 in z; "
        "left-foot is at -0.05. Move the contact, or lengthen the span",
        "",
        "0.00 0.06 -0.05",
    ),
    "a thigh in the mattress": (
        pose_with(
            {"props": BED},
            hold={**LYING, "angles": {**LYING["angles"], "right_leg": {"hip": -20, "knee": 60}}},
        ),
        "states.hold.angles (pose-collision) must keep right-thigh out of bed: it is 83 mm deep in it (at "
        "most 5 mm at 1.70 m), at x 0.22, y 0.28, z 0.01. Move one of them, or turn the joint",
        "right-thigh / bed 83 mm",
        "0.22 0.28 0.01",
    ),
    "a hold that does not stretch": (
        pose(hold=STANDING),
        "target.parts.0 (pose-stretch) must be stretched by the hold: flexor is +0 mm against its length at "
        "rest, at least +8 mm at 1.70 m is asked. Go further into the hold, or say why not in short_because",
        "",
        "",
    ),
}
"""What is wrong, the pose, what is said of it, what stands beside its ring, and where the rings are."""


def as_told(fault: PoseFault) -> tuple[str, str, str]:
    place = ".".join(map(str, fault.place))
    rings = ", ".join(" ".join(f"{value:z.2f}" for value in ring) for ring in fault.rings)
    return f"{place} ({fault.rule}) {fault.message}", fault.short, rings


@pytest.mark.parametrize("wrong", FAULTS)
def test_a_fault_is_told_with_its_place_its_measure_and_its_cure(wrong: str) -> None:
    whole, *told = FAULTS[wrong]
    (first, *_) = found(whole)
    assert as_told(first) == tuple(told)
    assert first.state == ("hold" if first.rings or first.rule == "pose-stretch" else "")


def test_every_name_that_is_none_is_told_with_those_that_are_known() -> None:
    strange = {
        **STANDING,
        "touch": {**TOUCH, "left-hand": {"on": "chair"}},
        "moved": {"mat": {"x": [0, 1]}},
        "shows": ["roller"],
        "works": ["biceps"],
    }
    parts = {
        "person": "max",
        "props": {"pillow": {"on": "mat", "x": [0, 0.2], "z": [0, 0.2]}},
        "target": {"parts": ["biceps"], "side": "left"},
    }
    assert [as_told(fault)[0] for fault in found(pose_with(parts, hold=strange))] == [
        "person (pose-name) must name a person; 'max' is none. Known: sam",
        "target.parts.0 (pose-name) must name a muscle; 'biceps' is none. Known: flexor",
        "props.pillow.on (pose-name) must name a flat surface of this pose; 'mat' is none. Known: floor",
        "states.hold.touch.left-hand.on (pose-name) must name a surface of this pose; 'chair' is none. "
        "Known: floor, pillow",
        "states.hold.shows.0 (pose-name) must name a prop of this pose; 'roller' is none. Known: pillow",
        "states.hold.moved.mat (pose-name) must name a prop of this pose; 'mat' is none. Known: pillow",
        "states.hold.works.0 (pose-name) must name a muscle; 'biceps' is none. Known: flexor",
    ]


BED_AND_PILLOW = {
    "bed": {"x": [0.5, 1], "z": [-0.2, 0.2], "height": 0.25},
    "pillow": {"on": "bed", "x": [0.5, 0.7], "z": [0, 0.2]},
}


@pytest.mark.parametrize(
    ("shows", "told"),
    [
        (["pillow"], ["states.hold.shows (pose-name) must show 'bed' as well: 'pillow' lies on it"]),
        (["bed"], []),
        (["pillow", "bed"], []),
        (None, []),
    ],
)
def test_a_prop_is_not_seen_without_what_it_lies_on(shows: list[str] | None, told: list[str]) -> None:
    seen = {} if shows is None else {"shows": shows}
    faults = found(pose_with({"props": BED_AND_PILLOW}, hold={**STANDING, **seen}))
    assert [as_told(one)[0] for one in faults if "shows" in one.place] == told


def test_what_a_prop_was_moved_onto_is_seen_too() -> None:
    moved = {"moved": {"pillow": {"on": "floor", "x": [0.5, 0.7], "z": [0, 0.2]}}}
    onto = {"moved": {"pillow": {"on": "bed", "x": [0.5, 0.7], "z": [0, 0.2]}}}
    whole = pose_with({"props": BED_AND_PILLOW}, a={**STANDING, **moved, "shows": ["pillow"]}, hold=onto)
    assert [as_told(one)[0] for one in found(whole)] == [
        "states.hold.shows (pose-name) must show 'bed' as well: 'pillow' lies on it"
    ]


@pytest.mark.parametrize("on", ["chair", "chair-back"])
def test_a_chair_has_a_seat_and_a_back_to_touch(on: str) -> None:
    touch = {"touch": {**TOUCH, "left-hand": {"on": on}}}
    places = [fault.place for fault in found(pose_with({"props": {"chair": {"x": 0.5, "z": 0}}}, hold=touch))]
    assert ("states", "hold", "touch", "left-hand", "on") not in places


def test_where_there_are_no_props_none_is_known() -> None:
    (told_of,) = found(pose(hold={**STANDING, "shows": ["mat"]}))
    assert told_of.message == "must name a prop of this pose; 'mat' is none. Known: none"


@pytest.mark.parametrize(
    ("value", "limits", "text"),
    [(20.04, (20,), "20.04"), (20.4, (20, 21), "20.4"), (19.6, (20,), "19.6"), (20.00001, (20,), "20")],
)
def test_a_number_has_as_many_decimals_as_tell_it_from_its_limits(
    value: float, limits: tuple[float, ...], text: str
) -> None:
    assert number_text(value, *limits) == text


JOINTS = {
    "leg": {
        "hip": ("hip", "spread", "turn"),
        "knee": ("knee",),
        "ankle": ("ankle", "tilt", "toes"),
    },
    "arm": {
        "shoulder": ("shoulder", "spread", "turn"),
        "elbow": ("elbow",),
        "wrist": ("twist", "wrist", "deviation", "curl"),
    },
}
"""At which joint of a limb the ring stands for each of its angles."""


@pytest.mark.parametrize("key", [key for key in KEYS if key not in {"x", "y", "z"}])
def test_the_ring_of_a_fault_stands_at_the_joint_that_its_angle_turns(key: str) -> None:
    body = skeleton({key: 10.0, "neck": 20.0, "y": 0.6})
    (ring,) = joint_of(body, key)
    limb, _, angle = key.rpartition(".")
    if not limb:
        assert ring == (body.neck[0] if angle in {"neck", "neck_bend", "look"} else body.spine[2])
        return
    side, _, kind = limb.partition("_")
    (joint,) = (name for name, angles in JOINTS[kind].items() if angle in angles)
    limbs = body.arms if kind == "arm" else body.legs
    assert ring == getattr(limbs["left" if side == "left" else "right"], joint)
