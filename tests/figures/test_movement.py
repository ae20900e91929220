"""Movements: every line keeps its points, and nothing tears or turns inside out at any of 60 moments."""

import gzip

import pytest

from generator.figures.body import parts
from generator.figures.camera import Camera
from generator.figures.heat import Band
from generator.figures.movement import Film, Moment, eased, moving
from generator.figures.skeleton import skeleton
from tests.figures.films import assert_whole, paths
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


def test_key_times_run_from_begin_to_end(film: str) -> None:
    for times, values in paths(film):
        assert times[0] == 0
        assert times[-1] == 1
        assert times == sorted(times)
        assert len(values) == len(times)


def test_every_line_keeps_its_points_and_its_sense_at_60_moments(film: str) -> None:
    assert len(paths(film)) > 20
    assert_whole(film)


def test_it_runs_once_and_stays(film: str) -> None:
    assert "repeatCount" not in film
    assert film.count("<animate ") == film.count('fill="freeze"')


def test_it_is_small(film: str) -> None:
    assert len(film) <= 60 * 1024
    assert len(gzip.compress(film.encode())) <= 18 * 1024
