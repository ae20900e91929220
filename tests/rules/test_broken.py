"""What is wrong in one file does not hide what the rules find in the others, and raises no false alarm."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.checked import load_checked
from generator.content import ContentError
from generator.content.files import FILES, OPTIONAL
from tests.rules.test_table import CASES, guide_with, notes
from tests.sample_guide import change, small_guide

STEP = 'steps: ["Put your [right|left] foot back.", Hold and breathe.]'


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = small_guide(tmp_path, built=False)
    shutil.copy(CASES / "style.yaml", folder)
    return folder


def told(content: Path, kept: Path) -> set[tuple[str, str]]:
    with pytest.raises(ContentError) as caught:
        load_checked(content, kept)
    prefix = f"{content.as_posix()}/"
    return {(one.path.removeprefix(prefix), one.rule) for one in caught.value.problems}


@pytest.mark.parametrize("name", [name for name in FILES if name not in OPTIONAL or name == "moved.yaml"])
@pytest.mark.parametrize("text", ["\ta: b\n", "a: b\n", ""], ids=["unreadable", "other fields", "empty"])
def test_a_broken_file_hides_no_rule_and_raises_no_false_alarm(
    content: Path, kept: Path, name: str, text: str
) -> None:
    (content / name).write_text(text, encoding="utf-8")
    assert {file for file, _ in told(content, kept)} == {name}
    change(content / "stretches/wall.yaml", STEP, 'steps: ["Your foot goes back.", Hold and breathe.]')
    assert ("stretches/wall.yaml", "verb") in told(content, kept)


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("why", "faq.yaml"),
        ("longer", "claims.yaml"),
        ("doe-2020", "sources.yaml"),
        ("step", "stretches/step.yaml"),
    ],
)
def test_a_link_into_a_broken_file_may_well_be_right(
    content: Path, kept: Path, target: str, name: str
) -> None:
    change(content / "chooser.yaml", "(safety)", f"({target})")
    (content / name).write_text("a: b\n", encoding="utf-8")
    assert {file for file, _ in told(content, kept)} == {name}


@pytest.mark.parametrize("name", ["stretches/step.yaml", "stretches/wall.yaml", "poses/wall.yaml"])
@pytest.mark.parametrize("text", ["\ta: b\n", "a: b\n"], ids=["unreadable", "other fields"])
def test_a_broken_stretch_or_pose_is_still_one(content: Path, kept: Path, name: str, text: str) -> None:
    (content / name).write_text(text, encoding="utf-8")
    assert {file for file, _ in told(content, kept)} == {name}


FINE_BY_ANOTHER_FILE = [
    "anatomy",
    "change",
    "count",
    "felt-side",
    "gone",
    "instead",
    "link-to-all",
    "moved",
    "moved-gone",
    "picture",
    "reviewed-record",
    "unexplained-has-an-entry",
]


@pytest.mark.parametrize("case", FINE_BY_ANOTHER_FILE)
@pytest.mark.parametrize(
    "broken",
    [
        pytest.param("a: b\n", id="other fields"),
        pytest.param("\ta: b\n", id="unreadable", marks=pytest.mark.long),
    ],
)
def test_what_is_fine_is_not_told_whichever_file_is_broken(
    tmp_path: Path, kept: Path, case: str, broken: str
) -> None:
    content = guide_with(CASES / f"good/{case}.yaml", tmp_path)
    for path in sorted(content.rglob("*.yaml")):
        name, text = path.relative_to(content).as_posix(), path.read_text(encoding="utf-8")
        if name == "style.yaml":
            continue
        path.write_text(broken, encoding="utf-8")
        assert {file for file, _ in told(content, kept)} == {name}
        path.write_text(text, encoding="utf-8")


def test_no_review_is_due_where_its_day_cannot_be_read(content: Path, kept: Path) -> None:
    change(content / "guide.yaml", "review_by: 2027-01-01", "review_by: soon")
    with pytest.raises(ContentError) as caught:
        load_checked(content, kept, date(2028, 1, 1))
    assert {one.rule for one in caught.value.problems} == {"date"}


def test_a_word_may_well_be_explained_in_a_broken_glossary(content: Path, kept: Path) -> None:
    shutil.copy(CASES / "good/unexplained-has-an-entry.yaml", content / "glossary.yaml")
    change(content / "chooser.yaml", "note: See", "note: It is no arthritis. See")
    (content / "glossary.yaml").write_text("a: b\n", encoding="utf-8")
    assert {file for file, _ in told(content, kept)} == {"glossary.yaml"}


def test_a_review_may_well_be_written_down_in_a_broken_record(content: Path, kept: Path) -> None:
    change(content / "guide.yaml", "reviewed_on: 2026-01-02", "reviewed_on: 2026-01-01")
    (content / "reviewed.yaml").write_text("a: b\n", encoding="utf-8")
    assert {file for file, _ in told(content, kept)} == {"reviewed.yaml"}


@pytest.mark.parametrize("place", [shutil.copy, shutil.move])
def test_a_file_with_a_wrong_name_is_still_what_it_is(
    content: Path, kept: Path, place: Callable[[Path, Path], object]
) -> None:
    place(content / "stretches/step.yaml", content / "stretches/Step.yaml")
    assert {file for file, _ in told(content, kept)} == {"stretches/Step.yaml"}


def test_two_files_with_wrong_names_are_still_what_they_are(content: Path, kept: Path) -> None:
    for name in ("step", "towel"):
        (content / f"stretches/{name}.yaml").rename(content / f"stretches/{name.title()}.yaml")
    assert {file for file, _ in told(content, kept)} == {"stretches/Step.yaml", "stretches/Towel.yaml"}


def test_a_wrong_id_is_told_beside_a_broken_file(content: Path, kept: Path) -> None:
    change(content / "stretches/wall.yaml", "instead: step", "instead: stp")
    change(content / "tips.yaml", "title: Walk", "titel: Walk")
    assert told(content, kept) == {("stretches/wall.yaml", "known-id"), ("tips.yaml", "unknown-field")}


MORE_THAN_ONE_FILE = [
    "asks-able",
    "change-updated",
    "count",
    "felt-side",
    "gone",
    "has",
    "instead-itself",
    "known-id-instead",
    "link",
    "moved-nowhere",
    "own-address-guide",
    "picture-unknown",
    "reviewed-record",
    "same-name",
    "start",
    "unexplained",
]


@pytest.mark.parametrize("name", MORE_THAN_ONE_FILE)
def test_a_broken_page_hides_nothing_that_it_has_no_part_in(tmp_path: Path, kept: Path, name: str) -> None:
    case = CASES / f"bad/{name}.yaml"
    content = guide_with(case, tmp_path)
    (content / "about.yaml").write_text("a: b\n", encoding="utf-8")
    expected = {
        (one.partition(":")[0], one.rpartition("(")[2].split(",")[0].rstrip(")"))
        for one in notes(case, "expect")
    }
    assert expected <= told(content, kept)
