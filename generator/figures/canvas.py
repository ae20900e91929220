"""The SVG writer: page coordinates, short path data, definitions used twice, and the document around them."""

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from .colours import Colours
from .geometry import Shape, Vec
from .paths import curve_data, line_data, number, smooth

UNITS = 5
"""Page units in a pixel: whole numbers in the file, steps of 0.2 px."""
SIZE = (480, 360)
"""Width and height of a drawing in pixels."""
TEXT = 20
"""Size of words in pixels of the drawing: 13.6 where it is 328 px wide, as on a phone."""
FONT = "Atkinson Hyperlegible Next,system-ui,sans-serif"
"""The page's own font where an image may have it, as in a PDF."""


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def letters(name: str) -> str:
    """Four letters from a drawing's name: ids within SVG are global once drawings share a page."""
    n, out = zlib.crc32(name.encode()), ""
    for _ in range(4):
        n, r = divmod(n, 26)
        out += chr(97 + r)
    return out


@dataclass(frozen=True)
class Paper:
    """Where on the page a drawing stands: pixels for each unit of height, the page point of (0, 0) in pixels,
    and the page units in a pixel."""

    scale: float
    origin: Vec
    flip: bool = False
    units: int = UNITS

    def place(self, p: Vec) -> Vec:
        x = -p[0] if self.flip else p[0]
        return (
            (self.origin[0] + x * self.scale) * self.units,
            (self.origin[1] - p[1] * self.scale) * self.units,
        )


@dataclass
class Canvas:
    """One drawing being written. `literal` is the palette written out; without it colours are names."""

    name: str
    paper: Paper
    literal: Colours | None = None
    keep: bool = False
    out: list[str] = field(default_factory=list)
    defs: list[str] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    count: int = 0

    def __post_init__(self) -> None:
        self.prefix = letters(self.name)

    def new_id(self) -> str:
        self.count += 1
        return f"{self.prefix}{self.count}"

    def colour(self, name: str) -> str:
        if self.literal is not None:
            return self.literal[name]
        self.used.add(name)
        return f"var(--{name})"

    def px(self, length: float) -> str:
        """A length in shares of height as page units."""
        return number(length * self.paper.scale * UNITS)

    def data(self, *shapes: Shape) -> str:
        """Path data of closed shapes, all wound the same way so that they cut no holes into each other."""
        return "".join(self._closed(s) for s in shapes)

    def _closed(self, shape: Shape) -> str:
        points, corners, n = shape.points, shape.corners, len(shape.points)
        area = sum(points[i - 1][0] * points[i][1] - points[i][0] * points[i - 1][1] for i in range(n))
        if area < 0:
            points, corners = points[::-1], frozenset(n - 1 - c for c in corners)
        return curve_data(smooth([self.paper.place(p) for p in points], corners), keep=self.keep)

    def line(self, points: Sequence[Vec]) -> str:
        """Path data of a smooth open line."""
        return curve_data(
            smooth([self.paper.place(p) for p in points], closed=False), closed=False, keep=self.keep
        )

    def add(self, markup: str) -> None:
        self.out.append(markup)

    def fill(self, data: str, colour: str, extra: str = "") -> None:
        self.add(f'<path d="{data}" fill="{self.colour(colour)}"{extra}/>')

    def stroke(self, data: str, colour: str, width: str, extra: str = "") -> None:
        self.add(
            f'<path d="{data}" fill="none" stroke="{self.colour(colour)}" stroke-width="{width}" '
            f'stroke-linecap="round" stroke-linejoin="round"{extra}/>'
        )

    def ellipse(self, middle: Vec, radii: Vec, colour: str, extra: str = "") -> None:
        """An ellipse; its middle on the body's plane, its radii in shares of height."""
        x, y = self.paper.place(middle)
        self.add(
            f'<ellipse cx="{number(x)}" cy="{number(y)}" rx="{self.px(radii[0])}" ry="{self.px(radii[1])}" '
            f'fill="{self.colour(colour)}"{extra}/>'
        )

    def polygon(self, points: Sequence[Vec], colour: str, soft: float = 0) -> None:
        """A polygon with corners rounded by `soft` pixels."""
        edge = (
            f' stroke="{self.colour(colour)}" stroke-width="{number(soft * UNITS)}" stroke-linejoin="round"'
            if soft
            else ""
        )
        self.fill(line_data([self.paper.place(p) for p in points], closed=True), colour, edge)

    def defined(self, what: str, data: str) -> str:
        """Keeps the path data of a part of the drawing for use again; gives its id."""
        return self._without_repeats(what, lambda i: f'<path id="{i}" d="{data}"/>')

    def clip(self, *ids: str) -> str:
        """The id of a clip of the shapes defined."""
        uses = "".join(f'<use href="#{k}"/>' for k in ids)
        return self._without_repeats(uses, lambda i: f'<clipPath id="{i}">{uses}</clipPath>')

    def _without_repeats(self, key: str, markup: Callable[[str], str]) -> str:
        if key not in self.known:
            i = self.new_id()
            self.known[key] = i
            self.defs.append(markup(i))
        return self.known[key]

    def use(self, shape_id: str, colour: str) -> None:
        self.add(f'<use href="#{shape_id}" fill="{self.colour(colour)}"/>')

    def solid(self, shape_id: str, colour: str, dark: str) -> None:
        """A part with a crisp shade at its lower right."""
        self.use(shape_id, dark)
        self.add(
            f'<g clip-path="url(#{self.clip(shape_id)})"><use href="#{shape_id}" '
            f'fill="{self.colour(colour)}" transform="translate(-8 -10)"/></g>'
        )

    def document(self, title: str, words: str, themes: dict[Literal["light", "dark"], Colours] | None) -> str:
        """The whole SVG; with themes it follows the reader's colour scheme, without colours are literal."""
        w, h = (v * UNITS for v in SIZE)
        t, d = self.prefix + "t", self.prefix + "d"
        style = ""
        if themes is not None:
            light, dark = (self._variables(themes[k]) for k in ("light", "dark"))
            style = f"<style>:root{{{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}</style>"
        defs = f"<defs>{''.join(self.defs)}</defs>" if self.defs else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{SIZE[0]}" '
            f'height="{SIZE[1]}" '
            f'role="img" aria-labelledby="{t} {d}"><title id="{t}">{escaped(title)}</title>'
            f'<desc id="{d}">{escaped(words)}</desc>{style}{defs}{"".join(self.out)}</svg>\n'
        )

    def _variables(self, palette: Colours) -> str:
        return "".join(f"--{k}:{palette[k]};" for k in sorted(self.used)).removesuffix(";")
