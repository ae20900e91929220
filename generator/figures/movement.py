"""A movement as one drawing: the outlines of every part at several moments, tweened by SMIL.

Every line keeps its number of points from moment to moment, and its first point, so that nothing tears. The
movement runs once and stays at its end. SMIL, because a path cannot be moved by CSS in Safari.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from ..model.people import Person
from .arrays import Array
from .camera import Camera
from .canvas import UNITS, Canvas, Paper, cubics, letters, number, path_data
from .colours import colours
from .dashes import SHORTEST, WHOLE, moving_dashes, sampled, spans
from .depth import order_of_all
from .grids import Grid, around
from .hands import hands_in_one
from .heat import Band, paint_bands
from .items import Item, items_of
from .keyframes import aligned, largest, with_still_parts
from .painting import OUTLINE, Painter, is_near_ear, shade
from .parts import Line, Part
from .scene import Drawing, ground, page_box
from .solid_painting import paint_solid
from .solids import Solid
from .tweens import STILL, Tween, settled, settled_dashes

FEWEST_POINTS = 3
"""Of how many points a line is that can be bent."""
FEWER = 0.85
"""The share of a still drawing's points that a moving outline has."""


@dataclass(frozen=True)
class Moment:
    """One moment: the body, the muscles, and when it is reached, 0 to 1."""

    body: tuple[Part, ...]
    bands: tuple[Band, ...]
    time: float


@dataclass(frozen=True)
class Film:
    """What moves, and what stands still."""

    name: str
    title: str
    alt: str
    camera: Camera
    person: Person
    moments: tuple[Moment, ...]
    under: tuple[str, ...]
    """The parts over which the muscles are painted."""
    solids: tuple[Solid, ...] = ()
    things: tuple[Part, ...] = ()


def eased(moments: int) -> tuple[float, ...]:
    """When each of evenly spaced moments is reached: slow, fast, slow."""

    def ease(t: float) -> float:
        return t * t * (3 - 2 * t)

    steps = [k / 200 for k in range(201)]
    return tuple(next(t for t in steps if ease(t) >= i / (moments - 1) - 1e-9) for i in range(moments))


def moving(film: Film) -> str:
    """The movement as SVG."""
    return _FilmPainter(film).document()


def backwards(movement: str, name: str, new_name: str) -> str:
    """The movement named `name`, as SVG from its end to its start; its ids are renamed after `new_name`."""

    def turned(found: re.Match[str]) -> str:
        times = ";".join(number(1 - float(t)) for t in reversed(found["times"].split(";")))
        values = ";".join(reversed(found["values"].split(";")))
        return f'keyTimes="{times}" values="{values}"'

    back = re.sub(r'keyTimes="(?P<times>[^"]*)" values="(?P<values>[^"]*)"', turned, movement)
    return re.sub(rf'(?<=["#.]){letters(name)}(?=[a-z0-9])', letters(new_name), back)


