"""What the guide's own poses must show: what the steps say, and nothing that was once drawn wrong."""

import gzip
import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from generator.content.source import Source, from_bytes
from generator.figures.canvas import SIZE, UNITS, Canvas, Paper
from generator.figures.contacts import Flat, surfaces
from generator.figures.geometry import along, distance, dot, minus, unit
from generator.figures.heat import band_outline
from generator.figures.items import items_of
from generator.figures.muscles import length_mm, parts_over, rest_mm
from generator.figures.painting import Painter
from generator.figures.picture import bands, camera_of, picture
from generator.figures.pose_drawings import anatomy_files, anatomy_prints, site_files
from generator.figures.scene import page_box
from generator.figures.spots import spot
from generator.figures.states import Solved, sides_of, solve
from generator.model.muscles import Anatomy, Muscles
from generator.model.people import People
from generator.model.pose import Pose
from tests.figures.films import assert_whole

CONTENT = Path(__file__).parents[2] / "content"
LIVE = sorted(path.stem for path in (CONTENT / "poses").glob("*.yaml"))
STRETCHES = ("standing", "kneeling", "bridge", "bed", "table")


def read(name: str) -> dict[str, object]:
    source = from_bytes((CONTENT / name).read_bytes(), name)
    assert isinstance(source, Source), source
    return dict(source.data)


PEOPLE = People.model_validate(read("people.yaml"))
MUSCLES = Muscles.model_validate(read("muscles.yaml"))
POSES = {name: Pose.model_validate({**read(f"poses/{name}.yaml"), "id": name}) for name in LIVE}


def solved(name: str) -> Mapping[str, Solved]:
    return solve(POSES[name], PEOPLE.root[POSES[name].person])


@pytest.mark.parametrize(
    "name", [n for n in LIVE if POSES[n].target.how == "stretched" and POSES[n].target.parts]
)
def test_the_hold_stretches_more_than_the_start(name: str) -> None:
    side = POSES[name].drawn_side
    for muscle in (MUSCLES.muscles[part] for part in POSES[name].target.parts):
        start, hold = (length_mm(solved(name)[s].body, muscle, MUSCLES, side) for s in ("start", "hold"))
        assert hold > start
        assert name == "bridge" or hold > rest_mm(muscle, MUSCLES, side) + 4


@pytest.mark.parametrize("name", ["standing", "kneeling"])
def test_the_tuck_turns_the_pelvis_and_nothing_else(name: str) -> None:
    start, tuck, hold = (solved(name)[state] for state in ("start", "tuck", "hold"))
    assert tuck.angles["pelvis"] < start.angles["pelvis"] - 8
    assert hold.angles["pelvis"] <= 0
    assert distance(start.body.head_base, tuck.body.head_base) < 0.03
    assert POSES[name].states["tuck"].tuck


def test_no_outline_tears_on_its_way_and_every_drawing_is_small(site: Path) -> None:
    drawings = sorted((site / "figures").glob("*.svg"))
    assert {f"{name}-move.svg" for name in STRETCHES} <= {one.name for one in drawings}
    for drawing in drawings:
        text = drawing.read_bytes()
        moves = drawing.stem.endswith(("-move", "-move-back"))
        assert len(text) <= (60 if moves else 20) * 1024, drawing.name
        assert len(gzip.compress(text)) <= (18 if moves else 7) * 1024, drawing.name
        if drawing.stem.endswith("-move"):  # the way back has the same outlines
            assert_whole(text.decode())


def test_standing_extends_the_hip_of_a_straight_leg() -> None:
    hold = solved("standing")["hold"]
    assert hold.angles["left_leg.hip"] <= -15
    assert hold.angles["left_leg.knee"] <= 8


def test_a_leg_that_is_told_to_be_straight_is_straight() -> None:
    for state, side in (("start", "right"), ("hold", "right"), ("change", "left")):
        assert solved("table")[state].angles[f"{side}_leg.knee"] <= 13
    assert solved("standing")["change"].angles["right_leg.knee"] <= 8


