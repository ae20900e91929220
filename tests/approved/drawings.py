"""The drawings that are looked at: every person, prop and sign, from enough sides to see all of it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from generator.figures.body import parts
from generator.figures.camera import Camera
from generator.figures.picture import Look, picture
from generator.figures.pose_drawings import (
    anatomy_files,
    anatomy_prints,
    faulty_drawing,
    print_files,
    site_files,
)
from generator.figures.scene import Drawing, draw
from generator.figures.skeleton import skeleton
from generator.figures.states import solve
from generator.model.muscles import Anatomy
from generator.model.people import Person
from generator.model.pose import Pose
from tests.approved.muscles import every_muscle, movement
from tests.figures.cases import MUSCLES, PEOPLE, PERSON, PROPS, STANDING, STEP, pose, pose_with
from tests.figures.sample import COLOURS, KNEELING, LUNGING
from tests.figures.sample import PEOPLE as SAMPLE
from tests.figures.sample import STANDING as HANGING

KINDS = {
    **SAMPLE,
    "curly": Person(sex="woman", age=60, style="curly", **COLOURS),
    "lying": SAMPLE["large"],
    "curls": Person(sex="man", age=30, style="curly", **COLOURS),
}
SEEN = {
    "woman": (KNEELING, "front-left"),
    "man": (LUNGING, "front"),
    "large": (HANGING, "back-right"),
    "old": ({**HANGING, "look": 20.0, "neck_bend": 15.0}, "foot-end-left"),
    "curly": (HANGING, "left"),
    "lying": ({**HANGING, "y": 0.1, "pelvis": -90.0}, "head-end"),
    "curls": (HANGING, "front-left"),
}
"""Each kind of person, in which pose and from where."""

ROOMS = {
    "room": ("mat", "chair", "wall", "cushion", "step", "roller"),
    "bedroom": ("bed", "pillow", "table", "towel", "strap"),
}
"""Every prop, as many together as can all be seen."""
FACING: dict[str, dict[str, Any]] = {
    "chair-forward": {"chair": {"x": 0.6, "z": 0.1, "faces": "forward"}, "wall": {"beside": -0.5}},
    "chair-left": {"chair": {"x": 0.6, "z": 0.1, "faces": "left"}, "wall": {"before": 0.9}},
    "chair-right": {
        "chair": {"x": 0.6, "z": 0.1, "faces": "right"},
        "wall": {"before": -0.5},
        "cushion": {"x": 0.6, "z": 0.1, "on": "chair"},
        "roller": {"x": 0, "z": 0.4, "turn": 60},
    },
}
"""What may stand another way round, or on something else."""
SITTING: dict[str, Any] = {
    "angles": {
        "y": 0.3,
        "right_leg": {"hip": 85, "knee": 85},
        "left_leg": {"hip": 45, "spread": 30, "knee": 90},
    },
    "marks": [
        {"kind": "angle", "joint": "right_leg.knee", "degrees": 95},
        {"kind": "angle", "joint": "right_leg.hip", "degrees": 95},
        {"kind": "angle", "joint": "left_leg.knee", "degrees": 90},
    ],
}
"""Angles that are drawn as corners."""
EVERY_SIGN: dict[str, Any] = {
    "marks": [
        {"kind": "angle", "joint": "right_leg.knee", "degrees": 160},
        {"kind": "angle", "joint": "left_leg.hip", "degrees": 14},
        {"kind": "line", "through": ["left-shoulder", "left-hip"]},
        {"kind": "gap", "at": "left-heel"},
        {"kind": "distance", "between": ["left-toes", "right-heel"], "label": "A long step"},
    ],
    "arrows": [
        {"at": "pelvis", "tail": [-0.2, 0.1, 0], "tip": [-0.1, 0, 0]},
        {"at": "right-knee", "tail": [0.2, 0.1, 0], "tip": [0.1, 0, 0], "both": True, "bend": 0.2},
    ],
    "tuck": True,
    "ghost": "start",
    "works": ["flexor"],
}
POSED: dict[str, Pose] = {
    "prone": pose_with(
        {
            "camera": {"view": "foot-end"},
            "props": {"mat": {"x": [-0.5, 0.6]}, "roller": {"x": -0.12, "z": 0, "radius": 0.03}},
        },
        hold={
            "angles": {
                "y": 0.12,
                "pelvis": 85,
                "lumbar": -15,
                "neck": -25,
                **{f"{side}_arm": {"shoulder": 150, "spread": 15, "elbow": 95} for side in ("left", "right")},
                "left_leg": {"hip": -6, "spread": 8, "ankle": -40},
                "right_leg": {"hip": -6, "spread": 20, "turn": 30, "knee": 60, "ankle": -30, "toes": 25},
            }
        },
    ),
    "over-a-table": pose_with(
        {
            "camera": {"view": "front-left"},
            "props": {
                "table": {"x": [0.05, 0.7], "z": [-0.35, 0.1], "height": 0.38},
                "wall": {"beside": 0.6},
            },
        },
        hold={
            "angles": {
                "y": 0.48,
                "pelvis": 35,
                "lumbar": 30,
                "neck": 20,
                "look": 30,
                "left_leg": {"hip": 100, "spread": 15, "turn": 40, "knee": 90, "ankle": -20},
                "right_leg": {"hip": 20, "knee": 5, "ankle": 15},
                **{f"{side}_arm": {"shoulder": 70, "spread": 12, "elbow": 35} for side in ("left", "right")},
            },
            "works": ["flexor"],
        },
    ),
    "near": pose_with(
        {"camera": {"view": "above"}},
        hold={
            **EVERY_SIGN,
            "angles": {"y": 0.1, "pelvis": -90, "left_arm": {"spread": 40}, "right_arm": {"spread": 40}},
            "arrows": [{"at": "pelvis", "tail": [-0.03, 0.02, 0], "tip": [0, 0, 0]}, *EVERY_SIGN["arrows"]],
            "ghost": None,
        },
    ),
    "far": pose_with(
        {
            "camera": {"view": "foot-end-left"},
            "props": {"bed": {"x": [-1, 0.2], "z": [0.3, 0.9], "height": 0.3}, "wall": {"before": 0.8}},
        },
        hold={**STANDING, **EVERY_SIGN, "ghost": None},
    ),
}
"""Somebody who lies face down, and who bends over a table; every sign where the body is large on the page,
and where it is small."""
OVERVIEW = Anatomy.model_validate(
    {
        "title": "The hip",
        "caption": "See it.",
        "alt": "The hip from the front.",
        "shows": [-0.5, 0.25],
        "muscles": ["flexor", "deep"],
        "bones": [
            {"outline": [[0, 0], [0.1, 0], [0.1, 0.1]], "paired": True},
            {"outline": [[0.02, 0.02], [0.05, 0.02], [0.05, 0.05]], "hole": True},
        ],
        "labels": [
            {"text": "Flexor", "points_to": [0, 0], "at": [0.1, 0.1], "bold": True},
            {"text": "Bone", "points_to": [0, -0.1], "at": [-0.1, 0]},
        ],
    }
)
"""Bones of every kind, a muscle before them and one behind, and names on both sides."""
FLEXOR = MUSCLES.muscles["flexor"]
TWO_MUSCLES = MUSCLES.model_copy(
    update={"muscles": {"flexor": FLEXOR, "deep": FLEXOR.model_copy(update={"behind": True})}}
)


def _person(who: str) -> str:
    angles, view = SEEN[who]
    body = parts(skeleton(angles), KINDS[who])
    return draw(Drawing(who, "Title", "Words", Camera.named(view), KINDS[who], body))


def _props(view: str, props: dict[str, Any]) -> str:
    whole = pose_with({"camera": {"view": view}, "props": props}, hold=STANDING)
    return faulty_drawing(whole, "hold", PEOPLE, MUSCLES)[0]


def _step(look: Look) -> str:
    whole = stepping()
    return draw(picture(whole, "hold", solve(whole, PERSON), MUSCLES, look))


def _step_on_paper() -> str:
    name = "sample-hold.svg"
    return print_files({name: _step(Look())}, stepping(), PEOPLE)[name]


def _movement() -> str:
    return site_files(stepping(), PEOPLE, MUSCLES)["sample-move.svg"]


def _posed(name: str) -> str:
    whole = POSED[name]
    return draw(picture(whole, "hold", solve(whole, PERSON), MUSCLES, Look()))


def _corner() -> str:
    return site_files(pose(hold=SITTING), PEOPLE, MUSCLES)["sample-hold.svg"]


def _faults() -> str:
    bent: dict[str, Any] = {
        "free": [],
        "touch": {},
        "angles": {**STANDING["angles"], "left_leg": {"knee": 165}},
    }
    return faulty_drawing(pose(hold={**STANDING, **bent}), "hold", PEOPLE, MUSCLES)[0]


def _overview() -> str:
    (overview,) = anatomy_files(OVERVIEW, TWO_MUSCLES).values()
    return overview


def _overview_on_paper() -> str:
    (overview,) = anatomy_prints(anatomy_files(OVERVIEW, TWO_MUSCLES)).values()
    return overview


DRAWINGS: dict[str, Callable[[], str]] = {
    **{who: partial(_person, who) for who in SEEN},
    **{
        f"{name}-{view}": partial(_props, view, {prop: PROPS[prop] for prop in props})
        for name, props in ROOMS.items()
        for view in ("front-right", "back-left")
    },
    **{name: partial(_props, "front-right", props) for name, props in FACING.items()},
    "step-hold": partial(_step, Look()),
    "step-hold-mirrored": partial(_step, Look(mirrored=True)),
    "step-hold-on-paper": _step_on_paper,
    "step-icon": partial(_step, Look(annotated=False)),
    "step-move": _movement,
    "woman-move": partial(movement, "woman", "front-right"),
    "old-move": partial(movement, "old", "left"),
    **{name: partial(_posed, name) for name in POSED},
    "muscles": every_muscle,
    "corner": _corner,
    "faults": _faults,
    "overview": _overview,
    "overview-on-paper": _overview_on_paper,
}
"""What draws each of them as SVG, by its name."""


def stepping() -> Pose:
    """A step with every sign that a drawing can have."""
    rolled = {"target": {"parts": ["flexor"], "side": "left"}, "camera": {"view": "front-left"}}
    return pose_with(
        {**rolled, "props": {"mat": {"x": [-0.4, 0.4]}}}, start=STANDING, hold={**STEP, **EVERY_SIGN}
    )
