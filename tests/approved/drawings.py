"""The drawings that are looked at: every person, prop and sign, from enough sides to see all of it."""

from collections.abc import Iterator
from typing import Any

from generator.figures.body import parts
from generator.figures.camera import Camera
from generator.figures.pose_drawings import anatomy_files, faulty_drawing, site_files
from generator.figures.scene import Drawing, draw
from generator.figures.skeleton import skeleton
from generator.model.muscles import Anatomy
from generator.model.people import Person
from generator.model.pose import Pose
from tests.figures.cases import MUSCLES, PEOPLE, PROPS, STANDING, STEP, pose, pose_with
from tests.figures.sample import COLOURS, KNEELING, LUNGING
from tests.figures.sample import PEOPLE as SAMPLE
from tests.figures.sample import STANDING as HANGING

KINDS = {
    **SAMPLE,
    "curly": Person(sex="woman", age=60, style="curly", **COLOURS),
    "lying": SAMPLE["large"],
}
SEEN = {
    "woman": (KNEELING, "front-left"),
    "man": (LUNGING, "front"),
    "large": (HANGING, "back-right"),
    "old": ({**HANGING, "look": 20.0, "neck_bend": 15.0}, "foot-end-left"),
    "curly": (HANGING, "left"),
    "lying": ({**HANGING, "y": 0.1, "pelvis": -90.0}, "head-end"),
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
    "angles": {"y": 0.3, "right_leg": {"hip": 85, "knee": 85}, "left_leg": {"hip": 85, "knee": 85}},
    "marks": [
        {"kind": "angle", "joint": "right_leg.knee", "degrees": 85},
        {"kind": "angle", "joint": "left_leg.hip", "degrees": 85},
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
OVERVIEW = Anatomy.model_validate(
    {
        "title": "The hip",
        "caption": "See it.",
        "alt": "The hip from the front.",
        "shows": [-0.5, 0.25],
        "muscles": ["flexor"],
        "bones": [{"outline": [[0, 0], [0.1, 0], [0.1, 0.1]]}],
        "labels": [{"text": "Flexor", "points_to": [0, 0], "at": [0.1, 0.1]}],
    }
)


def drawings() -> Iterator[tuple[str, str]]:
    """Each drawing by its name, as SVG."""
    for who, (angles, view) in SEEN.items():
        body = parts(skeleton(angles), KINDS[who])
        yield who, draw(Drawing(who, "Title", "Words", Camera.named(view), KINDS[who], body))
    for name, props in ROOMS.items():
        for view in ("front-right", "back-left"):
            whole = pose_with(
                {"camera": {"view": view}, "props": {prop: PROPS[prop] for prop in props}}, hold=STANDING
            )
            yield f"{name}-{view}", faulty_drawing(whole, "hold", PEOPLE, MUSCLES)[0]
    for name, found in FACING.items():
        whole = pose_with({"camera": {"view": "front-right"}, "props": found}, hold=STANDING)
        yield name, faulty_drawing(whole, "hold", PEOPLE, MUSCLES)[0]
    for form, svg in site_files(stepping(), PEOPLE, MUSCLES).items():
        if form.removesuffix(".svg") in {"sample-hold", "sample-hold-mirrored", "sample-icon", "sample-move"}:
            yield form.removesuffix(".svg").replace("sample", "step"), svg
    yield "corner", site_files(pose(hold=SITTING), PEOPLE, MUSCLES)["sample-hold.svg"]
    bent: dict[str, Any] = {
        "free": [],
        "touch": {},
        "angles": {**STANDING["angles"], "left_leg": {"knee": 165}},
    }
    yield "faults", faulty_drawing(pose(hold={**STANDING, **bent}), "hold", PEOPLE, MUSCLES)[0]
    (overview,) = anatomy_files(OVERVIEW, MUSCLES).values()
    yield "overview", overview


def stepping() -> Pose:
    """A step with every sign that a drawing can have."""
    rolled = {"target": {"parts": ["flexor"], "side": "left"}, "camera": {"view": "front-left"}}
    return pose_with(
        {**rolled, "props": {"mat": {"x": [-0.4, 0.4]}}}, start=STANDING, hold={**STEP, **EVERY_SIGN}
    )
