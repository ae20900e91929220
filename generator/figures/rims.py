"""The outlines of a body as a whole: for its frame, its shadows and its ghost."""

from collections.abc import Sequence

from generator.model.pose import Side

from .body import Body
from .front import front_shapes
from .geometry import Shape, Vec
from .heads import head_shapes, mirrored

HALF_HEAD: Sequence[Vec] = [(0, -0.042), (0.040, -0.022), (0.050, 0.036), (0.040, 0.094), (0, 0.1350)]
"""The head from the front, with hair; the right half."""
BUN: Sequence[Vec] = [(-0.066, 0.0975), (-0.044, 0.1200), (-0.022, 0.0975)]
"""The rim of a bun from the side."""


def limb_shapes(body: Body, side: Side) -> list[Shape]:
    """The outlines of the limbs of one side; the last is the sleeve, which only covers the arm."""
    return [*body.bare_leg(side), body.trousers(side), *body.bare_arm(side), body.sleeve(side)]


def trunk_shapes(body: Body) -> list[Shape]:
    """The outlines of trunk and head."""
    if body.view.front:
        head = Shape(tuple(body.skeleton.head(q) for q in mirrored(HALF_HEAD)))
        return [*front_shapes(body), head]
    return [body.shirt(), body.throat(), *head_shapes(body.skeleton.head, body.person)]


def silhouette(body: Body) -> list[Shape]:
    """The whole body as shapes that cover each other."""
    limbs = [s for side in (body.view.far, body.view.near) for s in limb_shapes(body, side)[:-1]]
    return [*limbs, *trunk_shapes(body)]


def rim(body: Body, side: Side) -> list[list[Vec]]:
    """The outlines of one side, the near one with trunk and head, as lists of points."""
    lines = [list(s.points) for s in limb_shapes(body, side)]
    lines.append(body.hand(side).rim())
    if side == body.view.near:
        lines += [list(s.points) for s in trunk_shapes(body)]
        if body.person.style == "bun" and not body.view.front:
            lines.append([body.skeleton.head(q) for q in BUN])
    return lines
