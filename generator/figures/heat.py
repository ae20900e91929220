"""Muscles as drawn: a band along the muscle's way, which glows as far as it is stretched.

The heat comes from outside, 0 for no stretch and 1 for the most. A muscle without heat is a pale band; one
that works has a colour of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from .annotations import Overlay
from .arrays import Array, Vec
from .canvas import UNITS, cubics, number, path_data
from .painting import Painter

FEWEST = 3
MIDDLE = 5 / 8
"""Where a stretched muscle glows, as a share of its way: nearer to its lower end, at the joint."""


@dataclass(frozen=True)
class Band:
    """A muscle to be drawn: points of its way in space with half widths, and how."""

    way: tuple[tuple[Vec, float], ...]
    heat: float = 0.0
    kind: Literal["stretched", "works"] = "stretched"
    behind: bool = False
    at: float = MIDDLE
    """Where the light around it is, as a share of its way."""


def muscles(bands: Sequence[Band], under: Sequence[str]) -> Overlay:
    """The bands, painted over the parts named and cut off at their outlines: arms and things before stay
    before."""

    def paint(painter: Painter) -> None:
        ids = [i for name in under if (i := painter.ids.get(name)) is not None]
        uses = "".join(f'<use href="#{i}"/>' for i in ids)
        clip = painter.canvas.define(lambda i: f'<clipPath id="{i}">{uses}</clipPath>')
        painter.canvas.add(f'<g clip-path="url(#{clip})">')
        for band in sorted(bands, key=lambda b: not b.behind):
            if band.kind == "stretched" and band.heat > 0 and not band.behind:
                _glow(painter, band)
        for band in sorted(bands, key=lambda b: not b.behind):
            draw_band(painter, band)
        painter.canvas.add("</g>")

    return Overlay(paint, tuple(under))


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
    d /= np.sqrt(d[:, 0] ** 2 + d[:, 1] ** 2)[:, None] + 1e-9
    return d, np.stack((-d[:, 1], d[:, 0]), 1) * w[:, None]


def _glow(painter: Painter, band: Band) -> None:
    """A soft light around the middle of the muscle, as strong as the heat."""
    p, _ = _page(painter, band)
    hot, hottest = painter.canvas.colour("hot"), painter.canvas.colour("hottest")
    a, b = number(0.80 * band.heat), number(0.42 * band.heat)
    gradient = painter.canvas.define(
        lambda i: (
            f'<radialGradient id="{i}"><stop stop-color="{hot}" stop-opacity="{a}"/>'
            f'<stop offset=".45" stop-color="{hottest}" stop-opacity="{b}"/>'
            f'<stop offset="1" stop-color="{hottest}" stop-opacity="0"/></radialGradient>'
        )
    )
    x, y = p[min(len(p) - 1, int(len(p) * band.at))]
    r = (0.060 + 0.045 * band.heat) * painter.canvas.paper.scale * UNITS
    painter.canvas.add(
        f'<circle cx="{round(float(x))}" cy="{round(float(y))}" r="{round(r)}" fill="url(#{gradient})"/>'
    )


def draw_band(painter: Painter, band: Band) -> None:
    canvas = painter.canvas
    outline, p = band_outline(painter, band)
    _, n = _sides(p, _page(painter, band)[1])
    data = path_data(cubics(outline))
    if band.kind == "works":
        rim = f' stroke="{canvas.colour("rim")}" stroke-width="6" stroke-opacity=".9"'
        canvas.fill(data, "works", rim + (' opacity=".75"' if band.behind else ""))
    elif band.heat <= 0:
        edge = f' stroke="{canvas.colour("rim")}" stroke-width="5" stroke-opacity=".7"'
        canvas.fill(data, "pale", edge + f' opacity="{".35" if band.behind else ".6"}"')
        return
    elif band.behind:
        canvas.fill(data, "hottest", f' opacity="{number(0.25 + 0.35 * band.heat)}"')
        return
    else:
        a, b = p[min(1, len(p) - 1)], p[-2]
        if band.at < 0.5:
            a, b = b, a
        hot, hottest = canvas.colour("hot"), canvas.colour("hottest")
        i = canvas.define(
            lambda i: (
                f'<linearGradient id="{i}" gradientUnits="userSpaceOnUse" x1="{round(float(a[0]))}" '
                f'y1="{round(float(a[1]))}" x2="{round(float(b[0]))}" y2="{round(float(b[1]))}">'
                f'<stop stop-color="{hot}"/>'
                f'<stop offset="{number(1.3 - 0.75 * band.heat)}" stop-color="{hottest}"/>'
                "</linearGradient>"
            )
        )
        rim = canvas.colour("eye")
        canvas.add(
            f'<path d="{data}" fill="url(#{i})" stroke="{rim}" stroke-width="6.5" stroke-opacity=".9" '
            f'opacity="{number(0.55 + 0.45 * band.heat)}"/>'
        )
    if not band.behind and len(p) >= FEWEST + 2:
        fibres = "".join(path_data(cubics((p + n * k)[1:-1], False), False) for k in (-0.38, 0.38))
        canvas.stroke(fibres, "eye", 0.9, ' stroke-opacity=".5"')
