"""Muscles as drawn: a band along the muscle's way, which glows as far as it is stretched.

The heat comes from outside, 0 for no stretch and 1 for the most. A muscle at rest is a pale band, and the
colours of the stretch come over it as it warms; one that works has a colour of its own, and one that is
marked is red all over. A movement draws the same as a still, with its values at every moment.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from .annotations import Overlay
from .arrays import Array, lengths
from .canvas import UNITS, Canvas, cubics, number, path_data
from .geometry import Vec
from .painting import Painter
from .tweens import Change, at_rest, settled

FEWEST = 3
MIDDLE = 5 / 8
"""Where a stretched muscle glows, as a share of its way: nearer to its lower end, at the joint."""
COLD = 0.15
"""Up to this heat a muscle is as pale as at rest: some 3 millimetres of length, with which it would look
stretched in a step that does not stretch it."""
REST, REST_BEHIND = 0.6, 0.35
"""How opaque a muscle at rest is: one before the bones, and one behind another muscle."""
BEHIND = 0.6
"""How opaque the colour of a stretch is at the most on a muscle behind another one."""
WORKS_BEHIND = 0.75
"""The same of one that works."""
ALL_HOT = 0.6
"""From where on along its way a stretched muscle has its hottest colour alone, as a share of it."""
GLOW = 0.1
"""How far the light around a stretched muscle reaches, as a share of the stature."""
FIBRE = 0.38
"""How far beside the middle of a muscle its fibres run, as a share of half its width."""

Kind = Literal["stretched", "works", "marked"]
"""Why a muscle is drawn."""


@dataclass(frozen=True)
class Band:
    """A muscle to be drawn: points of its way in space with half widths, and how."""

    way: tuple[tuple[Vec, float], ...]
    heat: float
    kind: Kind = "stretched"
    behind: bool = False
    at: float = MIDDLE
    """Where the light around it is, as a share of its way."""

    @property
    def strength(self) -> float:
        """How far its colour shows, 0 to 1."""
        return max(0.0, (self.heat - COLD) / (1 - COLD)) if self.kind == "stretched" else self.heat


def muscle_overlay(bands: Sequence[Band], under: Sequence[str]) -> Overlay:
    """The bands, painted over the parts named and cut off at their outlines: arms and things before stay
    before."""

    def paint(painter: Painter) -> None:
        ids = [i for name in under if (i := painter.ids.get(name)) is not None]
        paint_bands(painter, ids, [(band,) for band in bands])

    return Overlay(paint, tuple(under))


def paint_bands(
    painter: Painter, ids: Sequence[str], rows: Sequence[Sequence[Band]], change: Change = at_rest
) -> None:
    """Bands cut off at the outlines that have these ids; a row is one muscle at every moment."""
    uses = "".join(f'<use href="#{i}"/>' for i in ids)
    clip = painter.canvas.define(lambda i: f'<clipPath id="{i}">{uses}</clipPath>')
    painter.canvas.add(f'<g clip-path="url(#{clip})">')
    rows = sorted(rows, key=lambda row: not row[0].behind)
    warm = [row for row in rows if _is_lit(row)]
    if warm:
        light = _light(painter.canvas)
        for row in warm:
            _glow(painter, row, light, change)
    for row in rows:
        draw_band(painter, row, change)
    painter.canvas.add("</g>")


def band_outline(painter: Painter, band: Band) -> tuple[Array, Array]:
    """The outline of a band and its middle line, in page units."""
    p, w = _page(painter, band)
    d, n = _sides(p, w)
    return np.concatenate((p[:1] - d[:1] * w[0], p + n, p[-1:] + d[-1:] * w[-1], (p - n)[::-1])), p


def _page(painter: Painter, band: Band) -> tuple[Array, Array]:
    """The way on the page and half widths in page units."""
    p = painter.canvas.place(painter.camera.see(np.array([q for q, _ in band.way]))[0])
    w = np.array([h for _, h in band.way]) * painter.canvas.paper.scale * UNITS
    return p, w


def _sides(p: Array, w: Array) -> tuple[Array, Array]:
    d = np.gradient(p, axis=0)
    d /= lengths(d)[:, None] + 1e-9
    return d, np.stack((-d[:, 1], d[:, 0]), 1) * w[:, None]


def _is_lit(row: Sequence[Band]) -> bool:
    """Whether there is a light around a muscle: a stretch before the bones has one."""
    return row[0].kind == "stretched" and not row[0].behind and any(band.strength > 0 for band in row)


def _light(canvas: Canvas) -> str:
    """A soft light that ends in nothing; gives its id."""
    hot, hottest = canvas.colour("hot"), canvas.colour("hottest")
    return canvas.define(
        lambda i: (
            f'<radialGradient id="{i}"><stop stop-color="{hot}" stop-opacity=".8"/>'
            f'<stop offset=".45" stop-color="{hottest}" stop-opacity=".42"/>'
            f'<stop offset="1" stop-color="{hottest}" stop-opacity="0"/></radialGradient>'
        )
    )


def _glow(painter: Painter, row: Sequence[Band], light: str, change: Change) -> None:
    """The light around a muscle, as strong as its stretch."""
    spots = []
    for band in row:
        p, _ = _page(painter, band)
        spots.append(p[min(len(p) - 1, int(len(p) * band.at))])
    values = {
        "cx": [str(round(float(x))) for x, _ in spots],
        "cy": [str(round(float(y))) for _, y in spots],
        "opacity": [number(band.strength) for band in row],
    }
    said = "".join(f' {name}="{some[0]}"' for name, some in values.items())
    inner = "".join(change(name, some) for name, some in values.items())
    r = round(GLOW * painter.canvas.paper.scale * UNITS)
    painter.canvas.add(f'<circle{said} r="{r}" fill="url(#{light})">{inner}</circle>')


def draw_band(painter: Painter, row: Sequence[Band], change: Change = at_rest) -> None:
    """One muscle, given at every moment."""
    canvas, one = painter.canvas, row[-1]
    drawn = [band_outline(painter, band) for band in row]
    shapes = [path_data(pieces) for pieces in settled([cubics(outline) for outline, _ in drawn])]
    shape = canvas.define(lambda i: f'<path id="{i}" d="{shapes[0]}">{change("d", shapes)}</path>')
    for fill, edge, opacity in _layers(canvas, row, drawn[-1][1]):
        values = [number(v) for v in opacity]
        inner = change("opacity", values)
        canvas.add(f'<use href="#{shape}" fill="{fill}"{edge} opacity="{values[0]}">{inner}</use>')
    if one.kind != "marked" and not one.behind and len(one.way) >= FEWEST + 2:
        _fibres(painter, row, change)


def _layers(canvas: Canvas, row: Sequence[Band], way: Array) -> Iterator[tuple[str, str, list[float]]]:
    """What lies on a muscle, from below: its fill, the attributes of its edge, and how opaque it is at every
    moment. `way` is its last one, on the page."""
    one, strength = row[-1], [band.strength for band in row]
    rim = f' stroke="{canvas.colour("rim")}"'
    if one.kind == "works":
        full = WORKS_BEHIND if one.behind else 1.0
        edge = f'{rim} stroke-width="6" stroke-opacity=".9"'
        yield canvas.colour("works"), edge, [full * v for v in strength]
        return
    if one.behind or min(strength) < 1:
        rest = REST_BEHIND if one.behind else REST
        yield canvas.colour("pale"), f'{rim} stroke-width="5" stroke-opacity=".7"', [rest] * len(row)
    if max(strength) <= 0:
        return
    if one.behind:
        yield canvas.colour("hottest"), "", [BEHIND * v for v in strength]
        return
    edge = f' stroke="{canvas.colour("eye")}" stroke-width="6.5" stroke-opacity=".9"'
    flat = one.kind == "marked"
    fill = canvas.colour("hottest") if flat else f"url(#{_heated(canvas, way, one.at)})"
    yield fill, edge, strength


def _heated(canvas: Canvas, p: Array, at: float) -> str:
    """From hot to hottest along a way on the page, towards the end that is nearer to the light; gives its id.

    A movement has it where the way ends: until then the muscle is not as warm."""
    a, b = p[min(1, len(p) - 1)], p[-2]
    if at < 0.5:
        a, b = b, a
    hot, hottest = canvas.colour("hot"), canvas.colour("hottest")
    return canvas.define(
        lambda i: (
            f'<linearGradient id="{i}" gradientUnits="userSpaceOnUse" x1="{round(float(a[0]))}" '
            f'y1="{round(float(a[1]))}" x2="{round(float(b[0]))}" y2="{round(float(b[1]))}">'
            f'<stop stop-color="{hot}"/><stop offset="{ALL_HOT}" stop-color="{hottest}"/></linearGradient>'
        )
    )


def _fibres(painter: Painter, row: Sequence[Band], change: Change) -> None:
    """Two lines along a muscle, as clear as its colour."""
    if max(band.strength for band in row) <= 0:
        return
    lines = []
    for band in row:
        p, w = _page(painter, band)
        _, n = _sides(p, w)
        lines.append([cubics((p + n * k)[1:-1], False) for k in (-FIBRE, FIBRE)])
    both = [settled(pieces) for pieces in zip(*lines, strict=True)]
    shapes = ["".join(path_data(pieces, False) for pieces in at) for at in zip(*both, strict=True)]
    values = [number(0.5 * band.strength) for band in row]
    inner = change("d", shapes) + change("opacity", values)
    look = painter.canvas.look("eye", 0.9)
    painter.canvas.add(f'<path d="{shapes[0]}" class="{look}" opacity="{values[0]}">{inner}</path>')
