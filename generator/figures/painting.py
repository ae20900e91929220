"""Paints a body in the painter's order, from far to near."""

from collections.abc import Callable, Sequence

from generator.model.pose import SIDES

from .body import Body
from .canvas import Canvas
from .front import front_neck, front_shapes
from .heads import draw_front_head, draw_head
from .landmarks import spot
from .limbs import paint_arm, paint_leg, paint_shadow

Mark = Callable[[Sequence[str], bool], None]
"""Paints the muscles of trunk and legs, or (True) of the arms, clipped to the shapes of the body given."""


def paint(canvas: Canvas, body: Body, between_legs: Callable[[], None], muscles: Mark) -> None:
    """The whole body; `between_legs` paints the props that stand between the far and the near side."""
    if body.view.front:
        _paint_front(canvas, body, muscles)
    else:
        _paint_side(canvas, body, between_legs, muscles)


def _paint_side(canvas: Canvas, body: Body, between_legs: Callable[[], None], muscles: Mark) -> None:
    near, far = body.view.near, body.view.far
    shirt = canvas.defined("shirt", canvas.data(body.shirt()))
    trousers = canvas.defined("trousers", canvas.data(body.trousers(near)))
    paint_arm(canvas, body, far, True, ())
    paint_leg(canvas, body, far, None)
    between_legs()
    canvas.fill(canvas.data(body.throat()), "skin-dark")
    head = draw_head(canvas, body.skeleton.head, body.person)
    canvas.solid(shirt, "top", "top-dark")
    paint_leg(canvas, body, near, trousers)
    muscles((shirt, trousers), False)
    muscles(paint_arm(canvas, body, near, False, (shirt, trousers, *head)), True)


def _paint_front(canvas: Canvas, body: Body, muscles: Mark) -> None:
    """Standing leg, the other leg over it, trunk, muscles, head, arms."""
    standing, lifted = sorted(SIDES, key=lambda side: spot(body, f"{side}-sole").point[1])
    torso, pelvis = front_shapes(body)
    canvas.fill(canvas.data(*body.bare_leg(standing)), "skin")
    stand = canvas.defined("standing", canvas.data(body.trousers(standing), pelvis))
    canvas.solid(stand, "bottoms", "bottoms-dark")
    bare = canvas.defined("lifted", canvas.data(*body.bare_leg(lifted)))
    cloth = canvas.defined("trousers", canvas.data(body.trousers(lifted)))
    paint_shadow(canvas, (stand,), (bare,), (-13, 15))
    canvas.use(bare, "skin")
    canvas.solid(cloth, "bottoms", "bottoms-dark")
    canvas.fill(canvas.data(front_neck(body)), "skin-dark")
    shirt = canvas.defined("shirt", canvas.data(torso))
    canvas.solid(shirt, "top", "top-dark")
    muscles((shirt, stand, cloth), False)
    draw_front_head(canvas, body.skeleton.head, body.person)
    arms = [paint_arm(canvas, body, side, False, (shirt,)) for side in ("right", "left")]
    muscles([shape for arm in arms for shape in arm], True)
