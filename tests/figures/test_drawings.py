"""The SVG files: well-formed, small, in the right colour schemes, mirrored and animated as specified."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.figures.canvas import SIZE, UNITS
from generator.figures.pose_drawings import (
    anatomy_files,
    check,
    print_anatomy,
    print_drawing,
    print_files,
    site_files,
)
from generator.model.muscles import Anatomy, Muscles
from generator.model.people import People
from generator.model.pose import Pose

SVG = "{http://www.w3.org/2000/svg}"
WIDTH = SIZE[0] * UNITS


@pytest.fixture(scope="session")
def files(pose: Pose, people: People, muscles: Muscles) -> dict[str, str]:
    return site_files(pose, people, muscles)


@pytest.fixture(scope="session")
def sample_files(sample: Callable[..., Pose], own_people: People, own_muscles: Muscles) -> dict[str, str]:
    return site_files(sample(), own_people, own_muscles)


def test_a_one_sided_pose_has_a_mirrored_drawing_of_each(sample_files: dict[str, str]) -> None:
    kinds = {name.removeprefix("sample-").removesuffix(".svg") for name in sample_files}
    drawn = {"start", "hold", "move"}
    assert kinds == drawn | {f"{kind}-mirrored" for kind in drawn} | {"icon"}


def test_a_pose_of_both_sides_or_without_a_start_has_fewer(
    sample: Callable[..., Pose], own_people: People, own_muscles: Muscles
) -> None:
    both = sample(target={"parts": ["strand"], "side": "both"}, start=None)
    names = set(site_files(both, own_people, own_muscles))
    assert names == {"sample-hold.svg", "sample-icon.svg"}
    assert set(print_files(both, own_people, own_muscles)) == {"sample-hold.svg"}


def test_every_drawing_is_small_and_well_formed(files: dict[str, str]) -> None:
    for name, text in files.items():
        assert len(text.encode()) <= (50_000 if "-move" in name else 15_000), name
        ET.fromstring(text)


def test_no_two_drawings_share_an_id(files: dict[str, str]) -> None:
    ids = [i for text in files.values() for i in re.findall(r'\sid="([^"]+)"', text)]
    assert len(ids) == len(set(ids))


def test_every_reference_has_its_target(files: dict[str, str]) -> None:
    for text in files.values():
        ids = set(re.findall(r'\sid="([^"]+)"', text))
        used = set(re.findall(r'(?:href="|url\()#([^")]+)', text))
        assert used <= ids


def test_the_words_are_those_of_the_pose_for_the_side_drawn(sample_files: dict[str, str]) -> None:
    def words(name: str) -> list[str | None]:
        root = ET.fromstring(sample_files[name])
        return [root.findtext(SVG + "title"), root.findtext(SVG + "desc")]

    assert words("sample-hold.svg") == ["Two feet", "The left knee bends."]
    assert words("sample-hold-mirrored.svg") == ["Two feet", "The right knee bends."]
    assert words("sample-start.svg")[1] == "The right foot stands behind."


def test_words_are_text_and_never_markup(
    sample: Callable[..., Pose], own_people: People, own_muscles: Muscles
) -> None:
    pose = sample(title='<b> & "x"')
    root = ET.fromstring(site_files(pose, own_people, own_muscles)["sample-icon.svg"])
    assert root.findtext(SVG + "title") == '<b> & "x"'


def test_site_drawings_follow_the_colour_scheme_and_print_is_literal(
    sample_files: dict[str, str], sample: Callable[..., Pose], own_people: People, own_muscles: Muscles
) -> None:
    for text in sample_files.values():
        named = set(re.findall(r"var\((--[a-z-]+)\)", text))
        light, dark = re.findall(r":root\{([^}]*)\}", text)
        assert named == set(re.findall(r"--[a-z-]+(?=:)", light)) == set(re.findall(r"--[a-z-]+(?=:)", dark))
    paper = print_drawing(sample(), "hold", own_people, own_muscles)
    assert "var(" not in paper
    assert "<style" not in paper


def anchors(text: str) -> set[tuple[int, int]]:
    """Every anchor point of a drawing's curves and lines, in page units, without arrows and ghosts."""
    out = set()
    for data, rest in re.findall(r'<path [^>]*?d="([-Mcslz\d ]+)"([^>]*)>', text):
        for part in re.findall(r"M[^M]+", "" if "transform" in rest else data):
            out |= set(_walk(part))
    return out


def _walk(part: str) -> Iterator[tuple[int, int]]:
    sizes = {"M": 2, "c": 6, "s": 4, "l": 2}
    x = y = 0
    for command, numbers in re.findall(r"([Mcsl])([^Mcslz]*)", part):
        values = [int(v) for v in re.findall(r"-?\d+", numbers)]
        for i in range(0, len(values), sizes[command]):
            dx, dy = values[i : i + sizes[command]][-2:]
            x, y = (dx, dy) if command == "M" else (x + dx, y + dy)
            yield x, y