def test_the_harder_way_to_stand_is_a_longer_step_and_deeper() -> None:
    hold, harder = solved("standing")["hold"], solved("standing")["harder"]

    def step(one: Solved) -> float:
        return one.body.legs["right"].ankle[0] - one.body.legs["left"].ankle[0]

    assert step(harder) > step(hold) + 0.05
    assert harder.angles["y"] < hold.angles["y"] - 0.015
    assert harder.angles["right_leg.knee"] > hold.angles["right_leg.knee"] + 8


@pytest.mark.parametrize("name", ["standing", "kneeling", "bed", "table"])
def test_the_hold_is_clearly_the_hottest(name: str) -> None:
    """What only gets ready or comes back looks as at rest, and what is easier is paler than the hold."""

    def shown(state: str) -> float:
        return max(band.strength for band in bands(POSES[name], solved(name)[state], MUSCLES))

    hold = shown("hold")
    assert hold > 0.75
    others = set(POSES[name].states) - {"hold", "harder"}
    assert max(map(shown, others)) < hold - 0.25
    assert max(map(shown, others & {"start", "over", "back", "change"})) < 0.2


@pytest.mark.parametrize("name", [n for n in LIVE if POSES[n].target.how == "marked"])
def test_a_mark_lies_on_the_body_and_not_along_its_edge(name: str) -> None:
    """Of an outline of a mark, nearly all lies within the parts that it marks."""
    pose, one = POSES[name], solved(name)["hold"]
    drawing = picture(pose, "hold", solved(name), MUSCLES)
    items = {item.name: item for item in items_of(drawing.camera, drawing.body)}
    painter = Painter(Canvas("a", Paper.holding(page_box(drawing, list(items.values())))), drawing.camera, [])
    under = [items[part] for part in parts_over(pose.target.parts, sides_of(pose, one), MUSCLES)]
    for band in bands(pose, one, MUSCLES):
        outline, _ = band_outline(painter, band)
        points = painter.canvas.paper.back(outline)
        within = np.min([item.seen.distance(points) for item in under], axis=0)
        assert np.mean(within < -0.001) > 0.9


def test_the_leg_over_the_edge_of_the_bed_is_seen_from_its_side() -> None:
    """From its foot's end it is but a sole, and looks as if it hung down already."""
    over = solved("bed")["over"].body.legs["right"]
    v, sole = camera_of(POSES["bed"], "over").view, minus((0.0, 0.0, 0.0), over.foot.front)
    assert abs(dot(v, sole)) < 0.5
    way = unit(minus(over.ankle, over.hip))
    assert abs(dot(v, way)) < 0.75


def test_every_way_back_has_an_arrow_and_a_hold_that_is_only_held_has_none() -> None:
    for pose in (POSES[name] for name in STRETCHES):
        assert all(pose.states[name].arrows for name in {"back", "lower", "down"} & set(pose.states))
    assert not POSES["bridge"].hold.arrows


def test_the_foot_that_hangs_from_the_bed_has_toes_in_its_movement() -> None:
    moves = site_files(POSES["bed"], PEOPLE, MUSCLES)["bed-move.svg"]
    assert len(re.findall(r'<path d="(?:M[^M"]+){4}" class="\w+" opacity="0"', moves)) == 1


def test_nobody_works_who_lies_at_rest() -> None:
    moves = site_files(POSES["bridge"], PEOPLE, MUSCLES)["bridge-move.svg"]
    found = re.findall(
        r'fill="var\(--works\)"[^>]*><animate attributeName="opacity"[^>]*values="([^"]+)"', moves
    )
    assert [(one.split(";")[0], one.split(";")[-1]) for one in found] == [("0", "1")] * 2


def test_kneeling_prints_its_right_angle_before_the_lean() -> None:
    pose = POSES["kneeling"]
    assert any(mark.kind == "angle" for mark in pose.states["start"].marks)
    assert not pose.states["hold"].marks
    assert solved("kneeling")["start"].angles["right_leg.knee"] == pytest.approx(90, abs=3)


