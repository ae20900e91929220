"""Movements: every line keeps its points, and nothing tears or turns inside out at any of 60 moments."""

import gzip
import re
from collections.abc import Sequence
from itertools import accumulate

import numpy as np
import pytest

from generator.figures.body import parts
from generator.figures.camera import Camera
from generator.figures.canvas import UNITS
from generator.figures.dashes import WHOLE, moving_dashes
from generator.figures.heat import Band
from generator.figures.movement import Film, Moment, eased, moving
from generator.figures.skeleton import skeleton
from tests.figures.films import assert_whole, loop, moments_of, paths
from tests.figures.sample import KNEELING, LUNGING, PEOPLE, STANDING

MOMENTS = 4
OVER = ("trunk", "right-thigh", "left-thigh")
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
        Film("sample-move", "Kneeling", "It moves.", Camera(135, 12), PEOPLE["woman"], tuple(moments), OVER)
    )


def test_key_times_run_from_begin_to_end(film: str) -> None:
    for times, values in paths(film):
        assert times[0] == 0
        assert times[-1] == 1
        assert times == sorted(times)
        assert len(values) == len(times)


def test_every_line_keeps_its_points_and_its_sense_at_60_moments(film: str) -> None:
    assert len(paths(film)) > 15
    assert_whole(film)


def test_a_part_that_stands_still_has_no_moving_outline() -> None:
    """Only an arm moves; legs, trunk and head are drawn once."""
    moments = []
    for i, time in enumerate(eased(MOMENTS)):
        angles = {**STANDING, "right_arm.shoulder": 20.0 * i, "y": 0.53 + 0.0002 * i}
        moments.append(Moment(parts(skeleton(angles), PEOPLE["man"]), (Band(WAY, 0.5),), time))
    film = moving(Film("sample-move", "", "", Camera(45, 12), PEOPLE["man"], tuple(moments), OVER))
    lines = moments_of(film)
    assert 3 <= len(lines) <= 12
    for rows in lines:
        assert max(float(np.abs(one.line - rows[0].line).max()) for one in rows) > UNITS


def turning(way: Sequence[float], camera: Camera) -> str:
    """Somebody who stands and is turned by so many degrees at each moment."""
    bodies = [parts(skeleton({**STANDING, "y": 0.53, "pelvis_turn": turn}), PEOPLE["man"]) for turn in way]
    moments = (Moment(body, (), time) for body, time in zip(bodies, eased(len(way)), strict=True))
    return moving(Film("sample-move", "", "", camera, PEOPLE["man"], tuple(moments), OVER))


def between_toes(film: str) -> list[tuple[int, list[str]]]:
    """How many lines each path between toes has, and how opaque it is at every moment: nothing if always."""
    found = []
    for data, inner in re.findall(r'<path d="([^"]+)" class="\w+"[^>]*?(?:/>|>(.*?)</path>)', film):
        if data.count("M") == 4:
            values = re.findall(r'attributeName="opacity".*? values="([^"]+)"', inner)
            found.append((data.count("M"), values[0].split(";") if values else []))
    return found


def test_toes_show_at_the_moments_at_which_they_are_turned_to_the_eye() -> None:
    """As at the foot of a leg that hangs down from a bed: its sole is seen first."""
    behind, before = Camera.named("back"), Camera.named("front")
    assert between_toes(turning((0, 60, 120, 180), behind)) == [(4, ["0", "0", "1", "1"])] * 2
    assert between_toes(turning((0, 60, 120, 180), before)) == [(4, ["1", "1", "0", "0"])] * 2
    assert between_toes(turning((0, 10, 20), before)) == [(4, [])] * 2
    assert between_toes(turning((0, 10, 20), behind)) == []


@pytest.mark.parametrize(
    ("line", "size"),
    [
        ([(0, 0), (10, 0), (10, 10), (0, 10)], 0),
        ([(0, 0), (10, 10), (10, 0), (0, 10)], 25),
        ([(0, 0), (20, 0), (20, 9), (9, 9), (11, 11), (11, 9.5), (9, 11), (0, 11)], 0.64),
    ],
)
def test_a_loop_is_found_where_a_line_crosses_itself(line: list[tuple[float, float]], size: float) -> None:
    assert loop(np.array(line, float)) == pytest.approx(size, abs=0.05)


def test_it_runs_once_and_stays(film: str) -> None:
    assert "repeatCount" not in film
    assert film.count("<animate ") == film.count('fill="freeze"')


def test_it_is_small(film: str) -> None:
    assert len(film) <= 60 * 1024
    assert len(gzip.compress(film.encode())) <= 18 * 1024


def test_dashes_show_what_is_seen_in_lists_of_one_length() -> None:
    rows = [[(10.0, 20.0), (40.0, 80.0), (90.0, 95.0)], [(0.0, WHOLE)], [], [(0.0, 30.0)]]
    dashes = [[int(number) for number in one.split()] for one in moving_dashes(rows)]
    assert {len(one) for one in dashes} == {8}
    for row, dash in zip(rows, dashes, strict=True):
        ends = [0, *accumulate(dash)]
        assert ends[-1] == WHOLE
        shown = {at for i in range(0, len(dash), 2) for at in range(ends[i], ends[i + 1])}
        assert shown == {at for a, b in row for at in range(round(a), round(b))}
    assert moving_dashes([[(0.0, WHOLE)]] * 2) == ["", ""]
