"""One drawing: a body, things and what is drawn over them, seen by a camera, as SVG."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ..model.people import Person
from .annotations import Overlay, paint_ghost
from .arrays import Array
from .camera import Camera
from .canvas import Canvas, Paper
from .colours import colours
from .depth import ordered
from .grids import Box, around, box_of
from .hands import hands_in_one
from .items import Item, items_of
from .painting import Painter
from .parts import Part
from .solid_painting import paint_shadow, paint_solid
from .solids import Solid


@dataclass(frozen=True)
class Drawing:
    """What is to be drawn."""

    name: str
    title: str
    alt: str
    camera: Camera
    person: Person
    body: tuple[Part, ...]
    things: tuple[Part, ...] = ()
    solids: tuple[Solid, ...] = ()
    overlays: tuple[Overlay, ...] = ()
    extra: tuple[tuple[float, float, float], ...] = ()
    """Points in space that must be on the page, such as the ends of arrows."""
    ghost: tuple[Part, ...] = ()
    bold: float = 1.0
    """How much thicker than usual lines are, for a drawing that is shown small."""


def page_box(drawing: Drawing, items: Sequence[Item]) -> Box:
    """What the drawing must hold, on the camera's plane."""
    camera = drawing.camera
    points = [*(s.corners for s in drawing.solids), ground(drawing)]
    if drawing.extra:
        points.append(np.array(drawing.extra))
    return around([*(i.seen.box for i in items), *(box_of(camera.see(p)[0]) for p in points)])


def ground(drawing: Drawing) -> Array:
    """The patch of floor under everything: points (20, 3) around it."""
    points = np.concatenate(
        [p.whole.centres for p in (*drawing.body, *drawing.things)] + [s.corners for s in drawing.solids]
    )
    low, high = points.min(0), points.max(0)
    middle, half = (low + high) / 2, (high - low) / 2
    grow = 1.12 if drawing.solids else 1.0
    angles = [2 * math.pi * i / 20 for i in range(20)]
    return np.array(
        [
            (
                middle[0] + (half[0] * grow + 0.09) * math.cos(a),
                0.0,
                middle[2] + (half[2] * grow + 0.09) * math.sin(a),
            )
            for a in angles
        ]
    )


def paint(drawing: Drawing, canvas: Canvas, items: Sequence[Item], ghost: Sequence[Item] = ()) -> Painter:
    """Everything in the painter's order onto a canvas."""
    painter = Painter(canvas, drawing.camera, items, drawing.bold)
    canvas.fill(canvas.smooth(drawing.camera.see(ground(drawing))[0]), "floor")
    if not any(s.name == "mat" for s in drawing.solids):
        paint_shadow(painter, 0.0)
    painter.named = frozenset(name for o in drawing.overlays for name in o.after)
    order = ordered(drawing.camera, items, drawing.solids, [o.after for o in drawing.overlays if o.after])
    last = {
        o: max((i for i, n in enumerate(order) if n.name in o.after), default=-1)
        for o in drawing.overlays
        if o.after
    }
    for i, node in enumerate(order):
        for overlay in drawing.overlays:
            if node.name in overlay.before:
                overlay.paint(painter)
        if isinstance(node, Solid):
            paint_solid(painter, node)
        else:
            if ghost:
                paint_ghost(painter, ghost)
                ghost = ()
            painter.part(node)
        for overlay, at in last.items():
            if at == i:
                overlay.paint(painter)
    seen = {node.name for node in order}
    for overlay in drawing.overlays:
        if last.get(overlay, -1) < 0 and seen.isdisjoint(overlay.before):
            overlay.paint(painter)
    return painter


@lru_cache(maxsize=2)
def body_items(camera: Camera, body: tuple[Part, ...]) -> tuple[Item, ...]:
    """A body as seen; the icon of a state sees what its drawing saw."""
    return tuple(items_of(camera, hands_in_one(body)))


def draw(drawing: Drawing) -> str:
    """The drawing as SVG that follows the reader's colour scheme."""
    items = [*body_items(drawing.camera, drawing.body), *items_of(drawing.camera, drawing.things)]
    ghost = items_of(drawing.camera, drawing.ghost)
    canvas = Canvas(drawing.name, Paper.holding(page_box(drawing, [*items, *ghost])))
    paint(drawing, canvas, items, ghost)
    light, dark = colours(drawing.person, "light"), colours(drawing.person, "dark")
    return canvas.document(drawing.title, drawing.alt, light, dark)
