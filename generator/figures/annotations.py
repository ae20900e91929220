"""What is drawn over the figure: arrows of movement, angles, lines."""

from generator.model.pose import AngleMark, Arrow, GapMark, LineMark, Mark

from .body import Body
from .canvas import FONT, TEXT, UNITS, Canvas
from .geometry import Vec, along, minus, plus, times, unit
from .landmarks import spot
from .paths import line_data, number
from .skeleton import Angles

RADIUS = 0.065


def printed_angle(angles: Angles, mark: AngleMark) -> float | None:
    """The angle drawn at the joint of a mark, as a reader sees it; None where it is no knee or hip."""
    value = angles.get(mark.joint)
    return None if value is None or not mark.joint.endswith((".knee", ".hip")) else abs(value)


def _arrow_data(canvas: Canvas, tail: Vec, tip: Vec, bend: float) -> str:
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
        f"L{at(along(neck, side, head))} {at(q)} {at(along(neck, side, -head))} "
        f"{at(along(neck, side, -thick))}"
        f"Q{at(along(bow, middle, -mean))} {at(along(p, begin, -thin))}z"
    )


def draw_arrow(canvas: Canvas, body: Body, arrow: Arrow) -> None:
    at = spot(body, arrow.at).point
    data = _arrow_data(canvas, plus(at, arrow.tail), plus(at, arrow.tip), arrow.bend)
    colour = canvas.colour("accent")
    canvas.fill(data, "accent", f' stroke="{colour}" stroke-width="8" stroke-linejoin="round"')


def arrow_points(body: Body, arrow: Arrow) -> list[Vec]:
    """What the drawing must hold of an arrow."""
    at = spot(body, arrow.at).point
    return [plus(at, arrow.tail), plus(at, arrow.tip)]


def draw_mark(canvas: Canvas, body: Body, mark: Mark) -> None:
    match mark:
        case AngleMark():
            _angle(canvas, body, mark)
        case LineMark():
            a, b = (spot(body, name).point for name in mark.through)
            _dotted(canvas, a, b, "paper", "5 22")
        case GapMark():
            x, y = plus(spot(body, mark.at).point, (mark.ahead, 0))
            _dotted(canvas, (x, y - 0.004), (x, 0.004), "accent", "7 20")


def _dotted(canvas: Canvas, a: Vec, b: Vec, colour: str, dashes: str) -> None:
    data = line_data([canvas.paper.place(a), canvas.paper.place(b)])
    canvas.stroke(data, colour, "8", f' stroke-dasharray="{dashes}"')


def _angle(canvas: Canvas, body: Body, mark: AngleMark) -> None:
    """A corner (or, away from a right angle, an arc's chord) inside the joint, and the number beside it."""
    limb, joint = mark.joint.split(".")
    chain = body.skeleton.legs["left" if limb.startswith("left") else "right"]
    i = 1 if joint == "knee" else 0
    middle, below = chain.joints[i], chain.joints[i + 1]
    above = chain.joints[0] if i else along(middle, body.skeleton.pelvis.y, 1)
    a, b = unit(minus(above, middle)), unit(minus(below, middle))
    inner = unit(plus(a, b))
    r = RADIUS * 0.62
    corner = along(middle, plus(a, b), r)
    place = canvas.paper.place
    data = line_data([place(along(middle, a, r)), place(corner), place(along(middle, b, r))])
    canvas.stroke(data, "line", "7.5")
    x, y = place(plus(middle, times(inner, mark.distance)))
    canvas.add(
        f'<text x="{number(x)}" y="{number(y + 6 * UNITS)}" text-anchor="middle" '
        f'font-family="{FONT}" font-size="{TEXT * UNITS}" font-weight="600" '
        f'fill="{canvas.colour("line")}">{number(mark.degrees)}°</text>'
    )
