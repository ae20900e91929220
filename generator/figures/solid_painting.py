"""Paints solids, and the shadows of what lies on them and on the floor."""

import numpy as np

from .arrays import Array
from .canvas import line_data, path_data
from .geometry import dot
from .grids import Grid
from .outline import traced
from .painting import Painter
from .parts import distance_to_polygon
from .projection import Projection
from .sections import Chain
from .solids import Solid, hull


def paint_solid(painter: Painter, solid: Solid, shadows: bool = True) -> None:
    """A solid: its faces that are seen, in three tones, and a line around it."""
    eye, canvas = painter.camera.eye, painter.canvas
    tones = (solid.material, f"{solid.material}-dark", f"{solid.material}-deep")
    page = canvas.place(painter.camera.see(solid.corners)[0])
    rows: list[tuple[float, float]] = page.tolist()
    v = painter.camera.view
    seen = [one for one in solid.spans() if dot(one[0].normal, eye) > one[0].level]
    seen.sort(key=lambda one: dot(one[0].normal, v))
    # The line around it stands out from under the soft edges of the faces.
    canvas.facet(line_data(np.array(hull(rows)), True), f"{solid.material}-line", solid.soft + 1.5)
    groups: dict[int, list[tuple[float, float]]] = {}
    for face, first, last in seen:
        if face.smooth:
            groups.setdefault(face.tone, []).extend(rows[first:last])
    for tone, points in sorted(groups.items(), reverse=True):
        canvas.facet(line_data(np.array(hull(points)), True), tones[tone], solid.soft)
    for face, first, last in seen:
        if not face.smooth:
            canvas.facet(line_data(page[first:last], True), tones[face.tone], solid.soft)
    top = solid.top
    if shadows and solid.shadows and dot(top.normal, eye) > top.level:
        paint_shadow(painter, top.level, painter.camera.see(np.array(top.corners, float))[0])


def paint_shadow(painter: Painter, level: float, within: Array | None = None) -> None:
    """Contact shadows on a level: what lies near to it, flattened onto it."""
    c, a, even = painter.ellipsoids
    low = c[:, 1] - np.sqrt((a[:, :, 1] ** 2).sum(1))
    near = (low < level + 0.035) & (low > level - 0.03) & (c[:, 1] > level - 0.02) & even
    if not near.any():
        return
    flat, at = a[near] * 1.12, c[near]
    flat[:, :, 1] = 0
    at[:, 1] = level
    at[:, 0] += 0.006
    seen = Projection(painter.camera, Chain(at, flat))
    grid = Grid.around(seen.box, 0.009)
    f = seen.field(grid)
    if within is not None:
        x, y = grid.mesh()
        f = np.maximum(f, distance_to_polygon(x, y, [(float(a), float(b)) for a, b in within]))
    lines = [line for line in traced(f, grid) if len(line) > 8][:5]
    data = "".join(path_data(painter.pieces(line, 13)) for line in lines)
    painter.canvas.fill(data, "shadow", ' opacity=".16"')
