"""A solved pose to be checked, and where its values stand in the file and its joints in space."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ..model.base import Place
from ..model.muscles import Muscles
from ..model.pose import Pose
from .collisions import Skin, skins
from .geometry import Vec
from .skeleton import Skeleton, side_of
from .spots import spot
from .states import Solved


@dataclass(frozen=True)
class Case:
    """A solved pose to be checked."""

    pose: Pose
    muscles: Muscles
    solved: Mapping[str, Solved]

    @cached_property
    def skins(self) -> Mapping[str, Mapping[str, Skin]]:
        """The skin of the body in every state."""
        return {name: skins(s.parts) for name, s in self.solved.items()}

    def point(self, state: str, name: str) -> Vec:
        """Where a named point of the body is."""
        return self.solved[state].posed.point(spot(name))


def place_of(pose: Pose, state: str, *path: str | int) -> Place:
    """The place of a value in the file: where the state says it, or the nearest part that is written."""
    value: object = pose.states[state]
    for i, key in enumerate(path):
        if isinstance(value, dict) and key in value:
            value = value[key]
        elif isinstance(key, str) and key in getattr(value, "model_fields_set", ()):
            value = getattr(value, key)
        else:
            return ("states", state, *path[:i])
    return ("states", state, *path)


def joint_of(body: Skeleton, key: str) -> tuple[Vec, ...]:
    """Where the joint is that a key names."""
    limb, _, joint = key.rpartition(".")
    side = side_of(limb)
    leg, arm = body.legs[side], body.arms[side]
    if limb.endswith("leg"):
        return (
            {"knee": leg.knee, "ankle": leg.ankle, "tilt": leg.ankle, "toes": leg.ankle}.get(joint, leg.hip),
        )
    if limb.endswith("arm"):
        wrists = dict.fromkeys(("twist", "wrist", "deviation", "curl"), arm.wrist)
        return (({"elbow": arm.elbow} | wrists).get(joint, arm.shoulder),)
    return (body.neck[0] if joint in ("neck", "neck_bend", "look") else body.spine[2],)


JOINTS = frozenset(("shoulder", "hip", "elbow", "knee", "wrist", "ankle"))


def joint_or_point(case: Case, state: str, name: str) -> Vec:
    """The middle of a joint where the name is one of a joint, and else the point of the skin."""
    side, part = side_of(name), name.partition("-")[2]
    if part not in JOINTS:
        return case.point(state, name)
    body = case.solved[state].body
    leg, arm = body.legs[side], body.arms[side]
    found: dict[str, Vec] = {
        "shoulder": arm.shoulder, "elbow": arm.elbow, "wrist": arm.wrist,
        "hip": leg.hip, "knee": leg.knee, "ankle": leg.ankle,
    }  # fmt: skip
    return found[part]
