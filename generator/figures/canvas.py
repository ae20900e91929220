"""The SVG writer: page units, short path data, colours as names or written out, and the document around
them."""

import re
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from .arrays import Array, lengths, rolled
from .colours import Colours
from .grids import Box

THEMES = re.compile(r":root\{[^}]*\}@media\(prefers-color-scheme:dark\)\{:root\{[^}]*\}\}")
VARIABLE = re.compile(r"var\(--([a-z0-9-]+)\)")

UNITS = 5
"""Page units in a pixel: whole numbers in the file, steps of 0.2 px."""
SIZE = (480, 360)
"""Width and height of a drawing in pixels."""
MARGIN = 14
"""How much of the page stays free on each side, in pixels."""
LARGEST = 900
"""The most pixels that a stature may have."""
TEXT = 30
"""Size of words in pixels of the drawing."""
FONT = "Atkinson Hyperlegible Next,system-ui,sans-serif"


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
    """How the plane of the camera lies on the page: pixels for a stature, and the point in the page's
    middle."""

    scale: float
    middle: tuple[float, float]

    @classmethod
    def holding(cls, box: Box) -> "Paper":
        """The largest scale at which a box of the camera's plane fits, at most `LARGEST`."""
        w, h = max(box[1] - box[0], 1e-3), max(box[3] - box[2], 1e-3)
        scale = min((SIZE[0] - 2 * MARGIN) / w, (SIZE[1] - 2 * MARGIN) / h, LARGEST)
        return cls(scale, ((box[0] + box[1]) / 2, (box[2] + box[3]) / 2))

    @cached_property
    def _middle(self) -> Array:
        return np.array(self.middle)

    @cached_property
    def _stretch(self) -> Array:
        """Page units for a stature, to the right and up."""
        return np.array((1.0, -1.0)) * (self.scale * UNITS)

    @cached_property
    def _half(self) -> Array:
        """The page's middle in page units."""
        return np.array(SIZE) * (UNITS / 2)

    def place(self, points: Array) -> Array:
        """Points (..., 2) in page units."""
        return np.asarray((points - self._middle) * self._stretch + self._half)

    def back(self, page: Array) -> Array:
        """Points of the camera's plane for points in page units."""
        return np.asarray((page - self._half) / self._stretch + self._middle)


def cubics(page: Array, closed: bool = True) -> Array:
    """Cubic pieces (n, 4, 2) in whole page units of a smooth line through points (n, 2).

    The handles of a point are equal on both sides, so that the path data is short."""
    if closed:
        around = np.concatenate((page[-1:], page, page[:1]))
    else:
        around = np.concatenate((2 * page[:1] - page[1:2], page, 2 * page[-1:] - page[-2:-1]))
    d = around[1:] - around[:-1]
    far = lengths(d)[:, None] + 1e-6
    d0, d1, l0, l1 = d[:-1], d[1:], far[:-1], far[1:]
    both = l0 + l1
    t = (d0 / l0 * l1 + d1 / l1 * l0) / both
    t = np.rint(t * np.minimum(both / 6, 0.5 * np.minimum(l0, l1)))
    p = np.rint(page)
    q, u = (rolled(p, -1), rolled(t, -1)) if closed else (p[1:], t[1:])
    if not closed:
        p, t = p[:-1], t[:-1]
    out = np.empty((len(p), 4, 2))
    out[:, 0], out[:, 1], out[:, 2], out[:, 3] = p, p + t, q - u, q
    return out


def path_data(pieces: Array, closed: bool = True) -> str:
    """Path data of cubic pieces in whole numbers; a piece that goes on smoothly is an `s`."""
    rows: list[list[list[int]]] = np.rint(pieces).astype(int).tolist()
    x, y = rows[0][0]
    out, last = [f"M{x} {y}"], ""
    hx = hy = 1 << 30
    for _, (ax, ay), (bx, by), (ex, ey) in rows:
        if ax - x == hx and ay - y == hy:
            kind, numbers = "s", (bx - x, by - y, ex - x, ey - y)
        else:
            kind, numbers = "c", (ax - x, ay - y, bx - x, by - y, ex - x, ey - y)  # type: ignore[assignment]
        text = " ".join(map(str, numbers)).replace(" -", "-")
        out.append(kind + text if kind != last else text if text[0] == "-" else " " + text)
        last, hx, hy, x, y = kind, ex - bx, ey - by, ex, ey
    return "".join(out) + ("z" if closed else "")


def line_data(page: Array, closed: bool = False) -> str:
    """Path data of straight lines through points in page units."""
    rows: list[list[int]] = np.rint(page).astype(int).tolist()
    (x, y), out = rows[0], []
    for px, py in rows[1:]:
        out.append(f"{px - x} {py - y}")
        x, y = px, py
    body = " ".join(out).replace(" -", "-")
    return f"M{rows[0][0]} {rows[0][1]}l{body}{'z' if closed else ''}"


def number(v: float) -> str:
    """A number with at most two decimals."""
    return f"{v:.2f}".rstrip("0").rstrip(".") or "0"


def _thick(pixels: float) -> str:
    """The width of a line in page units, in steps of a tenth of a pixel: lines of nearly one width share a
    class."""
    return number(round(pixels * UNITS * 2) / 2)


