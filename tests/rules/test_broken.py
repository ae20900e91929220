"""What is wrong in one file does not hide what the rules find in the others, and raises no false alarm."""

import shutil
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.checked import load_checked
from generator.content import ContentError, load, load_rest
from generator.content.files import FILES, OPTIONAL
from generator.content.source import Source, read
from generator.model.base import Place
from generator.rules import check
from generator.rules.broken import reliable_problems
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


def expected(case: Path) -> set[tuple[str, str]]:
    """The file and the rule of each problem that a case expects."""
    lines = notes(case, "expect")
    return {(one.partition(":")[0], one.rpartition("(")[2].split(",")[0].rstrip(")")) for one in lines}


@pytest.mark.parametrize("name", [name for name in FILES if name != "style.yaml"])
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


JUDGED_ALONE = (
    "avoid,doubt,known-id,link,long-sentence,mark,named-twice,side,subject,unexplained,unfinished,verb"
)
MAY_BE_THERE = ("known-id-gain", "known-id-page", "known-id-topic")
"""What is named stands in the broken file itself."""
BY_ITSELF = [
    case
    for case in sorted((CASES / "bad").glob("*.yaml"))
    if case.stem.startswith((*JUDGED_ALONE.split(","), "promise-claim", "promise-tips"))
    and case.stem not in MAY_BE_THERE
]


@pytest.mark.parametrize("case", BY_ITSELF, ids=lambda case: case.stem)
def test_a_broken_field_hides_nothing_that_is_wrong_in_another_of_its_file(
    tmp_path: Path, kept: Path, case: Path
) -> None:
    content = guide_with(case, tmp_path)
    (file,) = notes(case, "file")
    with (content / file).open("a", encoding="utf-8") as text:
        text.write("no_such_field: no-such-value\n")
    assert told(content, kept) == {*expected(case), (file, "unknown-field")}


def test_a_number_that_is_none_hides_no_wrong_name_and_no_wrong_link(content: Path, kept: Path) -> None:
    wall = content / "stretches/wall.yaml"
    change(wall, "instead: step", "instead: stp")
    change(wall, "repeats: 2", "repeats: two")
    change(wall, "purpose: Stretches the soleus.", "purpose: See [safety](saftey).")
    rules = ("number", "known-id", "link")
    assert told(content, kept) == {("stretches/wall.yaml", rule) for rule in rules}


def places(data: Any, place: Place = ()) -> Iterator[Place]:
    """The place of every field and every item in the data of a file, what holds others before those."""
    if place:
        yield place
    fields = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for name, part in fields:
        yield from places(part, (*place, name))


WRONG = (None, [["x"]], {"x": "y"})
"""What is wrong in a part: it is left out, or of another kind."""


def broken_once(data: Any, ways: int) -> Iterator[Any]:
    """The data of a file with one part wrong: every part, one by one, each in so many ways, in turn."""
    wrong_in_turn = cycle(WRONG)
    for place in places(data):
        for wrong in islice(wrong_in_turn, ways):
            here = changed = deepcopy(data)
            for part in place[:-1]:
                here = here[part]
            here[place[-1]] = wrong
            if wrong is None:
                del here[place[-1]]
            yield changed


GOOD_CASES = [
    "anatomy",
    "change",
    "doubt-claim",
    "gone",
    "moved-gone",
    "promise-unsupported",
    "promise-unsupported-answer",
    "reviewed-record",
    "side-both-at-once",
    "side-right-angle",
]
SHORT = ("faq.yaml", "routines.yaml", "stretches/wall.yaml")
LONG = [*(name for name in FILES if name not in (*OPTIONAL, *SHORT)), "poses/wall.yaml"]
SWEPT = [
    *(pytest.param(name, "", id=name, marks=pytest.mark.long) for name in LONG),
    *(pytest.param(name, "", id=name) for name in SHORT),
    *(pytest.param("", case, id=case) for case in GOOD_CASES),
]


