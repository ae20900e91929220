"""Feet with heel, ankle bones, arch and five toes."""

import math
from functools import lru_cache

import numpy as np

from .arrays import Array, placed
from .bones import TOE_JOINT
from .geometry import Vec
from .parts import Line, Part
from .sections import Chain, ball, joined, rod, tube
from .shape import Shape
from .skeleton import Side, Skeleton
from .trunk import matrix

SOLE = -0.039
"""How far the sole lies below the ankle joint: thigh, shank and this make the height of the hip."""
# Along the foot from the ankle, half width, top, bottom, outward shift of the middle.
SECTIONS = (
    (-0.018, 0.0165, 0.006, SOLE, 0.0), (-0.004, 0.0182, 0.014, SOLE, 0.001),
    (0.012, 0.0190, 0.013, -0.0378, 0.002),
    (0.028, 0.0205, 0.0065, -0.0365, 0.0035), (0.044, 0.0232, -0.0040, -0.0366, 0.0045),
    (0.058, 0.0256, -0.0110, -0.0382, 0.0045), (0.072, 0.0260, -0.0170, SOLE, 0.003),
    (0.086, 0.0240, -0.0215, SOLE, 0.001),
)  # fmt: skip
# Outward place, from where, to where, radius; the big toe first.
TOES = (
    (-0.0160, 0.080, 0.1090, 0.0106), (-0.0025, 0.082, 0.1095, 0.0078), (0.0085, 0.080, 0.1045, 0.0074),
    (0.0182, 0.076, 0.0980, 0.0070), (0.0265, 0.070, 0.0895, 0.0068),
)  # fmt: skip
BALL = TOE_JOINT[:2]
"""The axis about which the toes bend: along the foot and up, from the ankle."""


def _bent(x: float, y: float, degrees: float) -> tuple[float, float]:
    """A point of the foot with the toes bent up."""
    start = BALL[0] - 0.012
    if x <= start or degrees == 0:
        return x, y
    q = min(1.0, (x - start) / 0.03)
    g = math.radians(degrees) * q * q * (3 - 2 * q)
    c, s = math.cos(g), math.sin(g)
    return BALL[0] + (x - BALL[0]) * c - (y - BALL[1]) * s, BALL[1] + (x - BALL[0]) * s + (y - BALL[1]) * c


@lru_cache(maxsize=256)
def _foot(toes: float, k: float) -> tuple[Chain, Chain, Chain, tuple[Chain, ...], Array]:
    """Foot, heel, ankle bones, toes, and the lines between the toes; along (outward, up, to the toes)."""

    def at(x: float, y: float, z: float) -> Vec:
        x, y = _bent(x, y, toes)
        return (z * k, y, x)

    rows, points = [], []
    for i, (x, wide, top, low, z) in enumerate(SECTIONS):
        points.append(at(x, (top + low) / 2, z))
        rows.append((float(i), 0.0, wide * k, (top - low) / 2))
    foot = tube(np.array(points), np.stack([np.eye(3)] * len(points)), rows, 24)
    heel = ball(at(-0.0185, SOLE + 0.0171, 0), (0.0172 * k, 0.0171, 0.0170))
    bones = joined(
        (
            ball((0.0045, 0.002, 0), (0.0190 * k, 0.012, 0.012)),
            ball((-0.0045, 0.005, 0.001), (0.0190 * k, 0.012, 0.012)),
        )
    )
    chains = []
    for z, start, end, r in TOES:
        chains.append(rod([at(start, SOLE + r, z), at(end, SOLE + r * 0.92, z * 0.98)], [r, r * 0.9], 6))
    between = []
    for z, start, end in (
        (-0.0080, 0.098, 0.1115),
        (0.0030, 0.098, 0.1095),
        (0.0133, 0.094, 0.1035),
        (0.0222, 0.087, 0.0955),
    ):
        between.append([at(start, -0.0228, z), at((start + end) / 2, -0.0238, z), at(end, -0.0300, z)])
    return foot, heel, bones, tuple(chains), np.array(between)


def foot_part(body: Skeleton, shape: Shape, side: Side) -> Part:
    """One bare foot with the ankle."""
    leg = body.legs[side]
    f, axes = leg.foot, matrix(leg.foot)
    k = shape.end * (0.96 if shape.woman else 1.04)
    foot, heel, bones, toes, between = _foot(round(leg.toes, 1), k)
    shank = matrix(leg.shank)
    ankle = tube(
        np.array([(0, 0, -0.034), (0, 0, 0.004)]),
        np.stack([np.eye(3)] * 2),
        [(0, -0.0015, 0.0166 * shape.far, 0.0194 * shape.far), (1, 0, 0.0176, 0.0195)],
        7,
    ).placed(leg.ankle, shank)
    lines = placed(between, leg.ankle, axes)
    normal = (f.front[0] + f.along[0] * 0.35, f.front[1] + f.along[1] * 0.35, f.front[2] + f.along[2] * 0.35)
    n = math.sqrt(sum(v * v for v in normal))
    return Part(
        f"{side}-foot",
        "skin",
        (
            joined((foot, heel, bones)).placed(leg.ankle, axes),
            ankle,
            joined(toes).placed(leg.ankle, axes),
        ),
        points=23,
        blend=0.006,
        step=0.004,
        shaded=False,
        joins=(f"{side}-shank",),
        lines=tuple(
            Line(
                tuple((float(p[0]), float(p[1]), float(p[2])) for p in line),
                "skin-line",
                0.72,
                (normal[0] / n, normal[1] / n, normal[2] / n),
                0.12,
            )
            for line in lines
        ),
    )
