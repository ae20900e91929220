"""Movements: every line keeps its points, and nothing tears or turns inside out at any of 60 moments."""

import gzip
import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from generator.figures.arrays import Array
from generator.figures.body import parts
from generator.figures.camera import Camera
from generator.figures.heat import Band
from generator.figures.movement import Film, Moment, eased, moving
from generator.figures.outline import area
from generator.figures.skeleton import skeleton
from tests.figures.sample import KNEELING, LUNGING, PEOPLE

MOMENTS = 4
WAY = (
    ((0.0, 0.5, -0.02), 0.008),
    ((0.01, 0.4, -0.03), 0.014),
    ((0.03, 0.33, -0.05), 0.012),
    ((0.0, 0.26, -0.05), 0.005),
)


@pytest.fixture(scope="module")
def film() -> str:
    moments = []
    for i, time in enumerate(eased(MOMENTS)):
        t = i / (MOMENTS - 1)
        keys = KNEELING.keys() | LUNGING.keys()
        angles = {k: KNEELING.get(k, 0.0) * (1 - t) + LUNGING.get(k, 0.0) * t for k in keys}
        moments.append(Moment(parts(skeleton(angles), PEOPLE["woman"]), (Band(WAY, t),), time))
    return moving(
        Film("sample-move", "Kneeling", "It moves.", Camera(135, 12), PEOPLE["woman"], tuple(moments))
    )


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


def test_key_times_run_from_begin_to_end(film: str) -> None:
    for times, values in paths(film):
        assert times[0] == 0
        assert times[-1] == 1
        assert times == sorted(times)
        assert len(values) == len(times)


def test_every_line_keeps_its_points_and_its_sense_at_60_moments(film: str) -> None:
    moving_paths = paths(film)
    assert len(moving_paths) > 20
    for times, values in moving_paths:
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


def test_it_runs_once_and_stays(film: str) -> None:
    assert "repeatCount" not in film
    assert film.count("<animate ") == film.count('fill="freeze"')


def test_it_is_small(film: str) -> None:
    assert len(film) <= 60 * 1024
    assert len(gzip.compress(film.encode())) <= 18 * 1024
