"""A state of a pose as a drawing: who, from where, with which things, muscles, arrows and marks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ..model.annotations import AngleMark, Arrow, DistanceMark, GapMark, LineMark, Mark
from ..model.base import Id
from ..model.muscles import Muscles
from ..model.pose import Pose
from ..model.props import Roller
from ..text import markup
from .annotations import Overlay, angle_mark, arrow, distance_mark, dotted, tuck_ways
from .camera import Camera
from .geometry import Vec, along, plus
from .heat import MIDDLE, Band, Kind, muscle_overlay
from .muscles import heats, parts_over, way
from .props import things
from .scene import Drawing
from .skeleton import SIDES, Skeleton, side_of
from .spots import spot
from .states import Solved, sides_of

BOLD = 1.6
"""How much thicker the lines of an icon are: it is shown at a third of the size."""

FLOOR_LINE = 0.012
"""How high a distance on the floor is drawn: it may lie on a mat."""


@dataclass(frozen=True)
class Look:
    """How a state is drawn: mirrored for the other side, and without annotations as an icon."""

    mirrored: bool = False
    annotated: bool = True
    faults: tuple[Overlay, ...] = ()
    """What is painted on top of everything."""


def camera_of(pose: Pose, state: str, mirrored: bool = False) -> Camera:
    """The camera of a state: a named view, its turn and height replaced where the pose says so."""
    said = pose.camera_of(state)
    named = Camera.named(said.view)
    turn = named.turn if said.turn is None else said.turn
    height = named.height if said.height is None else said.height
    return Camera(turn, height, mirrored)


def picture(
    pose: Pose,
    state: str,
    solved: Mapping[str, Solved],
    muscles: Muscles,
    look: Look | None = None,
) -> Drawing:
    """The drawing of a state of a pose."""
    look = look or Look()
    one = solved[state]
    person = one.person
    said = pose.states[state]

    def where(name: str) -> Vec:
        return one.posed.point(spot(name))

    solids, soft = things(one.resolved.shown, where)
    sides = SIDES if said.works else sides_of(pose, one)
    seen = bands(pose, one, muscles)
    overlays = (
        [muscle_overlay(seen, parts_over((*pose.target.parts, *said.works), sides, muscles))] if seen else []
    )
    extra: list[Vec] = []
    if look.annotated:
        overlays += [_mark(mark, one, where) for mark in said.marks]
        for a in said.arrows:
            way_of = _arrow_way(a, where)
            extra += way_of
            overlays.append(arrow(way_of, a.bend, a.both))
        if said.tuck:
            for curve in tuck_ways(one.body):
                extra += curve
                overlays.append(arrow(curve))
    ghost = said.ghost if look.annotated else None
    return Drawing(
        name=f"{pose.id}-{state}{'-mirrored' if look.mirrored else ''}{'' if look.annotated else '-icon'}",
        title=pose.title,
        alt=markup.plain(said.alt, look.mirrored),
        camera=camera_of(pose, state, look.mirrored),
        person=person,
        body=one.parts,
        things=soft,
        solids=solids,
        overlays=(*overlays, *look.faults),
        extra=tuple(extra),
        ghost=() if ghost is None else solved[ghost].parts,
        bold=1.0 if look.annotated else BOLD,
    )


@dataclass(frozen=True)
class InBetween:
    """A moment on the way to a state: the body, and how hard each muscle works, 0 to 1."""

    body: Skeleton
    works: Mapping[Id, float]


def bands(pose: Pose, one: Solved, muscles: Muscles, moment: InBetween | None = None) -> tuple[Band, ...]:
    """The target as hot as it is stretched, and what works, in a state, or at a moment on the way to it."""
    moment = moment or InBetween(one.body, dict.fromkeys(one.resolved.written.works, 1.0))
    body, how = moment.body, pose.target.how
    sides = sides_of(pose, one)
    warmth = heats(body, pose.target.parts, sides, muscles)
    held = 1.0 if one.resolved.name == "hold" else 0.0
    out = []
    for side in sides:
        for name in pose.target.parts:
            muscle = muscles.muscles[name]
            points = way(body, muscle, muscles, side)
            heat = warmth[f"{side}-{name}"] if how == "stretched" else held
            at = _pressed(points, one) if how == "rolled" else MIDDLE
            kind: Kind = "marked" if how == "marked" else "stretched"
            out.append(Band(points, heat, kind, muscle.behind, at))
    for name, hard in moment.works.items():
        out += [Band(way(body, muscles.muscles[name], muscles, s), hard, "works") for s in SIDES]
    return tuple(out)


def _pressed(points: Sequence[tuple[Vec, float]], one: Solved) -> float:
    """Where a roller presses on a muscle, as a share of its way: where it is next to the roller."""
    roller = one.resolved.shown.get("roller")
    if not isinstance(roller, Roller):
        return MIDDLE
    far = [abs(at[0] - roller.x) for at, _ in points]
    return far.index(min(far)) / (len(far) - 1)


def _arrow_way(said: Arrow, where: Callable[[str], Vec]) -> tuple[Vec, Vec]:
    at = where(said.at)
    return plus(at, said.tail), plus(at, said.tip)


def _mark(mark: Mark, one: Solved, where: Callable[[str], Vec]) -> Overlay:
    point = where
    match mark:
        case AngleMark():
            limb, joint = mark.joint.split(".")
            leg = one.body.legs[side_of(limb)]
            above, middle, below = (
                (leg.hip, leg.knee, leg.ankle)
                if joint == "knee"
                else (along(leg.hip, one.body.pelvis.along, 0.2), leg.hip, leg.knee)
            )
            return angle_mark(above, middle, below, f"{mark.degrees:g}°", mark.distance)
        case LineMark():
            a, b = (point(name) for name in mark.through)
            return dotted(a, b, over=True)
        case GapMark():
            x, y, z = point(mark.at)
            side = mark.at.partition("-")[0]
            foot = (f"{side}-foot",) if side in SIDES else ()
            return dotted((x + mark.ahead, y - 0.002, z), (x + mark.ahead, 0.003, z), before=foot)
        case DistanceMark():
            (ax, _, az), (bx, _, bz) = (point(name) for name in mark.between)
            return distance_mark(((ax, FLOOR_LINE, az), (bx, FLOOR_LINE, bz)), mark.z, mark.label)
