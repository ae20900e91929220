"""Heads: skull, jaw, nose and ears as ellipsoids, hair as the part of a shell within a line, eyes, brows,
mouth."""

import math
from collections.abc import Sequence
from functools import lru_cache

from ..model.people import Person
from .geometry import Vec, plus, times, unit, weigh
from .parts import Cover, Line, Part, Profile
from .sections import Chain, ball, balls, joined
from .skeleton import Skeleton

Ellipsoid = tuple[tuple[float, float, float], tuple[float, float, float]]
"""Centre and half axes: forward, up, to the right, from the base of the skull."""

# Fitted to level cuts through the mesh's heads: depth and half width every 12 thousandths of stature.
SKULL: tuple[Ellipsoid, ...] = (
    ((0.0030, 0.0495, 0), (0.0575, 0.0535, 0.0440)), ((0.0215, 0.0380, 0), (0.0400, 0.0450, 0.0415)),
    ((0.0260, 0.0170, 0), (0.0350, 0.0340, 0.0385)), ((0.0300, -0.0030, 0), (0.0310, 0.0230, 0.0315)),
    ((0.0465, -0.0155, 0), (0.0145, 0.0115, 0.0165)),
)  # fmt: skip
NOSE: tuple[Ellipsoid, ...] = (
    ((0.0605, 0.0350, 0), (0.0050, 0.0090, 0.0042)), ((0.0640, 0.0275, 0), (0.0050, 0.0080, 0.0050)),
    ((0.0672, 0.0210, 0), (0.0052, 0.0060, 0.0060)), ((0.0630, 0.0178, 0), (0.0062, 0.0045, 0.0092)),
)  # fmt: skip
LIPS: tuple[Ellipsoid, ...] = (
    ((0.0590, 0.0035, 0), (0.0060, 0.0048, 0.0110)), ((0.0575, -0.0035, 0), (0.0058, 0.0046, 0.0100)),
)  # fmt: skip
BEARD: tuple[Ellipsoid, ...] = (
    ((0.0255, 0.0160, 0), (0.0370, 0.0320, 0.0400)), ((0.0310, -0.0035, 0), (0.0345, 0.0262, 0.0345)),
    ((0.0475, -0.0175, 0), (0.0172, 0.0145, 0.0205)), ((0.0560, 0.0060, 0), (0.0110, 0.0080, 0.0150)),
)  # fmt: skip
CLOSE: tuple[Ellipsoid, ...] = (
    ((0.0015, 0.0505, 0), (0.0610, 0.0565, 0.0475)), ((0.0180, 0.0500, 0), (0.0460, 0.0500, 0.0450)),
)  # fmt: skip
CROPPED: tuple[Ellipsoid, ...] = (
    ((0.0020, 0.0505, 0), (0.0615, 0.0580, 0.0478)), ((0.0200, 0.0520, 0), (0.0460, 0.0520, 0.0455)),
)  # fmt: skip
FRINGE: tuple[Ellipsoid, ...] = (((0.0010, 0.0480, 0), (0.0592, 0.0530, 0.0462)),)
"""What is left around a bald head."""
BOB: tuple[Ellipsoid, ...] = (
    ((0.0005, 0.0510, 0), (0.0640, 0.0590, 0.0505)), ((0.0190, 0.0520, 0), (0.0480, 0.0530, 0.0470)),
    ((-0.0260, 0.0180, 0), (0.0380, 0.0440, 0.0470)),
    ((-0.0060, 0.0240, 0.0385), (0.0265, 0.0430, 0.0150)), ((-0.0060, 0.0240, -0.0385),
    (0.0265, 0.0430, 0.0150)),
    ((-0.0080, 0.0020, 0.0390), (0.0275, 0.0260, 0.0155)), ((-0.0080, 0.0020, -0.0390),
    (0.0275, 0.0260, 0.0155)),
    ((-0.0300, -0.0010, 0), (0.0330, 0.0245, 0.0425)),
)  # fmt: skip
CURLY: tuple[Ellipsoid, ...] = (
    ((-0.0030, 0.0520, 0), (0.0615, 0.0560, 0.0500)), ((0.0160, 0.0540, 0), (0.0470, 0.0510, 0.0470)),
    ((-0.0310, 0.0230, 0), (0.0300, 0.0330, 0.0465)),
    *(
        ((0.063 * math.cos(a) - 0.006, 0.052 + 0.058 * math.sin(a), z), (0.0125, 0.0125, 0.0125))
        for a in (0.40, 0.78, 1.16, 1.54, 1.92, 2.30, 2.68, 3.06, 3.44)
        for z in (-0.015, 0.015)
    ),
    *(
        ((0.034 * math.cos(a) - 0.010, 0.048 + 0.036 * math.sin(a), side * 0.0455), (0.0140, 0.0140, 0.0100))
        for a in (0.35, 1.10, 1.85, 2.60, 3.35)
        for side in (-1, 1)
    ),
    *(
        ((-0.006, 0.052 + 0.057 * math.sin(b), 0.053 * math.cos(b)), (0.0120, 0.0120, 0.0120))
        for b in (-0.30, 0.15, 0.55, 0.95, 2.19, 2.59, 2.99, 3.44)
    ),
)  # fmt: skip
"""Short curls that stand off the head."""
FALLEN: tuple[Ellipsoid, ...] = (
    ((0.0005, 0.0510, 0), (0.0630, 0.0585, 0.0500)), ((0.0180, 0.0520, 0), (0.0480, 0.0525, 0.0465)),
    ((-0.0340, 0.0340, 0), (0.0290, 0.0480, 0.0560)), ((-0.0440, 0.0260, 0), (0.0190, 0.0340, 0.0580)),
)  # fmt: skip
"""Chin-long hair of a person who lies on the back: it falls away from the face."""
BUN: Ellipsoid = ((-0.0480, 0.0960, 0), (0.0220, 0.0220, 0.0230))

