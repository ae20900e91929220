"""What a movement draws at each of its moments."""

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass

import numpy as np

from generator.figures.arrays import Array
from generator.figures.canvas import UNITS
from generator.figures.outline import area


def paths(film: str) -> list[tuple[list[float], list[list[float]]]]:
    """Key times and the numbers of every line that moves; a path may hold several."""
    return [(times, values) for times, values, _ in _lines(film)]


def _lines(film: str) -> list[tuple[list[float], list[list[float]], bool]]:
    """The same, and whether each line is closed."""
    out = []
    for node in ET.fromstring(film).iter("{http://www.w3.org/2000/svg}animate"):
        if node.get("attributeName") == "d":
            times = [float(t) for t in node.get("keyTimes", "").split(";")]
            values = node.get("values", "").split(";")
            assert len({re.sub(r"[-\d ]+", "#", v) for v in values}) == 1
            for lines in zip(*(v.split("M")[1:] for v in values), strict=True):
                numbers = [[float(n) for n in re.findall(r"-?\d+", one)] for one in lines]
                out.append((times, numbers, lines[0].endswith("z")))
    return out


def polygon(n: list[float]) -> Array:
    """Points along path data of the form M, c, then s."""
    x, y = n[0], n[1]
    hx, hy = n[2], n[3]
    rest = [n[2:8], *[[0.0, 0.0, *n[i : i + 4]] for i in range(8, len(n) - 3, 4)]]
    points = []
    for k, (ax, ay, bx, by, ex, ey) in enumerate(rest):
        c1 = (x + ax, y + ay) if k == 0 else (x + hx, y + hy)
        for t in (0.0, 0.33, 0.67):
            u = 1 - t
            weights = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
            row = ((x, y), c1, (x + bx, y + by), (x + ex, y + ey))
            points.append([sum(w * p[i] for w, p in zip(weights, row, strict=True)) for i in (0, 1)])
        hx, hy = ex - bx, ey - by
        x, y = x + ex, y + ey
    return np.array(points)


SPECK = 12.0
"""The area in square pixels of a loop that a line may make where it crosses itself: hardly to be seen."""


def loop(line: Array) -> float:
    """The area of the largest loop that a closed line (n, 2) cuts off by crossing itself; 0 if it does not.

    Of the two sides of a crossing the smaller one counts."""
    a, b = line, np.roll(line, -1, 0)
    d = b - a

    def side(points: Array) -> Array:
        """On which side of each piece (row) each point (column) lies."""
        off = points[None] - a[:, None]
        return np.asarray(d[:, None, 0] * off[..., 1] - d[:, None, 1] * off[..., 0])

    first, second = side(a), side(b)
    parted = first * second < 0
    n = len(line)
    largest = 0.0
    for i, j in np.argwhere(np.triu(parted & parted.transpose(), 2)):
        if (i, j) != (0, n - 1):
            at = a[j] + d[j] * (first[i, j] / (first[i, j] - second[i, j]))
            inner = abs(area(np.concatenate((at[None], line[i + 1 : j + 1]))))
            outer = abs(area(np.concatenate((at[None], line[j + 1 :], line[: i + 1]))))
            largest = max(largest, min(inner, outer))
    return largest


@dataclass(frozen=True)
class Shown:
    """A line at one moment: its points, and the areas that it has at the key times before and after."""

    line: Array
    between: tuple[float, float]
    closed: bool


def moments_of(film: str, count: int = 60) -> list[list[Shown]]:
    """Every line that moves, at so many moments; lines of fewer than two pieces are left out."""
    out = []
    for times, values, closed in _lines(film):
        if len(values[0]) < 8:
            continue
        keys = [area(polygon(n)) for n in values]
        rows = []
        for step in range(count):
            t = step / (count - 1)
            i = min(len(times) - 2, max(k for k in range(len(times)) if times[k] <= t))
            share = (t - times[i]) / (times[i + 1] - times[i])
            n = [a * (1 - share) + b * share for a, b in zip(values[i], values[i + 1], strict=True)]
            rows.append(Shown(polygon(n), (keys[i], keys[i + 1]), closed))
        out.append(rows)
    return out


def assert_whole(film: str) -> None:
    """Every line keeps its points, and none crosses itself, turns inside out or shrinks to a sliver at any of
    60 moments."""
    assert all(len({len(v) for v in values}) == 1 for _, values in paths(film))
    for rows in moments_of(film):
        large = [size for one in rows if abs(size := area(one.line)) > 3000]
        assert all(s > 0 for s in large) or all(s < 0 for s in large)
        for step, one in enumerate(rows):
            # What is a part at two key times does not shrink to a sliver between them.
            least = min(map(abs, one.between))
            assert least < 3000 or abs(area(one.line)) > 0.6 * least, f"a sliver at moment {step}"
            found = loop(one.line) / UNITS**2 if one.closed else 0
            assert found <= SPECK, f"a loop of {found:.0f} square pixels at moment {step}"
