"""Drawings: order in depth, colours, overlays, sizes."""

import gzip
import itertools
import re
import xml.etree.ElementTree as ET
from typing import Any

import numpy as np
import pytest

from generator.figures.annotations import arrow, tuck_ways
from generator.figures.body import parts
from generator.figures.camera import Camera
from generator.figures.canvas import SIZE, TEXT, UNITS
from generator.figures.colours import GROUNDS, OUTLINE, SCENE, Theme, colours, contrast
from generator.figures.depth import ordered
from generator.figures.grids import Box, overlap
from generator.figures.heat import Band, muscle_overlay
from generator.figures.items import items_of
from generator.figures.rings import free_place, rings
from generator.figures.scene import Drawing, draw
from generator.figures.skeleton import skeleton
from generator.figures.solids import Solid, box, cylinder
from tests.figures.sample import KNEELING, LUNGING, PEOPLE, STANDING

MAT = box("mat", "mat", ((-0.42, 0.42), (0.0, 0.012), (-0.19, 0.19)))
THEMES: tuple[Theme, ...] = ("light", "dark", "print")
WAY = (
    ((0.0, 0.72, -0.02), 0.008),
    ((0.01, 0.62, -0.03), 0.014),
    ((0.03, 0.55, -0.05), 0.012),
    ((0.0, 0.48, -0.05), 0.005),
)


def drawing(**more: Any) -> Drawing:
    """A kneeling woman on a mat."""
    body = parts(skeleton(KNEELING), PEOPLE["woman"])
    camera = Camera.named("front-left")
    return Drawing(
        "sample", "Kneeling", "A person kneels.", camera, PEOPLE["woman"], body, solids=(MAT,), **more
    )


@pytest.mark.parametrize(("who", "theme"), list(itertools.product(sorted(PEOPLE), THEMES)))
def test_outlines_stand_out_from_every_ground(who: str, theme: Theme) -> None:
    palette = colours(PEOPLE[who], theme)
    for line in ("skin-line", "hair-line", "top-line", "bottoms-line"):
        for ground in GROUNDS:
            assert contrast(palette[line], palette[ground]) >= OUTLINE - 0.02, (line, ground)


@pytest.mark.parametrize("theme", THEMES)
def test_dark_and_pale_skin_and_hair_have_outlines_too(theme: Theme) -> None:
    for skin, hair in (("#3a2417", "#0d0a09"), ("#f8e3d6", "#f3efe8"), ("#8a5a3b", "#2b1e1a")):
        person = PEOPLE["woman"].model_copy(
            update={"skin": skin, "hair": hair, "top": "#ffffff", "bottoms": "#000000"}
        )
        palette = colours(person, theme)
        grounds = [palette[g] for g in GROUNDS]
        for line in ("skin-line", "hair-line", "top-line", "bottoms-line"):
            assert min(contrast(palette[line], g) for g in grounds) >= OUTLINE - 0.02


def test_every_theme_names_the_same_colours() -> None:
    assert SCENE["light"].keys() == SCENE["dark"].keys() == SCENE["print"].keys()


@pytest.mark.parametrize(("turn", "near", "far"), [(0, "right", "left"), (180, "left", "right")])
def test_the_near_limbs_are_painted_after_the_far_ones(turn: int, near: str, far: str) -> None:
    items = items_of(Camera(turn, 6), parts(skeleton(STANDING), PEOPLE["woman"]))
    names = [n.name for n in ordered(Camera(turn, 6), items, ())]
    assert names.index(f"{near}-thigh") > names.index("trunk")
    assert names.index(f"{near}-upper") > names.index("trunk")
    if f"{far}-upper" in names:
        assert names.index(f"{far}-upper") < names.index("trunk")


def test_a_wall_is_painted_before_who_stands_before_it_and_after_who_stands_behind() -> None:
    wall = box("wall", "wall", ((-0.3, 0.3), (0.0, 0.95), (-0.4, -0.38)))
    body = parts(skeleton(STANDING), PEOPLE["woman"])
    for turn, first in ((0, "wall"), (180, "trunk")):
        camera = Camera(turn, 6)
        names = [n.name for n in ordered(camera, items_of(camera, body), [wall])]
        assert (names.index("wall") < names.index("trunk")) == (first == "wall")


@pytest.mark.parametrize("solid", [MAT, cylinder("roller", "foam", (0.1, 0.04, 0.0), (0.26, 0.04), 30)])
def test_faces_look_outward(solid: Solid) -> None:
    middle = solid.corners.mean(0)
    for face in solid.faces:
        n = np.array(face.normal)
        assert (n * middle).sum() < face.level
        for corner in face.corners:
            assert (n * np.array(corner)).sum() == pytest.approx(face.level, abs=1e-9)


def test_a_drawing_is_small_well_formed_and_the_same_every_time() -> None:
    text = draw(drawing())
    assert text == draw(drawing())
    assert len(text) <= 20 * 1024
    assert len(gzip.compress(text.encode())) <= 7 * 1024
    ET.fromstring(text)


