"""Vectors in space as plain floats, so that the same numbers come out on every machine.

The sines and cosines are those of `math`: numpy's differ in the last digits from one processor to another.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

Vec = tuple[float, float, float]

UP: Vec = (0.0, 1.0, 0.0)


def plus(a: Vec, b: Vec) -> Vec:
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def minus(a: Vec, b: Vec) -> Vec:
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def times(a: Vec, k: float) -> Vec:
    return (a[0] * k, a[1] * k, a[2] * k)


def along(a: Vec, d: Vec, k: float) -> Vec:
    """The point `k` away from `a` in direction `d`."""
    return (a[0] + d[0] * k, a[1] + d[1] * k, a[2] + d[2] * k)


def weigh(a: Vec, ka: float, b: Vec, kb: float) -> Vec:
    """`a` times `ka` plus `b` times `kb`."""
    return (a[0] * ka + b[0] * kb, a[1] * ka + b[1] * kb, a[2] * ka + b[2] * kb)


def dot(a: Vec, b: Vec) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    """The right-handed cross product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vec) -> float:
    return math.sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def distance(a: Vec, b: Vec) -> float:
    return length(minus(a, b))


def unit(a: Vec) -> Vec:
    """The direction of `a`; of the zero vector, the zero vector."""
    n = length(a)
    return (a[0] / n, a[1] / n, a[2] / n) if n > 0 else (0.0, 0.0, 0.0)


def across(a: Vec, d: Vec) -> Vec:
    """The part of `a` at right angles to the direction `d`."""
    return along(a, d, -dot(a, d))


def turn(a: Vec, b: Vec, degrees: float) -> tuple[Vec, Vec]:
    """Two directions at right angles, both turned in their plane, `a` towards `b`."""
    angle = math.radians(degrees)
    c, s = math.cos(angle), math.sin(angle)
    (ax, ay, az), (bx, by, bz) = a, b
    return (
        (ax * c + bx * s, ay * c + by * s, az * c + bz * s),
        (bx * c - ax * s, by * c - ay * s, bz * c - az * s),
    )


def rotation(v: Vec, axis: Vec, degrees: float) -> Vec:
    """`v` turned about a unit axis by the right-hand rule (Rodrigues' formula)."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return plus(weigh(v, c, cross(axis, v), s), times(axis, dot(axis, v) * (1 - c)))


def angle(a: Vec, b: Vec) -> float:
    """The angle between two directions, in degrees from 0 to 180."""
    return math.degrees(math.atan2(length(cross(a, b)), dot(a, b)))


def bend(a: Vec, b: Vec, c: Vec) -> float:
    """How far the way from `a` by `b` to `c` bends at `b`, in degrees; 0 is straight."""
    return angle(minus(b, a), minus(c, b))


def path_length(points: Sequence[Vec]) -> float:
    """The length of the line through the points."""
    return sum(distance(a, b) for a, b in pairwise(points))
