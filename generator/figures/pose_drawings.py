"""Figures in three dimensions: a pose in numbers becomes drawings from any side.

geometry -> skeleton -> surface (skin), contacts, collisions, solver -> states -> faults, checks, moments,
muscles; sections -> body (trunk, limbs, hands, feet, head) -> projection, outline, depth -> painting,
solid_painting, keyframes -> scene, picture, movement, anatomy.
"""

from collections.abc import Mapping

from ..model.muscles import Anatomy, Muscles
from ..model.people import People, Person
from ..model.pose import MOVEMENTS, Pose
from .anatomy import anatomy
from .body import parts
from .canvas import with_literal_colours
from .case import Case
from .checks import every_fault, faults_of
from .colours import PALE, colours
from .faults import PoseFault, unsolvable
from .moments import moments, works
from .movement import Film, Moment, backwards, eased, moving
from .muscles import parts_over
from .picture import InBetween, Look, bands, picture
from .rings import rings
from .scene import Drawing, draw
from .skeleton import SIDES, skeleton
from .states import Solved, solve

__all__ = [
    "PoseFault",
    "anatomy_files",
    "anatomy_prints",
    "check",
    "faulty_drawing",
    "hold_file",
    "print_files",
    "site_files",
]


def check(pose: Pose, people: People, muscles: Muscles) -> tuple[PoseFault, ...]:
    """Everything wrong with a pose: first its names, and where those are known its solved geometry."""
    wrong = tuple(unsolvable(pose, people, muscles))
    if wrong:
        return wrong
    return faults_of(Case(pose, muscles, solve(pose, people.root[pose.person])))


def site_files(pose: Pose, people: People, muscles: Muscles) -> dict[str, str]:
    """Every drawing of a pose for the site, {file name: SVG}, following the reader's colour scheme.

    One of each state by its name, and `-mirrored` of each where the sides differ; `-move` from the start
    to the hold and `-move-back` from there to the start; and `-icon`, the hold without annotations.
    """
    person = people.root[pose.person]
    solved = solve(pose, person)
    out = {}
    for mirrored in (False, True) if pose.one_sided else (False,):
        ending = "-mirrored" if mirrored else ""
        for state in pose.states:
            drawing = picture(pose, state, solved, muscles, Look(mirrored))
            out[f"{pose.id}-{state}{ending}.svg"] = draw(drawing)
            if state == "hold" and not mirrored:
                icon = picture(pose, state, solved, muscles, Look(annotated=False))
                out[f"{pose.id}-icon.svg"] = draw(icon)
    if len(pose.route) > 1:
        frames = _frames(pose, person, muscles, solved)
        movement = moving(_film(pose, picture(pose, "hold", solved, muscles, Look()), frames, muscles))
        there, back = (f"{pose.id}-{name}" for name in MOVEMENTS)
        out |= {f"{there}.svg": movement, f"{back}.svg": backwards(movement, there, back)}
    return out


def hold_file(pose: Pose, people: People, muscles: Muscles) -> dict[str, str]:
    """The drawing of the hold alone, {file name: SVG}: what the site shows of a pose that no stretch has."""
    solved = solve(pose, people.root[pose.person])
    return {f"{pose.id}-hold.svg": draw(picture(pose, "hold", solved, muscles, Look()))}


def print_files(site: Mapping[str, str], pose: Pose, people: People) -> dict[str, str]:
    """The still drawings among those for the site with literal colours, for PDF, by the same names."""
    palette = colours(people.root[pose.person], "print")
    still = (f"{pose.id}-{state}{ending}.svg" for state in pose.states for ending in ("", "-mirrored"))
    return {name: with_literal_colours(site[name], palette) for name in still if name in site}


def faulty_drawing(
    pose: Pose, state: str, people: People, muscles: Muscles, mirrored: bool = False
) -> tuple[str, tuple[PoseFault, ...]]:
    """A drawing of a state as SVG with a ring and a few words at each of its faults, and those faults.

    The pose's names must be known. For tuning: a pose with faults is drawn all the same."""
    solved = solve(pose, people.root[pose.person])
    found = tuple(one for one in every_fault(Case(pose, muscles, solved)) if one.state == state)
    marks = [(at, one.short) for one in found for at in one.rings]
    overlays = (rings(marks),) if marks else ()
    return draw(picture(pose, state, solved, muscles, Look(mirrored, faults=overlays))), found


def anatomy_files(subject: Anatomy, muscles: Muscles) -> dict[str, str]:
    """The overview drawing for the site, {file name: SVG}; it follows the reader's colour scheme."""
    return {"anatomy.svg": anatomy(subject, muscles)}


def anatomy_prints(site: Mapping[str, str]) -> dict[str, str]:
    """The overview drawing for the site with literal colours, for PDF, by the same name."""
    palette = colours(PALE, "print")
    return {name: with_literal_colours(svg, palette) for name, svg in site.items()}


def _frames(pose: Pose, person: Person, muscles: Muscles, solved: Mapping[str, Solved]) -> tuple[Moment, ...]:
    """The moments of the movement from the start to the hold, through the states between."""
    way = moments(pose, person, solved)
    bodies = [skeleton(angles) for angles in way]
    return tuple(
        Moment(parts(body, person), bands(pose, solved["hold"], muscles, InBetween(body, hard)), time)
        for body, hard, time in zip(bodies, works(pose), eased(len(way)), strict=True)
    )


def _film(pose: Pose, hold: Drawing, frames: tuple[Moment, ...], muscles: Muscles) -> Film:
    """The movement that ends in the drawing of the hold, seen as that is seen."""
    return Film(
        name=f"{pose.id}-move",
        title=hold.title,
        alt=hold.alt,
        camera=hold.camera,
        person=hold.person,
        moments=frames,
        solids=hold.solids,
        things=hold.things,
        under=parts_over((*pose.target.parts, *works(pose)[-1]), SIDES, muscles),
    )
