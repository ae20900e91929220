"""Paints parts: flat colour, a darker tone away from the light, cloth edges, and outlines.

An outline is left out where a part goes over into a joined one without a step in depth, so that joints have
neither gaps nor the look of balloons.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .arrays import Array
from .camera import Camera
from .canvas import UNITS, Canvas, cubics, path_data
from .dashes import SHORTEST, bridged, dash_array, runs_by_kind, sampled
from .geometry import dot
from .grids import Grid
from .items import Item
from .outline import even, loops, resampled
from .parts import Cover, Line, Part
from .projection import NOWHERE, Projection
from .sections import joined

OUTLINE = 1.1
"""Width of outlines in pixels."""
SMALL = 12
"""The least area in which another material is painted on a part, in cells of the part's grid."""
AT_EDGE = 0.006
"""How far from the edge of its cloth a hem is drawn at the most, as a share of the stature.

What is traced on a grid of up to 0.0075 lies within a step of the edge. Where it is further off, the skin
steps in depth from the bare side of the edge to the other, as at a bent ankle or elbow, and no cloth ends."""


@dataclass(frozen=True, eq=False)
class Area:
    """Where another material lies on a part: its field, its closed lines as cubic pieces, the id of its
    shape."""

    material: str
    field: Array
    pieces: tuple[Array, ...]
    id: str


