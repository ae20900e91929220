"""What the person lies, kneels or leans on, drawn as boards seen a little from above."""

from collections.abc import Callable
from dataclasses import dataclass

from generator.model.pose import Bed, Mat, Prop, Roller, Span, Table, Towel

from .body import Body
from .canvas import UNITS, Canvas
from .contacts import Surface
from .geometry import Vec, between, minus, plus
from .landmarks import spot
from .paths import number
from .skeleton import OBLIQUE

HEADBOARD, MATTRESS, FRAME = 0.15, 0.115, 0.055
BEFORE, BEHIND = -0.14, 0.20
"""How far a mat reaches before and behind the near side of the body."""


def stands_between(prop: Prop) -> bool:
    """Whether a prop stands between the far and the near leg."""
    return isinstance(prop, Table | Towel | Roller)


def draw_prop(canvas: Canvas, name: str, prop: Prop, surfaces: dict[str, Surface], body: Body) -> None:
    """Draws one prop; a towel lies under the point of the body that it is for."""
    height = surfaces[name].height
    match prop:
        case Mat():
            Board(prop.span, (BEFORE, BEHIND), prop.thick, prop.thick).draw(canvas, "mat", 3)
        case Bed():
            _bed(canvas, prop)
        case Table():
            _table(canvas, prop)
        case Towel():
            _towel(canvas, prop, spot(body, prop.under).point[0], height - prop.thick)
        case Roller():
            _roller(canvas, prop, height - prop.radius)


def prop_points(prop: Prop) -> list[Vec]:
    """The corners that the drawing must hold."""
    match prop:
        case Mat():
            return [(prop.span[0] + OBLIQUE[0] * BEFORE, 0), (prop.span[1] + OBLIQUE[0] * BEHIND, 0)]
        case Bed():
            x0, x1 = prop.span
            return [(x0 - 0.035, 0), (x0, prop.height + HEADBOARD + 0.05), (x1 + 0.06, 0)]
        case Table():
            return [(prop.span[0], 0), (prop.span[1] + 0.02, prop.height)]
    return []


def _corner(height: float) -> Callable[[float, float], Vec]:
    """Points at a height: how far forward, and how far back from the near side."""

    def point(x: float, back: float, y: float = height) -> Vec:
        return (x + OBLIQUE[0] * back, y + OBLIQUE[1] * back)

    return point


@dataclass(frozen=True)
class Board:
    """A board: its top at a height, reaching from before to behind the near side of the body."""

    span: Span
    reach: Span
    top: float
    thick: float

    def draw(self, canvas: Canvas, colour: str, soft: float) -> None:
        """Its top in a colour and its sides in the darker one; corners rounded by `soft` pixels."""
        at, down = _corner(self.top), (0.0, self.thick)
        (x0, x1), (before, behind) = self.span, self.reach
        n0, n1, f1, f0 = at(x0, before), at(x1, before), at(x1, behind), at(x0, behind)
        rim = [n0, n1, f1, minus(f1, down), minus(n1, down), minus(n0, down)]
        canvas.polygon(rim, _side_of(colour), soft)
        canvas.polygon([n0, n1, f1, f0], colour, soft)


def _side_of(colour: str) -> str:
    return {"mat": "mat-dark", "prop": "prop-dark", "prop-light": "prop"}[colour]


def _bed(canvas: Canvas, bed: Bed) -> None:
    (x0, x1), top = bed.span, bed.height
    front, back = -0.05, 0.44
    at, low = _corner(0), top - MATTRESS - FRAME
    for x, d in ((x1 - 0.04, back), (x0 + 0.02, front), (x1 - 0.05, front)):
        foot = at(x, d)
        canvas.polygon(
            [foot, plus(foot, (0.026, 0)), plus(foot, (0.026, low)), plus(foot, (0, low))], "prop-dark", 1
        )
    high = top + HEADBOARD
    near, far = at(x0 - 0.012, front), at(x0 - 0.012, back)
    up, low_up = (0.0, high), (0.0, 0.06)
    canvas.polygon([plus(near, low_up), plus(far, low_up), plus(far, up), plus(near, up)], "prop-dark", 5)
    outer = minus(near, (0.016, 0))
    canvas.polygon([outer, near, plus(near, up), plus(outer, up)], "prop", 4)
    Board(bed.span, (front, back), top - MATTRESS, FRAME).draw(canvas, "prop", 3)
    mattress = Board((x0 + 0.006, x1 - 0.006), (front + 0.006, back - 0.02), top, MATTRESS)
    mattress.draw(canvas, "prop-light", 9)
    p0, p1 = bed.pillow
    pillow = _corner(top)
    points = [pillow(p0, -0.03), pillow(p1, -0.03), plus(pillow(p1, -0.02), (0, 0.021)),
              plus(pillow(p1 + 0.005, back - 0.14), (0, 0.027)),
              plus(pillow(p0 + 0.01, back - 0.14), (0, 0.030)),
              plus(pillow(p0 - 0.003, 0), (0, 0.024))]  # fmt: skip
    canvas.polygon(points, "cloth", 10)


def _table(canvas: Canvas, table: Table) -> None:
    (x0, x1), top = table.span, table.height
    front, back = -0.10, 0.14
    at = _corner(0)
    for x, d, colour in ((x0 + 0.04, back - 0.03, "prop-dark"), (x1 - 0.06, back - 0.03, "prop-dark"),
                         (x0 + 0.025, front, "prop"), (x1 - 0.05, front, "prop")):  # fmt: skip
        a = at(x, d)
        up = top - 0.02
        leg = [plus(a, (0, up)), plus(a, (0.025, up)), plus(a, (0.021, 0)), plus(a, (0.004, 0))]
        canvas.polygon(leg, colour, 1.5)
    Board(table.span, (front, back), top, 0.026).draw(canvas, "prop-light", 3)


def _towel(canvas: Canvas, towel: Towel, x: float, y: float) -> None:
    folds, half = 3, towel.width / 2
    for i in range(folds):
        low, high = y + towel.thick * i / folds, y + towel.thick * (i + 1) / folds
        a, b = canvas.paper.place((x - half, high)), canvas.paper.place((x + half, low))
        canvas.add(
            f'<rect x="{number(min(a[0], b[0]))}" y="{number(a[1])}" width="{number(abs(b[0] - a[0]))}" '
            f'height="{number(b[1] - a[1])}" rx="{canvas.px(towel.thick / folds * 0.45)}" '
            f'fill="{canvas.colour("cloth")}" stroke="{canvas.colour("cloth-dark")}" stroke-width="4"/>'
        )


def _roller(canvas: Canvas, roller: Roller, y: float) -> None:
    at = _corner(y)
    a, b = at(roller.x, -0.05), at(roller.x, 0.24)
    line = canvas.line([a, between(a, b, 0.5), b])
    canvas.stroke(line, "cloth-dark", number(2 * roller.radius * canvas.paper.scale * UNITS))
    canvas.ellipse(a, (roller.radius, roller.radius), "cloth")
    canvas.ellipse(a, (roller.radius * 0.45, roller.radius * 0.45), "cloth-dark")
