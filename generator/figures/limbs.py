"""Thighs, calves, upper arms and forearms, in trouser legs and sleeves."""

import math
from functools import lru_cache

from .geometry import along, dot, plus, unit, weigh
from .parts import HalfSpace, Part
from .sections import Chain, Row, ball, joined, straight
from .shape import Shape
from .skeleton import FOREARM, SHANK, SIDES, THIGH, UPPER_ARM, Side, Skeleton
from .trunk import HEM, matrix

# Share of the segment from its upper end, shift to the front, half width, half depth.
THIGH_WOMAN: tuple[Row, ...] = (
    (0.00, 0.000, 0.0470, 0.0560), (0.05, 0.0000, 0.0492, 0.0590), (0.12, 0.0010, 0.0500, 0.0590),
    (0.20, 0.0060, 0.0495, 0.0552), (0.30, 0.0105, 0.0482, 0.0510), (0.40, 0.0125, 0.0466, 0.0488),
    (0.50, 0.0125, 0.0442, 0.0473), (0.60, 0.0115, 0.0410, 0.0453), (0.70, 0.0100, 0.0376, 0.0420),
    (0.80, 0.0085, 0.0347, 0.0384), (0.90, 0.0060, 0.0328, 0.0352), (1.00, 0.0018, 0.0315, 0.0342),
)  # fmt: skip
THIGH_MAN: tuple[Row, ...] = (
    (0.00, 0.0030, 0.0440, 0.0560), (0.05, 0.0035, 0.0465, 0.0580), (0.12, 0.0055, 0.0485, 0.0568),
    (0.20, 0.0085, 0.0490, 0.0530), (0.30, 0.0110, 0.0486, 0.0503), (0.40, 0.0120, 0.0476, 0.0490),
    (0.50, 0.0115, 0.0456, 0.0480), (0.60, 0.0100, 0.0426, 0.0458), (0.70, 0.0080, 0.0388, 0.0418),
    (0.80, 0.0055, 0.0354, 0.0377), (0.90, 0.0030, 0.0336, 0.0360), (1.00, -0.0015, 0.0312, 0.0352),
)  # fmt: skip
SHANK_WOMAN: tuple[Row, ...] = (
    (0.00, 0.0016, 0.0315, 0.0330), (0.05, -0.0020, 0.0313, 0.0320), (0.10, -0.0070, 0.0313, 0.0308),
    (0.20, -0.0120, 0.0316, 0.0322), (0.30, -0.0130, 0.0318, 0.0330), (0.40, -0.0130, 0.0305, 0.0320),
    (0.50, -0.0124, 0.0270, 0.0293), (0.60, -0.0105, 0.0232, 0.0262), (0.70, -0.0080, 0.0195, 0.0225),
    (0.80, -0.0055, 0.0168, 0.0198), (0.90, -0.0025, 0.0160, 0.0190), (1.00, -0.0005, 0.0172, 0.0190),
)  # fmt: skip
SHANK_MAN: tuple[Row, ...] = (
    (0.00, -0.0015, 0.0310, 0.0343), (0.05, -0.0050, 0.0306, 0.0340), (0.10, -0.0080, 0.0308, 0.0345),
    (0.20, -0.0122, 0.0330, 0.0352), (0.30, -0.0132, 0.0342, 0.0346), (0.40, -0.0126, 0.0332, 0.0328),
    (0.50, -0.0108, 0.0298, 0.0298), (0.60, -0.0088, 0.0256, 0.0267), (0.70, -0.0067, 0.0214, 0.0240),
    (0.80, -0.0050, 0.0180, 0.0216), (0.90, -0.0025, 0.0168, 0.0205), (1.00, -0.0005, 0.0182, 0.0205),
)  # fmt: skip
UPPER_WOMAN: tuple[Row, ...] = (
    (-0.04, 0.0, 0.0280, 0.0290), (0.06, 0.0, 0.0292, 0.0300), (0.20, -0.0015, 0.0286, 0.0290),
    (0.30, -0.0007, 0.0254, 0.0268), (0.45, -0.0005, 0.0234, 0.0250), (0.60, -0.0010, 0.0220, 0.0247),
    (0.80, -0.0012, 0.0212, 0.0236), (0.92, -0.0005, 0.0207, 0.0224), (1.00, 0.0, 0.0205, 0.0212),
)  # fmt: skip
UPPER_MAN: tuple[Row, ...] = (
    (-0.04, 0.0, 0.0310, 0.0315), (0.06, 0.0, 0.0328, 0.0330), (0.20, -0.0011, 0.0332, 0.0328),
    (0.30, -0.0015, 0.0306, 0.0304), (0.45, -0.0006, 0.0264, 0.0287), (0.60, 0.0010, 0.0247, 0.0281),
    (0.80, 0.0025, 0.0236, 0.0264), (0.92, 0.0025, 0.0226, 0.0244), (1.00, 0.0010, 0.0220, 0.0225),
)  # fmt: skip
FORE_WOMAN: tuple[Row, ...] = (
    (0.00, 0.0, 0.0203, 0.0208), (0.10, 0.0, 0.0210, 0.0208), (0.22, 0.0, 0.0210, 0.0203),
    (0.40, 0.0, 0.0192, 0.0184), (0.55, 0.0, 0.0174, 0.0164), (0.70, 0.0, 0.0154, 0.0142),
    (0.85, 0.0, 0.0139, 0.0122), (0.95, 0.0, 0.0134, 0.0112), (1.02, 0.0, 0.0136, 0.0110),
)  # fmt: skip
FORE_MAN: tuple[Row, ...] = (
    (0.00, 0.0, 0.0218, 0.0222), (0.10, 0.0, 0.0232, 0.0226), (0.22, 0.0, 0.0232, 0.0222),
    (0.40, 0.0, 0.0214, 0.0202), (0.55, 0.0, 0.0192, 0.0180), (0.70, 0.0, 0.0170, 0.0156),
    (0.85, 0.0, 0.0153, 0.0134), (0.95, 0.0, 0.0148, 0.0124), (1.02, 0.0, 0.0150, 0.0122),
)  # fmt: skip