_FAR = ((-0.2, 0.2), (0.2, 0.2))
# Where the hair ends, in the plane of the face's profile (forward, up): behind and above this line is hair.
RIMS: dict[str, tuple[tuple[float, float], ...]] = {
    "bun": (
        (0.2, 0.0770), (0.0570, 0.0735), (0.0480, 0.0710), (0.0370, 0.0650), (0.0280, 0.0560),
        (0.0210, 0.0440),
        (0.0160, 0.0330), (0.0080, 0.0300), (0.0030, 0.0450), (-0.0080, 0.0460), (-0.0140, 0.0300),
        (-0.0160, 0.0120), (-0.0260, 0.0020), (-0.0400, -0.0040), (-0.2, -0.0100), *_FAR,
    ),
    "short": (
        (0.2, 0.0730), (0.0570, 0.0710), (0.0490, 0.0695), (0.0390, 0.0650), (0.0330, 0.0570),
        (0.0290, 0.0470),
        (0.0220, 0.0400), (0.0190, 0.0320), (0.0170, 0.0190), (0.0100, 0.0185), (0.0070, 0.0420),
        (-0.0070, 0.0460),
        (-0.0140, 0.0300), (-0.0165, 0.0080), (-0.0280, -0.0010), (-0.0420, -0.0060), (-0.2, -0.0100), *_FAR,
    ),
    "bob": (
        (0.2, 0.0790), (0.0570, 0.0740), (0.0450, 0.0680), (0.0340, 0.0580), (0.0255, 0.0450),
        (0.0205, 0.0280),
        (0.0190, 0.0080), (0.0205, -0.0150), (0.0205, -0.2), (-0.2, -0.2), *_FAR,
    ),
    "curly": (
        (0.2, 0.0740), (0.0590, 0.0705), (0.0500, 0.0690), (0.0400, 0.0640), (0.0330, 0.0560),
        (0.0260, 0.0440),
        (0.0200, 0.0340), (0.0150, 0.0270), (0.0060, 0.0320), (-0.0060, 0.0330), (-0.0130, 0.0230),
        (-0.0170, 0.0060), (-0.0280, -0.0020), (-0.0420, -0.0080), (-0.2, -0.0120), *_FAR,
    ),
    "bald": (
        (-0.0240, 0.0660), (-0.0080, 0.0580), (0.0040, 0.0530), (0.0135, 0.0480), (0.0160, 0.0330),
        (0.0150, 0.0230), (0.0085, 0.0250), (0.0060, 0.0420), (-0.0070, 0.0460), (-0.0140, 0.0300),
        (-0.0165, 0.0080), (-0.0280, -0.0020), (-0.0420, -0.0060), (-0.2, -0.0100), (-0.2, 0.0640),
        (-0.060, 0.0660),
    ),
}  # fmt: skip
BEARD_RIM = (
    (0.0160, 0.0330), (0.0170, 0.0220), (0.0225, 0.0120), (0.0340, 0.0060), (0.0470, 0.0060),
    (0.0540, 0.0095),
    (0.0600, 0.0125), (0.2, 0.0125), (0.2, -0.2), (-0.0120, -0.2), (0.0060, 0.0000), (0.0080, 0.0250),
)  # fmt: skip
EAR = ((-0.0005, 0.0310, 0.0450), (0.0088, 0.0158, 0.0055))

