"""The muscles that are looked at: of every kind, in one drawing and in two movements."""

from generator.figures.body import parts
from generator.figures.camera import Camera
from generator.figures.geometry import Vec, along
from generator.figures.heat import Band, muscle_overlay
from generator.figures.movement import Film, Moment, eased, moving
from generator.figures.props import things
from generator.figures.scene import Drawing, draw
from generator.figures.skeleton import Skeleton, skeleton
from tests.figures.cases import pose_with
from tests.figures.sample import KNEELING, PEOPLE
from tests.figures.sample import STANDING as HANGING

UNDER = ("trunk", "left-thigh", "right-thigh")
"""The parts over which they are painted."""


def every_muscle() -> str:
    """Muscles of every kind, before and behind, warm and cold."""
    body = skeleton(HANGING)
    bands = (
        Band(_along(body, 0.04), 0.6, at=0.2),
        Band(_along(body, 0.02), 0.6, behind=True),
        Band(_along(body, 0.0), 0.0),
        Band(_along(body, -0.02), 0.0, behind=True),
        Band(_along(body, -0.04), 1.0, "works", behind=True),
    )
    over = (muscle_overlay(bands, UNDER),)
    who = PEOPLE["man"]
    return draw(
        Drawing("muscles", "Title", "Words", Camera.named("front"), who, parts(body, who), overlays=over)
    )


def movement(who: str, view: str) -> str:
    """From upright to kneeling on a mat, beside a pillow, with a muscle of every kind."""
    moments = []
    for time, share in zip(eased(4), (0, 1 / 3, 2 / 3, 1), strict=True):
        keys = HANGING.keys() | KNEELING.keys()
        way = {key: KNEELING.get(key, 0.0) * share + HANGING.get(key, 0.0) * (1 - share) for key in keys}
        body = skeleton({**way, "y": 0.53 - 0.23 * share})
        bands = (
            Band(_along(body, 0.03), share),
            Band(_along(body, -0.03), 1, "works"),
            Band(_along(body, 0), share, behind=True),
        )
        moments.append(Moment(parts(body, PEOPLE[who]), bands, time))
    props = pose_with(
        {"props": {"mat": {"x": [-0.4, 0.4]}, "pillow": {"x": [0.2, 0.4], "z": [0.1, 0.3], "on": "mat"}}},
        hold={},
    ).props
    solids, soft = things(props.named(), lambda _: (0, 0, 0))
    film = Film(
        f"{who}-move",
        "It moves",
        "Words.",
        Camera.named(view),
        PEOPLE[who],
        tuple(moments),
        UNDER,
        solids,
        soft,
    )
    return moving(film)


def _along(body: Skeleton, beside: float) -> tuple[tuple[Vec, float], ...]:
    """A muscle from the loin to the thigh, so far to the right of the middle."""
    root, pelvis = body.root, body.pelvis
    return tuple(
        (along(along(along(root, pelvis.along, up), pelvis.front, 0.05), pelvis.out, beside), half)
        for up, half in ((0.14, 0.008), (0.07, 0.014), (0.0, 0.012), (-0.06, 0.005))
    )
