"""The trunk: pelvis, belly, chest, shoulders and buttocks in one, and the neck."""

import math
from itertools import pairwise

import numpy as np

from .arrays import Array, interpolated
from .bones import on_spine, trunk_point
from .geometry import Vec, along, cross, dot, length, minus, plus, times, unit, weigh
from .parts import HalfSpace, Intersection, Part, Sphere
from .sections import Chain, Row, ball, curve, joined, tube
from .shape import Shape
from .skeleton import SIDES, Axes, Side, Skeleton, outward

# Height above the hip joints along the spine, shift to the front, half width, half depth.
WOMAN: tuple[Row, ...] = (
    (-0.045, -0.004, 0.0560, 0.0400), (-0.025, -0.002, 0.0860, 0.0540), (0.000, 0.000, 0.0985, 0.0600),
    (0.020, 0.002, 0.0965, 0.0610), (0.040, 0.007, 0.0914, 0.0584), (0.060, 0.012, 0.0860, 0.0540),
    (0.080, 0.0145, 0.0780, 0.0500), (0.100, 0.0155, 0.0722, 0.0480), (0.120, 0.0155, 0.0710, 0.0490),
    (0.140, 0.0150, 0.0728, 0.0508), (0.160, 0.0130, 0.0755, 0.0528), (0.180, 0.0100, 0.0797, 0.0550),
    (0.200, 0.0060, 0.0855, 0.0572), (0.220, 0.0010, 0.0880, 0.0572), (0.240, -0.0040, 0.0830, 0.0550),
    (0.260, -0.0100, 0.0700, 0.0490), (0.280, -0.0150, 0.0520, 0.0400), (0.298, -0.0165, 0.0440, 0.0340),
    (0.314, -0.0140, 0.0360, 0.0300),
)  # fmt: skip
MAN: tuple[Row, ...] = (
    (-0.045, 0.000, 0.0520, 0.0400), (-0.025, 0.002, 0.0800, 0.0540), (0.000, 0.004, 0.0930, 0.0610),
    (0.020, 0.006, 0.0930, 0.0640), (0.040, 0.0095, 0.0900, 0.0630), (0.060, 0.0130, 0.0872, 0.0600),
    (0.080, 0.0140, 0.0848, 0.0578), (0.100, 0.0115, 0.0820, 0.0568), (0.120, 0.0085, 0.0812, 0.0580),
    (0.140, 0.0060, 0.0830, 0.0600), (0.160, 0.0030, 0.0860, 0.0618), (0.180, 0.0005, 0.0910, 0.0630),
    (0.200, -0.0010, 0.0965, 0.0632), (0.220, -0.0040, 0.0970, 0.0612), (0.240, -0.0070, 0.0900, 0.0575),
    (0.260, -0.0105, 0.0760, 0.0520), (0.280, -0.0140, 0.0560, 0.0430), (0.298, -0.0160, 0.0480, 0.0360),
    (0.314, -0.0140, 0.0400, 0.0330),
)  # fmt: skip

HEM = 0.040
"""How high above the hip joints the shirt ends."""


def mean_axes(a: Axes, b: Axes) -> Axes:
    """The directions halfway between those of two segments."""
    return Axes(unit(plus(a.along, b.along)), unit(plus(a.front, b.front)), unit(plus(a.out, b.out)))


def matrix(a: Axes) -> tuple[Vec, Vec, Vec]:
    """Directions as rows: outward, to the front, along."""
    return (a.out, a.front, a.along)


def trunk_parts(body: Skeleton, shape: Shape) -> list[Part]:
    """The trunk in its clothes, and the neck."""
    spine = np.array(body.spine)
    f = body.frames
    between = [f[0], *(mean_axes(p, q) for p, q in pairwise(f)), f[4]]
    frames = np.array([matrix(a) for a in between])
    chains = [tube(spine, frames, _rows(shape), 34), _skirt(spine, frames, shape)]
    chains.append(joined([_shoulder(body, shape, side) for side in SIDES]))
    chains.append(joined([_buttock(body, shape, side) for side in SIDES]))
    if shape.woman:
        chains.append(joined([_breast(body, shape, side) for side in SIDES]))
    t, p = body.thorax, body.pelvis
    hem = along(body.root, p.along, HEM)
    base = body.neck[0]
    tilt = unit(weigh(t.along, 1, t.front, 0.42))
    collar = Intersection(
        HalfSpace(along(base, t.along, 0.0215), tilt),
        Sphere(weigh(plus(base, times(t.along, 0.016)), 1, t.front, 0.010), 0.054 * min(1.1, shape.trunk)),
    )
    trunk = Part(
        "trunk",
        "top",
        tuple(chains),
        points=34,
        blend=0.013,
        regions=(("bottoms", HalfSpace(hem, times(p.along, -1))), ("skin", collar)),
        joins=("right-thigh", "left-thigh", "right-upper", "left-upper", "neck"),
        gap=0.03,
    )
    return [trunk, _neck(body, shape, tilt)]


