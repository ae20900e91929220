"""A person, muscles and poses of the tests' own, so that a change of the guide's content breaks no test."""

from typing import Any

from generator.model.muscles import Muscles
from generator.model.people import People, Person
from generator.model.pose import Pose
from generator.model.side import Side

ACROSS: tuple[tuple[Side, Side], ...] = (("left", "right"), ("right", "left"))
"""Each side with the other one."""

PERSON = Person(skin="#dba583", hair="#43332f", style="short", top="#6ea8a3", bottoms="#36506c")
PEOPLE = People({"sam": PERSON})
MUSCLES = Muscles.model_validate(
    {
        "landmarks": {
            "spine": {"segment": "trunk", "along": 0.168, "forward": -0.012, "out": 0.013},
            "brim": {"segment": "pelvis", "along": 0.05, "forward": 0.014, "out": 0.042},
            "front": {"segment": "pelvis", "along": 0.014, "forward": 0.03, "out": 0.05},
            "femur": {"segment": "thigh", "along": 0.062, "forward": -0.004, "out": 0.004},
        },
        "muscles": {
            "flexor": {
                "name": "Hip flexor",
                "path": [
                    {"at": "spine", "width": 0.01},
                    {"at": "brim", "width": 0.03},
                    {"at": "front", "width": 0.03},
                    {"at": "femur", "width": 0.01},
                ],
                "wrap": {"after": "brim", "before": "femur", "radius": 0.026},
            }
        },
    }
)

LEGS = {"left-foot": {"on": "floor", "x": 0, "z": -0.055}, "right-foot": {"on": "floor", "x": 0, "z": 0.055}}
FREE = ["x", "y", "z", "left_leg", "right_leg"]


def pose(**states: dict[str, Any]) -> Pose:
    """A pose of Sam; each state by its name, the words added."""
    return pose_with({}, **states)


def pose_with(parts: dict[str, Any], **states: dict[str, Any]) -> Pose:
    """The same with props, a target or a camera of its own."""
    whole = {
        "id": "sample",
        "title": "Sample",
        "person": "sam",
        "target": {"parts": ["flexor"], "side": "left"},
        "states": {name: {"alt": "Somebody stands.", **state} for name, state in states.items()},
    }
    return Pose.model_validate({**whole, **parts})


STANDING: dict[str, Any] = {
    "free": FREE,
    "touch": LEGS,
    "angles": {"left_arm": {"spread": 25}, "right_arm": {"spread": 25}},
}
"""Upright, both feet flat."""
STEP: dict[str, Any] = {
    "free": ["y", "left_leg", "left_leg.toes", "right_leg", "right_arm"],
    "angles": {
        "x": -0.02,
        "y": 0.5,
        "left_leg": {"hip": -14, "knee": 6, "toes": 20},
        "right_leg": {"hip": 30, "knee": 20},
        "right_arm": {"shoulder": 26, "spread": 4, "turn": -25, "elbow": 25, "twist": 60},
    },
    "touch": {
        "left-foot": None,
        "left-ball": {"on": "floor", "x": -0.14, "z": -0.06},
        "left-toes": {"on": "floor"},
        "right-foot": {"on": "floor", "x": 0.11, "z": 0.058, "points": [1, 0, 0]},
        "right-hand": {"on": "right-thigh", "along": 0.36, "around": 30},
    },
}
"""A long step with a hand on the thigh in front."""
PROPS: dict[str, Any] = {
    "mat": {"x": [-0.4, 0.4]},
    "bed": {"x": [-0.5, 0.5], "z": [0.3, 0.8], "height": 0.3},
    "pillow": {"x": [-0.5, -0.3], "z": [0.4, 0.6]},
    "table": {"x": [-0.5, 0.5], "z": [-0.8, -0.4], "height": 0.4},
    "chair": {"x": 0.6, "z": 0.1},
    "wall": {"beside": 0.9},
    "cushion": {"x": -0.3, "z": 0},
    "towel": {"x": -0.6, "z": 0},
    "step": {"x": [0.3, 0.4], "z": [-0.3, -0.1]},
    "roller": {"x": -0.5, "z": 0},
    "strap": {"between": ["left-hand", "left-toes"]},
}
"""Every prop, where it stands beside who is upright."""
