"""Heads and hair, from the side and from the front. All points are in the head's own directions."""

from collections.abc import Sequence

from generator.model.people import Person

from .canvas import Canvas
from .geometry import Frame, Shape, Vec

# From the side: the origin is the base of the skull, x to the face, y to the crown.
FACE: Sequence[Vec] = [
    (0.006, -0.016), (0.028, -0.0225), (0.048, -0.0330), (0.0585, -0.0340), (0.0640, -0.0280),
    (0.0640, -0.0185),
    (0.0672, -0.0085), (0.0662, -0.0015), (0.0690, 0.0045), (0.0762, 0.0085), (0.0765, 0.0130),
    (0.0718, 0.0235),
    (0.0685, 0.0330), (0.0690, 0.0450), (0.0665, 0.0590), (0.0590, 0.0745), (0.0420, 0.0885), (0.018, 0.0955),
    (-0.010, 0.093), (-0.034, 0.0805), (-0.049, 0.060), (-0.053, 0.037), (-0.047, 0.015), (-0.034, -0.004),
    (-0.014, -0.012),
]  # fmt: skip
LONG: Sequence[Vec] = [
    (0.0655, 0.0630), (0.0545, 0.0825), (0.033, 0.0970), (0.006, 0.1015), (-0.022, 0.0970), (-0.045, 0.0805),
    (-0.0585, 0.056), (-0.0605, 0.032), (-0.054, 0.010), (-0.041, -0.008), (-0.029, -0.0125),
    (-0.019, -0.006),
    (-0.012, 0.008), (-0.005, 0.022), (0.006, 0.030), (0.013, 0.042), (0.020, 0.055), (0.034, 0.0660),
    (0.050, 0.0675),
]  # fmt: skip
SHORT: Sequence[Vec] = [
    (0.0655, 0.0640), (0.0565, 0.0820), (0.036, 0.0985), (0.006, 0.1030), (-0.022, 0.0985), (-0.045, 0.0815),
    (-0.0575, 0.057), (-0.0580, 0.034), (-0.0515, 0.012), (-0.0455, 0.001), (-0.033, 0.003), (-0.022, 0.008),
    (-0.012, 0.014), (-0.005, 0.024), (0.007, 0.020), (0.012, 0.026), (0.013, 0.044), (0.022, 0.058),
    (0.036, 0.0680), (0.051, 0.0685),
]  # fmt: skip
BOB: Sequence[Vec] = [
    (0.0660, 0.0600), (0.0570, 0.0840), (0.034, 0.1000), (0.004, 0.1045), (-0.026, 0.0995), (-0.050, 0.0815),
    (-0.0640, 0.054), (-0.0680, 0.026), (-0.0640, 0.000), (-0.0520, -0.0200), (-0.034, -0.0250),
    (-0.012, -0.0225),
    (0.006, -0.0160), (0.0125, 0.002), (0.012, 0.022), (0.016, 0.044), (0.026, 0.0580), (0.042, 0.0640),
]  # fmt: skip
FRINGE: Sequence[Vec] = [
    (-0.030, 0.0790), (-0.0470, 0.0650), (-0.0550, 0.048), (-0.0560, 0.030), (-0.0500, 0.010),
    (-0.0440, 0.000),
    (-0.033, 0.002), (-0.022, 0.008), (-0.012, 0.014), (-0.005, 0.024), (0.007, 0.022), (0.011, 0.028),
    (0.009, 0.042), (-0.004, 0.050), (-0.018, 0.0600),
]  # fmt: skip
BEARD: Sequence[Vec] = [
    (0.0650, -0.0065), (0.0660, -0.0185), (0.0660, -0.0300), (0.0590, -0.0375), (0.046, -0.0365),
    (0.026, -0.0260),
    (0.010, -0.0120), (0.006, 0.008), (0.011, 0.024), (0.018, 0.010), (0.030, -0.0040), (0.044, -0.0060),
    (0.052, -0.0030),
]  # fmt: skip
EAR: Sequence[Vec] = [
    (0.002, 0.012),
    (-0.002, 0.021),
    (-0.007, 0.020),
    (-0.0085, 0.010),
    (-0.004, 0.000),
    (0.001, 0.001),
]
STYLES = {"bun": LONG, "bob": BOB, "short": SHORT, "bald": FRINGE}

