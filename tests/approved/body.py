"""The measures of the body and of props: named points, ranges of joints, surfaces, what lies in what."""

from collections.abc import Iterator
from typing import Any, get_args

from generator.figures.body import parts
from generator.figures.camera import VIEWS
from generator.figures.case import Case
from generator.figures.collisions import blocks
from generator.figures.contacts import Flat, Touchable, group, groups, held, residuals, surfaces
from generator.figures.geometry import Vec, times
from generator.figures.muscles import landmark, way
from generator.figures.ranges import range_of
from generator.figures.skeleton import NEUTRAL, SIDES, Skeleton, skeleton
from generator.figures.solid_checks import overlaps
from generator.figures.spots import Spot, limb_spot, spot
from generator.figures.states import solve
from generator.figures.surface import Posed, flesh_of
from generator.model.bodypoints import BodyPoint, BodySegment
from generator.model.muscles import Landmark, Segment
from generator.model.pose import Pose
from tests.figures.cases import MUSCLES, PERSON, PROPS, pose, pose_with
from tests.figures.sample import LUNGING, STANDING

HEIGHT_MM = 1700
LIMB_PARTS = ("left-thigh", "right-shin", "left-arm", "right-forearm")
ACROSS: tuple[Vec, ...] = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
TOUCHED: dict[str, dict[str, Any]] = {
    "left-foot": {"on": "floor", "x": 0.1, "z": -0.1, "points": [1, 0, 0.2]},
    "right-foot": {"on": "step", "points": [0, 0, 1]},
    "left-sole": {"on": "right-shin", "along": 0.4, "around": -80},
    "right-knee": {"x": 0.3, "y": 0.1, "z": 0.2},
    "left-hand": {"on": "right-hand"},
    "right-hand": {"on": "left-thigh", "along": 0.3, "around": 20, "aligned": True, "points": [0, 1, 0]},
    "left-palm": {"on": "wall", "y": 0.5},
    "right-palm": {"on": "belly"},
    "right-elbow": {"on": "right-thigh", "along": 0.9, "around": 45, "points": [1, 1, 0]},
    "back": {"on": "roller"},
    "right-thigh": {"on": "roller"},
    "left-wrist": {"on": "chair-back"},
    "right-wrist": {"points": [0, 1, 1]},
    "left-knee": {"on": "right-arm", "along": 0.5, "around": 180},
    "left-elbow": {"on": "right-forearm", "along": 0.5, "aligned": True},
}
"""Every kind of contact."""
FLAT: dict[str, dict[str, Any]] = {
    "left-hand": {"on": "wall"},
    "right-hand": {"on": "floor", "points": [1, 0, 0]},
    "left-foot": {"on": "right-palm"},
}
"""What else a hand or a foot may touch: of each point there is one contact at a time."""
FURNITURE: dict[str, dict[str, Any]] = {
    "as it stands": PROPS,
    "faces forward": {"chair": {**PROPS["chair"], "faces": "forward"}, "wall": {"beside": -0.9}},
    "faces left": {
        "chair": {**PROPS["chair"], "faces": "left"},
        "wall": {"before": 0.9, "span": [-0.3, 0.3]},
    },
    "faces right": {
        "chair": {**PROPS["chair"], "faces": "right"},
        "wall": {"before": -0.9},
        "cushion": {"x": 0.6, "z": 0.1, "on": "chair"},
        "roller": {"x": -0.5, "z": 0, "turn": 60},
    },
}
"""Props, each in every way in which it may stand."""
ARMS = {"left_arm": {"spread": 25}, "right_arm": {"spread": 25}}
TANGLED: dict[str, Pose] = {
    "ankles crossed": pose(
        hold={"angles": {**ARMS, "left_leg": {"spread": -12}, "right_leg": {"spread": -12}}}
    ),
    "arms through the chest": pose(
        hold={
            "angles": {
                "left_arm": {"spread": 10, "turn": -60, "elbow": 95},
                "right_arm": {"shoulder": 60, "spread": -20, "elbow": 130},
            }
        }
    ),
    "hands together": pose(
        hold={
            "angles": {
                f"{side}_arm": {"shoulder": 50, "spread": 4, "turn": -45, "elbow": 95}
                for side in ("left", "right")
            }
        }
    ),
    "arms overhead": pose(hold={"angles": {"left_arm": {"shoulder": 165}, "right_arm": {"shoulder": 175}}}),
    "bowed": pose(hold={"angles": {**ARMS, "pelvis": 60, "lumbar": 40, "neck": 30, "y": 0.5}}),
    "folded": pose(
        hold={"angles": {**ARMS, "left_leg": {"hip": 110, "knee": 150}, "right_leg": {"knee": 155}}}
    ),
    "in all things": pose_with(
        {
            "props": {
                "mat": {"x": [-0.4, 0.4]},
                "step": {"x": [-0.1, 0.2], "z": [0, 0.3]},
                "chair": {"x": 0.1, "z": -0.1},
                "wall": {"before": 0.1},
                "roller": {"x": 0, "z": 0.05},
                "cushion": {"x": 0, "z": 0.05},
            }
        },
        hold={"angles": {**ARMS, "y": 0.5, "x": 0.02}},
    ),
}
"""Bodies that lie in themselves or in things."""


