"""Plane and space geometry: vectors, smooth curves, and limbs as ribbons of varying width."""

import math
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Vec = tuple[float, float]
Vec3 = tuple[float, float, float]
Width = Callable[[float], float]


def plus(a: Vec, b: Vec) -> Vec:
    return (a[0] + b[0], a[1] + b[1])


def minus(a: Vec, b: Vec) -> Vec:
    return (a[0] - b[0], a[1] - b[1])


def times(a: Vec, k: float) -> Vec:
    return (a[0] * k, a[1] * k)


def along(a: Vec, d: Vec, k: float) -> Vec:
    """The point `k` away from `a` in direction `d`."""
    return (a[0] + d[0] * k, a[1] + d[1] * k)


def dot(a: Vec, b: Vec) -> float:
    return a[0] * b[0] + a[1] * b[1]


def cross(a: Vec, b: Vec) -> float:
    return a[0] * b[1] - a[1] * b[0]


def distance(a: Vec, b: Vec) -> float:
    return math.hypot(a[0] - b[0], a[1] - b[1])


def between(a: Vec, b: Vec, t: float) -> Vec:
    """The point a share `t` of the way from `a` to `b`."""
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)


def left_of(d: Vec) -> Vec:
    """`d` turned a quarter counter-clockwise."""
    return (-d[1], d[0])


def right_of(d: Vec) -> Vec:
    """`d` turned a quarter clockwise."""
    return (d[1], -d[0])


def unit(a: Vec) -> Vec:
    n = math.hypot(*a) or 1e-9
    return (a[0] / n, a[1] / n)


def turned(v: Vec, degrees: float) -> Vec:
    """`v` turned counter-clockwise."""
    r = math.radians(degrees)
    c, s = math.cos(r), math.sin(r)
    return (v[0] * c - v[1] * s, v[0] * s + v[1] * c)


def weigh(a: Vec3, ka: float, b: Vec3, kb: float) -> Vec3:
    """`a` times `ka` plus `b` times `kb`: with a cosine and a sine, a turn from `a` towards `b`."""
    return (a[0] * ka + b[0] * kb, a[1] * ka + b[1] * kb, a[2] * ka + b[2] * kb)