def with_literal_colours(svg: str, palette: Colours) -> str:
    """A drawing that follows the reader's colour scheme, with the colours of one palette in place of names.

    PDF typesetters do not know variables in stylesheets.
    """
    words, style, drawn = svg.partition("<style>")  # before it stand title and description
    fixed = THEMES.sub("", drawn, count=1)
    return words + style + VARIABLE.sub(lambda name: palette.get(name[1], name[0]), fixed)


@dataclass
class Canvas:
    """One drawing being written; its colours are names, which the document gives their values."""

    name: str
    paper: Paper
    out: list[str] = field(default_factory=list, init=False)
    defs: list[str] = field(default_factory=list, init=False)
    used: set[str] = field(default_factory=set, init=False)
    looks: dict[str, str] = field(default_factory=dict, init=False)
    count: int = field(default=0, init=False)
    last_stroke: str = field(default="", init=False)

    def __post_init__(self) -> None:
        self.prefix = letters(self.name)

    def new_id(self) -> str:
        self.count += 1
        return f"{self.prefix}{self.count}"

    def colour(self, name: str) -> str:
        self.used.add(name)
        return f"var(--{name})"

    def place(self, points: Array) -> Array:
        return self.paper.place(points)

    def smooth(self, points: Sequence[Sequence[float]] | Array, closed: bool = True) -> str:
        """Path data of a smooth line through points of the camera's plane."""
        page = self.place(np.array(points, float))
        if len(page) < 3:
            return line_data(page, closed)
        return path_data(cubics(page, closed), closed)

    def add(self, markup: str) -> None:
        self.out.append(markup)
        self.last_stroke = ""

    def fill(self, data: str, colour: str, extra: str = "") -> None:
        if data:
            self.add(f'<path d="{data}" fill="{self.colour(colour)}"{extra}/>')

    def stroke(self, data: str, colour: str, width: float, extra: str = "") -> None:
        """A line `width` pixels wide; lines of one look that follow each other become one path."""
        if not data:
            return
        tail = f'" class="{self.look(colour, width)}"{extra}/>'
        if self.last_stroke == tail:
            self.out[-1] = self.out[-1][: -len(tail)] + data + tail
        else:
            self.out.append(f'<path d="{data}{tail}')
            self.last_stroke = tail

    def shape(self, data: str, shape: str, colour: str, edge: float = 0) -> None:
        """A filled shape that can be used again by its id; `edge` widens it by a line of its own colour, in
        pixels.

        What is used again must not have a fill of its own, so it stands among the definitions."""
        self.defs.append(f'<path id="{shape}" d="{data}"/>')
        c = self.colour(colour)
        line = f' stroke="{c}" stroke-width="{number(edge * UNITS)}"' if edge else ""
        self.add(f'<use href="#{shape}" fill="{c}"{line}/>')

    def outlined(self, data: str, colour: str, line: str, dashes: str, width: float) -> None:
        """A shape with its outline in one."""
        c = self.colour(colour)
        name = self._class(f"fill:{c};stroke:{self.colour(line)};stroke-width:{_thick(width)}")
        self.add(f'<path class="{name}" d="{data}"{dashes}/>')

    def trace(self, shape: str, colour: str, width: float, dashes: str) -> None:
        """A line along a shape painted before, named by its id; `dashes` are attributes that leave parts of
        it out."""
        self.add(f'<use href="#{shape}" class="{self.look(colour, width)}"{dashes}/>')

    def look(self, colour: str, width: float) -> str:
        """The class of lines of one colour and width."""
        return self._class(f"fill:none;stroke:{self.colour(colour)};stroke-width:{_thick(width)}")

    def facet(self, data: str, colour: str, soft: float) -> None:
        """A flat face with corners rounded by `soft` pixels."""
        c = self.colour(colour)
        name = self._class(f"fill:{c};stroke:{c};stroke-width:{_thick(soft)}")
        self.add(f'<path class="{name}" d="{data}"/>')

    def _class(self, rule: str) -> str:
        return self.looks.setdefault(rule, f"{self.prefix}{len(self.looks)}")

    def define(self, markup: Callable[[str], str]) -> str:
        """Adds a definition; gives its id."""
        i = self.new_id()
        self.defs.append(markup(i))
        return i

    def document(self, title: str, alt: str, light: Colours, dark: Colours) -> str:
        """The whole SVG, in one palette or the other by the reader's colour scheme."""
        width, height = SIZE
        t, d = self.prefix + "t", self.prefix + "d"
        bright, dim = self._variables(light), self._variables(dark)
        style = f":root{{{bright}}}@media(prefers-color-scheme:dark){{:root{{{dim}}}}}"
        style += "".join(f".{name}{{{rule}}}" for rule, name in self.looks.items())
        defs = f"<defs>{''.join(self.defs)}</defs>" if self.defs else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width * UNITS} {height * UNITS}" '
            f'width="{width}" height="{height}" stroke-linecap="round" stroke-linejoin="round" role="img" '
            f'aria-labelledby="{t} {d}">'
            f'<title id="{t}">{escaped(title)}</title><desc id="{d}">{escaped(alt)}</desc>'
            f"<style>{style}</style>{defs}{''.join(self.out)}</svg>\n"
        )

    def _variables(self, palette: Colours) -> str:
        return "".join(f"--{k}:{palette[k]};" for k in sorted(self.used)).removesuffix(";")
