"""The named points of the skin: where each is on its segment, and the flesh about it that may touch."""

import math
from dataclasses import dataclass
from functools import cache, lru_cache

from .geometry import Vec
from .skeleton import FOREARM, SHANK, SIDES, THIGH, UPPER_ARM


@dataclass(frozen=True, eq=False)
class Spot:
    """A named point of the skin.

    `where` lies inside the segment; the skin is found from there in the direction `to` (both along,
    forward and outward of the segment). `flesh` are the segments, each with the stretch along it, that may
    touch something flat."""

    segment: str
    where: Vec
    to: Vec
    flesh: tuple[tuple[str, float, float], ...]


FRONT, BACK, OUT, FORTH = (0.0, 1.0, 0.0), (0.0, -1.0, 0.0), (0.0, 0.0, 1.0), (1.0, 0.0, 0.0)
_NEAR = 0.03
"""How far from a joint along a limb the flesh belongs to the joint, as a share of the height."""
_ALL = (-1.0, 1.0)
"""All the flesh of a segment."""
_OF_LIMB: dict[str, Spot] = {
    "hip": Spot("thigh", (0.0, 0.0, 0.0), OUT, (("thigh", -_NEAR, _NEAR),)),
    "thigh": Spot("thigh", (0.45 * THIGH, 0.0, 0.0), FRONT, (("thigh", 0.02, 0.20),)),
    "knee": Spot("thigh", (THIGH, 0.0, 0.0), FRONT, (("thigh", THIGH - 0.04, 1.0), ("shank", -1.0, 0.04))),
    "shin": Spot("shank", (0.4 * SHANK, 0.0, 0.0), FRONT, (("shank", 0.01, 0.19),)),
    "ankle": Spot("shank", (SHANK, 0.0, 0.0), OUT, (("shank", SHANK - _NEAR, 1.0), ("foot", -1.0, _NEAR))),
    "shoulder": Spot("upper", (0.0, 0.0, 0.0), OUT, (("upper", -_NEAR, _NEAR),)),
    "elbow": Spot(
        "upper", (UPPER_ARM, 0.0, 0.0), BACK, (("upper", UPPER_ARM - _NEAR, 1.0), ("fore", -1.0, _NEAR))
    ),
    "forearm": Spot("fore", (0.5 * FOREARM, 0.0, 0.0), BACK, (("fore", 0.0, FOREARM),)),
    "wrist": Spot("fore", (FOREARM, 0.0, 0.0), BACK, (("fore", FOREARM - _NEAR, 1.0),)),
    "heel": Spot("foot", (-0.010, -0.02, 0.0), BACK, (("foot", -0.1, 0.012),)),
    "ball": Spot("foot", (0.066, -0.03, 0.0), BACK, (("foot", 0.045, 0.2),)),
    "toes": Spot("toes", (0.030, -0.004, 0.0), BACK, (("toes", 0.0, 0.2),)),
    "top-of-toes": Spot("toes", (0.030, -0.004, 0.0), FRONT, (("toes", 0.0, 0.2), ("foot", 0.045, 0.2))),
    "instep": Spot("foot", (0.045, -0.02, 0.0), FRONT, (("foot", 0.0, 0.2), ("toes", -1.0, 0.2))),
    "sole": Spot("foot", (0.035, -0.02, 0.0), BACK, (("foot", -0.1, 0.2),)),
    "foot": Spot("foot", (0.0, -0.02, 0.0), BACK, (("foot", -0.1, 0.2),)),
    "outer-edge": Spot("foot", (0.035, -0.02, 0.0), OUT, (("foot", -0.1, 0.2),)),
    "hand": Spot("hand", (0.036, 0.0, 0.0), BACK, (("hand", -0.1, 0.06), ("thumb", -0.1, 0.2))),
    "palm": Spot("hand", (0.036, 0.0, 0.0), BACK, (("hand", -0.1, 0.06),)),
    "fingers": Spot("hand", (0.080, 0.0, 0.0), BACK, (("hand", 0.055, 0.2),)),
}
_OF_TRUNK: dict[str, Spot] = {
    "pelvis": Spot("trunk0", (0.0, 0.0, 0.0), FRONT, (("trunk0", *_ALL),)),
    "buttock": Spot("trunk0", (0.0, 0.0, 0.0), BACK, (("trunk0", -1.0, 0.05),)),
    "groin": Spot("trunk0", (0.010, 0.0, 0.0), FRONT, (("trunk0", *_ALL),)),
    "belly": Spot("trunk1", (0.025, 0.0, 0.0), FRONT, (("trunk1", *_ALL),)),
    "low-back": Spot("trunk1", (0.035, 0.0, 0.0), BACK, (("trunk1", *_ALL), ("trunk2", *_ALL))),
    "chest": Spot("trunk3", (0.030, 0.0, 0.0), FRONT, (("trunk3", *_ALL), ("trunk4", *_ALL))),
    "back": Spot("trunk3", (0.050, 0.0, 0.0), BACK, (("trunk3", *_ALL), ("trunk4", *_ALL))),
    "head": Spot("head", (0.045, 0.0, 0.0), FORTH, (("head", *_ALL),)),
    "back-of-head": Spot("head", (0.045, 0.0, 0.0), BACK, (("head", *_ALL),)),
    "forehead": Spot("head", (0.060, 0.02, 0.0), FRONT, (("head", *_ALL),)),
    "chin": Spot("head", (-0.020, 0.04, 0.0), FRONT, (("head", *_ALL),)),
}
for _side, _sign in (("left", -1.0), ("right", 1.0)):
    _OF_TRUNK[f"{_side}-buttock"] = Spot(
        "trunk0", (0.030, 0.0, 0.045 * _sign), BACK, (("trunk0", -1.0, 0.05),)
    )
    _OF_TRUNK[f"{_side}-waist"] = Spot("trunk1", (0.005, 0.010, 0.0), (0.0, 0.0, _sign), (("trunk1", *_ALL),))
    _OF_TRUNK[f"{_side}-flank"] = Spot(
        "trunk1",
        (0.030, -0.015, 0.030 * _sign),
        (0.0, -0.8, 0.6 * _sign),
        (("trunk1", *_ALL), ("trunk2", *_ALL)),
    )


