"""The overview drawing: bones from the front inside a body's outline, the muscles along their way, and their
names."""

import numpy as np

from ..model.muscles import Anatomy, Bone, Label, Muscles
from ..text import markup
from .annotations import RIM, Lettering, label, width
from .body import parts
from .camera import Camera
from .canvas import SIZE, UNITS, Canvas, Paper, cubics, line_data, number, path_data
from .colours import PALE, colours
from .heat import Band, draw_band
from .items import items_of
from .muscles import way
from .painting import OUTLINE, Painter
from .skeleton import NEUTRAL, SIDES, skeleton

NAMES = 20
"""The size of the names in pixels; they are smaller where a word would reach out of the page."""
LINE = 1.15
"""From line to line of a name, as a share of its size."""
BODY = ("trunk", "right-thigh", "left-thigh")


def anatomy(subject: Anatomy, muscles: Muscles) -> str:
    """The overview drawing as SVG that follows the reader's colour scheme."""
    low, high = subject.shows
    hips = NEUTRAL["y"]
    camera = Camera(90, 0, centre=(0.0, hips, 0.0))
    # The right side of the person is at the left of the page: a label's place is given as it is drawn.
    paper = Paper(SIZE[1] / (high - low), (0.0, (low + high) / 2))
    canvas = Canvas("anatomy", paper)
    body = skeleton(NEUTRAL)
    items = items_of(camera, [p for p in parts(body, PALE) if p.name in BODY])
    painter = Painter(canvas, camera, items)
    _silhouette(painter)
    for bone in subject.bones:
        _bone(canvas, bone)
    for name in sorted(subject.muscles, key=lambda n: not muscles.muscles[n].behind):
        muscle = muscles.muscles[name]
        for side in SIDES:
            draw_band(painter, [Band(way(body, muscle, muscles, side), 1.0, "stretched", muscle.behind)])
    size = min([NAMES, *(_largest(one.text, _room(canvas, one)) for one in subject.labels)])
    for one in subject.labels:
        _label(painter, one, size)
    light, dark = colours(PALE, "light"), colours(PALE, "dark")
    return canvas.document(subject.title, markup.plain(subject.alt), light, dark)


def _silhouette(painter: Painter) -> None:
    """The body as one pale shape with an outline."""
    canvas = painter.canvas
    data = [
        path_data(painter.pieces(item.loops[0], item.part.points))
        for item in painter.items.values()
        if item.loops
    ]
    line = canvas.colour("bone-line")
    shape = canvas.define(lambda i: f'<path id="{i}" d="{"".join(data)}"/>')
    canvas.add(
        f'<use href="#{shape}" fill="{line}" stroke="{line}" stroke-width="{number(2.2 * OUTLINE * UNITS)}"/>'
        f'<use href="#{shape}" fill="{canvas.colour("floor")}"/>'
    )


def _bone(canvas: Canvas, bone: Bone) -> None:
    line, fill = canvas.colour("bone-line"), "floor" if bone.hole else "bone"
    for sign in (1, -1) if bone.paired else (1,):
        points = np.array([(sign * x, y) for x, y in bone.outline], float)
        data = path_data(cubics(canvas.place(points)))
        canvas.fill(data, fill, f' stroke="{line}" stroke-width="{number(1.1 * UNITS)}"')


def _label(painter: Painter, one: Label, size: int) -> None:
    canvas = painter.canvas
    a, b = canvas.place(np.array([one.at, one.points_to], float))
    to_right = _is_held_at_its_end(one)
    gap = np.array((4 * UNITS if to_right else -4 * UNITS, 0))
    canvas.stroke(line_data(np.array([a + gap, b])), "line", 1.2)
    x, y = b
    canvas.add(
        f'<circle cx="{round(float(x))}" cy="{round(float(y))}" r="{3 * UNITS}" '
        f'fill="{canvas.colour("line")}"/>'
    )
    look = Lettering("accent" if one.bold else "line", "end" if to_right else "start", size)
    lines = _lines(one.text, _room(canvas, one), size)
    for row, line in enumerate(lines):
        below = (row - (len(lines) - 1) / 2) * LINE * size * UNITS
        label(painter, a + np.array((0, below)), line, look)


def _is_held_at_its_end(one: Label) -> bool:
    """Whether a name ends where its line begins: it names what is at its right."""
    return one.at[0] < one.points_to[0]


def _room(canvas: Canvas, one: Label) -> float:
    """How wide a name may be: from where it is held to the edge of the page, in page units."""
    x = float(canvas.place(np.array(one.at, float))[0])
    room = x if _is_held_at_its_end(one) else SIZE[0] * UNITS - x
    return room - RIM * UNITS


def _largest(words: str, room: float) -> int:
    """The largest size in pixels at which each word of a name has room."""
    return max(1, int(room / max(width(word, 1) for word in words.split())))


def _lines(words: str, room: float, size: int) -> list[str]:
    """A name in as few lines as there is room for."""
    first, *others = words.split()
    lines = [first]
    for word in others:
        longer = f"{lines[-1]} {word}"
        lines[-1:] = [longer] if width(longer, size) <= room else [lines[-1], word]
    return lines
