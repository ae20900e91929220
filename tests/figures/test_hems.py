"""Hems: a line where cloth ends on a part of the body, and nowhere else."""

import re
from collections.abc import Iterator

import numpy as np
import pytest

from generator.figures.arrays import Array
from generator.figures.body import parts
from generator.figures.camera import VIEWS, Camera
from generator.figures.canvas import UNITS, Canvas, Paper
from generator.figures.dashes import SHORTEST
from generator.figures.items import Item, items_of
from generator.figures.painting import Painter
from generator.figures.parts import Region
from generator.figures.projection import NOWHERE
from generator.figures.scene import Drawing, page_box
from generator.figures.skeleton import skeleton
from tests.figures.sample import KNEELING, LUNGING, PEOPLE, STANDING

LYING = {**STANDING, "y": 0.1, "pelvis": -86.0, "right_leg.hip": 20.0, "right_leg.knee": 60.0}
POSES = {"standing": STANDING, "kneeling": KNEELING, "lunging": LUNGING, "lying": LYING}
NEAR = 0.008
"""How far from the edge of its cloth a hem may be drawn, as a share of the stature."""
STRAY = 0.03
"""How long in all a line may be that is further off: gaps too short to be seen are closed."""
SURE = 0.003
"""Within this of an edge, and so far inside the outline, there must be a hem."""
BETWEEN = np.array([(3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3) for t in np.arange(12) / 12])
"""At twelve points of a cubic curve, what each but the first of its points counts there."""


def curve(data: str) -> Iterator[Array]:
    """Points (n, 2) close along each closed line of path data of the form M, c, s, z."""
    for line in data.split("M")[1:]:
        x, y = (float(v) for v in re.findall(r"-?\d+", line)[:2])
        points, hx, hy = [], 0.0, 0.0
        for kind, numbers in re.findall(r"([cs])([-\d ]+)", line):
            n = [float(v) for v in re.findall(r"-?\d+", numbers)]
            size = 6 if kind == "c" else 4
            for i in range(0, len(n), size):
                ax, ay, bx, by, ex, ey = n[i : i + 6] if kind == "c" else (hx, hy, *n[i : i + 4])
                points.append((x, y) + BETWEEN @ ((ax, ay), (bx, by), (ex, ey)))
                hx, hy, x, y = ex - bx, ey - by, x + ex, y + ey
        yield np.concatenate(points)


def drawn(line: Array, dashes: str) -> Array:
    """Which points of a closed line its dashes draw."""
    lengths = [float(v) for v in re.findall(r"\d+", re.findall(r'dasharray="([^"]*)"|$', dashes)[0])]
    if not lengths:
        return np.ones(len(line), bool)
    offset = float((re.findall(r'dashoffset="([^"]*)"', dashes) or ["0"])[0])
    steps = np.sqrt(((np.roll(line, -1, 0) - line) ** 2).sum(1))
    far = np.concatenate((np.zeros(1), np.cumsum(steps)[:-1])) + offset
    return np.asarray(np.searchsorted(np.cumsum(lengths), far % sum(lengths), side="right") % 2 == 0)


def painted(item: Item, painter: Painter) -> tuple[str, str]:
    """The definitions and the markup of one part."""
    canvas = painter.canvas
    canvas.out, canvas.defs = [], []
    painter.part(item)
    return "".join(canvas.defs), "".join(canvas.out)


def hems(item: Item, painter: Painter) -> Iterator[tuple[Region, list[tuple[Array, Array]]]]:
    """The closed lines of every region of a part with which of their points are drawn as its hem."""
    defs, out = painted(item, painter)
    regions = dict(item.part.regions)
    for shape, material in re.findall(r'<use href="#(\w+)" fill="var\(--([\w-]+)\)" stroke=', out):
        if material != "skin-dark":
            (data,) = re.findall(rf'<path id="{shape}" d="([^"]+)"', defs)
            lines = re.findall(rf'<use href="#{shape}" class="\w+"([^>]*)/>', out)
            yield (
                regions[material],
                [
                    (line, np.any([drawn(line, one) for one in lines], axis=0) & bool(lines))
                    for line in curve(data)
                ],
            )


def far_from_edge(item: Item, painter: Painter, region: Region, line: Array) -> tuple[Array, Array]:
    """How far each point of a line lies from the edge of a region on the skin there, and from the outline."""
    p = painter.canvas.paper.back(line)
    f, z = item.seen.front(p)
    far = np.abs(region.field(painter.camera.back(p[:, 0], p[:, 1], z)))
    return np.where(z > NOWHERE, far, np.nan), f


def hidden(item: Item, painter: Painter, line: Array) -> Array:
    """Which points of a line lie under another part of the same cloth."""
    p = painter.canvas.paper.back(line)
    z = item.seen.front(p)[1]
    others = [painter.items[name] for name in item.part.joins if name in painter.items]
    cloth = [one for one in others if one.part.regions and one.part.material == item.part.material]
    under = [one.look_up(p)[1] >= z - 0.004 for one in cloth]
    return np.asarray(np.any([np.zeros(len(p), bool), *under], axis=0))


@pytest.mark.parametrize("view", sorted(VIEWS))
@pytest.mark.parametrize("name", POSES)
@pytest.mark.parametrize("who", ["large", "old"])
def test_a_hem_is_drawn_where_cloth_ends_and_nowhere_else(who: str, name: str, view: str) -> None:
    body, camera = parts(skeleton(POSES[name]), PEOPLE[who]), Camera.named(view)
    items = items_of(camera, body)
    paper = Paper.holding(page_box(Drawing("a", "", "", camera, PEOPLE[who], body), items))
    painter = Painter(Canvas("a", paper), camera, items)
    for item in items:
        for region, lines in hems(item, painter):
            for line, shown in lines:
                far, f = far_from_edge(item, painter, region, line)
                steps = np.sqrt(((np.roll(line, -1, 0) - line) ** 2).sum(1)) / (paper.scale * UNITS)
                inside = (f < -SURE) & np.isfinite(far)
                stray, edge = inside & (far > NEAR), inside & (far < SURE)
                assert steps[stray & shown].sum() < STRAY, f"a line away from the edge: {item.name}"
                lost = edge & ~shown & ~hidden(item, painter, line)
                assert steps[lost].sum() < SHORTEST, f"no line at the edge: {item.name}"
