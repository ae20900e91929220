"""Red rings around the faults of a drawing, their words beside them where they do not overlap."""

from collections.abc import Sequence

import numpy as np

from .annotations import Lettering, Overlay, label, width
from .canvas import SIZE, UNITS, line_data, number
from .geometry import Vec
from .grids import Box, overlap
from .painting import Painter

RADIUS = 0.045
"""The radius of a ring as a share of the stature."""
WORDS = 13
"""Height of the words in pixels."""
STEP = 0.5
"""How far words are moved at a time until they are free, in lines."""


def rings(faults: Sequence[tuple[Vec, str]]) -> Overlay:
    """A ring around each point in space, and its words below it or as near to that as there is room."""

    def paint(painter: Painter) -> None:
        placed: list[Box] = []
        told: set[tuple[int, int, str]] = set()
        for at, words in faults:
            x, y = painter.canvas.place(painter.camera.see(np.array([at]))[0])[0].tolist()
            if (key := (round(x), round(y), words)) in told:
                continue
            told.add(key)
            _ring(painter, x, y)
            if words:
                box = free_place((x, y, _radius(painter)), words, placed)
                placed.append(box)
                _words(painter, (x, y), box, words)

    return Overlay(paint)


def free_place(ring: tuple[float, float, float], words: str, placed: Sequence[Box]) -> Box:
    """Where words find room on the page: left, right, upper and lower edge in page units.

    `ring` is its middle and its radius; `placed` are the words that have their place already."""
    x, y, r = ring
    wide, high = width(words, WORDS), 1.2 * WORDS * UNITS
    left = min(max(x - wide / 2, UNITS), max(SIZE[0] * UNITS - wide - UNITS, UNITS))
    below, above = y + r + 0.2 * high, y - r - 1.2 * high
    last = SIZE[1] * UNITS - high
    tops = [min(max(below, 0.0), last)]
    for i in range(1, 2 * SIZE[1] // WORDS):
        tops += [t for t in (below + i * STEP * high, above - (i - 1) * STEP * high) if 0 <= t <= last]
    boxes = [(left, left + wide, top, top + high) for top in tops]
    return next((box for box in boxes if not any(overlap(box, other) for other in placed)), boxes[0])


def _radius(painter: Painter) -> float:
    return RADIUS * painter.canvas.paper.scale * UNITS


def _ring(painter: Painter, x: float, y: float) -> None:
    for colour, thick in (("rim", 5.0), ("fault", 2.6)):
        painter.canvas.add(
            f'<circle cx="{round(x)}" cy="{round(y)}" r="{round(_radius(painter))}" fill="none" '
            f'stroke="{painter.canvas.colour(colour)}" stroke-width="{number(thick * UNITS)}"/>'
        )


def _words(painter: Painter, ring: tuple[float, float], box: Box, words: str) -> None:
    """The words in their box, with a line to their ring where they lie further from it."""
    (x, y), r = ring, _radius(painter)
    middle = ((box[0] + box[1]) / 2, (box[2] + box[3]) / 2)
    below = middle[1] > y
    start, end = (y + r, box[2]) if below else (y - r, box[3])
    if abs(end - start) > 0.5 * WORDS * UNITS:
        painter.canvas.stroke(line_data(np.array(((x, start), (middle[0], end)))), "fault", 1.2)
    label(painter, np.array(middle), words, Lettering("fault", size=WORDS))