CUFF = 0.80
"""Where a trouser leg ends, as a share of the shank."""
SLEEVE = 0.52
"""Where a sleeve ends, as a share of the upper arm."""


@lru_cache(maxsize=64)
def _thigh(shape: Shape) -> Chain:
    bare = shape.rows(THIGH_WOMAN, THIGH_MAN, shape.limb)
    return straight(THIGH, [(u, shift, wide + 0.001, deep + 0.001) for u, shift, wide, deep in bare], 22)


@lru_cache(maxsize=64)
def _shank(shape: Shape) -> tuple[Chain, Chain]:
    """The bare shank, and the trouser leg around it, which narrows less."""
    bare = shape.rows(SHANK_WOMAN, SHANK_MAN, shape.far)
    above = [(u, shift, wide + 0.002, deep + 0.002) for u, shift, wide, deep in bare if u < 0.45]
    k = shape.far
    cuff = [(0.62, -0.009, 0.0262 * k, 0.0290 * k), (CUFF, -0.006, 0.0222 * k, 0.0248 * k)]
    return straight(SHANK, bare, 24), straight(SHANK, above + cuff, 20, flat_end=CUFF)


@lru_cache(maxsize=64)
def _upper(shape: Shape) -> tuple[Chain, Chain]:
    """The bare upper arm, and the sleeve around it."""
    bare = shape.rows(UPPER_WOMAN, UPPER_MAN, shape.limb)
    wide, deep = bare[2][2], bare[2][3]
    sleeve = [
        (0.02, 0, wide, deep + 0.001),
        (0.2, 0, wide + 0.0020, deep + 0.0026),
        (0.36, 0, wide + 0.0022, deep + 0.0030),
        (SLEEVE, 0.0, wide + 0.0026, deep + 0.0036),
    ]
    return straight(UPPER_ARM, bare, 18), straight(UPPER_ARM, sleeve, 12, flat_end=SLEEVE)


@lru_cache(maxsize=64)
def _fore(shape: Shape) -> Chain:
    return straight(FOREARM, shape.rows(FORE_WOMAN, FORE_MAN, shape.far), 18)


def leg_parts(body: Skeleton, shape: Shape, side: Side) -> list[Part]:
    """Thigh and shank; where a bent thigh stands above the hem it is under the shirt."""
    leg = body.legs[side]
    up = body.pelvis.along
    ridden = unit(weigh(up, 1, body.pelvis.front, -0.8))
    thigh = Part(
        f"{side}-thigh",
        "bottoms",
        (_thigh(shape).placed(leg.hip, matrix(leg.thigh)),),
        points=16,
        regions=(("top", HalfSpace(along(body.root, up, HEM), ridden)),)
        if dot(leg.thigh.along, up) > -0.8
        else (),
        joins=("trunk", f"{side}-shank"),
        gap=0.022,
    )
    bare, cloth = (c.placed(leg.knee, matrix(leg.shank)) for c in _shank(shape))
    bent = min(1.0, math.degrees(math.acos(max(-1.0, min(1.0, dot(leg.thigh.along, leg.shank.along))))) / 60)
    cap = along(leg.knee, plus(leg.thigh.front, leg.shank.front), 0.0035 * bent)
    knee = ball(cap, 0.0325 * shape.far)
    cuff = along(leg.ankle, leg.shank.along, -SHANK * (1 - CUFF) - 0.001)
    shank = Part(
        f"{side}-shank",
        "bottoms",
        (bare, joined((cloth, knee))),
        points=20,
        blend=0.004,
        regions=(("skin", HalfSpace(cuff, leg.shank.along)),),
        joins=(f"{side}-thigh", f"{side}-foot"),
    )
    return [thigh, shank]


def arm_parts(body: Skeleton, shape: Shape, side: Side) -> list[Part]:
    """Upper arm and forearm."""
    arm = body.arms[side]
    bare, sleeve = (c.placed(arm.shoulder, matrix(arm.upper)) for c in _upper(shape))
    end = along(arm.shoulder, arm.upper.along, UPPER_ARM * SLEEVE - 0.001)
    upper = Part(
        f"{side}-upper",
        "top",
        (bare, sleeve),
        points=16,
        blend=0.003,
        regions=(("skin", HalfSpace(end, arm.upper.along)),),
        joins=("trunk", f"{side}-fore"),
        gap=0.034,
    )
    fore = Part(
        f"{side}-fore",
        "skin",
        (_fore(shape).placed(arm.elbow, matrix(arm.fore)),),
        points=14,
        joins=(f"{side}-upper", f"{side}-palm", f"{side}-thumb"),
        step=0.005,
    )
    return [upper, fore]


def limb_parts(body: Skeleton, shape: Shape) -> list[Part]:
    return [part for side in SIDES for part in (*leg_parts(body, shape, side), *arm_parts(body, shape, side))]
