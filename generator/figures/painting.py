"""Paints a body in the painter's order, from far to near."""

from collections.abc import Callable, Sequence

from generator.model.pose import Side

from .body import Body, Tube
from .canvas import UNITS, Canvas, line_data, number
from .geometry import Frame, Shape, Vec, plus
from .heads import draw_front_head, draw_head, head_shapes, mirrored

HALF_TORSO: Sequence[Vec] = [
    (0.026, 0.322), (0.038, 0.303), (0.066, 0.291), (0.094, 0.276), (0.104, 0.262), (0.1015, 0.240), (0.0905, 0.205),
    (0.0895, 0.175), (0.079, 0.130), (0.0745, 0.100),
]  # fmt: skip
HALF_PELVIS: Sequence[Vec] = [
    (0.0745, 0.108), (0.081, 0.075), (0.092, 0.030), (0.0965, -0.004), (0.094, -0.030), (0.060, -0.052), (0.006, -0.046),
]  # fmt: skip
HALF_NECK: Sequence[Vec] = [(0.0255, 0.37), (0.026, 0.315), (0.031, 0.285)]

Mark = Callable[[Sequence[str]], None]
"""Paints the muscles; it is given the shapes of the body that they are clipped to."""


def paint(canvas: Canvas, body: Body, between_legs: Callable[[], None], muscles: Mark) -> None:
    """The whole body; `between_legs` paints the props that stand between the far and the near side."""
    if body.view.front:
        _paint_front(canvas, body, muscles)
    else:
        _paint_side(canvas, body, between_legs, muscles)


def _paint_side(canvas: Canvas, body: Body, between_legs: Callable[[], None], muscles: Mark) -> None:
    near, far = body.view.near, body.view.far
    shirt = canvas.defined(canvas.data(body.shirt()))
    trousers = canvas.defined(canvas.data(body.trousers(near)))
    _arm(canvas, body, far, True, ())
    _leg(canvas, body, far, None)
    between_legs()
    canvas.fill(canvas.data(body.throat()), "skin-dark")
    draw_head(canvas, body.skeleton.head, body.person)
    canvas.solid(shirt, "top", "top-dark")
    _leg(canvas, body, near, trousers)
    muscles((shirt, trousers))
    head = [canvas.defined(canvas.data(s)) for s in head_shapes(body.skeleton.head, body.person)]
    _arm(canvas, body, near, False, (shirt, trousers, *head))


def _leg(canvas: Canvas, body: Body, side: Side, trousers: str | None) -> None:
    """One leg; without an id of its trousers it is the far one."""
    bare = canvas.data(*body.foot(side), body.calf(side))
    if trousers is None:
        canvas.fill(bare, "far-skin")
        canvas.fill(canvas.data(body.trousers(side)), "far-bottoms")
    else:
        canvas.fill(bare, "skin")
        canvas.solid(trousers, "bottoms", "bottoms-dark")


def _arm(canvas: Canvas, body: Body, side: Side, far: bool, under: Sequence[str]) -> None:
    """One arm, with its shadow on the shapes that lie under it."""
    away = "far-" if far else ""
    bare, sleeve = canvas.data(body.arm(side), *body.palm(side)), canvas.data(body.sleeve(side))
    if under:
        b, s = canvas.defined(bare), canvas.defined(sleeve)
        _shadow(canvas, under, (b, s), (16, 17))
        _far_thumb(canvas, body, side, away)
        canvas.use(b, "skin")
        _hand(canvas, body, side, away)
        canvas.use(s, "top")
    else:
        _far_thumb(canvas, body, side, away)
        canvas.fill(bare, away + "skin")
        _hand(canvas, body, side, away)
        canvas.fill(sleeve, away + "top")


def _shadow(canvas: Canvas, under: Sequence[str], shapes: Sequence[str], offset: tuple[int, int]) -> None:
    uses = "".join(f'<use href="#{i}"/>' for i in shapes)
    canvas.add(
        f'<g clip-path="url(#{canvas.clip(*under)})"><g transform="translate({offset[0]} {offset[1]})" '
        f'fill="{canvas.colour("shadow")}" opacity=".22">{uses}</g></g>'
    )


def _hand(canvas: Canvas, body: Body, side: Side, away: str) -> None:
    """Fingers from the furthest to the nearest, and the thumb where it is on the viewer's side."""
    fingers = body.fingers(side)
    if _thumb_is_near(body, side):
        _tubes(canvas, [*reversed(fingers), body.thumb(side)], away)
    else:
        _tubes(canvas, fingers, away)


