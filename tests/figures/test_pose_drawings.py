"""The drawings of a pose as the site and paper get them: which there are, their words, colours and ids."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.figures import drawings
from generator.figures.arrays import Array
from generator.figures.canvas import SIZE, UNITS, Paper
from generator.figures.colours import colours
from generator.figures.items import items_of
from generator.figures.picture import Look, picture
from generator.figures.pose_drawings import check, faulty_drawing, print_files, site_files
from generator.figures.scene import body_items, draw, page_box
from generator.figures.spots import spot
from generator.figures.states import solve
from generator.model.muscles import Muscles
from generator.model.pose import Pose
from generator.model.props import Props
from tests.figures.cases import MUSCLES, PEOPLE, PERSON, PROPS, STANDING, STEP, pose, pose_with
from tests.figures.films import assert_whole, paths, polygon

SVG = "{http://www.w3.org/2000/svg}"
ROOT = Path(__file__).parents[2]
EVERY_KIND: dict[str, Any] = {
    "marks": [
        {"kind": "angle", "joint": "right_leg.knee", "degrees": 160},
        {"kind": "line", "through": ["left-shoulder", "left-hip"]},
        {"kind": "gap", "at": "left-heel"},
        {"kind": "distance", "between": ["left-toes", "right-heel"], "label": "A long step"},
    ],
    "arrows": [{"at": "pelvis", "tail": [-0.2, 0.1, 0], "tip": [-0.1, 0, 0]}],
    "ghost": "start",
    "works": ["flexor"],
}
"""Everything that is drawn over a figure."""


@pytest.fixture(scope="module")
def stepping() -> Pose:
    """A step in four states, its hold with every kind of annotation."""
    return pose_with(
        {"props": {"mat": {"x": [-0.4, 0.4]}, "wall": {"beside": 0.4}}},
        start={**STANDING, "alt": "The [left|right] foot is beside the other."},
        hold={**STEP, **EVERY_KIND, "alt": "The [left|right] foot is behind."},
        easier={"from": "start", "alt": "An easier way."},
        change={"from": "start", "swap": "on-the-spot", "alt": "The other side."},
    )


@pytest.fixture(scope="module")
def site(stepping: Pose) -> dict[str, str]:
    return site_files(stepping, PEOPLE, MUSCLES)


def test_a_rolled_muscle_glows_where_the_roller_is() -> None:
    def height(x: float) -> int:
        target = {"parts": ["flexor"], "side": "left", "how": "rolled"}
        one = pose_with({"target": target, "props": {"roller": {"x": x}}}, hold=STANDING)
        (circle,) = re.findall(
            r'<circle [^>]*cy="(\d+)"', site_files(one, PEOPLE, MUSCLES)["sample-hold.svg"]
        )
        return int(circle)

    # At the spine, and much lower down at the front of the pelvis.
    assert height(0.03) - height(-0.012) > 200


@pytest.mark.parametrize("at", ["left-heel", "right-hand", "head", "belly"])
def test_a_gap_is_drawn_below_any_point_of_the_body(at: str) -> None:
    drawn = site_files(
        pose_with({}, hold={**STANDING, "marks": [{"kind": "gap", "at": at}]}), PEOPLE, MUSCLES
    )
    assert 'stroke-dasharray="7 20"' in drawn["sample-hold.svg"]


def test_a_muscle_below_the_knee_is_drawn_over_the_shank() -> None:
    """What is cut off at the outline of another part of the body is seen by nobody."""
    said = MUSCLES.model_dump()
    for name, along in (("top", 0.02), ("middle", 0.08), ("low", 0.16)):
        said["landmarks"][name] = {"segment": "shank", "along": along, "forward": -0.03}
    way = [{"at": at, "width": 0.02} for at in ("top", "middle", "low")]
    said["muscles"]["calf"] = {"name": "Calf", "path": way}
    target = {"parts": ["calf"], "side": "left", "how": "marked"}
    one = pose_with({"target": target, "camera": {"view": "back"}}, hold=STANDING)
    drawn = site_files(one, PEOPLE, Muscles.model_validate(said))["sample-hold.svg"]
    (red,) = re.findall(r'<use href="#(\w+)" fill="var\(--hottest\)"', drawn)
    mark = shape_of(red, drawn)
    (cut,) = re.findall(r'<clipPath id="\w+"><use href="#(\w+)"/></clipPath>', drawn)
    outline = shape_of(cut, drawn)
    assert (outline.min(0) < mark.mean(0)).all()
    assert (outline.max(0) > mark.mean(0)).all()


def shape_of(id: str, drawing: str) -> Array:
    """The points of a shape that has a name."""
    (data,) = re.findall(rf'id="{id}" d="([^"]+)"', drawing)
    return polygon([float(n) for n in re.findall(r"-?\d+", data)])


def test_what_is_marked_is_one_flat_red_in_the_hold_alone() -> None:
    """A stretch goes from orange to red and has a light around it; a sign of danger must not look so."""
    target = {"parts": ["flexor"], "side": "left", "how": "marked"}
    one = pose_with({"target": target}, easier=STANDING, hold={"from": "easier"})
    drawn = site_files(one, PEOPLE, MUSCLES)
    hold, easier = (re.findall(r"<g clip.*</g>", drawn[f"sample-{n}.svg"])[0] for n in ("hold", "easier"))
    assert re.findall(r'fill="([^"]+)"', hold) == ["var(--hottest)"]
    assert 'opacity="1"' in hold
    assert "<path" not in hold
    assert not re.search("Gradient|<circle", drawn["sample-hold.svg"])
    assert re.findall(r'fill="([^"]+)"', easier) == ["var(--pale)"]


def test_what_works_on_the_way_comes_with_the_movement() -> None:
    """Somebody who lies or stands at rest has no muscle that works, whatever works in the hold."""
    flexor = {"works": ["flexor"]}
    for states, shares in (
        ({"start": STANDING, "hold": {**STEP, **flexor}}, "0;0.25;0.5;0.75;1"),
        ({"start": STANDING, "lift": {**STEP, **flexor}, "hold": flexor}, "0;0.5;1;1;1"),
        ({"start": STANDING, "lift": {**STEP, **flexor}, "hold": {"y": 0}}, "0;0.5;1;0.5;0"),
    ):
        states["hold"].pop("y", None)
        drawn = site_files(pose(**states), PEOPLE, MUSCLES)
        for name, values in (("move", shares), ("move-back", ";".join(reversed(shares.split(";"))))):
            found = re.findall(
                r'fill="var\(--works\)"[^>]* opacity="([^"]+)"><animate attributeName="opacity"[^>]*'
                r' values="([^"]+)"',
                drawn[f"sample-{name}.svg"],
            )
            assert found == [(values.split(";")[0] if name == "move" else shares[0], values)] * 2
            assert "works" not in drawn["sample-start.svg"]


def test_every_state_is_drawn_for_either_side_and_the_movement_both_ways(site: dict[str, str]) -> None:
    drawn = {"start", "hold", "easier", "change"}
    mirrored = {f"{form}-mirrored" for form in drawn}
    assert set(site) == {f"sample-{form}.svg" for form in drawn | mirrored | {"move", "move-back", "icon"}}


def test_a_pose_of_both_sides_or_without_a_start_has_fewer() -> None:
    both = pose_with({"target": {"parts": ["flexor"], "side": "both"}}, hold=STANDING)
    found = site_files(both, PEOPLE, MUSCLES)
    assert set(found) == {"sample-hold.svg", "sample-icon.svg"}
    assert set(print_files(found, both, PEOPLE)) == {"sample-hold.svg"}


@pytest.mark.parametrize("view", ["front-right", "back-left", "above", "left"])
def test_every_prop_is_drawn_from_any_side(view: str) -> None:
    assert set(PROPS) == set(Props.model_fields)
    bare = pose_with({"camera": {"view": view}}, hold={})
    for name, prop in PROPS.items():
        held = {"bed": PROPS["bed"]} if name == "pillow" else {}
        whole = pose_with({"camera": {"view": view}, "props": {**held, name: prop}}, hold={})
        assert len(faulty_drawing(whole, "hold", PEOPLE, MUSCLES)[0]) > len(
            faulty_drawing(bare, "hold", PEOPLE, MUSCLES)[0]
        )


def test_every_drawing_is_well_formed(site: dict[str, str]) -> None:
    for text in site.values():
        ET.fromstring(text)
        assert "nan" not in text


def test_no_two_drawings_share_an_id(site: dict[str, str]) -> None:
    ids = [i for text in site.values() for i in re.findall(r'\sid="([^"]+)"', text)]
    assert len(ids) == len(set(ids))


def test_every_reference_has_its_target(site: dict[str, str]) -> None:
    for text in site.values():
        ids = set(re.findall(r'\sid="([^"]+)"', text))
        assert set(re.findall(r'(?:href="|url\()#([^")]+)', text)) <= ids


def test_the_words_are_those_of_the_pose_for_the_side_drawn(site: dict[str, str]) -> None:
    def words(form: str) -> list[str | None]:
        root = ET.fromstring(site[f"sample-{form}.svg"])
        return [root.findtext(SVG + "title"), root.findtext(SVG + "desc")]

    assert words("hold") == ["Sample", "The left foot is behind."]
    assert words("hold-mirrored") == ["Sample", "The right foot is behind."]
    assert words("start")[1] == "The left foot is beside the other."
    assert words("move") == words("move-back") == words("hold")


def test_the_way_back_is_the_movement_from_its_end(site: dict[str, str]) -> None:
    there, back = (paths(site[f"sample-{form}.svg"]) for form in ("move", "move-back"))
    assert len(there) == len(back) > 5
    for (times, values), (times_back, values_back) in zip(there, back, strict=True):
        assert values_back == values[::-1]
        assert times_back == pytest.approx([1 - t for t in reversed(times)])
    for text in (site["sample-move.svg"], site["sample-move-back.svg"]):
        assert text.count("<animate") == text.count("keyTimes")


def test_a_state_named_back_has_a_still_drawing_of_its_own_beside_the_way_back() -> None:
    site = site_files(pose(start=STEP, hold=STEP, back=STEP), PEOPLE, MUSCLES)
    assert set(site) >= {"sample-back.svg", "sample-move-back.svg"}
    assert "<animate" not in site["sample-back.svg"]


@pytest.mark.parametrize("turn", [-45, 0, 45, 135])
def test_the_words_of_a_distance_stand_clear_and_close_below_its_line(turn: int) -> None:
    mark = {"kind": "distance", "between": ["left-toes", "right-toes"], "label": "1 m"}
    whole = pose_with({"camera": {"turn": turn, "height": 30}}, hold={**STEP, "marks": [mark]})
    drawing = faulty_drawing(whole, "hold", PEOPLE, MUSCLES)[0]
    found = re.search(
        r'<path d="M(\d+) (\d+)l(-?\d+) ?(-?\d+)M[^>]*><text x="(\d+)" y="(\d+)"[^>]*size="(\d+)"', drawing
    )
    assert found
    x, y, dx, dy, middle, baseline, size = map(int, found.groups())
    half = 3 * size * 0.3  # of the words' width: letters are about 0.6 of their size wide
    beneath = [y + dy * t / 20 for t in range(21) if abs(x + dx * t / 20 - middle) <= half]
    assert beneath
    capitals = baseline - 0.72 * size
    assert max(beneath) < capitals < max(beneath) + 0.5 * size


@pytest.mark.parametrize("z", [-0.3, 0.4])
def test_thin_lines_lead_from_what_is_measured_to_the_ends_of_its_line(z: float) -> None:
    mark = {"kind": "distance", "between": ["left-knee", "right-toes"], "label": "1 m", "z": z}
    whole = pose_with({"camera": {"view": "above"}}, hold={**STEP, "marks": [mark]})
    drawing = picture(whole, "hold", solve(whole, PERSON), MUSCLES, Look())
    text = draw(drawing)
    (thin,) = re.findall(r"\.(\w+)\{fill:none;stroke:var\(--accent\);stroke-width:4\}", text)
    number = r"(-?\d+) ?(-?\d+)"
    (lead,) = re.findall(rf'<path d="M{number}l{number}M{number}l{number}" class="{thin}"/>', text)
    first_x, first_y, dx, dy, last_x, last_y, ex, ey = map(int, lead)
    (line,) = re.findall(rf'<path d="M{number}l{number}M[^>]*class="\w+"/><text', text)
    x, y, run, fall = map(int, line)
    assert (first_x + dx, first_y + dy) == (x, y)
    assert abs(last_x + ex - x - run) + abs(last_y + ey - y - fall) <= 2
    # From above, forward is one way on the page and aside the other: the ends are beside what is measured.
    items = [*body_items(drawing.camera, drawing.body), *items_of(drawing.camera, drawing.things)]
    place = Paper.holding(page_box(drawing, items)).place
    posed = solve(whole, PERSON)["hold"].posed
    for name, at in (("left-knee", (first_x, first_y)), ("right-toes", (last_x, last_y))):
        px, _, pz = posed.point(spot(name))
        on_floor = place(drawing.camera.see(np.array([(px, 0.012, pz)]))[0])[0]
        assert np.abs(on_floor - at).max() <= 1
    beside = place(drawing.camera.see(np.array([(posed.point(spot("left-knee"))[0], 0.012, z)]))[0])[0]
    assert np.abs(beside - (x, y)).max() <= 1


@pytest.mark.parametrize("label", ["60 cm", "twenty letters, wide"])
@pytest.mark.parametrize("z", [0, 0.4])
@pytest.mark.parametrize("turn", range(0, 360, 45))
def test_the_words_of_a_distance_never_reach_out_of_the_drawing(turn: int, z: float, label: str) -> None:
    mark = {"kind": "distance", "between": ["left-heel", "left-toes"], "label": label, "z": z}
    camera = {"camera": {"turn": turn, "height": 60}}
    whole = pose_with(camera, hold={"angles": {"y": 0.1, "pelvis": -90}, "marks": [mark]})
    (words,) = re.findall(rf'<text x="(\d+)" y="(\d+)"[^>]*size="(\d+)"[^>]*>{label}<', _hold(whole))
    middle, baseline, size = map(int, words)
    half = len(label) * size * 0.6 / 2
    assert half - 1 <= middle <= SIZE[0] * UNITS - half + 1
    assert size * 0.93 <= baseline <= SIZE[1] * UNITS - size * 0.27


def _hold(whole: Pose) -> str:
    return draw(picture(whole, "hold", solve(whole, PERSON), MUSCLES, Look()))


def test_words_are_text_and_never_markup() -> None:
    whole = pose_with({"title": '<b> & "x"'}, hold=STANDING)
    root = ET.fromstring(site_files(whole, PEOPLE, MUSCLES)["sample-icon.svg"])
    assert root.findtext(SVG + "title") == '<b> & "x"'


def test_the_icon_has_no_annotations(site: dict[str, str]) -> None:
    for sign in ("var(--accent)", "var(--ghost)", "A long step"):
        assert sign in site["sample-hold.svg"], sign
        assert sign not in site["sample-icon.svg"], sign


def test_site_drawings_follow_the_colour_scheme(site: dict[str, str]) -> None:
    for text in site.values():
        used = set(re.findall(r"var\((--[a-z-]+)\)", text))
        light, dark = re.findall(r":root\{([^}]*)\}", text)
        assert used == set(re.findall(r"--[a-z-]+(?=:)", light)) == set(re.findall(r"--[a-z-]+(?=:)", dark))


def test_print_has_the_still_drawings_with_their_colours_written_out(
    site: dict[str, str], stepping: Pose
) -> None:
    prints = print_files(site, stepping, PEOPLE)
    assert set(prints) == {name for name in site if not re.search("-(move|back|icon)", name)}
    palette = set(colours(PERSON, "print").values())
    for name, text in prints.items():
        assert "var(" not in text
        assert "prefers-color-scheme" not in text
        assert ":root" not in text
        ET.fromstring(text)
        used = set(re.findall(r'(?:fill|stroke|stop-color)[:=]"?(#[0-9a-f]{3,6}|rgb[^;"]+)', text))
        assert used
        assert used <= palette
        # But for its colours it is the drawing of the site.
        assert re.findall(r' d="([^"]+)"', text) == re.findall(r' d="([^"]+)"', site[name])


def test_a_change_of_any_code_that_draws_draws_anew() -> None:
    covered = {path.relative_to(ROOT / "generator").as_posix() for path in drawings._modules()}
    drawn = "angles annotations bodypoints camera contact muscles people pose props side state units"
    models = {f"model/{name}.py" for name in drawn.split()}
    assert models | {"text/markup.py", "figures/movement.py", "figures/pose_drawings.py"} <= covered
    assert all((ROOT / "generator" / name).is_file() for name in covered)


SCRIPT = """
import hashlib
from generator.figures.pose_drawings import site_files
from tests.figures.cases import MUSCLES, PEOPLE, STANDING, STEP, pose
files = site_files(pose(start=STANDING, hold=STEP), PEOPLE, MUSCLES)
print(hashlib.sha256("".join(files.values()).encode()).hexdigest())
"""


def test_the_bytes_do_not_depend_on_the_run() -> None:
    sums = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(sums) == 1


def test_a_pose_with_faults_is_drawn_with_a_ring_and_words_at_each_in_the_state_that_has_it() -> None:
    bent = {**STANDING, "free": [], "angles": {**STANDING["angles"], "left_leg": {"knee": 165}}, "touch": {}}
    whole = pose(start=STANDING, hold=bent)
    drawing, found = faulty_drawing(whole, "hold", PEOPLE, MUSCLES)
    assert "left_leg.knee 165°" in drawing
    assert {one.state for one in found} == {"hold"}
    assert {"pose-range", "pose-stretch"} <= {one.rule for one in found}
    assert drawing.count("<circle") >= sum(len(one.rings) for one in found)
    ET.fromstring(drawing)
    untouched, nothing = faulty_drawing(whole, "start", PEOPLE, MUSCLES)
    assert nothing == ()
    assert untouched == site_files(whole, PEOPLE, MUSCLES)["sample-start.svg"]


def turning(arm: str, before: int, after: int) -> Pose:
    """Somebody who stands and turns a hand over."""

    def state(twist: int) -> dict[str, Any]:
        arms = {**STANDING["angles"], arm: {"spread": 25, "twist": twist}}
        return {"angles": {"y": 0.53, **arms}, "short_because": "It turns a hand."}

    both = {"target": {"parts": ["flexor"], "side": "both"}}
    return pose_with(both, start=state(before), hold=state(after))


@pytest.mark.parametrize("arm", ["left_arm", "right_arm"])
@pytest.mark.parametrize("twist", [0, 40, 100, 140, 175])
def test_a_hand_may_turn_over_on_its_way(arm: str, twist: int) -> None:
    whole = turning(arm, 0, twist)
    assert check(whole, PEOPLE, MUSCLES) == ()
    found = site_files(whole, PEOPLE, MUSCLES)
    assert set(found) == {f"sample-{form}.svg" for form in ("start", "hold", "move", "move-back", "icon")}
    moving = found["sample-move.svg"]
    assert "<animate" in moving
    assert_whole(moving)
    # Two forearms, hands and feet, neck, head and an ear.
    assert len(re.findall(r'<use [^>]*fill="var\(--skin\)"', moving)) == 9


DEGREES = st.integers(0, 175)


@settings(max_examples=8)
@given(st.sampled_from(["left_arm", "right_arm"]), DEGREES, DEGREES)
def test_any_turn_of_a_hand_is_drawn_both_ways(arm: str, before: int, after: int) -> None:
    whole = turning(arm, before, after)
    moving = site_files(whole, PEOPLE, MUSCLES)["sample-move.svg"]
    assert "nan" not in moving
    assert_whole(moving)


ANY = st.floats(-180, 200)
LEG = st.fixed_dictionaries(dict.fromkeys(("hip", "spread", "turn", "knee", "ankle", "tilt", "toes"), ANY))
ARM = st.fixed_dictionaries(
    dict.fromkeys(("shoulder", "spread", "turn", "elbow", "twist", "wrist", "deviation", "curl"), ANY)
)
BODY = st.fixed_dictionaries(
    dict.fromkeys(
        (
            "pelvis",
            "pelvis_roll",
            "pelvis_turn",
            "lumbar",
            "thoracic",
            "side_bend",
            "trunk_turn",
            "neck",
            "look",
        ),
        ANY,
    )
    | {"left_leg": LEG, "right_leg": LEG, "left_arm": ARM, "right_arm": ARM}
)


@settings(max_examples=8)
@given(BODY, st.sampled_from(["right", "front", "back-left", "above", "foot-end"]))
def test_any_angles_are_drawn_or_told_and_never_crash(angles: dict[str, Any], view: str) -> None:
    whole = pose_with(
        {"camera": {"view": view}}, hold={"angles": angles, "free": ["y"], "touch": {"chin": {"y": 0}}}
    )
    check(whole, PEOPLE, MUSCLES)
    faulty_drawing(whole, "hold", PEOPLE, MUSCLES)
    for text in site_files(whole, PEOPLE, MUSCLES).values():
        assert "nan" not in text
        ET.fromstring(text)


@settings(max_examples=4)
@given(BODY)
def test_any_movement_is_drawn_and_never_crashes(angles: dict[str, Any]) -> None:
    whole = pose(
        start=STANDING, hold={"angles": angles, "free": [], "touch": dict.fromkeys(STANDING["touch"])}
    )
    for name, text in site_files(whole, PEOPLE, MUSCLES).items():
        assert "nan" not in text, name
        ET.fromstring(text)


@pytest.mark.parametrize("name", ["move", "move-back", "icon", "hold-mirrored"])
def test_a_state_may_not_have_the_name_of_another_drawing(name: str) -> None:
    with pytest.raises(ValueError, match="another drawing"):
        pose(start=STEP, **{name: STEP}, hold=STEP)


def test_what_looks_like_a_colour_in_words_stays_in_print(stepping: Pose) -> None:
    words = "var(--skin) and var(--nothing)"
    named = stepping.model_copy(update={"title": words})
    prints = print_files(site_files(named, PEOPLE, MUSCLES), named, PEOPLE)
    titles = {ET.fromstring(text).findtext(f"{SVG}title") for text in prints.values()}
    assert titles == {words}