def test_every_id_is_used_and_begins_with_the_drawings_letters() -> None:
    text = draw(drawing(overlays=(muscle_overlay([Band(WAY, 0.5)], ("trunk", "left-thigh")),)))
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    used = set(re.findall(r'href="#([^"]+)"|url\(#([^)]+)\)|aria-labelledby="(\S+) (\S+)"', text))
    assert {name for row in used for name in row if name} == set(ids)
    assert len({name[:4] for name in ids}) == 1


def test_without_heat_nothing_glows() -> None:
    cold, warm, hot = (
        draw(drawing(overlays=(muscle_overlay([Band(WAY, heat)], ("trunk", "left-thigh")),)))
        for heat in (0.0, 0.4, 1.0)
    )
    assert "Gradient" not in cold
    assert "var(--pale)" in cold
    assert "radialGradient" in warm
    assert warm != hot
    works = draw(drawing(overlays=(muscle_overlay([Band(WAY, 1.0, "works")], ("trunk",)),)))
    assert "var(--works)" in works
    assert "Gradient" not in works


def test_a_muscle_with_three_points_is_a_valid_path() -> None:
    text = draw(drawing(overlays=(muscle_overlay([Band(WAY[:3], 1.0)], ("trunk",)),)))
    assert "nan" not in text
    ET.fromstring(text)


def test_a_mirrored_arrow_is_the_mirror_image() -> None:
    def reach(mirrored: bool) -> tuple[float, float]:
        body = parts(skeleton(STANDING), PEOPLE["woman"])
        camera = Camera(0, 0, mirrored)
        way = [(-0.2, 0.9, 0.3), (0.2, 0.9, 0.3)]
        text = draw(Drawing("a", "", "", camera, PEOPLE["woman"], body, overlays=(arrow(way, 0.4),)))
        path = re.findall(r'd="M(\d+) (\d+)l([^"]+)z" fill="var\(--accent\)"', text)[0]
        steps = [int(v) for v in re.findall(r"-?\d+", path[2])]
        ys = np.cumsum([int(path[1]), *steps[1::2]])
        return float(ys.min() - ys[0]), float(ys.max() - ys[0])

    a, b = reach(False), reach(True)
    assert a == pytest.approx(b, abs=12)


def test_a_fault_has_a_ring_and_its_words() -> None:
    text = draw(drawing(overlays=(rings([((0.0, 0.5, 0.0), "5 mm < 6")]),)))
    assert text.count("<circle") == 2
    assert "5 mm &lt; 6" in text


def test_words_of_faults_that_lie_close_do_not_overlap_and_stay_on_the_page() -> None:
    placed: list[Box] = []
    for i in range(9):
        placed.append(free_place((2000 + 20 * i, 1500, 60), "left-thigh / right-thigh 12 mm", placed))
    for a, b in itertools.combinations(placed, 2):
        assert not overlap(a, b)
    for left, right, top, low in placed:
        assert 0 <= left < right <= SIZE[0] * UNITS
        assert 0 <= top < low <= SIZE[1] * UNITS


def test_a_fault_told_twice_at_one_place_is_drawn_once() -> None:
    text = draw(drawing(overlays=(rings([((0.0, 0.5, 0.0), "knee")] * 3 + [((0.0, 0.5, 0.0), "hip")]),)))
    assert text.count("<text ") == 2


def test_the_ghost_is_one_pale_shape_with_an_outline_before_the_body() -> None:
    text = draw(drawing(ghost=parts(skeleton(LUNGING), PEOPLE["woman"])))
    (look,) = re.findall(r"\.([a-z0-9]+)\{fill:var\(--ghost\);stroke:var\(--ghost\)", text)
    assert text.count(f'class="{look}"') == 1
    assert text.index(f'class="{look}"') < text.index('fill="var(--top)"')


def test_words_can_be_read_where_a_drawing_is_320_pixels_wide() -> None:
    assert TEXT * 320 / SIZE[0] >= 14


def test_muscles_are_cut_off_at_every_part_under_them() -> None:
    under = ("trunk", "left-thigh", "right-thigh", "left-foot")
    text = draw(drawing(overlays=(muscle_overlay([Band(WAY, 1.0)], under),)))
    clip = re.findall(r"<clipPath[^>]*>(.*?)</clipPath>", text)[0]
    assert clip.count("<use ") == len(under)


def test_the_arrows_for_tucking_turn_the_pelvis_backward() -> None:
    body = skeleton(STANDING)
    behind, before = tuck_ways(body)
    assert all(point[0] < body.root[0] - 0.05 for point in behind)
    heights = [point[1] for point in behind]
    assert heights == sorted(heights, reverse=True)
    assert behind[-1][0] > min(point[0] for point in behind) + 0.05  # forward again, beneath the seat
    assert all(point[0] > body.root[0] + 0.05 for point in before)
    heights = [point[1] for point in before]
    assert heights == sorted(heights)
