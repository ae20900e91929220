"""What is drawn over a figure: arrows in space, angles, dotted lines, distances, the ghost."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal
from unicodedata import east_asian_width

import numpy as np

from .arrays import Array, interpolated, lengths
from .canvas import FONT, SIZE, TEXT, UNITS, escaped, line_data, number, path_data
from .geometry import Vec, along, dot, minus, plus, times, unit
from .grids import Grid
from .items import Item
from .outline import traced
from .painting import Painter
from .projection import Projection
from .skeleton import Skeleton


@dataclass(frozen=True)
class Overlay:
    """Something painted over the scene: right after the last of the parts `after`, or right before a part, or
    at the very end."""

    paint: Callable[[Painter], None]
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


def arc(centre: Vec, a: Vec, b: Vec, radius: float, degrees: tuple[float, float]) -> tuple[Vec, ...]:
    """Points of an arc about a centre: degrees from direction `a` towards `b`."""
    (start, end), n, out = degrees, 9, []
    for i in range(n):
        g = math.radians(start + (end - start) * i / (n - 1))
        out.append(plus(centre, plus(times(a, radius * math.cos(g)), times(b, radius * math.sin(g)))))
    return tuple(out)


TUCK_RADIUS = 0.135
"""How far from the middle of the pelvis the arrows run that show it being tucked, in statures."""


def tuck_ways(body: Skeleton) -> tuple[tuple[Vec, ...], ...]:
    """The ways of two arrows for tucking the pelvis, as it turns backward: behind the seat down and forward
    beneath it, and before the belly up."""
    p = body.pelvis
    centre = body.root
    return (
        arc(centre, times(p.front, -1), p.along, TUCK_RADIUS, (40, -62)),
        arc(centre, p.front, p.along, TUCK_RADIUS, (-5, 55)),
    )


def arrow(way: Sequence[Vec], bend: float = 0.0, both: bool = False) -> Overlay:
    """An arrow along points in space, which narrows towards its tail; `both` gives it two heads.

    Of a way of two points, `bend` bows it to its left as drawn, as a share of its length."""

    def paint(painter: Painter) -> None:
        page = painter.canvas.place(painter.camera.see(np.array(way, float))[0])
        if len(page) == 2:
            page = _bowed(page, -bend if painter.camera.mirrored else bend)
        page = _evenly(page, 13)
        k = min(1.25, max(0.8, painter.size))
        data = _arrow_data(page, both, k)
        rim = painter.canvas.colour("rim")
        extra = f' stroke="{rim}" stroke-width="{number(2.4 * UNITS)}" paint-order="stroke"'
        painter.canvas.fill(data, "accent", extra)

    return Overlay(paint)


def _bowed(page: Array, bend: float) -> Array:
    p, q = page
    left = np.array((q[1] - p[1], p[0] - q[0]))
    middle = (p + q) / 2 + left * bend
    t = (np.arange(13) / 12)[:, None]
    return np.asarray(p * (1 - t) ** 2 + 2 * middle * t * (1 - t) + q * t * t)


def _evenly(page: Array, n: int, start: float = 0.0, end: float | None = None) -> Array:
    """A line with `n` points at even distances, between two distances from its beginning or all of it."""
    d = np.diff(page, axis=0)
    far = np.concatenate((np.zeros(1), np.cumsum(lengths(d))))
    last = far[-1] if end is None else end
    return interpolated(start + np.arange(n) * ((last - start) / (n - 1)), far, page)


def _arrow_data(page: Array, both: bool, k: float) -> str:
    """Path data: a shaft that widens, and a head of fixed size."""
    head, wing, thin, thick = 12 * UNITS * k, 7.5 * UNITS * k, 1.4 * UNITS * k, 2.9 * UNITS * k
    d = np.diff(page, axis=0)
    length = float(lengths(d).sum())
    head = min(head, length * 0.45)
    first = head if both else 0.0
    cut = _evenly(page, 10, first, length - head * 0.94)
    ways = np.gradient(cut, axis=0)
    ways /= lengths(ways)[:, None] + 1e-9
    side = np.stack((-ways[:, 1], ways[:, 0]), 1)
    share = np.linspace(0, 1, len(cut))[:, None]
    half = np.full_like(share, thick) if both else thin + (thick - thin) * share
    upper, lower = cut + side * half, cut - side * half
    neck, tip = cut[-1], page[-1]
    across = side[-1] * wing
    points = [*upper, neck + across, tip, neck - across, *lower[::-1]]
    if both:
        back = side[0] * wing
        points += [cut[0] - back, page[0], cut[0] + back]
    return line_data(np.array(points), True)


@dataclass(frozen=True)
class Lettering:
    """How words look: the name of their colour, where they are held, and their height in pixels."""

    colour: str = "line"
    anchor: Literal["start", "middle", "end"] = "middle"
    size: int = TEXT


PLAIN = Lettering()
RIM = 4
"""How wide the rim around words is, in pixels."""

ASCENT, DESCENT = 0.95, 0.28
"""How far letters reach above and below the line that they stand on, as shares of their size: those of DejaVu
Sans and of Arabic."""


def width(words: str, size: int) -> float:
    """About how wide bold words of a height in pixels are, in page units.

    As in DejaVu Sans, one of the widest typefaces that a browser may take, and rather too wide."""
    return sum(map(_width, words)) * size * UNITS


def _width(letter: str) -> float:
    """The width of a letter as a share of the height of words."""
    if letter in "ijlI.,:;'|!() ":
        return 0.37
    if letter in "frt-":
        return 0.5
    if letter in "aceksvxyz":
        return 0.68
    if letter in "mwMW%" or east_asian_width(letter) in "WF":
        return 1.1
    return 0.83 if letter.isupper() else 0.72


def label(painter: Painter, at: Array, words: str, look: Lettering = PLAIN) -> None:
    """Words at a point in page units, with a rim so that they can be read on anything.

    They move up or down where they would reach out of the page, and those that are held in the middle aside.
    """
    tall = look.size * UNITS
    wide, high = (size * UNITS for size in SIZE)
    x, y = float(at[0]), max(ASCENT * tall, min(float(at[1]) + 0.35 * tall, high - DESCENT * tall))
    if look.anchor == "middle":
        half = width(words, look.size) / 2
        x = max(half, min(x, wide - half))
    painter.canvas.add(
        f'<text x="{round(x)}" y="{round(y)}" text-anchor="{look.anchor}" font-family="{FONT}" '
        f'font-size="{look.size * UNITS}" font-weight="600" fill="{painter.canvas.colour(look.colour)}" '
        f'stroke="{painter.canvas.colour("rim")}" stroke-width="{RIM * UNITS}" stroke-linejoin="round" '
        f'paint-order="stroke">{escaped(words)}</text>'
    )


def angle_mark(above: Vec, joint: Vec, below: Vec, words: str, distance: float) -> Overlay:
    """An angle at a joint: a corner where it is a right angle, else an arc, inside it, and its number."""

    def paint(painter: Painter) -> None:
        a, b = unit(minus(above, joint)), unit(minus(below, joint))
        cosine = dot(a, b)
        r = 0.052
        if abs(cosine) < 0.12:
            points = [
                along(joint, a, r * 0.8),
                along(along(joint, a, r * 0.8), b, r * 0.8),
                along(joint, b, r * 0.8),
            ]
        else:
            points = [along(joint, unit(plus(times(a, 1 - t / 6), times(b, t / 6))), r) for t in range(7)]
        page = painter.canvas.place(painter.camera.see(np.array(points))[0])
        data = (
            line_data(page)
            if len(points) == 3
            else painter.canvas.smooth(painter.camera.see(np.array(points))[0], False)
        )
        painter.canvas.stroke(data, "shadow", 3.4)
        painter.canvas.stroke(data, "eye", 1.9)
        inner = unit(plus(a, b))
        at = painter.camera.see(np.array([along(joint, inner, distance)]))[0]
        label(painter, painter.canvas.place(at)[0], words)

    return Overlay(paint)


def dotted(a: Vec, b: Vec, over: bool = False, before: tuple[str, ...] = ()) -> Overlay:
    """A dotted line through two points in space, on a dark ground where it lies over a body."""

    def paint(painter: Painter) -> None:
        page = painter.canvas.place(painter.camera.see(np.array([a, b]))[0])
        data = line_data(page)
        if over:
            painter.canvas.stroke(data, "shadow", 3.2, ' stroke-dasharray="5 22"')
            painter.canvas.stroke(data, "eye", 1.8, ' stroke-dasharray="5 22"')
        else:
            painter.canvas.stroke(data, "accent", 1.7, ' stroke-dasharray="7 20"')

    return Overlay(paint, before=before)


def distance_mark(measured: tuple[Vec, Vec], z: float, words: str) -> Overlay:
    """A distance measured forward between two points of the floor: a line beside them, so far to the right of
    the drawing's middle, with ends and its words, and a thin line from each of the points to its end."""

    def paint(painter: Painter) -> None:
        beside = [(x, y, z) for x, y, _ in measured]
        a, b, p, q = painter.canvas.place(painter.camera.see(np.array([*measured, *beside]))[0])
        painter.canvas.stroke("".join(line_data(np.array(v)) for v in ((a, p), (b, q))), "accent", 0.8)
        d = (q - p) / (math.sqrt(float(((q - p) ** 2).sum())) + 1e-9)
        n = np.array((-d[1], d[0])) * 5 * UNITS
        data = "".join(line_data(np.array(v)) for v in ((p, q), (p - n, p + n), (q - n, q + n)))
        painter.canvas.stroke(data, "rim", 4.2)
        painter.canvas.stroke(data, "accent", 1.8)
        # Below the line, and so far that a sloping one does not run into the words.
        (run, fall), wide = np.abs(q - p), len(words) * TEXT * 0.6 * UNITS
        below = (TEXT * 0.5 + 6) * UNITS + float(fall) / 2 * min(1.0, wide / max(float(run), 1.0))
        label(painter, (p + q) / 2 + np.array((0, below)), words, Lettering("accent"))

    return Overlay(paint)


GHOST_STEP = 0.012
_SMALL = ("thumb", "finger0", "finger1", "finger2", "finger3")


def paint_ghost(painter: Painter, items: Sequence[Item]) -> None:
    """Where the body was before: one pale shape with a light outline."""
    rows = [item.seen.rows for item in items if not item.name.endswith(_SMALL)]
    seen = Projection.of_rows(np.concatenate(rows, 1))
    grid = Grid.around(seen.box, GHOST_STEP)
    data = []
    for line in traced(seen.field(grid), grid, 14):
        data.append(path_data(painter.pieces(line, max(6, round(len(line) * 0.27)))))
    rim = ' fill-opacity=".22" stroke-opacity=".6"'
    painter.canvas.outlined("".join(data), "ghost", "ghost", rim, 1.2)
