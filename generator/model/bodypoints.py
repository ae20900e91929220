"""The names that pose files use for points and parts of the body and for its numbers, as enumerations."""

from typing import Literal, get_args

BodyPoint = Literal[
    "pelvis", "buttock", "left-buttock", "right-buttock", "groin", "belly", "chest", "back", "low-back",
    "left-flank", "left-waist", "right-waist", "right-flank", "head", "back-of-head", "forehead", "chin",
    "left-shoulder", "left-elbow", "left-forearm", "left-wrist", "left-hand", "left-palm", "left-fingers",
    "left-hip", "left-thigh", "left-knee", "left-shin", "left-ankle", "left-foot", "left-heel", "left-ball",
    "left-toes", "left-top-of-toes", "left-instep", "left-sole", "left-outer-edge",
    "right-shoulder", "right-elbow", "right-forearm", "right-wrist", "right-hand", "right-palm", "right-fingers",
    "right-hip", "right-thigh", "right-knee", "right-shin", "right-ankle", "right-foot", "right-heel", "right-ball",
    "right-toes", "right-top-of-toes", "right-instep", "right-sole", "right-outer-edge",
]  # fmt: skip
"""A point of the skin, or a whole hand or foot that lies flat."""

BodySegment = Literal[
    "left-thigh", "left-shin", "left-foot", "left-arm", "left-forearm", "left-hand",
    "right-thigh", "right-shin", "right-foot", "right-arm", "right-forearm", "right-hand",
]  # fmt: skip
"""A part of a limb with a direction."""

Surface = Literal[
    "floor", "mat", "bed", "pillow", "table", "chair", "chair-back", "wall", "cushion", "towel", "step", "roller",
    "left-thigh", "left-shin", "left-arm", "left-forearm", "left-hand", "left-palm",
    "right-thigh", "right-shin", "right-arm", "right-forearm", "right-hand", "right-palm",
    "belly", "left-waist", "right-waist", "left-buttock", "right-buttock", "chest",
]  # fmt: skip
"""What can be touched: the floor, a prop, a limb, or a point of the body."""

Key = Literal[
    "x", "y", "z", "pelvis", "pelvis_roll", "pelvis_turn", "lumbar", "thoracic", "side_bend", "trunk_turn",
    "neck", "neck_bend", "look",
    "left_leg.hip", "left_leg.spread", "left_leg.turn", "left_leg.knee", "left_leg.ankle", "left_leg.tilt",
    "left_leg.toes", "right_leg.hip", "right_leg.spread", "right_leg.turn", "right_leg.knee", "right_leg.ankle",
    "right_leg.tilt", "right_leg.toes",
    "left_arm.shoulder", "left_arm.spread", "left_arm.turn", "left_arm.elbow", "left_arm.twist", "left_arm.wrist",
    "left_arm.deviation", "left_arm.curl", "right_arm.shoulder", "right_arm.spread", "right_arm.turn",
    "right_arm.elbow", "right_arm.twist", "right_arm.wrist", "right_arm.deviation", "right_arm.curl",
]  # fmt: skip
"""A number of the body."""

Free = Key | Literal["left_leg", "right_leg", "left_arm", "right_arm"]
"""A number of the body, or a limb: all its numbers but toes and curl."""

BODY_POINTS: tuple[BodyPoint, ...] = get_args(BodyPoint)
BODY_SEGMENTS: tuple[BodySegment, ...] = get_args(BodySegment)
KEYS: tuple[Key, ...] = get_args(Key)
