"""Things of a pose as solids and soft parts: mat, bed, pillow, table, chair, wall, cushion, towel, step,
roller, strap."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from ..model import props as model
from .contacts import CHAIR_BACK
from .geometry import Vec
from .parts import Part
from .sections import Chain, rod
from .solids import Solid, box, cylinder

Where = Callable[[str], Vec]
"""Where a named point of the body is."""
LEG = 0.028
"""How thick the legs of furniture are."""


def things(
    props: Mapping[model.PropName, model.Prop], where: Where
) -> tuple[tuple[Solid, ...], tuple[Part, ...]]:
    """The solids and the soft parts of the props given, by their names."""
    solids: list[Solid] = []
    soft: list[Part] = []
    every: dict[str, model.Prop] = dict(props.items())
    for name, prop in every.items():
        for one in _made(name, prop, every, where):
            if isinstance(one, Solid):
                solids.append(one)
            else:
                soft.append(one)
    return tuple(solids), tuple(soft)


def _made(
    name: str, prop: model.Prop, props: Mapping[str, model.Prop], where: Where
) -> Sequence[Solid | Part]:
    """What a prop is made of."""
    match prop:
        case model.Bed():
            return _bed(prop)
        case model.Table():
            return _table(prop)
        case model.Chair():
            return _chair(prop)
        case model.Cushion():
            level = _height(prop.on, props)
            return _towel(prop, level) if name == "towel" else [_cushion(name, prop, level)]
        case _:
            return [_one(prop, props, where)]


def _one(prop: model.Prop, props: Mapping[str, model.Prop], where: Where) -> Solid | Part:
    """A prop that is in one piece."""
    match prop:
        case model.Mat():
            made: Solid | Part = box("mat", "mat", (prop.x, (0.0, prop.thick), prop.z), 2.5)
        case model.Pillow():
            made = _pillow(prop, _height(prop.on, props))
        case model.Wall():
            made = _wall(prop)
        case model.Step():
            made = box("step", "wood", (prop.x, (0.0, prop.height), prop.z))
        case model.Roller():
            middle = (prop.x, _height(prop.on, props) + prop.radius, prop.z)
            made = cylinder("roller", "foam", middle, (prop.length, prop.radius), prop.turn)
        case model.Strap():
            made = _strap(where(prop.between[0]), where(prop.between[1]))
        case _:
            raise TypeError(f"not in one piece: {type(prop).__name__}")
    return made


def _height(on: str, props: Mapping[str, model.Prop]) -> float:
    """How high the upper face of a prop is."""
    prop = props.get(on)
    match prop:
        case model.Mat():
            return prop.thick
        case model.Bed() | model.Table() | model.Step():
            return prop.height
        case model.Chair():
            return prop.seat
        case model.Cushion() | model.Pillow():
            return prop.thick + _height(prop.on, props)
        case _:
            return 0.0


def _bed(bed: model.Bed) -> list[Solid]:
    (x0, x1), (z0, z1), h = bed.x, bed.z, bed.height
    out = [
        box(f"bed-leg{i}", "wood", ((x, x + LEG), (0.0, 0.36 * h), (z, z + LEG)), 1, False)
        for i, (x, z) in enumerate((x, z) for x in (x0 + 0.02, x1 - 0.05) for z in (z0 + 0.01, z1 - 0.04))
    ]
    head = (x0 - 0.035, x0 - 0.004)
    return [
        *out,
        box("headboard", "wood", (head, (0.0, h + 0.16), (z0 - 0.01, z1 + 0.01)), 3, False),
        box("bed-frame", "wood", ((x0, x1), (0.34 * h, 0.58 * h), (z0, z1)), 2, False),
        box("bed", "sheet", ((x0 + 0.005, x1 - 0.005), (0.58 * h, h), (z0 + 0.005, z1 - 0.005)), 6),
    ]


def _table(table: model.Table) -> list[Solid]:
    (x0, x1), (z0, z1), h = table.x, table.z, table.height
    legs = [
        box(f"table-leg{i}", "wood", ((x, x + LEG), (0.0, h - 0.024), (z, z + LEG)), 1, False)
        for i, (x, z) in enumerate((x, z) for x in (x0 + 0.03, x1 - 0.06) for z in (z0 + 0.02, z1 - 0.05))
    ]
    return [*legs, box("table", "wood", (table.x, (h - 0.025, h), table.z), 2.5)]


def _chair(chair: model.Chair) -> list[Solid]:
    """A chair whose back is opposite to where it faces."""
    half, seat, top, thick = chair.width / 2, chair.seat, chair.back, 0.022
    x, z = chair.x, chair.z
    dx, dz = CHAIR_BACK[chair.faces]

    def bar(name: str, u: tuple[float, float], y: tuple[float, float], w: tuple[float, float]) -> Solid:
        """A box from u towards the back, w across it."""
        if dx:
            a, b = sorted((x + dx * u[0], x + dx * u[1]))
            return box(name, "wood", ((a, b), y, (z + w[0], z + w[1])), 1.5, False)
        a, b = sorted((z + dz * u[0], z + dz * u[1]))
        return box(name, "wood", ((x + w[0], x + w[1]), y, (a, b)), 1.5, False)

    out = []
    for i, (u, w) in enumerate((u, w) for u in (-half, half - thick) for w in (-half, half - thick)):
        out.append(bar(f"chair-leg{i}", (u, u + thick), (0.0, seat - 0.022), (w, w + thick)))
    ends = (half - thick, half)
    for i, w in enumerate((-half, half - thick)):
        out.append(bar(f"chair-post{i}", ends, (seat + 0.001, top - 0.12), (w, w + thick)))
    out.append(bar("chair-back", ends, (top - 0.119, top), (-half, half)))
    top_face = bar("chair", (-half, half), (seat - 0.022, seat), (-half, half))
    return [*out, Solid("chair", "wood", top_face.faces, 2.0, True)]


def _wall(wall: model.Wall) -> Solid:
    thick = 0.02
    if wall.before is not None:
        x = (wall.before, wall.before + thick) if wall.before > 0 else (wall.before - thick, wall.before)
        return box("wall", "wall", (x, (0.0, wall.height), wall.span), 1, False)
    beside = wall.beside or 0.0
    z = (beside, beside + thick) if beside > 0 else (beside - thick, beside)
    return box("wall", "wall", (wall.span, (0.0, wall.height), z), 1, False)


def _towel(towel: model.Cushion, level: float) -> list[Solid]:
    """A folded towel: two layers."""
    (long, wide), layers = towel.size, 2
    x = (towel.x - long / 2, towel.x + long / 2)
    z = (towel.z - wide / 2, towel.z + wide / 2)
    each = towel.thick / layers
    return [
        box("towel", "cloth", (x, (level + each * i, level + each * (i + 1) - 0.0005), z), 3, i == layers - 1)
        for i in range(layers)
    ]


def _soft(name: str, middle: Vec, half: tuple[float, float], thick: float, corner: float = 0.022) -> Part:
    """A stuffed cushion: thick in the middle, thin at its seams, its corners drawn out."""
    centres, axes = [], []
    for i in np.linspace(-1, 1, 9).tolist():
        for j in np.linspace(-1, 1, 11).tolist():
            full = 0.24 + 0.76 * ((1 - i**4) * (1 - j**4)) ** 0.5
            u = i * (half[0] - corner) * (1 - 0.07 * (1 - j * j) * abs(i))
            w = j * (half[1] - corner) * (1 - 0.05 * (1 - i * i) * abs(j))
            centres.append((middle[0] + u, middle[1], middle[2] + w))
            axes.append(np.eye(3) * np.array((corner + 0.004, thick / 2 * full, corner + 0.004)))
    return Part(name, "cloth", (Chain(np.array(centres), np.array(axes)),), points=28, step=0.005)


def _pillow(pillow: model.Pillow, level: float) -> Part:
    (x0, x1), (z0, z1) = pillow.x, pillow.z
    thick = pillow.thick * 1.35
    middle = ((x0 + x1) / 2, level + thick / 2 - 0.002, (z0 + z1) / 2)
    return _soft("pillow", middle, ((x1 - x0) / 2, (z1 - z0) / 2), thick)


def _cushion(name: str, cushion: model.Cushion, level: float) -> Part:
    middle = (cushion.x, level + cushion.thick / 2, cushion.z)
    return _soft(name, middle, (cushion.size[0] / 2, cushion.size[1] / 2), cushion.thick * 1.1, 0.018)


def _strap(a: Vec, b: Vec) -> Part:
    return Part("strap", "cloth", (rod([a, b], (0.006, 0.006), 40),), points=12, step=0.003)