def turn_pair(a: Vec3, b: Vec3, degrees: float) -> tuple[Vec3, Vec3]:
    """Two directions at right angles, both turned in their plane, `a` towards `b`."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return weigh(a, c, b, s), weigh(b, c, a, -s)


def bump(x: float, middle: float, width: float) -> float:
    """A smooth hill of height 1."""
    return math.exp(-(((x - middle) / width) ** 2))


@dataclass(frozen=True)
class Frame:
    """A place with its own forward (x) and up (y) directions."""

    origin: Vec
    x: Vec
    y: Vec

    def __call__(self, p: Vec) -> Vec:
        return (
            self.origin[0] + self.x[0] * p[0] + self.y[0] * p[1],
            self.origin[1] + self.x[1] * p[0] + self.y[1] * p[1],
        )


def upright(origin: Vec, up: Vec) -> Frame:
    """The frame whose up direction is given."""
    return Frame(origin, right_of(up), up)


class Curve:
    """A smooth curve through (x, y) keys that never overshoots them.

    Monotone cubic interpolation: Fritsch and Carlson, SIAM J. Numer. Anal. 17 (1980), with the harmonic mean
    of neighbouring slopes of Fritsch and Butland (1984)."""

    def __init__(self, keys: Sequence[Vec]) -> None:
        self.x, self.y = [k[0] for k in keys], [k[1] for k in keys]
        steps = [b - a for a, b in zip(self.x, self.x[1:], strict=False)]
        slopes = [(b - a) / h for a, b, h in zip(self.y, self.y[1:], steps, strict=False)]
        self.m = [slopes[0], *(self._mean(i, steps, slopes) for i in range(1, len(steps))), slopes[-1]]

    @staticmethod
    def _mean(i: int, steps: list[float], slopes: list[float]) -> float:
        before, after = slopes[i - 1], slopes[i]
        if before * after <= 0:
            return 0.0
        w1, w2 = 2 * steps[i] + steps[i - 1], steps[i] + 2 * steps[i - 1]
        return (w1 + w2) / (w1 / before + w2 / after)

    def __call__(self, t: float) -> float:
        x, y, m = self.x, self.y, self.m
        if t <= x[0]:
            return y[0]
        if t >= x[-1]:
            return y[-1]
        i = bisect_right(x, t) - 1
        h = x[i + 1] - x[i]
        s = (t - x[i]) / h
        s2, s3 = s * s, s * s * s
        return (
            (2 * s3 - 3 * s2 + 1) * y[i]
            + (s3 - 2 * s2 + s) * h * m[i]
            + (3 * s2 - 2 * s3) * y[i + 1]
            + (s3 - s2) * h * m[i + 1]
        )


class Spine:
    """A line of joints with rounded corners; `u` counts the joints, so that u=1.5 is half way from 1 to 2.

    Because `u` does not depend on the pose, outlines taken at the same `u` in two poses have the same number
    of points and can be turned into each other."""

    def __init__(self, joints: Sequence[Vec], rounding: Sequence[float]) -> None:
        self.joints = list(joints)
        self.rounding = [
            0.0 if k in (0, len(joints) - 1) else self._fit(k, r) for k, r in enumerate(rounding)
        ]

    def _fit(self, k: int, r: float) -> float:
        """A corner is never rounder than the foreshortened segments beside it allow."""
        j = self.joints
        return min(r, 0.45 * distance(j[k], j[k - 1]), 0.45 * distance(j[k], j[k + 1])) or 1e-9

    def at(self, u: float) -> tuple[Vec, Vec]:
        """The point at `u` and the direction of the line there."""
        j, last = self.joints, len(self.joints) - 1
        if u <= 0:
            return plus(j[0], times(minus(j[1], j[0]), u)), unit(minus(j[1], j[0]))
        if u >= last:
            return plus(j[last], times(minus(j[last], j[last - 1]), u - last)), unit(
                minus(j[last], j[last - 1])
            )
        k = int(u)
        length = distance(j[k], j[k + 1])
        s = (u - k) * length
        if k > 0 and s < self.rounding[k]:
            return self._corner(k, 0.5 + 0.5 * s / self.rounding[k])
        if k + 1 < last and length - s < self.rounding[k + 1]:
            return self._corner(k + 1, 0.5 - 0.5 * (length - s) / self.rounding[k + 1])
        return between(j[k], j[k + 1], u - k), unit(minus(j[k + 1], j[k]))

    def _corner(self, k: int, t: float) -> tuple[Vec, Vec]:
        r, p = self.rounding[k], self.joints[k]
        a = along(p, unit(minus(self.joints[k - 1], p)), r)
        c = along(p, unit(minus(self.joints[k + 1], p)), r)
        point = between(between(a, p, t), between(p, c, t), t)
        return point, unit(plus(times(minus(p, a), 1 - t), times(minus(c, p), t)))


class LegSpine(Spine):
    """A leg from the waist: u = 0 waist, 1 half way, 2 hip, 3 knee, 4 ankle."""

    def at(self, u: float) -> tuple[Vec, Vec]:
        return super().at(u / 2 if u < 2 else u - 1)


@dataclass(frozen=True)
class Shape:
    """A closed outline; `corners` are the points that stay sharp."""

    points: tuple[Vec, ...]
    corners: frozenset[int] = frozenset()


def crossing(p: Vec, p2: Vec, q: Vec, q2: Vec) -> Vec | None:
    """Where two segments cross, or None."""
    r, s, w = minus(p2, p), minus(q2, q), minus(q, p)
    den = cross(r, s)
    if abs(den) < 1e-12:
        return None
    t, v = cross(w, s) / den, cross(w, r) / den
    return along(p, r, t) if 0 <= t <= 1 and 0 <= v <= 1 else None


def without_loops(line: Sequence[Vec]) -> tuple[list[Vec], set[int]]:
    """A line whose fold-over loops are drawn together into a crease; the number of points stays.

    Gives the points, and which of them are creases."""
    points, creases = list(line), set[int]()
    i, n = 0, len(points)
    while i < n - 3:
        for k in range(n - 2, i + 1, -1):
            x = crossing(points[i], points[i + 1], points[k], points[k + 1])
            if x:
                points[i + 1 : k + 1] = [x] * (k - i)
                creases.update(range(i + 1, k + 1))
                i = k - 1
                break
        i += 1
    return points, creases


@dataclass(frozen=True)
class Ribbon:
    """A limb: a line with the widths of its left and right side along it."""

    spine: Spine
    left: Width
    right: Width

    def left_side(self, u: float, grow: float = 0.0) -> Vec:
        p, d = self.spine.at(u)
        return along(p, left_of(d), self.left(u) + grow)

    def right_side(self, u: float, grow: float = 0.0) -> Vec:
        p, d = self.spine.at(u)
        return along(p, right_of(d), self.right(u) + grow)

    def outline(
        self, us: Sequence[float], caps: tuple[float, float] = (1, 1), grow: float = 0.0, cap_points: int = 3
    ) -> Shape:
        """The outline from the first to the last `u`; a cap of 0 is flat, 1 round, between: less bulging."""
        left, left_creases = without_loops([self.left_side(u, grow) for u in us])
        right, right_creases = without_loops([self.right_side(u, grow) for u in us])
        end = self._cap(us[-1], 1, caps[1], cap_points, grow)
        begin = self._cap(us[0], -1, caps[0], cap_points, grow)
        n, back = len(us), len(us) + len(end)
        corners = left_creases | {back + n - 1 - i for i in right_creases}
        if caps[1] < 0.5:
            corners |= {n - 1, back}
        if caps[0] < 0.5:
            corners |= {0, back + n - 1}
        return Shape((*left, *end, *reversed(right), *begin), frozenset(corners))

    def _cap(self, u: float, sign: int, bulge: float, count: int, grow: float) -> list[Vec]:
        if bulge == 0:
            return []
        p, d = self.spine.at(u)
        left, right = self.left(u) + grow, self.right(u) + grow
        middle, radius = (left - right) / 2, (left + right) / 2
        out = []
        for i in range(1, count + 1):
            a = math.pi * i / (count + 1)
            side = along(p, left_of(d), middle + sign * radius * math.cos(a))
            out.append(along(side, d, sign * bulge * radius * math.sin(a)))
        return out


def band(line: Sequence[tuple[Vec, float]]) -> Shape:
    """A tapered outline around a line of (point, half width)."""
    left, right = [], []
    for i, (p, half) in enumerate(line):
        d = unit(minus(line[min(len(line) - 1, i + 1)][0], line[max(0, i - 1)][0]))
        left.append(along(p, left_of(d), half))
        right.append(along(p, right_of(d), half))
    return Shape((*left, *reversed(right)))


def straightness(a: Vec, b: Vec, c: Vec) -> float:
    """The angle at `b` between `a` and `c`, in degrees; 180 is straight."""
    p, q = unit(minus(a, b)), unit(minus(c, b))
    return math.degrees(math.acos(max(-1.0, min(1.0, dot(p, q)))))