def test_on_the_bed_the_resting_leg_and_the_head_lie_on_something() -> None:
    bed, pillow = (surfaces(POSES["bed"].props.named())[name] for name in ("bed", "pillow"))
    assert isinstance(bed, Flat)
    assert isinstance(pillow, Flat)
    states = solved("bed")
    level = states["lie"].posed.lowest(spot("right-heel"), bed.normal)
    assert level == pytest.approx(bed.point[1], abs=0.003)
    for name in ("lie", "hold"):
        body = states[name].posed
        head = body.point(spot("back-of-head"))
        assert body.lowest(spot("back-of-head"), pillow.normal) == pytest.approx(pillow.point[1], abs=0.003)
        assert pillow.x is not None
        assert pillow.x[0] < head[0] < pillow.x[1]


def test_the_bed_leg_goes_sideways_then_down() -> None:
    start, over, hold = (solved("bed")[state].body.legs["right"].knee for state in ("start", "over", "hold"))
    sideways, down = minus(over, start), minus(hold, over)
    assert sideways[2] > 0.05 > abs(sideways[1])
    assert down[1] < -0.04


def test_at_the_table_the_hip_opens_and_the_free_hand_rests() -> None:
    hand, hold = solved("table")["hand"], solved("table")["hold"]
    assert hold.angles["right_leg.hip"] < hand.angles["right_leg.hip"] - 10
    assert hold.body.spine[5][1] > hand.body.spine[5][1] + 0.05
    assert "left-hand" in hold.resolved.touch


def test_the_cobra_has_its_hands_under_its_shoulders() -> None:
    body = solved("cobra")["hold"].body
    for side in ("left", "right"):
        arm = body.arms[side]
        assert along(arm.wrist, arm.hand.along, 0.04)[0] == pytest.approx(arm.shoulder[0], abs=0.06)


def test_the_foot_of_the_tree_is_below_the_knee_and_a_hand_on_the_wall() -> None:
    hold = solved("tree")["hold"]
    knee, sole = hold.body.legs["right"].knee, hold.posed.point(spot("left-sole"))
    assert sole[1] < knee[1] - 0.04
    assert "right-palm" in hold.resolved.touch


def test_the_thigh_is_rolled_both_ways() -> None:
    assert all(arrow.both for arrow in POSES["roller-thigh"].states["hold"].arrows)


@pytest.mark.parametrize("name", LIVE)
def test_every_drawing_is_told_in_words_of_its_own(name: str) -> None:
    alts = [state.alt for state in POSES[name].states.values()]
    assert len(set(alts)) == len(alts)


@pytest.mark.parametrize("name", STRETCHES)
def test_a_stretch_has_a_picture_for_going_in_and_coming_back(name: str) -> None:
    states = list(POSES[name].states)
    assert {"start", "hold", "easier"} <= set(states)
    assert {"back", "lower", "down"} & set(states)
    assert name == "bridge" or "change" in states


def test_the_names_of_the_overview_can_be_read_on_a_phone() -> None:
    subject = Anatomy.model_validate(read("anatomy.yaml"))
    drawing = anatomy_files(subject, MUSCLES)["anatomy.svg"]
    texts = list(ET.fromstring(drawing).iter("{http://www.w3.org/2000/svg}text"))
    assert " ".join(text.text or "" for text in texts) == " ".join(one.text for one in subject.labels)
    width = SIZE[0] * UNITS
    for text in texts:
        size = float(text.attrib["font-size"])
        assert size * 328 / width >= 13
        length = 0.6 * size * len(text.text or "")
        start = float(text.attrib["x"]) - (length if text.attrib["text-anchor"] == "end" else 0)
        assert 0 <= start <= start + length <= width
    (print_,) = anatomy_prints({"anatomy.svg": drawing}).values()
    assert not re.search(r"var\(|prefers-color-scheme", print_)