def _rows(shape: Shape) -> list[Row]:
    """The sections of the trunk with a shirt that falls straight from the chest to the hips."""
    out: list[Row] = []
    for s, shift, wide, deep in WOMAN if shape.woman else MAN:
        belly = shape.belly * math.exp(-(((s - 0.085) / 0.06) ** 2))
        chest = shape.chest * math.exp(-(((s - 0.195) / 0.045) ** 2))
        round_back = 0.006 * shape.old * math.exp(-(((s - 0.225) / 0.05) ** 2))
        waist = math.exp(-(((s - 0.115) / 0.05) ** 2))
        loose = 0.0045 * waist if shape.woman else 0.002 * waist
        k = shape.trunk + 0.25 * (shape.build - 1) * waist
        more = belly + chest - round_back
        out.append(
            (on_spine(s), shift + more / 2, wide * k + loose, deep * k + (belly + chest + round_back) / 2)
        )
    return out


def _skirt(spine: Array, frames: Array, shape: Shape) -> Chain:
    """The lower end of the shirt: it stands off the hips a little and ends flat."""
    at = curve(_rows(shape))
    heights = (0.100, 0.075, 0.055, HEM)
    us = np.array([on_spine(s) for s in heights])
    body = at(us)
    rows = [
        (float(u), float(r[0]), float(r[1]) + 0.0025 * i, float(r[2]) + 0.0022 * i)
        for i, (u, r) in enumerate(zip(us, body, strict=True))
    ]
    return tube(spine, frames, rows[::-1], 12, flat_end=rows[-1][0])


def _shoulder(body: Skeleton, shape: Shape, side: Side) -> Chain:
    """From the root of the neck over the collar bone to the shoulder, with the fold of the armpit below
    it."""
    t, arm, k = body.thorax, body.arms[side], shape.far * (0.96 if shape.woman else 1.08)
    sign = outward(side)
    start = weigh(along(body.neck[0], t.along, 0.012), 1, t.front, -0.006)
    end = along(along(arm.shoulder, t.out, -0.006 * sign), t.along, 0.001)
    share = np.linspace(0, 1, 9)
    a, d = np.array(start), np.array(t.along)
    sag = 4 * share * (1 - share) * 0.005
    line = a + (np.array(end) - a) * share[:, None] - d * sag[:, None]
    knots, radii = np.array((0, 0.5, 1)), np.array(((0.024,), (0.0260,), (0.0315,)))
    radius = interpolated(share, knots, radii)[:, 0] * k
    cap = [ball(along(arm.shoulder, arm.upper.along, 0.012), 0.0325 * k)]
    cap.append(ball(weigh(along(arm.shoulder, arm.upper.along, 0.028), 1, t.out, -0.004 * sign), 0.0315 * k))
    chest, f = trunk_point(body, 0.220)
    rib = along(chest, f.out, 0.060 * sign * shape.trunk)
    fold = along(rib, minus(arm.shoulder, rib), 0.35)
    cap.append(ball(fold, (0.036 * k, 0.044 * k, 0.036 * k), matrix(t)))
    chain = Chain(line, np.eye(3) * radius[:, None, None])
    return Chain(
        np.concatenate([chain.centres, *(c.centres for c in cap)]),
        np.concatenate([chain.axes, *(c.axes for c in cap)]),
    )


def _buttock(body: Skeleton, shape: Shape, side: Side) -> Chain:
    """A buttock; it follows the thigh half of the way."""
    leg, p, k = body.legs[side], body.pelvis, shape.trunk
    down = unit(minus(leg.thigh.along, p.along))
    behind = times(plus(p.front, leg.thigh.front), -1)
    back = unit(behind) if length(behind) > 0.2 else unit(minus(leg.thigh.along, p.along))
    if length(minus(leg.thigh.along, p.along)) < 0.2:
        down = times(p.along, -1)
    at = along(along(along(leg.hip, p.out, -0.006 * outward(side)), back, 0.022 * k), down, 0.010)
    return ball(at, (0.044 * k, 0.044 * k, 0.048 * k), (p.out, back, down))


def _breast(body: Skeleton, shape: Shape, side: Side) -> Chain:
    at, f = trunk_point(body, 0.192 - 0.010 * shape.old)
    k = 1 + (shape.build - 1) * 0.9
    centre = along(along(at, f.front, 0.038 * k + shape.chest), f.out, 0.037 * outward(side) * k)
    return ball(centre, (0.036 * k, 0.030 * k, 0.036 * k), matrix(f))


def _neck(body: Skeleton, shape: Shape, tilt: Vec) -> Part:
    """The neck from inside the collar to under the skull."""
    t = body.thorax
    base, top = body.neck
    up = unit(minus(top, base))
    axes = Axes(
        up, unit(cross(t.out, up)) if dot(cross(t.out, up), t.front) > 0 else unit(cross(up, t.out)), t.out
    )
    k = shape.far * (1.0 if shape.woman else 1.12)
    chain = tube(
        np.array([along(base, up, -0.012), along(body.head_base, up, 0.02)]),
        np.array([matrix(axes), matrix(axes)]),
        [
            (0, -0.003, 0.0340 * k, 0.0320 * k),
            (0.35, 0, 0.0292 * k, 0.0290 * k),
            (0.7, 0.0, 0.0280 * k, 0.0285 * k),
            (1, 0.001, 0.029 * k, 0.030 * k),
        ],
        14,
    )
    chin = HalfSpace(along(body.head_base, up, -0.022), unit(weigh(up, 1, body.head.front, 0.45)))
    return Part(
        "neck",
        "skin",
        (chain,),
        points=12,
        regions=(("skin-dark", chin),),
        joins=("head", "trunk"),
        gap=0.03,
        only=HalfSpace(along(base, t.along, 0.0175), tilt),
        seen_from=t.front,
    )