class Painter:
    """Paints onto one canvas what one camera sees; `items` are all parts, by name."""

    def __init__(self, canvas: Canvas, camera: Camera, items: Sequence[Item], bold: float = 1.0) -> None:
        self.bold = bold
        self.canvas, self.camera = canvas, camera
        self.items = {item.name: item for item in items}
        self.ids: dict[str, str] = {}
        """The ids of the outlines painted so far, by part."""
        self.named: frozenset[str] = frozenset()
        """Parts whose outlines are needed again, by overlays."""
        self.size = canvas.paper.scale / 340
        """How large the figure is drawn, 1 for a standing person who fills a drawing."""

    def part(self, item: Item) -> None:
        """One part with its shade, materials, outline and lines."""
        part = item.part
        if not item.loops:
            return
        canvas = self.canvas
        outline = self.pieces(item.loops[0], part.points)
        neighbours = self.neighbours(item)
        areas = self._areas(item)
        base = part.material
        if areas and not (np.maximum(item.shape, -areas[0].field) < 0).any():
            base, areas = areas[0].material, areas[1:]
        shades = self._shades(item, base, areas, neighbours) if part.shaded else []
        lines = self._outline(item, [base, *(one.material for one in areas)], outline, neighbours)
        if not areas and not shades and len(lines) == 1 and item.name not in self.named:
            canvas.outlined(path_data(outline), base, *lines[0][1:], self.line * part.thin)
        else:
            self.ids[item.name] = shape = canvas.new_id()
            canvas.shape(path_data(outline), shape, base)
            for one in areas:
                canvas.shape("".join(map(path_data, one.pieces)), one.id, one.material, 0.8)
            for material, data in shades:
                canvas.fill(data, f"{material}-dark")
            for one in areas:
                if one.material != "skin-dark":
                    self._hem(item, base if one.material == "skin" else one.material, one, neighbours)
            for _, colour, dashes in lines:
                canvas.trace(shape, colour, self.line * part.thin, dashes)
        for ear in part.ears:
            self._ear(item, ear)
        self._lines(item, part.lines)
        for cover in part.covers:
            self._cover(item, cover)
        self._lines(item, part.late_lines)

    def neighbours(self, item: Item) -> list[Item]:
        """The parts into which a part goes over."""
        return [self.items[name] for name in item.part.joins if name in self.items]

    def pieces(self, line: Array, points: int) -> Array:
        return cubics(self.canvas.place(resampled(line, points)))

    def _areas(self, item: Item) -> list["Area"]:
        """Where other materials lie on the part."""
        out = []
        for material, region in item.part.regions:
            g = region.field(item.surface)
            pieces = self._closed(np.maximum(item.shape, g), item.grid, item.part.points)
            if pieces:
                out.append(Area(material, g, tuple(pieces), self.canvas.new_id()))
        return out

    def _closed(self, f: Array, grid: Grid, points: int, most: int = 3) -> list[Array]:
        """The inside of a field as cubic pieces of its closed lines, without the smallest."""
        lines = loops(f, grid, SMALL)[:most]
        return [self.pieces(line, points if i == 0 else max(8, points // 2)) for i, line in enumerate(lines)]

    def _soft(self, f: Array, grid: Grid, points: int, most: int, small: float) -> str:
        """The inside of a field as path data of its closed lines, whose bends need not be sharp."""
        lines = loops(f, grid, small)[:most]
        counts = [points, *(max(8, points // 2) for _ in lines[1:])]
        pieces = [cubics(self.canvas.place(even(line, n))) for line, n in zip(lines, counts, strict=False)]
        return "".join(map(path_data, pieces))

    def _shades(
        self, item: Item, base: str, areas: Sequence["Area"], joined: Sequence[Item]
    ) -> list[tuple[str, str]]:
        """The second tone by material, as path data."""
        grid, dark = shade(item, joined)
        tones = [(base, dark)]
        for one in areas:
            g = item.grid.halved(one.field)[1]
            tones = [(m, np.maximum(d, -g)) for m, d in tones]
            tones.append((one.material, np.maximum(dark, g)))
        n = max(8, item.part.points * 2 // 5)
        found = [(m, self._soft(d, grid, n, 2, 8)) for m, d in tones]
        return [(material, data) for material, data in found if data]

    def _hem(self, item: Item, material: str, one: "Area", joined: Sequence[Item]) -> None:
        """The edge of a material, where it does not run along the outline."""

        region = dict(item.part.regions)[one.material]

        def show(p: Array) -> Array:
            f, z = item.seen.front(p)
            shown = (f < -0.0014) & (z > NOWHERE)
            shown &= np.abs(region.field(self.camera.back(p[:, 0], p[:, 1], z))) < AT_EDGE
            for other in joined:
                if other.part.regions and other.part.material == item.part.material:
                    shown &= other.look_up(p)[1] < z + 0.001
            return np.where(shown, 0, -1)

        for _, colour, dashes in self._spans(one.pieces[0], show, [material]):
            self.canvas.trace(one.id, colour, self.line, dashes)

    @property
    def line(self) -> float:
        """Width of outlines in pixels."""
        return OUTLINE * self.width

    @property
    def width(self) -> float:
        """How thick lines are, 1 for a standing person who fills a drawing."""
        return min(1.25, max(0.75, self.size)) * self.bold

    def _outline(
        self, item: Item, names: Sequence[str], outline: Array, joined: Sequence[Item]
    ) -> list[tuple[int, str, str]]:
        """The outline's stretches by material, see `_spans`."""
        regions = dict(item.part.regions)

        def tone(p: Array) -> Array:
            out = np.zeros(len(p), int)
            if len(names) > 1:
                points = self.camera.back(p[:, 0], p[:, 1], item.coarse.rim(p))
                for i, material in enumerate(names[1:], 1):
                    if material != "skin-dark":
                        out[regions[material].field(points) < 0] = i
            out[item.within(p, joined)] = -1
            return out

        return self._spans(outline, tone, names)

    def _spans(
        self, pieces: Array, tone: Callable[[Array], Array], names: Sequence[str]
    ) -> list[tuple[int, str, str]]:
        """The stretches of a closed line by tone: the tone's number, its colour, and the attributes that
        leave out the rest. `tone` gives a number for each point, -1 where nothing is drawn."""
        page, far = sampled(pieces)
        v: list[int] = tone(self.canvas.paper.back(page)).tolist()
        first = v[0]
        if v.count(first) == len(v):
            return [(first, f"{names[first]}-line", "")] if first >= 0 else []
        least, steps = SHORTEST * self.canvas.paper.scale * UNITS, far.tolist()
        some = bridged(runs_by_kind(v, steps), least)
        out = []
        for kind in sorted({s.kind for s in some} - {-1}):
            spans = [s for s in some if s.kind == kind and s.size > least]
            if spans:
                out.append((kind, f"{names[kind]}-line", dash_array(spans, steps)))
        return out

    def _ear(self, item: Item, part: Part) -> None:
        """An ear, unless it is on the far side of the head."""
        ear = Item(self.camera, part)
        if is_near_ear(ear, item):
            self.items[ear.name] = ear
            self.part(ear)

    def _lines(self, item: Item, lines: Sequence[Line]) -> None:
        """Lines of the face and between the toes that are turned to the eye and not hidden."""
        lines = [line for line in lines if self.shows(line)]
        if not lines:
            return
        page, depth = self.camera.see(np.concatenate([np.array(line.points) for line in lines]))
        on = item.name == "head"
        seen = (item.seen.distance(page) < -0.0010) & (item.look_up(page)[1] - depth < 0.009) if on else None
        last = 0
        for line in lines:
            first, last = last, last + len(line.points)
            p = page[first:last]
            if seen is not None:
                shown = seen[first:last]
                if line.kind == "patch" and shown.sum() < len(shown) * 0.6:
                    continue
                if line.kind != "patch":
                    p = p[shown] if shown.sum() >= 2 else p[:0]
                if len(p) < 2:
                    continue
            if line.kind == "patch":
                self.canvas.fill(self.canvas.smooth(p), line.colour)
            else:
                self.canvas.stroke(self.canvas.smooth(p, False), line.colour, line.width * self.width)

    def shows(self, line: Line) -> bool:
        v, n = self.camera.view, line.normal
        toward = dot(n, v)
        if line.kind == "nose":
            return 0.25 < toward < 0.95 and dot(line.other, v) > 0.12
        return toward >= line.least

    def cover_field(self, item: Item, cover: Cover) -> tuple[Array, Grid, Projection]:
        """The field of hair or a beard: where a shell around the part lies within its region."""
        seen = Projection(self.camera, cover.chain)
        grid = Grid.around(seen.box, item.part.step)
        (f,), z = seen.fields(grid)
        z = np.where(z == NOWHERE, seen.z.min(), z)
        x, y = grid.mesh()
        own = item.grid.copied(item.depth, grid, float(NOWHERE))
        f = np.where(own > z + 0.006, np.maximum(f, 0.004), f)
        return np.maximum(f, cover.region.field(self.camera.back(x, y, z))), grid, seen

    def _cover(self, item: Item, cover: Cover) -> None:
        """Hair or a beard with its shade and outline."""
        g, grid, seen = self.cover_field(item, cover)
        pieces = self._closed(g, grid, 18, 4)
        if not pieces:
            return
        data = "".join(map(path_data, pieces))
        line = self.canvas.colour("hair-line")
        width = self.line * UNITS
        self.canvas.fill(data, "hair", f' stroke="{line}" stroke-width="{width:.3g}"')
        inner = np.maximum(np.maximum(g + 0.0012, -seen.lit(0.86).field(grid)), -0.02)
        self.canvas.fill(self._soft(inner, grid, 9, 2, 40), "hair-dark")

    @cached_property
    def ellipsoids(self) -> tuple[Array, Array, Array]:
        """Centres and half axes of all parts, and which are every second of theirs: enough for a shadow."""
        wholes = [item.part.whole for item in self.items.values()]
        whole = joined(wholes)
        return whole.centres, whole.axes, np.concatenate([np.arange(len(one)) % 2 == 0 for one in wholes])


def shade(item: Item, joined: Sequence[Item]) -> tuple[Grid, Array]:
    """Where a part is in the shade: the part without itself and what it goes over into, moved towards the
    light. The field, and its grid."""
    grid, f = item.grid.halved(item.shape)
    lit = item.lit(grid)
    for other in joined:
        if other.part.shaded and item.touches(other):
            lit = np.minimum(lit, other.lit(grid))
    return grid, np.maximum(f, -lit)


def is_near_ear(ear: Item, head: Item) -> bool:
    """Whether an ear is not on the far side of its head."""
    middle = head.camera.space(head.part.chains[0].centres[:1])[0, 2]
    return float(ear.seen.z[0]) > float(middle) - 0.012