@pytest.mark.parametrize(
    "ways",
    [pytest.param(1, id="in turn"), pytest.param(len(WRONG), id="all ways", marks=pytest.mark.long)],
)
@pytest.mark.parametrize(("name", "case"), SWEPT)
def test_no_field_that_is_broken_raises_a_false_alarm(
    content: Path, tmp_path: Path, name: str, case: str, ways: int
) -> None:
    if case:
        (name,) = notes(CASES / f"good/{case}.yaml", "file")
        shutil.copy(CASES / f"good/{case}.yaml", content / name)
    source = read(content / name, name, content)
    assert isinstance(source, Source)
    for data in broken_once(source.data, ways):
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
        (content / name).write_text(text, encoding="utf-8")
        if (loaded := load_rest(content)) and loaded.broken:
            assert {one.rule for one in check(loaded, {})} == set(), text


def test_nothing_is_told_of_a_file_for_which_something_stands_in_as_a_whole(content: Path) -> None:
    pose = content / "poses/wall.yaml"
    change(pose, "  hold:", "  held:")
    loaded = load_rest(content)
    assert loaded is not None
    title = loaded.problem("poses/wall.yaml", ("title",), "is of the file", "mark")
    other = loaded.problem("tips.yaml", ("title",), "is of another", "mark")
    assert list(reliable_problems(loaded, [title, other])) == [other]


@pytest.mark.parametrize(
    ("right", "broken"), [("side: both", "side: x"), ("side:", "sid:"), ("target:", "targt:")]
)
def test_words_about_both_sides_may_well_be_right_where_it_is_not_known_which_are_drawn(
    content: Path, kept: Path, right: str, broken: str
) -> None:
    pose = content / "poses/wall.yaml"
    change(pose, "[right|left] foot", "right foot")
    change(pose, "side: right", "side: both")
    assert check(load(content), {}) == ()
    change(pose, right, broken)
    assert "side" not in {rule for _, rule in told(content, kept)}


def test_a_stretch_that_cannot_be_read_counts(content: Path, kept: Path) -> None:
    shutil.copy(CASES / "good/count.yaml", content / "tips.yaml")
    (content / "stretches/towel.yaml").write_text("\ta: b\n", encoding="utf-8")
    assert {file for file, _ in told(content, kept)} == {"stretches/towel.yaml"}


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


@pytest.mark.parametrize("place", [shutil.copy, shutil.move])
def test_what_else_is_wrong_in_a_file_with_a_wrong_name_is_told_at_its_line(
    content: Path, kept: Path, place: Callable[[Path, Path], object]
) -> None:
    step = content / "stretches/step.yaml"
    lines = step.read_text(encoding="utf-8").splitlines()
    line = next(number for number, one in enumerate(lines, 1) if one.startswith("purpose:"))
    change(step, lines[line - 1], "purpose: See [safety](saftey).")
    place(step, content / "stretches/Step.yaml")
    with pytest.raises(ContentError) as caught:
        load_checked(content, kept)
    found = {(Path(one.path).name, one.line) for one in caught.value.problems if one.rule == "link"}
    assert found == {("step.yaml" if step.exists() else "Step.yaml", line)}


def test_nothing_is_judged_by_rules_of_style_in_which_something_is_wrong(content: Path, kept: Path) -> None:
    change(content / "style.yaml", "[Count, Get, Hold, Put, Use]", "Put")
    assert {file for file, _ in told(content, kept)} == {"style.yaml"}


def test_a_mark_that_is_broken_is_told_alone(content: Path, kept: Path) -> None:
    mark = "marks: [{kind: gap, at: [left-heel]}]"
    change(content / "poses/wall.yaml", "  hold:\n", f"  hold:\n    {mark}\n")
    assert {file for file, _ in told(content, kept)} == {"poses/wall.yaml"}


def test_a_guide_without_a_stretch_is_looked_at_too(content: Path) -> None:
    for folder in ("stretches", "poses"):
        shutil.rmtree(content / folder)
    for name in ("moved.yaml", "style.yaml"):
        (content / name).unlink()
    (content / "tips.yaml").write_text("a: b\n", encoding="utf-8")
    assert load_rest(content) is not None


def test_what_names_a_file_that_has_a_wrong_name_and_cannot_be_read_may_well_be_right(
    content: Path, kept: Path
) -> None:
    (content / "stretches/step.yaml").unlink()
    (content / "stretches/Step.yaml").write_text("\ta: b\n", encoding="utf-8")
    assert {file for file, _ in told(content, kept)} == {"stretches/Step.yaml"}


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
    assert expected(case) <= told(content, kept)
