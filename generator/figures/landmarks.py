"""The points of the body that can touch things, by name."""

from collections.abc import Callable
from dataclasses import dataclass

from generator.model.pose import Side

from .body import Body
from .geometry import Vec, between


@dataclass(frozen=True)
class Spot:
    """A point that can touch something: on the page, its depth, and the flesh between it and the skin."""

    point: Vec
    depth: float
    flesh: float = 0.0


FOOT_SPOTS = {
    "heel": (-0.018, -0.0388, 0.0),
    "ball": (0.070, -0.0390, 0.0),
    "toes": (0.104, -0.0380, 0.0),
    "top-of-toes": (0.1135, -0.0260, 0.0),
    "instep": (0.060, -0.0045, 0.0),
    "sole": (0.030, -0.0375, 0.0),
    "outer-edge": (0.040, -0.028, 0.024),
}
LEG_FLESH = {"hip": 0.06, "knee": 0.0345, "ankle": 0.0185, "shin": 0.0225, "thigh": 0.05}
ARM_FLESH = {"shoulder": 0.033, "elbow": 0.027, "forearm": 0.019, "wrist": 0.0125}
HAND_SPOTS = {"hand": (0.034, -0.0122), "fingers": (0.085, -0.0090)}
JOINTS = {"hip": 0, "knee": 1, "ankle": 2, "shoulder": 0, "elbow": 1, "wrist": 2}
MIDDLES = {"thigh": (0, 1), "shin": (1, 2), "forearm": (1, 2)}
BACK_OF_HEAD = {"bun": -0.0605, "bob": -0.0670, "short": -0.0580, "bald": -0.0555}
TRUNK_SPOTS: dict[str, Callable[[Body], Vec]] = {
    "pelvis": lambda body: body.skeleton.root,
    "buttock": lambda body: body.skeleton.pelvis((-0.073 * body.limb_build, 0.004)),
    "groin": lambda body: body.skeleton.pelvis((0.057 * body.limb_build, 0.0)),
    "belly": lambda body: body.torso.right_side(1.3),
    "chest": lambda body: body.torso.right_side(3.5),
    "back": lambda body: body.torso.left_side(3.9),
    "low-back": lambda body: body.torso.left_side(1.5),
    "head": lambda body: body.skeleton.head((0.010, 0.034)),
    "back-of-head": lambda body: body.skeleton.head((BACK_OF_HEAD[body.person.style], 0.040)),
    "chin": lambda body: body.skeleton.head((0.0635, -0.0325)),
}
_LIMB_SPOTS = {*FOOT_SPOTS, *LEG_FLESH, *ARM_FLESH, *HAND_SPOTS}
SPOTS = frozenset(TRUNK_SPOTS) | {f"{side}-{part}" for side in ("left", "right") for part in _LIMB_SPOTS}
FACES = frozenset(f"{side}-{part}" for side in ("left", "right") for part in ("thigh", "shin"))


def side_and_part(name: str) -> tuple[Side, str]:
    """`left-knee` as its side and its part. Raises KeyError for a name without a side."""
    side, _, part = name.partition("-")
    if side == "left":
        return "left", part
    if side == "right":
        return "right", part
    raise KeyError(name)


def spot(body: Body, name: str) -> Spot:
    """A named point of the body. Raises KeyError for a name that is none."""
    if name in TRUNK_SPOTS:
        return Spot(TRUNK_SPOTS[name](body), 0.0)
    side, part = side_and_part(name)
    if part in FOOT_SPOTS:
        foot = body.foot(side)
        return Spot(foot.at(*FOOT_SPOTS[part]), foot.depth(*FOOT_SPOTS[part]))
    if part in HAND_SPOTS:
        return Spot(body.hand(side).at(*HAND_SPOTS[part]), body.skeleton.arms[side].depths[2])
    chain = (body.skeleton.legs if part in LEG_FLESH else body.skeleton.arms)[side]
    flesh = (LEG_FLESH | ARM_FLESH)[part] * (1 if part in ("wrist", "forearm") else body.limb_build)
    if part in JOINTS:
        return Spot(chain.joints[JOINTS[part]], chain.depths[JOINTS[part]], flesh)
    a, b = MIDDLES[part]
    return Spot(
        between(chain.joints[a], chain.joints[b], 0.5), (chain.depths[a] + chain.depths[b]) / 2, flesh
    )


def face(body: Body, name: str, share: float, which: str) -> Vec:
    """A point on the front or back of a thigh or shin, so far along it. Raises KeyError."""
    side, part = side_and_part(name)
    u = {"thigh": 2, "shin": 3}[part] + share
    ribbon = body.leg(side)
    return ribbon.left_side(u) if which == "front" else ribbon.right_side(u)
