"""The commands `figure` and `handout`: one drawing, or one handout, on demand."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator.cli import main
from generator.content import load
from generator.figures.drawings import draw_poses
from generator.figures.pose_drawings import site_files
from tests.handouts.pdf_reader import page_sizes, printed, text
from tests.sample_guide import ROOT, change, small_guide


def run(folder: Path, *words: str) -> int:
    """Run a command on the guide in folder/content."""
    return main([words[0], "--content", str(folder / "content"), "--docs", str(folder / "docs"), *words[1:]])


def test_a_pose_is_drawn_into_a_file(tmp_path: Path) -> None:
    small_guide(tmp_path)
    assert run(tmp_path, "figure", "wall", "--out", str(tmp_path / "wall.svg")) == 0
    assert (
        run(tmp_path, "figure", "wall", "--form", "start-mirrored", "--out", str(tmp_path / "other.svg")) == 0
    )
    drawings = [(tmp_path / name).read_text() for name in ("wall.svg", "other.svg")]
    assert all(drawing.startswith("<svg ") for drawing in drawings)
    assert drawings[0] != drawings[1]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["wal"], "did you mean 'wall'"),
        (["wall", "--form", "top"], "start, hold, start-mirrored, hold-mirrored, move, move-back, icon"),
        (["wall", "--form", "icon-mirrored"], "has no form 'icon-mirrored'"),
    ],
)
def test_a_pose_or_form_that_is_not_there_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    small_guide(tmp_path)
    assert run(tmp_path, "figure", *words, "--out", str(tmp_path / "wall.svg")) == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / "wall.svg").exists()


@pytest.mark.parametrize("form", ["hold", "hold-mirrored", "start", "move", "icon"])
def test_a_pose_that_no_body_can_take_is_drawn_all_the_same_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    content = small_guide(tmp_path)
    change(content / "poses/wall.yaml", "knee: 10", "knee: 165")
    out = tmp_path / "wall.svg"
    assert run(tmp_path, "figure", "wall", "--form", form, "--out", str(out)) == 1
    told = capsys.readouterr().err
    assert "poses/wall.yaml:11:74: states.hold.angles.left_leg.knee: must be between 0 and 140" in told
    drawing = out.read_text(encoding="utf-8")
    assert drawing.startswith("<svg ")
    assert ("left_leg.knee 165°" in drawing) is form.startswith("hold")


def test_a_pose_that_names_what_is_not_there_is_told_and_not_drawn(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = small_guide(tmp_path)
    change(content / "poses/wall.yaml", "person: pat", "person: pam")
    out = tmp_path / "wall.svg"
    assert run(tmp_path, "figure", "wall", "--out", str(out)) == 1
    assert "poses/wall.yaml:2:9: person: must name a person" in capsys.readouterr().err
    assert not out.exists()


def test_what_is_drawn_while_tuning_is_what_the_site_shows(tmp_path: Path) -> None:
    guide = load(small_guide(tmp_path)).guide
    shown = site_files(guide.poses["wall"], guide.people, guide.muscles)
    assert set(shown) == {f"wall-{form}.svg" for form in guide.poses["wall"].forms}
    for name, drawing in shown.items():
        form = name.removeprefix("wall-").removesuffix(".svg")
        out = tmp_path / name
        assert run(tmp_path, "figure", "wall", "--form", form, "--out", str(out)) == 0
        assert out.read_text(encoding="utf-8") == drawing


def test_a_sheet_of_ones_own_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small_guide(tmp_path)
    out = tmp_path / "own.PDF"  # as some systems end its name
    assert run(tmp_path, "handout", "--stretch", "wall:left", "--stretch", "step", "--out", str(out)) == 0
    assert out.read_bytes().startswith(b"%PDF-")
    assert capsys.readouterr().out == f"{out}\n"


def test_what_is_asked_for_is_on_the_sheet(tmp_path: Path) -> None:
    small_guide(tmp_path)
    out = tmp_path / "own.pdf"
    asked = {
        "stretch": "wall",
        "hold": "45",
        "repeats": "4",
        "days": "Tue,Sat",
        "times-a-day": "3",
        "name": "Maria",
        "clinic": "By the river",
        "notes": "Rest well",
        "paper": "letter",
    }
    words = [word for name, value in asked.items() for word in (f"--{name}", value)]
    assert run(tmp_path, "handout", *words, "--large", "--out", str(out)) == 0
    pdf = out.read_bytes()
    told = text(pdf)
    for word in (
        "Wall stretch",
        "45 seconds",
        "4 times",
        "Tue",
        "Sat",
        "3 times",
        "Maria",
        "By the river",
        "Rest well",
    ):
        assert word in told
    assert {*page_sizes(pdf)} == {(216, 279)}
    assert min(one.size for one in printed(pdf) if one.text.strip()) >= 18


def test_a_sheet_is_set_in_the_faces_of_the_content_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = small_guide(tmp_path)
    out = tmp_path / "own.pdf"
    sheet = ("handout", "--stretch", "wall", "--notes", "\u0633\u0644\u0627\u0645", "--out", str(out))
    assert run(tmp_path, *sheet) != 0
    assert "\u0633" in capsys.readouterr().err
    shutil.copytree(ROOT / "content/fonts", content / "fonts")
    assert run(tmp_path, *sheet) == 0
    assert out.exists()


def test_a_sheet_that_cannot_be_leaves_the_one_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = small_guide(tmp_path)
    out = tmp_path / "own.pdf"
    out.write_text("before")
    assert run(tmp_path, "handout", "--stretch", "wal", "--out", str(out)) == 2
    assert "did you mean 'wall'" in capsys.readouterr().err
    change(content / "faq.yaml", "certainty: theory", "certainty: theroy")
    assert run(tmp_path, "handout", "--stretch", "wall", "--out", str(out)) == 1
    assert out.read_text() == "before"


def test_a_guide_that_breaks_a_rule_prints_no_sheet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(small_guide(tmp_path) / "stretches/wall.yaml", "instead: step", "instead: nowhere")
    sheet = tmp_path / "sheet.pdf"
    assert run(tmp_path, "handout", "--stretch", "wall", "--out", str(sheet)) == 1
    assert "stretches/wall.yaml:" in capsys.readouterr().err
    assert not sheet.exists()


@pytest.mark.parametrize(("side", "other"), [("right", "left"), ("left", "right")])
def test_one_side_of_a_pose_that_shows_both_has_its_own_words(tmp_path: Path, side: str, other: str) -> None:
    content = small_guide(tmp_path)
    change(content / "poses/wall.yaml", "side: right", "side: both")
    change(content / "poses/wall.yaml", "knee: 10", "knee: 10, ankle: 15")
    out = tmp_path / "own.pdf"
    assert run(tmp_path, "handout", "--stretch", f"wall:{side}", "--out", str(out)) == 0
    words = text(out.read_bytes())
    assert f"Put your {side} foot back." in words
    assert f"Put your {other} foot back." not in words


def test_of_a_pose_that_no_stretch_has_the_hold_alone_is_drawn(tmp_path: Path) -> None:
    guide = load(small_guide(tmp_path)).guide
    used = {one.pose for one in guide.stretches}
    one = next(iter(used))
    others = tuple(stretch for stretch in guide.stretches if stretch.pose != one)
    drawn = draw_poses(replace(guide, stretches=others, poses={one: guide.poses[one]}), {})
    assert set(drawn[one].files) == set(drawn[one].prints) == {f"{one}-hold.svg"}
