"""The overview drawing is drawn once and kept, on the site and on paper, until what it shows is another."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from generator.content import load
from generator.figures import Drawn, draw_anatomy, print_anatomy, print_drawing
from generator.figures.canvas import SIZE, UNITS
from generator.figures.pose_drawings import anatomy_files
from generator.handouts.jobs import Sizes, booklets
from generator.handouts.serialization import as_json
from generator.handouts.sheet import Printer
from generator.model.guide import Guide
from generator.model.muscles import Anatomy
from generator.model.paper import PAPERS
from tests.figures.cases import MUSCLES
from tests.sample_guide import small_guide

SUBJECT = {
    "title": "The calf",
    "caption": "See it.",
    "alt": "The calf from the front.",
    "shows": [-0.5, 0.1],
    "muscles": ["soleus"],
    "bones": [{"outline": [[0, 0], [0.1, 0], [0.1, 0.1]]}],
    "labels": [{"text": "Soleus", "points_to": [0, 0], "at": [0.1, 0.1]}],
}
NAME = re.compile(
    r'<text x="(?P<x>\d+)" y="(?P<y>\d+)" text-anchor="(?P<anchor>\w+)"[^>]*'
    r'font-size="(?P<size>\d+)"[^>]*>(?P<words>[^<]*)<'
)
REFUSE = patch("generator.figures.pose_drawings.anatomy_files", side_effect=AssertionError("drawn again"))


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    return replace(load(small_guide(tmp_path, built=False)).guide, anatomy=Anatomy.model_validate(SUBJECT))


def test_it_is_drawn_once(guide: Guide) -> None:
    kept: dict[str, bytes] = {}
    drawn = draw_anatomy(guide, kept)
    assert guide.anatomy
    assert drawn
    assert drawn.files == anatomy_files(guide.anatomy, guide.muscles)
    assert "var(" not in print_anatomy(drawn)
    with REFUSE:
        assert draw_anatomy(guide, kept) == drawn


def test_paper_gets_the_side_that_is_asked_for() -> None:
    drawn = {"step": Drawn((), {}, {"step-hold.svg": "right", "step-hold-mirrored.svg": "left"})}
    assert [print_drawing(drawn, "step", "hold", mirrored) for mirrored in (False, True)] == ["right", "left"]


def test_it_is_drawn_anew_if_it_is_to_show_something_else_or_what_it_shows_is_another(guide: Guide) -> None:
    kept: dict[str, bytes] = {}
    draw_anatomy(guide, kept)
    other = replace(guide, anatomy=Anatomy.model_validate({**SUBJECT, "title": "The lower leg"}))
    drawn = draw_anatomy(other, kept)
    assert drawn
    assert "The lower leg" in drawn.files["anatomy.svg"]
    first = drawn.files["anatomy.svg"]
    calf = guide.muscles.landmarks["calf"].model_copy(update={"along": 0.14})
    landmarks = {**guide.muscles.landmarks, "calf": calf}
    moved = replace(other, muscles=guide.muscles.model_copy(update={"landmarks": landmarks}))
    drawn = draw_anatomy(moved, kept)
    assert drawn
    assert drawn.files["anatomy.svg"] != first


def names(*labels: dict[str, Any]) -> list[re.Match[str]]:
    """The lines of the names in a drawing with these, each with its x, y, size and words."""
    subject = Anatomy.model_validate({**SUBJECT, "muscles": ["flexor"], "labels": labels})
    (drawn,) = anatomy_files(subject, MUSCLES).values()
    return list(NAME.finditer(drawn))


LEFT = {"points_to": [-0.05, 0], "at": [-0.1, -0.1]}
RIGHT = {"points_to": [0.05, 0], "at": [0.1, -0.1]}


@pytest.mark.parametrize("side", [LEFT, RIGHT], ids=["left", "right"])
def test_a_name_that_has_no_room_stands_in_lines_about_its_place(side: dict[str, Any]) -> None:
    (short,) = names({"text": "Low", **side})
    lines = names({"text": "Bone bone bone bone bone", **side})
    assert " ".join(line["words"] for line in lines) == "Bone bone bone bone bone"
    assert len(lines) == 3  # two words have room
    assert {(line["x"], line["size"], line["anchor"]) for line in lines} == {
        (short["x"], short["size"], short["anchor"])
    }
    heights = [int(line["y"]) for line in lines]
    assert sum(heights) / len(heights) == pytest.approx(int(short["y"]), abs=1)
    assert min(b - a for a, b in pairwise(heights)) > int(short["size"])
    room = int(short["x"]) if side is LEFT else SIZE[0] * UNITS - int(short["x"])
    assert max(len(line["words"]) for line in lines) * int(short["size"]) * 0.6 < room


@pytest.mark.parametrize("side", [LEFT, RIGHT], ids=["left", "right"])
def test_all_names_are_smaller_where_a_word_has_no_room(side: dict[str, Any]) -> None:
    (usual,) = names({"text": "Low", **side})
    long, other = names({"text": "Sternocleidomastoideus", **side}, {"text": "Low", **side})
    assert int(long["size"]) == int(other["size"]) < int(usual["size"])
    room = int(long["x"]) if side is LEFT else SIZE[0] * UNITS - int(long["x"])
    assert room * 0.75 < len(long["words"]) * int(long["size"]) * 0.68 < room


def test_letters_of_the_east_are_as_wide_as_high() -> None:
    (name,) = names({"text": "\u9aa8" * 10, **RIGHT})
    assert 10 * int(name["size"]) < SIZE[0] * UNITS - int(name["x"])


def test_a_guide_without_one_has_none(guide: Guide) -> None:
    assert draw_anatomy(replace(guide, anatomy=None), {}) is None


def test_the_booklet_shows_it(guide: Guide) -> None:
    section, *others = guide.evidence.sections
    sections = (section.model_copy(update={"anatomy": True}), *others)
    shown = replace(guide, evidence=guide.evidence.model_copy(update={"sections": sections}))
    sizes: Sizes = {(stretch.id, paper): 10.0 for stretch in guide.stretches for paper in PAPERS}

    def first(anatomy: str) -> str:
        printer = Printer(shown, lambda pose, state, mirrored: "<svg/>", anatomy)
        return as_json(next(booklets(printer, sizes)).make())

    assert "The calf from the front." in first("<svg>calf</svg>")
    assert "The calf from the front." not in first("")