@cache
def spot(name: str) -> Spot:
    """A named point. Raises KeyError for a name that is none."""
    if name in _OF_TRUNK:
        return _OF_TRUNK[name]
    side, _, part = name.partition("-")
    if side not in SIDES:
        raise KeyError(name)
    one = _OF_LIMB[part]
    return Spot(
        f"{side}-{one.segment}", one.where, one.to, tuple((f"{side}-{s}", a, b) for s, a, b in one.flesh)
    )


LENGTHS = {"thigh": THIGH, "shank": SHANK, "upper": UPPER_ARM, "fore": FOREARM}
SEGMENT_NAMES = {
    "thigh": "thigh", "shin": "shank", "foot": "foot", "arm": "upper", "forearm": "fore", "hand": "hand"
}  # fmt: skip
"""The segments of the limbs by the names that a pose has for them."""
LIMB_PARTS = {name: segment for name, segment in SEGMENT_NAMES.items() if segment in LENGTHS}
"""Those of them round which something may be touched."""


@lru_cache(maxsize=256)
def limb_spot(name: str, share: float, around: float) -> Spot:
    """The point so far along a limb and so many degrees round it (0 front, 90 outer side). Raises
    KeyError."""
    side, _, part = name.partition("-")
    segment = LIMB_PARTS[part]
    c, s = math.cos(math.radians(around)), math.sin(math.radians(around))
    return Spot(
        f"{side}-{segment}",
        (share * LENGTHS[segment], 0.0, 0.0),
        (0.0, c, s),
        (),
    )
