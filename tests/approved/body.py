"""The measures of the body: where its named points lie, and how far its joints go."""

from collections.abc import Iterator

from generator.figures.body import parts
from generator.figures.ranges import range_of
from generator.figures.skeleton import NEUTRAL, skeleton
from generator.figures.spots import Spot, limb_spot, spot
from generator.figures.surface import Posed, flesh
from generator.model.bodypoints import BODY_POINTS
from tests.figures.cases import PERSON
from tests.figures.sample import LUNGING, STANDING

HEIGHT_MM = 1700
LIMB_PARTS = ("left-thigh", "right-shin", "left-arm", "right-forearm")


def measures() -> Iterator[tuple[str, list[str]]]:
    """Each list by its name: `joints` in degrees, `standing` and `lunging` in millimetres at 1.70 m."""
    ranges = ((key, range_of(key)) for key in NEUTRAL)
    yield "joints", [f"{key} @ {one.low} {one.high} {one.least} {one.most}" for key, one in ranges if one]
    for name, angles in (("standing", STANDING), ("lunging", LUNGING)):
        body = skeleton(angles)
        posed = Posed(body, flesh(body, parts(body, PERSON)))
        points: dict[str, Spot] = {point: spot(point) for point in BODY_POINTS}
        points |= {f"{part} from the side": limb_spot(part, 0.3, 90) for part in LIMB_PARTS}
        yield name, [f"{key} @ {_millimetres(*posed.point(one))}" for key, one in points.items()]


def _millimetres(*place: float) -> str:
    return " ".join(f"{value * HEIGHT_MM:.1f}" for value in place)
