"""The SVG writer: page coordinates, short path data, definitions used twice, and the document around them."""

import math
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from .colours import Colours
from .geometry import Shape, Vec, along, distance, minus, plus, times, unit

UNITS = 5
"""Page units in a pixel: whole numbers in the file, steps of 0.2 px."""
SIZE = (480, 360)
"""Width and height of a drawing in pixels."""

Node = tuple[Vec, Vec]


def number(x: float) -> str:
    """A plain number with at most one decimal."""
    s = f"{x:.1f}".removesuffix(".0")
    s = s.replace("0.", ".", 1) if s.startswith(("0.", "-0.")) else s
    return "0" if s in ("-0", "") else s


def _whole(v: float) -> int:
    # The small push keeps halves on one side whatever the last bit of a sum.
    return math.floor(v + 0.5 + 1e-7)


def _joined(numbers: Iterable[int]) -> str:
    out = ""
    for v in numbers:
        s = str(v)
        out += s if s[0] == "-" or not out else " " + s
    return out


def smooth(points: Sequence[Vec], corners: Iterable[int] = (), closed: bool = True) -> list[Node]:
    """A smooth path as (point, handle): both handles of a point are equal, so that SVG's short `s` tells it."""
    n, sharp = len(points), set(corners)
    out: list[Node] = []
    for i, p in enumerate(points):
        if i in sharp or (not closed and i in (0, n - 1)):
            out.append((p, (0.0, 0.0)))
            continue
        a, b = points[i - 1], points[(i + 1) % n]
        la, lb = distance(p, a) or 1e-9, distance(b, p) or 1e-9
        d = plus(times(minus(p, a), lb / la), times(minus(b, p), la / lb))
        reach = 2 * la * lb / (la + lb) / 3 * 1.06
        out.append((p, times(unit(d), reach) if math.hypot(*d) > 1e-9 else (0.0, 0.0)))
    return out


def curve_data(nodes: Sequence[Node], closed: bool = True, keep: bool = False) -> str:
    """Path data in whole numbers, relative, rounding kept in step; `keep` leaves every point in, for movement."""
    if not keep:
        slim = [nodes[0]]
        slim += [q for p, q in zip(nodes, nodes[1:], strict=False) if distance(p[0], q[0]) >= 0.3]
        if closed and len(slim) > 1 and distance(slim[0][0], slim[-1][0]) < 0.3:
            slim.pop()
        nodes = slim
    (px, py), handle = nodes[0]
    x, y = _whole(px), _whole(py)
    head = f"M{_joined((x, y))}"
    body: list[int] = []
    for i, ((qx, qy), g) in enumerate([*nodes[1:], *([nodes[0]] if closed else [])]):
        if i == 0:
            body += [_whole(px + handle[0]) - x, _whole(py + handle[1]) - y]
        to_x, to_y = _whole(qx), _whole(qy)
        body += [_whole(qx - g[0]) - x, _whole(qy - g[1]) - y, to_x - x, to_y - y]
        x, y = to_x, to_y
    rest = "s" + _joined(body[6:]) if len(body) > 6 else ""
    return f"{head}c{_joined(body[:6])}{rest}{'z' if closed else ''}"


def line_data(points: Sequence[Vec], closed: bool = False) -> str:
    """Path data of straight lines."""
    x, y = _whole(points[0][0]), _whole(points[0][1])
    head, body = f"M{_joined((x, y))}", list[int]()
    for p in points[1:]:
        to_x, to_y = _whole(p[0]), _whole(p[1])
        body += [to_x - x, to_y - y]
        x, y = to_x, to_y
    return f"{head}l{_joined(body)}{'z' if closed else ''}"


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
        return ((self.origin[0] + x * self.scale) * self.units, (self.origin[1] - p[1] * self.scale) * self.units)


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
        return curve_data(smooth([self.paper.place(p) for p in points], closed=False), closed=False, keep=self.keep)

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
            f' stroke="{self.colour(colour)}" stroke-width="{number(soft * UNITS)}" stroke-linejoin="round"' if soft else ""
        )
        self.fill(line_data([self.paper.place(p) for p in points], closed=True), colour, edge)

    def defined(self, data: str) -> str:
        """Keeps path data once for use again; gives its id."""
        return self._once("path:" + data, lambda i: f'<path id="{i}" d="{data}"/>')

    def clip(self, *ids: str) -> str:
        """The id of a clip of the shapes defined."""
        uses = "".join(f'<use href="#{k}"/>' for k in ids)
        return self._once("clip:" + uses, lambda i: f'<clipPath id="{i}">{uses}</clipPath>')

    def _once(self, key: str, markup: Callable[[str], str]) -> str:
        if self.keep or key not in self.known:
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
            f'<g clip-path="url(#{self.clip(shape_id)})"><use href="#{shape_id}" fill="{self.colour(colour)}" '
            'transform="translate(-8 -10)"/></g>'
        )

    def document(self, title: str, words: str, themes: dict[Literal["light", "dark"], Colours] | None) -> str:
        """The whole SVG. With themes it follows the reader's colour scheme; without, its colours are literal."""
        w, h = (v * UNITS for v in SIZE)
        t, d = self.prefix + "t", self.prefix + "d"
        style = ""
        if themes is not None:
            light, dark = (self._variables(themes[k]) for k in ("light", "dark"))
            style = f"<style>:root{{{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}</style>"
        defs = f"<defs>{''.join(self.defs)}</defs>" if self.defs else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{SIZE[0]}" height="{SIZE[1]}" '
            f'role="img" aria-labelledby="{t} {d}"><title id="{t}">{escaped(title)}</title>'
            f'<desc id="{d}">{escaped(words)}</desc>{style}{defs}{"".join(self.out)}</svg>\n'
        )

    def _variables(self, palette: Colours) -> str:
        return "".join(f"--{k}:{palette[k]};" for k in sorted(self.used)).removesuffix(";")


def arrow_data(canvas: Canvas, tail: Vec, tip: Vec, bend: float) -> str:
    """Path data of a bowed arrow that widens to its head."""
    p, q = canvas.paper.place(tail), canvas.paper.place(tip)
    across = (-(q[1] - p[1]), q[0] - p[0])
    bow = along(times(plus(p, q), 0.5), across, -bend if canvas.paper.flip else bend)
    d = unit(minus(q, bow))
    side, begin = (-d[1], d[0]), unit((-(bow[1] - p[1]), bow[0] - p[0]))
    middle, neck = unit(across), along(q, d, -11 * UNITS)

    def at(v: Vec) -> str:
        return f"{number(v[0])} {number(v[1])}"

    thin, thick, head, mean = 1.6 * UNITS, 3.0 * UNITS, 7.5 * UNITS, 2.3 * UNITS
    return (
        f"M{at(along(p, begin, thin))}Q{at(along(bow, middle, mean))} {at(along(neck, side, thick))}"
        f"L{at(along(neck, side, head))} {at(q)} {at(along(neck, side, -head))} {at(along(neck, side, -thick))}"
        f"Q{at(along(bow, middle, -mean))} {at(along(p, begin, -thin))}z"
    )
