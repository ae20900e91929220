"""Muscles as drawn: how far their colour shows, and that a movement ends in what the still shows."""

import re
import xml.etree.ElementTree as ET

import pytest

from generator.figures.body import parts
from generator.figures.camera import Camera
from generator.figures.heat import Band, muscle_overlay
from generator.figures.movement import Film, Moment, backwards, eased, moving
from generator.figures.scene import Drawing, draw
from generator.figures.skeleton import skeleton
from tests.figures.films import polygon
from tests.figures.sample import PEOPLE, STANDING

WAY = (
    ((0.03, 0.62, -0.02), 0.008),
    ((0.05, 0.57, -0.03), 0.012),
    ((0.06, 0.52, -0.04), 0.014),
    ((0.05, 0.47, -0.05), 0.012),
    ((0.03, 0.42, -0.05), 0.005),
)
UNDER = ("trunk", "left-thigh")
WHO = PEOPLE["man"]
BODY = parts(skeleton(STANDING), WHO)
CAMERA = Camera(135, 12)


def still(*bands: Band) -> str:
    """A drawing of somebody with muscles."""
    return draw(Drawing("sample", "", "", CAMERA, WHO, BODY, overlays=(muscle_overlay(bands, UNDER),)))


def film(*moments: tuple[Band, ...]) -> str:
    """The same as a movement in which nothing moves but what is said of the muscles."""
    times = zip(moments, eased(len(moments)), strict=True)
    frames = tuple(Moment(BODY, bands, time) for bands, time in times)
    return moving(Film("sample", "", "", CAMERA, WHO, frames, UNDER))


Shown = dict[str, str]
"""What is painted: its attributes as they are in the end, with what they name in place of names."""


def shown(drawing: str) -> list[Shown]:
    """What is painted for muscles in the end, from below."""
    root = ET.fromstring(drawing)
    names = {node.get("id"): node for node in root.iter()}
    looks = dict(re.findall(r"\.(\w+)\{(fill:none[^}]*)\}", drawing))
    (group,) = (node for node in root if node.get("clip-path"))
    return [_shown(node, names, looks) for node in group]


def _shown(node: ET.Element, names: dict[str | None, ET.Element], looks: dict[str, str]) -> Shown:
    said = _ended(node)
    if "class" in said:
        said["class"] = looks[said["class"]]
    if "href" in said:
        said["href"] = _ended(names[said["href"][1:]])["d"]
    if said.get("fill", "").startswith("url"):
        light = names[said["fill"][5:-1]]
        said["fill"] = str([sorted({**one.attrib, "id": ""}.items()) for one in light.iter()])
    return said


def _ended(node: ET.Element) -> Shown:
    changes = {one.attrib["attributeName"]: one.attrib["values"].split(";")[-1] for one in node}
    return {**node.attrib, **changes}


def layers(drawing: str) -> list[tuple[str, str]]:
    """The fill and the opacity of everything that is painted for muscles, from below."""
    kinds = {"stop-opacity": "light", "x1": "hot"}
    found = []
    for one in shown(drawing):
        fill = one.get("fill", "fibres")
        name = next((kind for mark, kind in kinds.items() if mark in fill), fill)
        found.append((name.removeprefix("var(--").removesuffix(")"), one["opacity"]))
    return found


@pytest.mark.parametrize(
    ("heat", "share"), [(0, 0), (0.1, 0), (0.15, 0), (0.235, 0.1), (0.575, 0.5), (0.915, 0.9), (1, 1)]
)
def test_a_stretch_comes_out_of_the_paleness_of_rest(heat: float, share: float) -> None:
    band = Band(WAY, heat)
    assert band.strength == pytest.approx(share)
    rest = [("pale", "0.6")] if share < 1 else []
    warm = [("hot", f"{share:g}"), ("fibres", f"{share / 2:g}")] if share else []
    assert layers(still(band)) == [("light", f"{share:g}")] * bool(share) + rest + warm


def test_what_works_or_is_marked_shows_as_far_as_it_is_said() -> None:
    assert Band(WAY, 0.1, "works").strength == Band(WAY, 0.1, "marked").strength == 0.1
    assert layers(still(Band(WAY, 0.5, "works"))) == [("works", "0.5"), ("fibres", "0.25")]
    assert layers(still(Band(WAY, 1, "works", behind=True))) == [("works", "0.75")]
    assert layers(still(Band(WAY, 1, "marked"))) == [("hottest", "1")]
    assert layers(still(Band(WAY, 0, "marked"))) == [("pale", "0.6")]


def test_a_muscle_behind_another_is_paler_and_has_no_light() -> None:
    rest = ("pale", "0.35")
    assert layers(still(Band(WAY, 0, behind=True))) == [rest]
    assert layers(still(Band(WAY, 0.575, behind=True))) == [rest, ("hottest", "0.3")]
    assert layers(still(Band(WAY, 1, behind=True))) == [rest, ("hottest", "0.6")]
    found = layers(still(Band(WAY, 1), Band(WAY, 1, "works"), Band(WAY, 1, behind=True)))
    assert [name for name, _ in found] == ["light", "pale", "hottest", "hot", "fibres", "works", "fibres"]


@pytest.mark.parametrize("points", [4, 5])
def test_only_a_long_muscle_has_fibres(points: int) -> None:
    names = [name for name, _ in layers(still(Band(WAY[:points], 1)))]
    assert ("fibres" in names) == (points == 5)


def test_fibres_run_within_their_muscle() -> None:
    found = {one.get("fill", "fibres"): one for one in shown(still(Band(WAY, 1, "works")))}
    muscle, *both = (
        polygon([float(v) for v in re.findall(r"-?\d+", line)])
        for line in (found["var(--works)"]["href"], *found["fibres"]["d"].split("M")[1:])
    )
    middle = [line[len(line) // 2] for line in both]
    ends = [min(one[0] for one in muscle), max(one[0] for one in muscle)]
    assert ends[0] < min(x for x, _ in middle) < max(x for x, _ in middle) < ends[1]
    assert abs(middle[0][0] - middle[1][0]) > 0.15 * (ends[1] - ends[0])


def test_a_movement_ends_in_the_muscles_of_the_still() -> None:
    """The picture does not jump where the one takes the place of the other."""
    before = tuple(((x, y - 0.04, z), width) for (x, y, z), width in WAY)
    rows = [
        (
            Band(way, heat),
            Band(way, heat, behind=True),
            Band(way, heat, "works"),
            Band(WAY, 0.6, at=0.2),
        )
        for way, heat in ((before, 0.0), (before, 0.3), (WAY, 0.7))
    ]
    assert shown(film(*rows)) == shown(still(*rows[-1]))
    assert shown(backwards(film(*rows), "sample", "back")) != shown(still(*rows[-1]))


def test_a_movement_has_every_moment_of_a_muscle() -> None:
    heats = (0.0, 0.32, 0.49, 0.66)
    moves = film(*((Band(WAY, heat),) for heat in heats))
    values = re.findall(r'<animate attributeName="opacity"[^>]* values="([^"]+)"', moves)
    assert sorted(values) == ["0;0.1;0.2;0.3", "0;0.2;0.4;0.6", "0;0.2;0.4;0.6"]
    (group,) = re.findall("<g clip-path.*?</g>", moves)
    assert group.count("<animate") == 3  # nothing else changes
