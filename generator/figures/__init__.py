"""Figures: a pose in numbers becomes drawings.

geometry, skeleton, body -> solver (contacts), kept (cache) -> checks (faults) -> scene (painting, props,
annotations, muscle) -> canvas (SVG) -> movement; anatomy is the overview drawing.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from generator.model.muscles import Anatomy, Muscles
from generator.model.people import People, Person
from generator.model.pose import Pose, StateName

from .anatomy import anatomy_paper, draw_anatomy
from .canvas import Canvas
from .checks import Fault, faults, unknown_names
from .colours import colours
from .kept import solve
from .movement import moving
from .scene import Scene

__all__ = ["Fault", "anatomy_files", "check", "print_anatomy", "print_drawing", "site_files", "solve"]

Words = Mapping[str, str]


def check(pose: Pose, people: People, muscles: Muscles, cache: Path | None = None) -> tuple[Fault, ...]:
    """Everything wrong with a pose: first its names, and where those are known its solved geometry."""
    wrong = tuple(unknown_names(pose, people, muscles))
    return wrong or faults(_scene(pose, people, muscles, cache))


def site_files(pose: Pose, people: People, muscles: Muscles, cache: Path | None = None) -> dict[str, str]:
    """Every drawing of a pose for the site, {file name: SVG}: start and hold, their mirror images where the sides
    differ, `-icon` without annotations and `-move` from start to hold. They follow the reader's colour scheme."""
    scene = _scene(pose, people, muscles, cache)
    out = {}
    for state in pose.states:
        out[f"{pose.id}-{state}.svg"] = _drawing(scene, state)
        if pose.one_sided:
            out[f"{pose.id}-{state}-mirrored.svg"] = _drawing(scene, state, mirrored=True)
    out[f"{pose.id}-icon.svg"] = _drawing(scene, "hold", annotated=False)
    if "start" in pose.states:
        out[f"{pose.id}-move.svg"] = _moving(scene)
        if pose.one_sided:
            out[f"{pose.id}-move-mirrored.svg"] = _moving(scene, mirrored=True)
    return out


def print_drawing(
    pose: Pose, state: StateName, people: People, muscles: Muscles, mirrored: bool = False, cache: Path | None = None
) -> str:
    """One drawing as SVG with literal colours, for PDF."""
    scene = _scene(pose, people, muscles, cache)
    canvas = Canvas(f"{pose.id}-{state}-print", scene.paper(mirrored, True), colours(scene.person, "print"))
    scene.draw(canvas, state, annotated=True)
    return canvas.document(pose.title, one_side(pose.states[state].alt, mirrored), None)


def anatomy_files(anatomy: Anatomy, muscles: Muscles) -> dict[str, str]:
    """The overview drawing for the site, {file name: SVG}; it follows the reader's colour scheme."""
    canvas = Canvas("anatomy", anatomy_paper())
    draw_anatomy(canvas, anatomy, muscles)
    return {"anatomy.svg": _themed(canvas, anatomy.title, anatomy.alt, None)}


def print_anatomy(anatomy: Anatomy, muscles: Muscles) -> str:
    """The overview drawing with literal colours, for PDF."""
    canvas = Canvas("anatomy-print", anatomy_paper(), colours(None, "print"))
    draw_anatomy(canvas, anatomy, muscles)
    return canvas.document(anatomy.title, anatomy.alt, None)


def one_side(text: str, mirrored: bool) -> str:
    """A text with every `[right|left]` as its first word, or mirrored its second."""
    return re.sub(r"\[([^|\[\]]*)\|([^|\[\]]*)\]", lambda m: m.group(2 if mirrored else 1), text)


def _scene(pose: Pose, people: People, muscles: Muscles, cache: Path | None) -> Scene:
    person = people.root[pose.person]
    return Scene(pose, person, muscles, solve(pose, person, cache))


def _drawing(scene: Scene, state: StateName, mirrored: bool = False, annotated: bool = True) -> str:
    pose = scene.pose
    name = f"{pose.id}-{state}{'-mirrored' if mirrored else ''}{'' if annotated else '-icon'}"
    canvas = Canvas(name, scene.paper(mirrored, annotated))
    scene.draw(canvas, state, annotated)
    return _themed(canvas, pose.title, one_side(pose.states[state].alt, mirrored), scene.person)


def _moving(scene: Scene, mirrored: bool = False) -> str:
    pose, paper = scene.pose, scene.paper(mirrored, True)
    name = f"{pose.id}-move{'-mirrored' if mirrored else ''}"
    words = one_side(pose.states["hold"].alt, mirrored)
    return moving(
        scene, lambda: Canvas(name, paper, keep=True), lambda canvas: _themed(canvas, pose.title, words, scene.person)
    )


def _themed(canvas: Canvas, title: str, words: str, person: Person | None) -> str:
    return canvas.document(title, words, {"light": colours(person, "light"), "dark": colours(person, "dark")})