_WHITE = (
    (0.0548, 0.0335, 0.0112), (0.0549, 0.0368, 0.0140), (0.0541, 0.0384, 0.0175), (0.0525, 0.0380, 0.0212),
    (0.0496, 0.0352, 0.0250), (0.0524, 0.0322, 0.0212), (0.0540, 0.0314, 0.0175), (0.0547, 0.0318, 0.0140),
)  # fmt: skip
_LID = (
    (0.0550, 0.0332, 0.0106),
    (0.0551, 0.0370, 0.0138),
    (0.0543, 0.0388, 0.0175),
    (0.0527, 0.0383, 0.0213),
    (0.0486, 0.0345, 0.0258),
)
_BROW = (
    (0.0600, 0.0470, 0.0075),
    (0.0585, 0.0498, 0.0125),
    (0.0557, 0.0508, 0.0180),
    (0.0510, 0.0482, 0.0255),
)
_IRIS = (0.0545, 0.0350, 0.0180)
_IRIS_RADIUS = 0.0043
_NOSE_SIDE = (
    (0.0600, 0.0380, 0.0060),
    (0.0640, 0.0300, 0.0056),
    (0.0690, 0.0220, 0.0056),
    (0.0680, 0.0165, 0.0076),
    (0.0630, 0.0150, 0.0095),
)
_NOSE_BASE = (
    (0.0630, 0.0150, -0.0085),
    (0.0655, 0.0140, -0.0050),
    (0.0680, 0.0150, 0.0),
    (0.0655, 0.0140, 0.0050),
    (0.0630, 0.0150, 0.0085),
)
_MOUTH = (
    (0.0575, 0.0012, -0.0145),
    (0.0625, -0.0006, -0.0080),
    (0.0640, -0.0004, 0.0),
    (0.0625, -0.0006, 0.0080),
    (0.0575, 0.0012, 0.0145),
)
_LOWER_LIP = ((0.0590, -0.0078, -0.0050), (0.0610, -0.0086, 0.0), (0.0590, -0.0078, 0.0050))
_EAR_FOLD = (
    (0.0030, 0.0400, 0.0500),
    (-0.0030, 0.0385, 0.0512),
    (-0.0040, 0.0300, 0.0512),
    (-0.0005, 0.0240, 0.0500),
)
_CHEEK_FOLD = ((0.0610, 0.0150, 0.0125), (0.0575, 0.0085, 0.0165), (0.0550, 0.0020, 0.0185))
_CROW = ((0.0470, 0.0350, 0.0285), (0.0425, 0.0370, 0.0320))
_UNDER_EYE = ((0.0548, 0.0268, 0.0130), (0.0535, 0.0255, 0.0175), (0.0510, 0.0265, 0.0215))
_FOREHEAD = ((0.0560, 0.0640, -0.0180), (0.0590, 0.0655, 0.0), (0.0560, 0.0640, 0.0180))


class _Head:
    """A head's directions and how points of it lie in space."""

    def __init__(self, body: Skeleton) -> None:
        self.base = body.head_base
        self.axes = (body.head.front, body.head.along, body.head.out)

    def at(self, p: Sequence[float]) -> Vec:
        f, u, o = self.axes
        return plus(self.base, weigh(plus(times(f, p[0]), times(u, p[1])), 1, o, p[2]))

    def toward(self, x: float, y: float, z: float) -> Vec:
        f, u, o = self.axes
        return unit(plus(plus(times(f, x), times(u, y)), times(o, z)))

    def solid(self, rows: tuple[Ellipsoid, ...]) -> Chain:
        return _local(rows).placed(self.base, self.axes)

    def region(self, line: tuple[tuple[float, float], ...]) -> Profile:
        return Profile(self.base, self.axes[0], self.axes[1], line)


@lru_cache(maxsize=64)
def _local(rows: tuple[Ellipsoid, ...]) -> Chain:
    return balls(rows)


