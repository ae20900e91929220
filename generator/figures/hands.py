"""Hands: a palm with the ball of the thumb, four fingers and the thumb."""

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

import numpy as np

from .arrays import Array, crossed, units
from .parts import Line, Part
from .sections import Chain, joined, rod, tube
from .shape import Shape
from .skeleton import SIDES, Side, Skeleton

# Length from the knuckle, knuckle along the hand, knuckle and tip to the thumb's side; as the hand of the
# mesh.
FINGERS = (
    (0.0440, 0.0590, 0.0158, 0.0205),
    (0.0490, 0.0605, 0.0050, 0.0050),
    (0.0450, 0.0580, -0.0058, -0.0085),
    (0.0355, 0.0525, -0.0158, -0.0220),
)
RADII = (0.0068, 0.0063, 0.0058, 0.0046)
SHARES = (0.42, 0.31, 0.27)
"""How long the three bones of a finger are."""
THUMB_RADII = (0.0098, 0.0082, 0.0071, 0.0056)


@lru_cache(maxsize=256)
def _hand(curl: float, k: float) -> tuple[Chain, tuple[Chain, ...], Chain]:
    """Palm, fingers and thumb along (to the fingertips, out of the back, to the thumb's side) from the
    wrist."""
    axes = np.array(((0.0, 0.0, 1.0), (0.0, 1.0, 0.0), (1.0, 0.0, 0.0)))
    line = np.array(((-0.006, 0, 0), (0.020, 0, 0.0008), (0.044, 0.0005, 0.0004), (0.058, 0.0, 0)))
    palm = tube(
        line,
        np.stack([axes] * 4),
        [
            (-0.3, 0, 0.0135 * k, 0.0112),
            (0, 0, 0.0140 * k, 0.0115),
            (1, -0.002, 0.0190 * k, 0.0122),
            (2, -0.002, 0.0220 * k, 0.0108),
            (3, -0.001, 0.0208 * k, 0.0088),
        ],
        14,
    )
    ball_of_thumb = rod(((0.010, -0.004, 0.010 * k), (0.030, -0.006, 0.0165 * k)), (0.0112, 0.0098), 4)
    fingers = []
    for i, (size, knuckle, z0, z1) in enumerate(FINGERS):
        x, y, turned, points = knuckle - 0.006, 0.0, 0.0, [(knuckle - 0.006, 0.0, z0 * k)]
        for j, share in enumerate(SHARES):
            turned += math.radians(curl) * (0.85 + 0.10 * i) * (0.62, 0.95, 0.55)[j]
            step = size * share + (0.006 if j == 0 else 0)
            x, y = x + step * math.cos(turned), y - step * math.sin(turned)
            spread = z0 + (z1 - z0) * (j + 1) / 3 * max(0.0, 1 - curl / 70)
            points.append((x, y, spread * k))
        radii = [r * (0.88 if i == 3 else 1.0) * (1 + (k - 1) * 0.6) for r in RADII]
        fingers.append(rod(points, radii, 10))
    drop = 0.012 * math.radians(curl)
    thumb = rod(
        [
            (0.010, -0.003, 0.012 * k),
            (0.030, -0.007 - drop, 0.0235 * k),
            (0.0470, -0.0105 - 2 * drop, 0.0300 * k),
            (0.0620, -0.0125 - 3 * drop, 0.0315 * k),
        ],
        THUMB_RADII,
        11,
    )
    return joined((palm, ball_of_thumb)), tuple(fingers), thumb


def hand_parts(body: Skeleton, shape: Shape, side: Side) -> list[Part]:
    """Palm, fingers and thumb of one hand."""
    arm = body.arms[side]
    a = arm.hand
    axes = (a.along, a.front, (-a.out[0], -a.out[1], -a.out[2]))
    k = shape.end * (0.96 if shape.woman else 1.06)
    palm, fingers, thumb = _hand(round(arm.curl, 1), k)

    def part(name: str, chain: Chain, points: int, *joins: str) -> Part:
        return Part(
            f"{side}-{name}",
            "skin",
            (chain.placed(arm.wrist, axes),),
            points=points,
            blend=0.006,
            step=0.004,
            shaded=False,
            thin=0.8 if name.startswith("finger") else 1.0,
            joins=tuple(f"{side}-{other}" for other in joins),
        )

    names = tuple(f"finger{i}" for i in range(4))
    return [
        part("palm", palm, 13, "fore", "thumb", *names),
        *(part(name, chain, 8, "palm") for name, chain in zip(names, fingers, strict=True)),
        part("thumb", thumb, 9, "palm", "fore"),
    ]


def hands_in_one(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts with palm, fingers and thumb of each hand as one part for drawing: one outline around the
    hand, and lines between the fingers, which cost less than six outlines."""
    by_name = {p.name: p for p in parts}
    out = [replace(p, joins=tuple(map(_one_hand, p.joins))) for p in parts if not _of_hand(p.name)]
    for side in SIDES:
        pieces = [by_name[f"{side}-{name}"] for name in PIECES if f"{side}-{name}" in by_name]
        if len(pieces) == len(PIECES):
            palm, thumb, *fingers = pieces
            out.append(
                replace(
                    palm,
                    name=f"{side}-hand",
                    chains=(*palm.chains, *thumb.chains, joined([c for f in fingers for c in f.chains])),
                    points=44,
                    blend=0.004,
                    joins=(f"{side}-fore",),
                    lines=_between([f.chains[0].centres for f in fingers]),
                )
            )
    return tuple(out)


PIECES = ("palm", "thumb", "finger0", "finger1", "finger2", "finger3")


def _of_hand(name: str) -> bool:
    return name.partition("-")[2] in PIECES


def _one_hand(name: str) -> str:
    return f"{name.partition('-')[0]}-hand" if _of_hand(name) else name


def _between(fingers: Sequence[Array]) -> tuple[Line, ...]:
    """The lines between neighbouring fingers, on the back and on the palm."""
    out = []
    for a, b in pairwise(fingers):
        middle = (a[2:] + b[2:]) / 2
        along, across = a[-1] - a[0], b[2] - a[2]
        n = units(crossed(along, across))
        for sign in (1.0, -1.0):
            points = middle + n * (0.0052 * sign)
            rows = [(float(x), float(y), float(z)) for x, y, z in points[::2]]
            normal = (float(n[0]) * sign, float(n[1]) * sign, float(n[2]) * sign)
            out.append(Line(tuple(rows), "skin-line", 0.8, normal, 0.3))
    return tuple(out)
