"""Paints legs, arms and hands."""

from collections.abc import Sequence

from generator.model.pose import Side

from .body import Body
from .canvas import UNITS, Canvas
from .hands import Tube
from .paths import line_data, number

RIM = 0.9
"""How much of a finger's darker rim shows, in pixels."""


def paint_leg(canvas: Canvas, body: Body, side: Side, trousers: str | None) -> None:
    """One leg; without an id of its trousers it is the far one."""
    bare = canvas.data(*body.bare_leg(side))
    if trousers is None:
        canvas.fill(bare, "far-skin")
        canvas.fill(canvas.data(body.trousers(side)), "far-bottoms")
    else:
        canvas.fill(bare, "skin")
        canvas.solid(trousers, "bottoms", "bottoms-dark")


def paint_arm(canvas: Canvas, body: Body, side: Side, far: bool, under: Sequence[str]) -> tuple[str, ...]:
    """One arm, with its shadow on the shapes that lie under it; gives the ids of its shapes if it is near."""
    away = "far-" if far else ""
    bare, sleeve = canvas.data(*body.bare_arm(side)), canvas.data(body.sleeve(side))
    if far:
        _far_thumb(canvas, body, side, away)
        canvas.fill(bare, "far-skin")
        _hand(canvas, body, side, away)
        canvas.fill(sleeve, "far-top")
        return ()
    shapes = (canvas.defined(f"{side} arm", bare), canvas.defined(f"{side} sleeve", sleeve))
    paint_shadow(canvas, under, shapes, (16, 17))
    _far_thumb(canvas, body, side, away)
    canvas.use(shapes[0], "skin")
    _hand(canvas, body, side, away)
    canvas.use(shapes[1], "top")
    return shapes


def paint_shadow(
    canvas: Canvas, under: Sequence[str], shapes: Sequence[str], offset: tuple[int, int]
) -> None:
    """The shadow of defined shapes, seen only on those that lie under them."""
    uses = "".join(f'<use href="#{i}"/>' for i in shapes)
    canvas.add(
        f'<g clip-path="url(#{canvas.clip(*under)})"><g transform="translate({offset[0]} {offset[1]})" '
        f'fill="{canvas.colour("shadow")}" opacity=".22">{uses}</g></g>'
    )


def _hand(canvas: Canvas, body: Body, side: Side, away: str) -> None:
    """Fingers from the furthest to the nearest, and the thumb where it is on the viewer's side."""
    hand = body.hand(side)
    fingers = hand.fingers()
    _tubes(canvas, [*reversed(fingers), hand.thumb()] if body.thumb_is_near(side) else fingers, away)


def _far_thumb(canvas: Canvas, body: Body, side: Side, away: str) -> None:
    if not body.thumb_is_near(side):
        _tubes(canvas, [body.hand(side).thumb()], away)


def _tubes(canvas: Canvas, tubes: Sequence[Tube], away: str) -> None:
    """Fingers, each with a darker rim that tells it from the next."""
    canvas.add('<g fill="none" stroke-linecap="round" stroke-linejoin="round">')
    dark, light = canvas.colour(away + "skin-dark"), canvas.colour(away + "skin")
    for tube in tubes:
        data = line_data([canvas.paper.place(p) for p in tube.line])
        width = tube.thickness * canvas.paper.scale * UNITS
        canvas.add(f'<path d="{data}" stroke="{dark}" stroke-width="{number(width + RIM * UNITS)}"/>')
        canvas.add(f'<path d="{data}" stroke="{light}" stroke-width="{number(width)}"/>')
    canvas.add("</g>")