def test_mirrored_is_mirrored(files: dict[str, str], pose: Pose) -> None:
    for state in pose.states if pose.one_sided else ():
        drawn, mirrored = (anchors(files[f"{pose.id}-{state}{m}.svg"]) for m in ("", "-mirrored"))
        flipped = {(WIDTH - x, y) for x, y in mirrored}
        near = {(x + i, y + j) for x, y in drawn for i in (-2, -1, 0, 1, 2) for j in (-1, 0, 1)}
        assert len(flipped & near) >= 0.97 * len(flipped)


def test_the_movement_runs_once_and_stays_at_the_hold(sample_files: dict[str, str]) -> None:
    root = ET.fromstring(sample_files["sample-move.svg"])
    tweens = [(parent, tween) for parent in root.iter() for tween in parent.findall(SVG + "animate")]
    assert tweens
    for parent, tween in tweens:
        assert float(tween.attrib["dur"].removesuffix("s")) <= 5
        assert tween.attrib["fill"] == "freeze"
        assert "repeatCount" not in tween.attrib
        values = tween.attrib["values"].split(";")
        assert values[-1] == parent.attrib[tween.attrib["attributeName"]]
        assert len(values) == len(tween.attrib["keyTimes"].split(";"))


def test_moved_paths_keep_their_structure(files: dict[str, str]) -> None:
    for name, text in files.items():
        if "-move" in name:
            for tween in ET.fromstring(text).iter(SVG + "animate"):
                if tween.attrib["attributeName"] == "d":
                    shapes = {re.sub(r"[-\d\s]+", "", v) for v in tween.attrib["values"].split(";")}
                    assert len(shapes) == 1, name


def test_the_icon_has_no_annotations(sample_files: dict[str, str]) -> None:
    accent = 'fill="var(--accent)"'
    assert accent in sample_files["sample-hold.svg"]
    assert accent not in sample_files["sample-icon.svg"]


def test_the_names_of_the_overview_can_be_read_on_a_phone(anatomy: Anatomy, muscles: Muscles) -> None:
    root = ET.fromstring(anatomy_files(anatomy, muscles)["anatomy.svg"])
    texts = list(root.iter(SVG + "text"))
    assert len(texts) == len(anatomy.labels)
    for text in texts:
        size = float(text.attrib["font-size"])
        assert size * 328 / WIDTH >= 13
        length = 0.6 * size * len(text.text or "")
        start = float(text.attrib["x"]) - (length if text.attrib["text-anchor"] == "end" else 0)
        assert 0 <= start <= start + length <= WIDTH
    assert "var(" not in print_anatomy(anatomy, muscles)


SCRIPT = """
import sys
sys.path.insert(0, "tests/figures")
import conftest, hashlib
from generator.figures.pose_drawings import site_files
from generator.model.muscles import Muscles
from generator.model.people import People
from generator.model.pose import Pose
pose = Pose.model_validate(conftest.plain(conftest.SAMPLE) | {"id": "sample"})
people = People.model_validate(conftest.plain(conftest.PEOPLE))
files = site_files(pose, people, Muscles.model_validate(conftest.plain(conftest.MUSCLES)))
print(hashlib.sha256("".join(files.values()).encode()).hexdigest())
"""


def test_the_bytes_do_not_depend_on_the_run() -> None:
    root = Path(__file__).parents[2]
    sums = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(sums) == 1


DEGREES = st.floats(-180, 200)
LEG = st.fixed_dictionaries(
    dict.fromkeys(("hip", "spread", "turn", "knee", "ankle", "tilt", "toes"), DEGREES)
)
ARM = st.fixed_dictionaries(
    dict.fromkeys(("shoulder", "spread", "turn", "elbow", "twist", "wrist", "curl"), DEGREES)
)
BODY = st.fixed_dictionaries(
    dict.fromkeys(("pelvis", "lumbar", "thoracic", "neck"), DEGREES)
    | {"left_leg": LEG, "right_leg": LEG, "left_arm": ARM, "right_arm": ARM}
)


@settings(max_examples=25)
@given(BODY, st.sampled_from(["left", "right", "viewer"]))
def test_any_angles_are_drawn_or_told_and_never_crash(
    sample: Callable[..., Pose], own_people: People, own_muscles: Muscles, angles: dict[str, Any], facing: str
) -> None:
    pose = sample(
        start=None, facing=facing, hold={"angles": angles, "free": ["y"], "touch": {"chin": {"y": "0"}}}
    )
    check(pose, own_people, own_muscles)
    for text in site_files(pose, own_people, own_muscles).values():
        assert "nan" not in text
        ET.fromstring(text)


@pytest.mark.parametrize("arm", ["left_arm", "right_arm"])
@pytest.mark.parametrize("twist", [0, 40, 100, 140, 175])
def test_a_hand_may_turn_over_on_its_way(
    sample: Callable[..., Pose], own_people: People, own_muscles: Muscles, arm: str, twist: int
) -> None:
    pose = sample(hold={"angles": {arm: {"twist": str(twist)}}})
    assert check(pose, own_people, own_muscles) == ()
    moving = site_files(pose, own_people, own_muscles)[f"{pose.id}-move.svg"]
    assert "<animate" in moving