# From the front: the right half, from the chin up.
FRONT_FACE: Sequence[Vec] = [
    (0, -0.036), (0.019, -0.032), (0.034, -0.018), (0.0415, 0.002), (0.0435, 0.030), (0.0425, 0.052),
    (0.035, 0.078),
    (0.018, 0.092), (0, 0.0955),
]  # fmt: skip
FRONT_HAIR: Sequence[Vec] = [(0.0445, 0.020), (0.0475, 0.045), (0.0435, 0.074), (0.027, 0.0955), (0, 0.1025)]
HAIRLINE: Sequence[Vec] = [(0.0405, 0.044), (0.030, 0.063), (0.012, 0.0725), (0, 0.0755)]
FRONT_EAR: Sequence[Vec] = [(0.042, 0.032), (0.0485, 0.034), (0.049, 0.022), (0.0455, 0.010), (0.0405, 0.012)]
FRONT_BOB: Sequence[Vec] = [
    (0.034, -0.028), (0.052, -0.024), (0.056, 0.010), (0.0545, 0.048), (0.0465, 0.080), (0.027, 0.0985),
    (0, 0.1055),
]  # fmt: skip


def mirrored(half: Sequence[Vec]) -> list[Vec]:
    """The right half of an outline and its mirror image."""
    return [*half, *((-x, y) for x, y in reversed(half) if x)]


def head_shapes(head: Frame, person: Person) -> tuple[Shape, Shape]:
    """The outlines of face and hair from the side."""
    face = Shape(tuple(head(q) for q in FACE))
    hair = Shape(tuple(head(q) for q in STYLES[person.style]), frozenset({0}))
    return face, hair


def draw_head(canvas: Canvas, head: Frame, person: Person) -> tuple[str, str]:
    """The head from the side, eyes closed; gives the ids of face and hair."""
    face, hair = head_shapes(head, person)
    ids = canvas.defined("face", canvas.data(face)), canvas.defined("hair", canvas.data(hair))
    canvas.use(ids[0], "skin")
    if person.beard:
        canvas.fill(canvas.data(Shape(tuple(head(q) for q in BEARD), frozenset({0}))), "hair")
    canvas.use(ids[1], "hair")
    if person.style == "bun":
        canvas.ellipse(head((-0.044, 0.0975)), (0.0225, 0.0225), "hair")
    if person.style != "bob":
        canvas.fill(canvas.data(Shape(tuple(head(q) for q in EAR))), "skin-dark")
    eye = canvas.line([head((0.047, 0.0280)), head((0.0525, 0.0255)), head((0.058, 0.0280))])
    canvas.stroke(eye, "line-on-face", "5.5")
    brow = canvas.line([head((0.046, 0.0420)), head((0.053, 0.0450)), head((0.061, 0.0435))])
    canvas.stroke(brow, "line-on-face", "4.5")
    mouth = canvas.line([head((0.053, -0.0105)), head((0.0585, -0.0118)), head((0.0635, -0.0105))])
    canvas.stroke(mouth, "skin-dark", "5")
    return ids


def draw_front_head(canvas: Canvas, head: Frame, person: Person) -> None:
    """The head from the front, eyes closed."""
    if person.style == "bun":
        canvas.ellipse(head((0, 0.112)), (0.0235, 0.0235), "hair")
    outer = FRONT_BOB if person.style == "bob" else FRONT_HAIR
    if person.style != "bald":
        behind = (
            mirrored(outer) if person.style == "bob" else [*mirrored(outer), (-0.030, 0.03), (0.030, 0.03)]
        )
        canvas.fill(canvas.data(Shape(tuple(head(q) for q in behind))), "hair")
    for sign in (1, -1):
        canvas.fill(canvas.data(Shape(tuple(head((sign * x, y)) for x, y in FRONT_EAR))), "skin-dark")
    canvas.fill(canvas.data(Shape(tuple(head(q) for q in mirrored(FRONT_FACE)))), "skin")
    if person.style != "bald":
        line = list(reversed(HAIRLINE))
        rim = [
            *line,
            *FRONT_HAIR,
            *((-x, y) for x, y in reversed(FRONT_HAIR[:-1])),
            *((-x, y) for x, y in HAIRLINE[:-1]),
        ]
        n = len(line)
        ends = frozenset({n - 1, n, n + 2 * len(FRONT_HAIR) - 2})
        canvas.fill(canvas.data(Shape(tuple(head(q) for q in rim), ends)), "hair")
    for sign in (1, -1):
        eye = canvas.line(
            [head((sign * x, y)) for x, y in ((0.012, 0.0285), (0.0185, 0.0250), (0.025, 0.0285))]
        )
        canvas.stroke(eye, "line-on-face", "5.5")
    for points in (
        ((-0.004, 0.006), (0, 0.0035), (0.004, 0.006)),
        ((-0.010, -0.0115), (0, -0.0155), (0.010, -0.0115)),
    ):
        canvas.stroke(canvas.line([head(q) for q in points]), "skin-dark", "5.5")