def head_parts(body: Skeleton, person: Person) -> list[Part]:
    """The head, and hair that stands off it."""
    head = _Head(body)
    style = person.style
    lying = style == "bob" and body.head.front[1] > 0.5
    shell = {
        "bun": CLOSE,
        "short": CROPPED,
        "bald": FRINGE,
        "curly": CURLY,
        "bob": FALLEN if lying else BOB,
    }[style]
    hair = head.solid(shell)
    covers = [Cover(hair, head.region(RIMS["bun" if lying else style]))]
    if person.beard:
        covers.insert(0, Cover(head.solid(BEARD), head.region(BEARD_RIM)))
    early, late = _features(head, person)
    out = []
    if style in ("bob", "curly"):
        out.append(Part("hair", "hair", (hair,), points=22, joins=("head",), step=0.004))
    elif style == "bun":
        out.append(Part("bun", "hair", (head.solid((BUN,)),), points=10, step=0.004))
    skull = (head.solid(SKULL), head.solid(NOSE), head.solid(LIPS))
    out.append(
        Part(
            "head",
            "skin",
            skull,
            points=32,
            blend=0.006,
            step=0.004,
            joins=("neck",),
            lit_by=1,
            lines=tuple(early),
            late_lines=tuple(late),
            covers=tuple(covers),
            ears=() if style == "bob" and not lying else tuple(_ear(head, sign) for sign in (1, -1)),
        )
    )
    return out


def _ear(head: _Head, sign: int) -> Part:
    (x, y, z), radii = EAR
    f, u, o = head.axes
    front, out = unit(weigh(f, 1, o, -0.5 * sign)), unit(weigh(o, sign, f, 0.5))
    chain = joined(
        (
            ball(head.at((x, y + 0.002, z * sign)), radii, (front, u, out)),
            ball(
                head.at((x + 0.001, y - 0.010, (z - 0.001) * sign)), (0.0060, 0.0080, 0.0045), (front, u, out)
            ),
        )
    )
    fold = Line(tuple(head.at((p[0], p[1], p[2] * sign)) for p in _EAR_FOLD), "skin-line", 0.68, out, 0.25)
    return Part(
        f"ear{sign}", "skin", (chain,), points=14, blend=0.004, step=0.003, shaded=False, lines=(fold,)
    )


def _features(head: _Head, person: Person) -> tuple[list[Line], list[Line]]:
    """Lines and patches of the face under the hair, and over it."""
    early, late = [], []
    for sign in (1, -1):
        n = head.toward(0.86, 0, 0.50 * sign)

        def side(points: Sequence[Sequence[float]], s: int = sign) -> tuple[Vec, ...]:
            return tuple(head.at((p[0], p[1], p[2] * s)) for p in points)

        early.append(Line(side(_WHITE), "eye", 0, n, 0.16, "patch"))
        early.append(Line(_iris(head, sign), "iris", 0, n, 0.16, "patch"))
        early.append(Line(side(_LID), "lash", 1.25, n, 0.16))
        late.append(Line(side(_BROW), "brow", 1.7 if person.sex == "man" else 1.3, n, 0.20))
        early.append(
            Line(side(_NOSE_SIDE), "skin-line", 0.85, head.axes[0], 0, "nose", times(head.axes[2], -sign))
        )
        if person.age >= 60:
            early.append(Line(side(_CHEEK_FOLD), "skin-line", 0.55, head.toward(0.7, 0, 0.7 * sign), 0.2))
            early.append(Line(side(_UNDER_EYE), "skin-line", 0.5, n, 0.3))
        if person.age >= 70:
            early.append(Line(side(_CROW), "skin-line", 0.5, head.toward(0.6, 0, 0.8 * sign), 0.3))
    early.append(Line(tuple(map(head.at, _NOSE_BASE)), "skin-line", 0.85, head.axes[0], 0.80))
    if person.age >= 70:
        early.append(Line(tuple(map(head.at, _FOREHEAD)), "skin-line", 0.5, head.axes[0], 0.3))
    late.append(
        Line(tuple(map(head.at, _MOUTH)), "mouth" if person.beard else "lip", 1.15, head.axes[0], 0.02)
    )
    if not person.beard:
        late.append(Line(tuple(map(head.at, _LOWER_LIP)), "skin-line", 0.6, head.axes[0], 0.3))
    return early, late


def _iris(head: _Head, sign: int) -> tuple[Vec, ...]:
    x, y, z = _IRIS
    out = []
    for i in range(8):
        a = math.pi * i / 4
        c, s = math.cos(a) * _IRIS_RADIUS, math.sin(a) * _IRIS_RADIUS
        out.append(head.at((x - 0.42 * c, y + min(s, 0.0030), (z + 0.90 * c) * sign)))
    return tuple(out)