def measures() -> Iterator[tuple[str, list[str]]]:
    """Each list by its name: `joints` and `views` in degrees, all others in millimetres at 1.70 m."""
    ranges = ((key, range_of(key)) for key in NEUTRAL)
    yield "joints", [f"{key} @ {one.low} {one.high} {one.least} {one.most}" for key, one in ranges if one]
    for name, angles in (("standing", STANDING), ("lunging", LUNGING)):
        body = skeleton(angles)
        posed = Posed(body, flesh_of(body, parts(body, PERSON)))
        points: dict[str, Spot] = {point: spot(point) for point in get_args(BodyPoint)}
        points |= {f"{part} from the side": limb_spot(part, 0.3, 90) for part in LIMB_PARTS}
        yield name, [f"{key} @ {_millimetres(*posed.point(one))}" for key, one in points.items()]
    # The others of who lunges, in whom left and right differ.
    yield (
        "reach",
        [f"{group(one.segment)}: {key} @ {_reach(posed, one)}" for key, one in points.items()],
    )
    yield "misses", [*_misses(posed, TOUCHED), *_misses(posed, FLAT), *_held(posed)]
    yield "landmarks", [*_landmarks(body), *_way(body)]
    yield "views", [f"{view} @ {turn} {height}" for view, (turn, height) in VIEWS.items()]
    yield "furniture", [line for how, props in FURNITURE.items() for line in _furniture(how, props)]
    yield "overlaps", [line for name, one in TANGLED.items() for line in _overlaps(name, one)]


def _reach(body: Posed, one: Spot) -> str:
    """How far the flesh about a point reaches, in both directions of each axis."""
    if not one.flesh:
        return ""
    return _millimetres(*(body.lowest(one, times(way, sign)) for way in ACROSS for sign in (-1, 1)))


def _misses(body: Posed, touched: dict[str, dict[str, Any]]) -> Iterator[str]:
    """How far each contact is from holding, what each of its parts weighs, and the limbs that it moves."""
    props = {**PROPS, "roller": {"x": 0.1, "z": 0.05, "turn": 60}}
    whole = pose_with({"props": props}, hold={"touch": touched})
    ground = surfaces(whole.props.named())
    for name, contact in whole.states["hold"].touch.items():
        assert contact
        found = tuple(residuals(body, name, contact, ground))
        told = " ".join(f"{_millimetres(one.gap, one.length)} {one.weight}" for one in found)
        yield f"{name} moves {' '.join(sorted(groups(name, contact)))} @ {told}"


def _held(body: Posed) -> Iterator[str]:
    """How far each part of a limb is from how it is to be held."""
    for name in get_args(BodySegment):
        for how in ("upright", "level", "forward"):
            yield f"{name} {how} @ {_millimetres(*(one.gap for one in held(body, name, how)))}"


def _landmarks(body: Skeleton) -> Iterator[str]:
    """Where a landmark of each part of the body lies, on both sides."""
    for segment in get_args(Segment):
        mark = Landmark(segment=segment, along=0.05, forward=0.01, out=0.02)
        for side in SIDES:
            yield f"{segment} {side} @ {_millimetres(*landmark(body, mark, side))}"


def _way(body: Skeleton) -> Iterator[str]:
    """The way of a muscle over the hip that is behind the body, with half of its widths."""
    for name, muscle in MUSCLES.muscles.items():
        for point, half in way(body, muscle, MUSCLES, "left"):
            yield f"{name} @ {_millimetres(*point, half)}"


def _furniture(how: str, found: dict[str, Any]) -> Iterator[str]:
    """What may be touched of props, and the boxes that the body must keep out of."""
    props = pose_with({"props": found}, hold={}).props.named()
    ground = surfaces(props)
    for name, surface in ground.items():
        yield f"{how}: {name} @ {_millimetres(*_numbers(surface))}"
    for name, prop in props.items():
        for box in blocks(name, prop, ground):
            yield f"{how}: box of {name} @ {_millimetres(*box.low, *box.high)}"


def _numbers(surface: Touchable) -> tuple[float, ...]:
    if isinstance(surface, Flat):
        return (*surface.point, *surface.normal, *(surface.x or ()), *(surface.z or ()))
    return (*surface.middle, *surface.axis, surface.radius, surface.half)


def _overlaps(name: str, one: Pose) -> Iterator[str]:
    """How deep parts lie in others or in things, where, and which way out."""
    case = Case(one, MUSCLES, solve(one, PERSON))
    for found in overlaps(case, "hold"):
        numbers = _millimetres(found.depth, *found.at, *found.out)
        yield f"{name}: {found.part} in {found.other} @ {numbers}"


def _millimetres(*place: float) -> str:
    return " ".join(f"{value * HEIGHT_MM:.1f}" for value in place)
