"""The movement from start to hold: the scene at several moments, every number that differs tweened by SMIL.

It runs once, in RUN seconds, and stays at the hold. SMIL, because a path cannot be moved by CSS in Safari."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from dataclasses import replace

from generator.model.pose import SIDES, State

from .canvas import Canvas
from .scene import AT_REST, Scene
from .skeleton import Angles
from .solver import mixed, solve_state

MOMENTS, RUN = 4, 3.5
NAMESPACE = "http://www.w3.org/2000/svg"


def moments(scene: Scene) -> list[dict[str, float]]:
    """The angles at each moment; between start and hold the contacts that last are solved again."""
    first, last = (dict(scene.solved[name].angles) for name in ("start", "hold"))
    start, hold = scene.pose.states["start"], scene.pose.states["hold"]
    lasting = {k: c for k, c in start.touch.items() if hold.touch.get(k) == c}
    free = tuple(k for k in hold.free if k in start.free)
    reasons = start.beyond_range_because or hold.beyond_range_because
    state = State(alt=hold.alt, free=free, touch=lasting, beyond_range_because=reasons)
    out = [first]
    for i in range(1, MOMENTS - 1):
        guess = mixed(first, last, i / (MOMENTS - 1))
        out.append(dict(solve_state(state, scene.view, scene.person, scene.pose.props, guess).angles))
    return [*out, last]


def moving(
    scene: Scene, way: Sequence[Angles], canvas: Callable[[], Canvas], words: Callable[[Canvas], str]
) -> str:
    """The moving drawing along a way; `canvas` gives an empty one, `words` finishes it to a document."""
    held = scene.body(way[-1])
    near_thumbs = frozenset(side for side in SIDES if held.thumb_is_near(side))
    documents = []
    for i, angles in enumerate(way):
        one = canvas()
        strength = AT_REST + (1 - AT_REST) * i / (MOMENTS - 1)
        scene.draw_body(one, replace(scene.body(angles, whole=True), near_thumbs=near_thumbs), strength)
        documents.append(ET.fromstring(words(one)))
    ET.register_namespace("", NAMESPACE)
    last = documents[-1]
    for same in list(zip(*(d.iter() for d in documents), strict=True)):
        _tween(same[-1], same)
    return ET.tostring(last, encoding="unicode") + "\n"


def _tween(into: ET.Element, moments_of_it: Sequence[ET.Element]) -> None:
    """Adds an animation for every attribute that differs."""
    for name in list(into.attrib):
        values = [e.attrib[name] for e in moments_of_it]
        if len(set(values)) == 1:
            continue
        ET.SubElement(
            into,
            f"{{{NAMESPACE}}}animate",
            {
                "attributeName": name,
                "dur": f"{RUN:g}s",
                "fill": "freeze",
                "keyTimes": KEY_TIMES,
                "values": ";".join(values),
            },
        )


def _key_times() -> str:
    """Slow, fast, slow."""
    steps = range(201)
    return ";".join(
        f"{next(k / 200 for k in steps if _ease(k / 200) >= i / (MOMENTS - 1) - 1e-9):.3g}"
        for i in range(MOMENTS)
    )


def _ease(t: float) -> float:
    return t * t * (3 - 2 * t)


KEY_TIMES = _key_times()