class _FilmPainter:
    """Paints a film onto one canvas: every part once, with its values at every moment."""

    def __init__(self, film: Film) -> None:
        self.film = film
        frames = [items_of(film.camera, (*hands_in_one(m.body), *film.things)) for m in film.moments]
        drawings = [
            Drawing(
                film.name, film.title, film.alt, film.camera, film.person, m.body, film.things, film.solids
            )
            for m in film.moments
        ]
        boxes = [page_box(d, items) for d, items in zip(drawings, frames, strict=True)]
        self.canvas = Canvas(film.name, Paper.holding(around(boxes)))
        self.frames = with_still_parts(frames, STILL / self.canvas.paper.scale)
        self.painters = [Painter(self.canvas, film.camera, items) for items in self.frames]
        self.still = drawings[-1]
        self.shapes: dict[str, str] = {}
        """The ids of the outlines, by part."""
        self.change = Tween(";".join(number(m.time) for m in film.moments))

    def document(self) -> str:
        film, canvas = self.film, self.canvas
        canvas.fill(canvas.smooth(film.camera.see(ground(self.still))[0]), "floor")
        moments = [(film.camera, items) for items in self.frames]
        order = order_of_all(moments, film.solids, [film.under])
        solids = {s.name: s for s in film.solids}
        last = max((i for i, name in enumerate(order) if name in film.under), default=-1)
        done: set[str] = set()
        for i, name in enumerate(order):
            if name in solids:
                if name not in done:
                    for solid in (s for s in film.solids if s.name == name):
                        paint_solid(self.painters[0], solid, shadows=False)
            else:
                self._part([p.items[name] for p in self.painters])
            done.add(name)
            if i == last:
                self._muscles()
        return canvas.document(
            film.title, film.alt, colours(film.person, "light"), colours(film.person, "dark")
        )

    # ---- values that change

    def _path(self, shapes: Sequence[str], attributes: str, changes: str = "") -> None:
        inner = self.change("d", shapes) + changes
        tail = f">{inner}</path>" if inner else "/>"
        self.canvas.add(f'<path d="{shapes[0]}"{attributes}{tail}')

    def _shape(self, shapes: Sequence[str]) -> str:
        """A definition that moves; gives its id."""
        inner = self.change("d", shapes)
        return self.canvas.define(
            lambda i: f'<path id="{i}" pathLength="{WHOLE:g}" d="{shapes[0]}">{inner}</path>'
        )

    # ---- parts

    def _part(self, items: Sequence[Item]) -> None:
        if any(not item.loops for item in items):
            return
        part, canvas = items[0].part, self.canvas
        lines = aligned([item.loops[0] for item in items], items, max(8, round(part.points * FEWER)))
        pieces = settled([cubics(canvas.place(line)) for line in lines])
        shape = self.shapes[items[0].name] = self._shape([path_data(p) for p in pieces])
        base, areas = self._areas(items)
        canvas.add(f'<use href="#{shape}" fill="{canvas.colour(base)}"/>')
        for material, shapes in areas:
            self._path(shapes, f' fill="{canvas.colour(material)}"')
        if part.shaded:
            self._shade(items, base)
        self._outline(items, shape, pieces, base)
        for ear in part.ears:
            self._ear(items, ear.name)
        self._features(items, late=False)
        for k in range(len(part.covers)):
            self._cover(items, k)
        self._features(items, late=True)

    def _areas(self, items: Sequence[Item]) -> tuple[str, list[tuple[str, list[str]]]]:
        """The material of the part, and the shapes of the others on it."""
        base = items[0].part.material
        out = []
        for k, (material, _) in enumerate(items[0].part.regions):
            fields = [
                np.maximum(i.shape, i.part.regions[k][1].field(i.surface))
                if k < len(i.part.regions)
                else None
                for i in items
            ]
            shapes = self._shapes(
                fields, [i.grid for i in items], items, max(8, round(items[0].part.points * 0.7))
            )
            if shapes:
                out.append((material, shapes))
        return base, out

    def _shapes(
        self, fields: Sequence[Array | None], grids: Sequence[Grid], items: Sequence[Item], points: int
    ) -> list[str]:
        """The largest closed line of each field as path data; where there is none, a point in its place."""
        lines = largest(fields, grids, items, points)
        return self._data(lines, items) if any(line is not None for line in lines) else []

    def _data(self, lines: Sequence[Array | None], items: Sequence[Item]) -> list[str]:
        """Path data of lines of one number of points; a missing line is a point in the middle of its part."""
        points = next(len(line) for line in lines if line is not None)
        out = []
        for line, item in zip(lines, items, strict=True):
            shown = line if line is not None else np.repeat(item.loops[0].mean(0)[None], points, 0)
            out.append(cubics(self.canvas.place(shown)))
        return [path_data(pieces) for pieces in settled(out)]

    def _shade(self, items: Sequence[Item], base: str) -> None:
        fields, grids = [], []
        for painter, item in zip(self.painters, items, strict=True):
            grid, dark = shade(item, painter.neighbours(item))
            for _, region in item.part.regions:
                dark = np.maximum(dark, -item.grid.halved(region.field(item.surface))[1])
            fields.append(dark)
            grids.append(grid)
        lines = largest(fields, grids, items, max(7, items[0].part.points // 3))
        # A shade that is not there at some moment would flicker.
        if all(line is not None for line in lines):
            shapes = self._data(lines, items)
            self._path(shapes, f' fill="{self.canvas.colour(f"{base}-dark")}"')

    def _outline(self, items: Sequence[Item], shape: str, pieces: Sequence[Array], base: str) -> None:
        """The outline where it shows, as dashes that grow and shrink."""
        rows: list[list[tuple[float, float]]] = []
        for painter, item, piece in zip(self.painters, items, pieces, strict=True):
            page, far = sampled(piece)
            into = item.within(self.canvas.paper.back(page), painter.neighbours(item))
            rows.append(spans(~into, far, self.canvas.paper.scale * UNITS * SHORTEST))
        texts = settled_dashes(moving_dashes(rows))
        look = self.canvas.look(f"{base}-line", OUTLINE * self.painters[0].width)
        if all(len(t) == 0 for t in texts):
            self.canvas.add(f'<use href="#{shape}" class="{look}"/>')
            return
        inner = self.change("stroke-dasharray", texts)
        tail = f">{inner}</use>" if inner else "/>"
        self.canvas.add(
            f'<use href="#{shape}" class="{look}" stroke-linecap="butt" stroke-dasharray="{texts[0]}"{tail}'
        )

    # ---- heads

    def _ear(self, items: Sequence[Item], name: str) -> None:
        ears = []
        for item in items:
            part = next(e for e in item.part.ears if e.name == name)
            ear = Item(self.film.camera, part)
            if not is_near_ear(ear, item):
                return
            ears.append(ear)
        for painter, ear in zip(self.painters, ears, strict=True):
            painter.items[name] = ear
        self._part(ears)

    def _features(self, items: Sequence[Item], late: bool) -> None:
        """The lines of a face and between toes, each at the moments at which it shows.

        Lines of one look that follow each other and show at the same moments become one path."""
        rows = [item.part.late_lines if late else item.part.lines for item in items]
        found = [one for lines in zip(*rows, strict=True) if (one := self._feature(items, lines))]
        for (look, shown), some in groupby(found, key=lambda one: one[:2]):
            shapes = ["".join(parts) for parts in zip(*(data for *_, data in some), strict=True)]
            clear = [str(int(one)) for one in shown]
            inner = self.change("opacity", clear)
            self._path(shapes, f'{look} opacity="{clear[0]}"' if inner else look, inner)

    def _feature(
        self, items: Sequence[Item], lines: Sequence[Line]
    ) -> tuple[str, tuple[bool, ...], list[str]] | None:
        """The attributes of a line, at which moments it shows, and its path data; None if it never shows."""
        seen = [self.film.camera.see(np.array(line.points))[0] for line in lines]
        each = zip(self.painters, items, lines, seen, strict=True)
        shown = tuple(painter.shows(line) and _lies_on(item, p) for painter, item, line, p in each)
        if not any(shown) or len(seen[0]) < FEWEST_POINTS:
            return None
        one, closed = lines[0], lines[0].kind == "patch"
        look = (
            f' fill="{self.canvas.colour(one.colour)}"'
            if closed
            else f' class="{self.canvas.look(one.colour, one.width * self.painters[0].width)}"'
        )
        pieces = settled([cubics(self.canvas.place(p), closed) for p in seen])
        return look, shown, [path_data(p, closed) for p in pieces]

    def _cover(self, items: Sequence[Item], k: int) -> None:
        fields, grids = [], []
        for painter, item in zip(self.painters, items, strict=True):
            g, grid, _ = painter.cover_field(item, item.part.covers[k])
            fields.append(g)
            grids.append(grid)
        shapes = self._shapes(fields, grids, items, 20)
        if shapes:
            line, width = self.canvas.colour("hair-line"), OUTLINE * self.painters[0].width * UNITS
            self._path(
                shapes,
                f' fill="{self.canvas.colour("hair")}" stroke="{line}" stroke-width="{number(width)}"',
            )

    # ---- muscles

    def _muscles(self) -> None:
        ids = [i for name in self.film.under if (i := self.shapes.get(name))]
        rows = list(zip(*(m.bands for m in self.film.moments), strict=True))
        paint_bands(self.painters[0], ids, rows, self.change)


def _lies_on(item: Item, p: Array) -> bool:
    """Whether most of a line lies within the outline of its part: those of a face may reach around it."""
    return item.name != "head" or bool((item.seen.distance(p) > -0.0008).sum() <= len(p) * 0.4)
