"""The overview drawing: bones from the front, the muscles along their landmarks, and their names."""

from generator.model.muscles import Anatomy, Bone, Label, Muscles
from generator.model.people import Person
from generator.model.pose import SIDES, Angles, State

from .body import Body
from .canvas import FONT, SIZE, TEXT, UNITS, Canvas, Paper, escaped
from .front import front_shapes
from .geometry import Shape, Vec
from .muscle import draw_bare_muscles, muscle_line
from .paths import line_data, number
from .skeleton import View
from .solver import flattened

NOBODY = Person(skin="#ffffff", hair="#ffffff", top="#ffffff", bottoms="#ffffff", style="short")
UPRIGHT = flattened(State(alt="-", angles=Angles(y=0)))


def draw_anatomy(canvas: Canvas, anatomy: Anatomy, muscles: Muscles) -> None:
    """Draws the body's shape, bones, muscles and names on an empty canvas whose paper is `anatomy_paper`."""
    body = Body(UPRIGHT, View("viewer"), NOBODY)
    shapes = [*front_shapes(body), *(body.trousers(side) for side in SIDES)]
    canvas.fill(canvas.data(*shapes), "floor")
    for bone in anatomy.bones:
        _bone(canvas, bone)
    for side in SIDES:
        chosen = [muscles.muscles[i] for i in anatomy.muscles]
        draw_bare_muscles(canvas, [(m, muscle_line(body, m, muscles, side)) for m in chosen])
    for label in anatomy.labels:
        _label(canvas, label)


def anatomy_paper(anatomy: Anatomy) -> Paper:
    """The frame from the lowest to the highest point that is shown, the body's middle in its middle."""
    low, high = anatomy.shows
    scale = SIZE[1] / (high - low)
    return Paper(scale, (SIZE[0] / 2, high * scale))


def _bone(canvas: Canvas, bone: Bone) -> None:
    for sign in (1, -1) if bone.paired else (1,):
        points: tuple[Vec, ...] = tuple((sign * x, y) for x, y in bone.outline)
        data = canvas.data(Shape(points))
        if bone.hole:
            canvas.fill(data, "floor", f' stroke="{canvas.colour("bone-line")}" stroke-width="6"')
        else:
            canvas.fill(data, "bone", f' stroke="{canvas.colour("bone-line")}" stroke-width="6"')


def _label(canvas: Canvas, label: Label) -> None:
    place = canvas.paper.place
    a, b = place(label.at), place(label.points_to)
    to_right = label.at[0] < label.points_to[0]
    gap = 4 * UNITS if to_right else -4 * UNITS
    canvas.stroke(line_data([(a[0] + gap, a[1] - 6 * UNITS), b]), "line", "6")
    canvas.ellipse(label.points_to, (0.005, 0.005), "line")
    canvas.add(
        f'<text x="{number(a[0])}" y="{number(a[1])}" text-anchor="{"end" if to_right else "start"}" '
        f'font-family="{FONT}" font-size="{TEXT * UNITS}" font-weight="{700 if label.bold else 500}" '
        f'fill="{canvas.colour("accent" if label.bold else "line")}">{escaped(label.text)}</text>'
    )
