"""Figures: a pose in numbers becomes drawings.

geometry -> skeleton -> body (profiles, feet, hands), landmarks -> contacts, solver -> names, checks ->
scene (painting, muscle, props, annotations) -> canvas (paths, colours) -> movement; anatomy is the overview.
"""

from collections.abc import Sequence

from generator.model.muscles import Anatomy, Muscles
from generator.model.people import People, Person
from generator.model.pose import Pose, StateName
from generator.text import markup

from ..content import Fault
from .anatomy import anatomy_paper, draw_anatomy
from .canvas import Canvas
from .checks import faults
from .colours import colours
from .movement import moments, moving
from .names import unknown_names
from .scene import Scene
from .skeleton import Angles
from .solver import solve

__all__ = [
    "Fault",
    "anatomy_files",
    "check",
    "print_anatomy",
    "print_drawing",
    "print_files",
    "site_files",
]


def check(pose: Pose, people: People, muscles: Muscles) -> tuple[Fault, ...]:
    """Everything wrong with a pose: first its names, and where those are known its solved geometry."""
    wrong = tuple(unknown_names(pose, people, muscles))
    return wrong or faults(_scene(pose, people, muscles))


def site_files(pose: Pose, people: People, muscles: Muscles) -> dict[str, str]:
    """Every drawing of a pose for the site, {file name: SVG}, following the reader's colour scheme.

    `-start` and `-hold`; `-move` from the one to the other; `-mirrored` of each where the sides differ; and
    `-icon`, the hold without annotations."""
    scene = _scene(pose, people, muscles)
    out = {}
    for state in pose.states:
        out[f"{pose.id}-{state}.svg"] = _drawing(scene, state)
        if pose.one_sided:
            out[f"{pose.id}-{state}-mirrored.svg"] = _drawing(scene, state, mirrored=True)
    out[f"{pose.id}-icon.svg"] = _drawing(scene, "hold", annotated=False)
    if "start" in pose.states:
        way = moments(scene)
        out[f"{pose.id}-move.svg"] = _moving(scene, way)
        if pose.one_sided:
            out[f"{pose.id}-move-mirrored.svg"] = _moving(scene, way, mirrored=True)
    return out


def print_drawing(
    pose: Pose, state: StateName, people: People, muscles: Muscles, mirrored: bool = False
) -> str:
    """One drawing as SVG with literal colours, for PDF."""
    scene = _scene(pose, people, muscles)
    name = f"{pose.id}-{state}-print{'-mirrored' if mirrored else ''}"
    canvas = Canvas(name, scene.paper(mirrored, True), colours(scene.person, "print"))
    scene.draw(canvas, state, annotated=True)
    return canvas.document(pose.title, markup.plain(pose.states[state].alt, mirrored), None)


def print_files(pose: Pose, people: People, muscles: Muscles) -> dict[str, str]:
    """Every drawing of a pose for PDF, named as those of `site_files` are: start and hold, and mirrored."""
    out = {}
    for state in pose.states:
        out[f"{pose.id}-{state}.svg"] = print_drawing(pose, state, people, muscles)
        if pose.one_sided:
            out[f"{pose.id}-{state}-mirrored.svg"] = print_drawing(
                pose, state, people, muscles, mirrored=True
            )
    return out


def anatomy_files(anatomy: Anatomy, muscles: Muscles) -> dict[str, str]:
    """The overview drawing for the site, {file name: SVG}; it follows the reader's colour scheme."""
    canvas = Canvas("anatomy", anatomy_paper(anatomy))
    draw_anatomy(canvas, anatomy, muscles)
    return {"anatomy.svg": _themed(canvas, anatomy.title, anatomy.alt, None)}


def print_anatomy(anatomy: Anatomy, muscles: Muscles) -> str:
    """The overview drawing with literal colours, for PDF."""
    canvas = Canvas("anatomy-print", anatomy_paper(anatomy), colours(None, "print"))
    draw_anatomy(canvas, anatomy, muscles)
    return canvas.document(anatomy.title, anatomy.alt, None)


def _scene(pose: Pose, people: People, muscles: Muscles) -> Scene:
    person = people.root[pose.person]
    return Scene(pose, person, muscles, solve(pose, person))


def _drawing(scene: Scene, state: StateName, mirrored: bool = False, annotated: bool = True) -> str:
    pose = scene.pose
    name = f"{pose.id}-{state}{'-mirrored' if mirrored else ''}{'' if annotated else '-icon'}"
    canvas = Canvas(name, scene.paper(mirrored, annotated))
    scene.draw(canvas, state, annotated)
    return _themed(canvas, pose.title, markup.plain(pose.states[state].alt, mirrored), scene.person)


def _moving(scene: Scene, way: Sequence[Angles], mirrored: bool = False) -> str:
    pose, paper = scene.pose, scene.paper(mirrored, True)
    name = f"{pose.id}-move{'-mirrored' if mirrored else ''}"
    words = markup.plain(pose.states["hold"].alt, mirrored)
    return moving(
        scene,
        way,
        lambda: Canvas(name, paper, keep=True),
        lambda canvas: _themed(canvas, pose.title, words, scene.person),
    )


def _themed(canvas: Canvas, title: str, words: str, person: Person | None) -> str:
    return canvas.document(title, words, {"light": colours(person, "light"), "dark": colours(person, "dark")})