def _thumb_is_near(body: Body, side: Side) -> bool:
    return body.view.depth(body.skeleton.arms[side].axes[2].out) > 0


def _far_thumb(canvas: Canvas, body: Body, side: Side, away: str) -> None:
    if not _thumb_is_near(body, side):
        _tubes(canvas, [body.thumb(side)], away)


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


RIM = 0.9
"""How much of a finger's darker rim shows, in pixels."""


# ---- from the front ---------------------------------------------------------------------------------------------


def _front_frame(body: Body) -> Frame:
    return Frame(body.skeleton.root, (1, 0), body.skeleton.pelvis.y)


def front_shapes(body: Body) -> tuple[Shape, Shape]:
    """The outlines of trunk and pelvis from the front."""
    frame, k = _front_frame(body), body.person.build
    torso = Shape(
        tuple(frame((x * k, y)) for x, y in mirrored(HALF_TORSO)),
        frozenset({0, len(HALF_TORSO) - 1, len(HALF_TORSO), 2 * len(HALF_TORSO) - 1}),
    )
    pelvis = Shape(tuple(frame((x * k, y)) for x, y in mirrored(HALF_PELVIS)), frozenset({0, 2 * len(HALF_PELVIS) - 1}))
    return torso, pelvis


def _paint_front(canvas: Canvas, body: Body, muscles: Mark) -> None:
    """Standing leg, the other leg over it, trunk, muscles, head, arms."""
    lifted: Side = max(("left", "right"), key=lambda s: body.spot(f"{s}-sole").point[1])
    standing: Side = "left" if lifted == "right" else "right"
    torso, pelvis = front_shapes(body)
    canvas.fill(canvas.data(*body.foot(standing), body.calf(standing)), "skin")
    stand = canvas.defined(canvas.data(body.trousers(standing), pelvis))
    canvas.solid(stand, "bottoms", "bottoms-dark")
    bare = canvas.defined(canvas.data(*body.foot(lifted), body.calf(lifted)))
    cloth = canvas.defined(canvas.data(body.trousers(lifted)))
    _shadow(canvas, (stand,), (bare,), (-13, 15))
    canvas.use(bare, "skin")
    canvas.solid(cloth, "bottoms", "bottoms-dark")
    frame = _front_frame(body)
    neck = [frame(q) for q in mirrored(HALF_NECK)]
    canvas.fill(canvas.data(Shape(tuple(neck), frozenset({0, 2, 3, 5}))), "skin-dark")
    shirt = canvas.defined(canvas.data(torso))
    canvas.solid(shirt, "top", "top-dark")
    muscles((shirt, stand, cloth))
    draw_front_head(canvas, body.skeleton.head, body.person)
    for side in ("right", "left"):
        _arm(canvas, body, side, False, (shirt,))


# ---- outlines for shadow, frame and ghost -----------------------------------------------------------------------


def limb_shapes(body: Body, side: Side) -> list[Shape]:
    """The outlines of the limbs of one side."""
    return [
        *body.foot(side), body.calf(side), body.trousers(side), body.arm(side), *body.palm(side), body.sleeve(side)
    ]  # fmt: skip


def trunk_shapes(body: Body) -> list[Shape]:
    """The outlines of trunk and head."""
    if body.view.front:
        head = body.skeleton.head
        return [*front_shapes(body), Shape(tuple(head((1.15 * x, 1.2 * y)) for x, y in mirrored(HALF_HEAD)))]
    return [body.shirt(), body.throat(), *head_shapes(body.skeleton.head, body.person)]


HALF_HEAD: Sequence[Vec] = [(0, -0.036), (0.034, -0.018), (0.0435, 0.030), (0.035, 0.078), (0, 0.0955)]


def silhouette(body: Body) -> list[Shape]:
    """The whole body as shapes that cover each other."""
    shapes = [s for side in (body.view.far, body.view.near) for s in limb_shapes(body, side)[:-1]]
    return [*shapes, *trunk_shapes(body)]


def rim(body: Body, side: Side) -> list[list[Vec]]:
    """The outlines of one side, the near one with trunk and head, as lists of points."""
    lines = [list(s.points) for s in limb_shapes(body, side)]
    lines.append(body.hand_outline(side))
    if side == body.view.near:
        lines += [list(s.points) for s in trunk_shapes(body)]
        if body.person.style == "bun" and not body.view.front:
            lines.append([plus(body.skeleton.head((-0.044, 0.0975)), d) for d in ((-0.022, 0), (0, 0.022), (0, -0.022))])
    return lines
