"""The pictures of the steps on a sheet: each once, with the numbers of its steps, for the side done."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.content import load
from generator.handouts import print_guide
from generator.handouts.elements import Exercise
from generator.handouts.plan import Choice
from generator.handouts.sheet import Printer
from generator.model.side import Side
from generator.text import markup
from tests.handouts.conftest import Only, pdf_of
from tests.handouts.pdf_reader import painted, plain_text, tags
from tests.handouts.test_own_choice import GOOD, asked
from tests.sample_guide import change, small_guide

STEPS = 'steps: ["Put your [right|left] foot back.", Hold and breathe., Hold and rest., "Now change sides."]'

LABELLED = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2400 1800" width="480" height="360">
  <rect width="2400" height="1800" fill="#123456"/><text x="100" y="900" font-size="150">60 cm</text></svg>"""
"""A drawing that is coloured all over, with a word as large as in those of the guide."""

PLACE = re.compile(r"@ ([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)$")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The small guide; its first stretch has four steps, the second and third with the same picture."""
    content = small_guide(tmp_path)
    wall = content / "stretches/wall.yaml"
    change(wall, 'steps: ["Put your [right|left] foot back.", Hold and breathe.]', STEPS)
    change(wall, "pictures: [start, hold]", "pictures: [start, hold, hold, hold]")
    change(wall, "felt:", "last_alone: Hold and stop.\npicture_alone: start\nfelt:")
    return content


def exercise(content: Path, side: Side | None = None) -> Exercise:
    guide = load(content).guide
    stretch = guide.stretch("wall")
    printer = Printer(guide, lambda pose, state, mirrored: f"{pose} {state}{' mirrored' if mirrored else ''}")
    return printer.exercise(replace(Choice(stretch, stretch.dose), side=side))


def test_each_picture_stands_once_with_the_numbers_of_its_steps(content: Path) -> None:
    assert [(one.svg, one.caption) for one in exercise(content).strip] == [
        ("wall start", "1"),
        ("wall hold", "2, 3, and 4"),
    ]


def test_one_side_alone_ends_with_the_picture_of_its_own_last_step(content: Path) -> None:
    strip = exercise(content, "right").strip
    assert [(one.svg, one.caption) for one in strip] == [("wall start", "1 and 4"), ("wall hold", "2 and 3")]


def test_the_other_side_is_shown_mirrored_and_in_its_own_words(content: Path) -> None:
    strip = exercise(content, "left").strip
    assert [one.svg for one in strip] == ["wall start mirrored", "wall hold mirrored"]
    assert "left" in strip[1].alt
    assert "right" not in strip[1].alt


def test_the_key_names_what_works_only_where_it_is_drawn(content: Path) -> None:
    words = load(content).guide.words.figures
    assert exercise(content).key == (words.stretches, words.arrow)
    change(content / "poses/wall.yaml", "  start:\n", "  start:\n    works: [soleus]\n")
    assert exercise(content).key == (words.stretches, words.works, words.arrow)


def test_the_key_leaves_out_what_no_picture_of_the_sheet_shows(content: Path) -> None:
    pose = content / "poses/wall.yaml"
    pose.write_text(pose.read_text() + "  after:\n    alt: After it.\n    ghost: start\n")
    change(content / "stretches/wall.yaml", "picture_alone: start", "picture_alone: after")
    before = load(content).guide.words.figures.before
    assert before not in exercise(content).key
    assert before in exercise(content, "right").key


def test_every_picture_of_a_sheet_has_its_words(tmp_path: Path) -> None:
    code, out = asked(tmp_path, *GOOD)
    states = load(tmp_path / "content").guide.poses["wall"].states
    told = [tag.alt for tag in tags(out.read_bytes()) if tag.kind == "Figure"]
    assert code == 0
    assert {markup.plain(states[name].alt) for name in ("start", "hold")} <= set(told)


def printed(content: Path, paper: str = "") -> bytes:
    """The first stretch's sheet, with the labelled drawing in place of each."""
    name = f"wall{paper}"
    made = print_guide(load(content), lambda *_: LABELLED, Only(names=(name,)))
    assert made.problems == ()
    return pdf_of(made, f"handouts/{name}.pdf")


def places(pdf: bytes, look: str) -> list[tuple[float, ...]]:
    """The left, right, lower and upper edge, in points, of what is painted with this look."""
    found = [PLACE.search(line) for line in painted(pdf) if line.startswith(look)]
    return [tuple(map(float, one.groups())) for one in found if one]


@pytest.mark.parametrize("paper", ["", "-letter"])
def test_the_numbers_over_a_picture_touch_none_of_it(content: Path, paper: str) -> None:
    pdf = printed(content, paper)
    pictures = places(pdf, "shape #123456")
    captions = [one for said in ("1", "2, 3, and 4") for one in places(pdf, f"text 11.0 #0a5a58 {said} @")]
    assert len(pictures) == len(captions) == 2
    for (_, _, _, top), (_, _, foot, _) in zip(pictures, captions, strict=True):
        assert foot - top >= 0.3 * 11


def test_no_word_in_a_small_picture_is_small(content: Path) -> None:
    """A drawing's own words are left out of the steps' pictures: they would be smaller than 6 points."""
    pdf = printed(content)
    sizes = [float(line.split()[1]) for line in painted(pdf) if line.startswith("text")]
    assert min(sizes) >= 6
    assert "60 cm" not in plain_text(pdf)
