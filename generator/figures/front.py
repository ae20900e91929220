"""Trunk, pelvis and neck from the front: the right half, outward from the middle and up from the hips."""

from collections.abc import Sequence

from .body import Body
from .geometry import Frame, Shape, Vec
from .heads import mirrored

HALF_TORSO: Sequence[Vec] = [
    (0.026, 0.322), (0.038, 0.303), (0.066, 0.291), (0.094, 0.276), (0.104, 0.262), (0.1015, 0.240),
    (0.0905, 0.205),
    (0.0895, 0.175), (0.079, 0.130), (0.0745, 0.100),
]  # fmt: skip
HALF_PELVIS: Sequence[Vec] = [
    (0.0745, 0.108), (0.081, 0.075), (0.092, 0.030), (0.0965, -0.004), (0.094, -0.030), (0.060, -0.052),
    (0.006, -0.046),
]  # fmt: skip
HALF_NECK: Sequence[Vec] = [(0.0255, 0.37), (0.026, 0.315), (0.031, 0.285)]


def front_frame(body: Body) -> Frame:
    """The directions of trunk and pelvis seen from the front."""
    return Frame(body.skeleton.root, (1, 0), body.skeleton.pelvis.y)


def front_shapes(body: Body) -> tuple[Shape, Shape]:
    """The outlines of trunk and pelvis from the front."""
    frame, k = front_frame(body), body.person.build
    torso = Shape(
        tuple(frame((x * k, y)) for x, y in mirrored(HALF_TORSO)),
        frozenset({0, len(HALF_TORSO) - 1, len(HALF_TORSO), 2 * len(HALF_TORSO) - 1}),
    )
    pelvis = Shape(
        tuple(frame((x * k, y)) for x, y in mirrored(HALF_PELVIS)), frozenset({0, 2 * len(HALF_PELVIS) - 1})
    )
    return torso, pelvis


def front_neck(body: Body) -> Shape:
    """The outline of the neck."""
    frame = front_frame(body)
    return Shape(tuple(frame(q) for q in mirrored(HALF_NECK)), frozenset({0, 2, 3, 5}))
