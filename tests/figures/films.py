"""What a movement draws at each of its moments."""

import re
import xml.etree.ElementTree as ET

import numpy as np

from generator.figures.arrays import Array
from generator.figures.outline import area


def paths(film: str) -> list[tuple[list[float], list[list[float]]]]:
    """Key times and the numbers of every path that moves."""
    out = []
    for node in ET.fromstring(film).iter("{http://www.w3.org/2000/svg}animate"):
        if node.get("attributeName") == "d":
            times = [float(t) for t in node.get("keyTimes", "").split(";")]
            values = node.get("values", "").split(";")
            assert len({re.sub(r"[-\d ]+", "#", v) for v in values}) == 1
            out.append((times, [[float(n) for n in re.findall(r"-?\d+", v)] for v in values]))
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


def assert_whole(film: str) -> None:
    """Every line keeps its points, and none turns inside out or shrinks to a sliver at any of 60 moments."""
    for times, values in paths(film):
        assert len({len(v) for v in values}) == 1
        sizes = []
        for step in range(60):
            t = step / 59
            i = min(len(times) - 2, max(k for k in range(len(times)) if times[k] <= t))
            share = (t - times[i]) / (times[i + 1] - times[i])
            n = [a * (1 - share) + b * share for a, b in zip(values[i], values[i + 1], strict=True)]
            if len(n) >= 8:
                sizes.append(area(polygon(n)))
        large = [s for s in sizes if abs(s) > 3000]
        assert all(s > 0 for s in large) or all(s < 0 for s in large)
        # What is a part at both ends does not shrink to a sliver between them.
        if sizes and min(abs(sizes[0]), abs(sizes[-1])) > 3000:
            assert min(map(abs, sizes)) > 0.6 * min(abs(sizes[0]), abs(sizes[-1]))
