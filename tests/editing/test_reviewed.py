"""A review is written down with what was checked, and a page that has changed since says so."""

import re
from datetime import date
from pathlib import Path

import pytest

from generator.content import load
from generator.editing import NotMadeError, write_review
from generator.rules import check
from tests.sample_guide import change, small_guide
from tests.working_folder import tmp_path

__all__ = ["tmp_path"]

TODAY = date(2026, 3, 1)
NAME = "Ana: Ruiz, physiotherapist"


def reviewed(content: Path, name: str = NAME, day: date = TODAY, until: date | None = None) -> None:
    write_review(content, name, day, until, TODAY)


def test_a_review_is_written_into_both_files_and_the_rest_stays(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    before = (content / "guide.yaml").read_text(encoding="utf-8").splitlines()
    reviewed(content)
    after = (content / "guide.yaml").read_text(encoding="utf-8").splitlines()
    assert [line for line in before if not line.startswith("review:")] == [
        line for line in after if "review" not in line
    ]
    guide = load(content).guide
    assert (guide.settings.review.reviewed_by, guide.settings.review.reviewed_on) == (NAME, TODAY)
    assert guide.settings.review.review_by == date(2027, 3, 1)
    assert guide.changed_since_review == frozenset()
    assert check(load(content), {}, TODAY) == ()
    reviewed(content, "Bo Lind, physician", until=date(2026, 9, 1))
    assert load(content).guide.settings.review.review_by == date(2026, 9, 1)


def test_fields_that_are_empty_or_left_out_are_filled_in(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    flow = 'review: {reviewed_by: "Sam Sample, tester", reviewed_on: 2026-01-02, review_by: 2027-01-01}'
    change(content / "guide.yaml", flow, "review:\n  # Nobody yet.\n  reviewed_by:\n  review_by: 2027-01-01")
    reviewed(content)
    assert "# Nobody yet." in (content / "guide.yaml").read_text(encoding="utf-8")
    assert load(content).guide.settings.review.reviewed_by == NAME


def test_a_page_that_has_changed_since_is_known_and_its_layout_does_not_count(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    reviewed(content)
    change(content / "stretches/wall.yaml", "felt: In your calf.", "felt: >-\n  In your\n  calf.")
    change(content / "stretches/wall.yaml", "order: 1", "order: 9")
    assert load(content).guide.changed_since_review == frozenset()
    change(content / "tips.yaml", "Walk a lot.", "Walk a little.")
    assert load(content).guide.changed_since_review == {"tips"}
    change(content / "safety.yaml", "points: [it hurts]", "points: [it hurts a lot]")
    assert load(content).guide.changed_since_review == {"tips", "safety", "wall", "step", "towel"}
    change(content / "guide.yaml", "updated: 2026-01-02", "updated: 2026-04-01")
    assert check(load(content), {}) == ()


PICTURED = {
    "safety.yaml": (
        "points: [it is bad]",
        "points: [it is bad], pictures: [{pose: wall, caption: So.}]",
        "safety",
    ),
    "faq.yaml": ("do: Test it.", "do: Test it., illustration: {pose: wall, caption: So.}", "faq"),
    "evidence.yaml": ("claims_title:", "illustration: {pose: wall, caption: So.}\nclaims_title:", "evidence"),
    "about.yaml": ("text: [", "points: [Test it.], poses: [wall], text: [", "about"),
}
"""A drawing that a file shows, as a change of its text, and the page that it stands on."""


@pytest.mark.parametrize("file", PICTURED)
def test_a_picture_belongs_to_what_was_checked(tmp_path: Path, file: str) -> None:
    content = small_guide(tmp_path)
    old, new, page = PICTURED[file]
    change(content / file, old, new)
    before = load(content).guide.checksums[page]
    change(content / "poses/wall.yaml", "title: ", "title: Another ")
    assert load(content).guide.checksums[page] != before


def test_every_page_has_a_checksum(tmp_path: Path) -> None:
    guide = load(small_guide(tmp_path)).guide
    assert guide.checksums.keys() == {"overview", *guide.heads, *(one.id for one in guide.stretches)}


def test_nothing_has_changed_while_nobody_has_reviewed(tmp_path: Path) -> None:
    assert load(small_guide(tmp_path)).guide.changed_since_review == frozenset()


@pytest.mark.parametrize(
    ("name", "day", "until"),
    [
        ("n/a", TODAY, None),
        (" ", TODAY, None),
        (NAME, date(2026, 3, 2), None),
        (NAME, date(2026, 1, 1), None),
        (NAME, TODAY, TODAY),
    ],
    ids=["nobody", "empty", "to come", "before the last change", "over at once"],
)
def test_no_review_is_refused_and_nothing_written(
    name: str, day: date, until: date | None, tmp_path: Path
) -> None:
    content = small_guide(tmp_path)
    before = (content / "guide.yaml").read_bytes()
    with pytest.raises(NotMadeError):
        reviewed(content, name, day, until)
    assert (content / "guide.yaml").read_bytes() == before
    assert not (content / "reviewed.yaml").exists()


def test_the_record_says_what_it_is_when_and_what_each_page_said(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    assert write_review(content, NAME, TODAY, None, TODAY) == (
        content / "guide.yaml",
        content / "reviewed.yaml",
    )
    lines = (content / "reviewed.yaml").read_text(encoding="utf-8").split("\n")
    assert lines[:4] == [
        "# yaml-language-server: $schema=schema/reviewed.json",
        "# What was checked at the last review. `make reviewed` writes this file; do not change it.",
        "day: 2026-03-01",
        "pages:",
    ]
    checksums = load(content).guide.checksums
    assert lines[4:] == [*(f"  {page}: {sum_}" for page, sum_ in checksums.items()), ""]


@pytest.mark.parametrize(
    ("name", "day", "until", "told"),
    [
        (" n/a ", TODAY, None, "BY must be the name and role of who has checked the guide, but is 'n/a'"),
        (
            NAME,
            date(2026, 3, 2),
            None,
            "ON must not be a day to come: it is 2026-03-02, and today is 2026-03-01",
        ),
        (
            NAME,
            date(2026, 1, 1),
            None,
            "ON must not be before 2026-01-02, the day of the last change (`updated` in guide.yaml)",
        ),
        (NAME, TODAY, TODAY, "UNTIL must be after 2026-03-01"),
        ("Ana\udcff Ruiz", TODAY, None, "BY: the hidden character U+DCFF stands here; delete it"),
        (
            "Ana\u202e Ruiz",
            TODAY,
            None,
            "BY: the hidden character U+202E changes the order in which text is shown; delete it",
        ),
    ],
)
def test_why_it_is_no_review_is_told(
    name: str, day: date, until: date | None, told: str, tmp_path: Path
) -> None:
    with pytest.raises(NotMadeError) as found:
        reviewed(small_guide(tmp_path), name, day, until)
    assert str(found.value) == told


def test_a_review_on_the_day_of_the_last_change_holds_for_a_year(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    (content / "guide.yaml").write_bytes(b"\xef\xbb\xbf" + (content / "guide.yaml").read_bytes())
    reviewed(content, "  Ana   Ruiz,  physiotherapist ", date(2026, 1, 2))
    review = load(content).guide.settings.review
    assert review.reviewed_by == "Ana Ruiz, physiotherapist"
    assert (review.reviewed_on, review.review_by) == (date(2026, 1, 2), date(2027, 1, 2))
    reviewed(content, until=date(2026, 3, 2))
    assert load(content).guide.settings.review.review_by == date(2026, 3, 2)


FLOW = 'review: {reviewed_by: "Sam Sample, tester", reviewed_on: 2026-01-02, review_by: 2027-01-01}'
BLOCK = "review:\n  reviewed_by: Sam\n  reviewed_on: 2026-01-02  # a Friday\n  review_by: 2027-01-01"
FORMS = {
    "in brackets": FLOW,
    "in brackets, with a note": f"{FLOW}  # yearly",
    "in brackets, on several lines": FLOW.replace(", rev", ",\n  # yearly\n  rev"),
    "in brackets, the day alone": "review: {review_by: 2027-01-01}",
    "in brackets, with empty fields": "review: {reviewed_by: , reviewed_on: , review_by: 2027-01-01,}",
    "in quotes": FLOW.replace("review:", '"review":'),
    "on lines": BLOCK,
    "on lines, with a note": BLOCK.replace("review:\n", "review: # yearly\n"),
    "on lines, in another order": "review:\n  review_by: 2027-01-01\n  reviewed_on:\n  reviewed_by: # nobody",
    "on lines, the day alone": "review:\n  # Nobody yet.\n    review_by: 2027-01-01",
    "on lines, folded": BLOCK.replace("Sam", ">-\n    Sam\n    Sample\n"),
}


@pytest.mark.parametrize("first", [False, True], ids=["further down", "first"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("form", FORMS)
def test_a_review_may_be_written_in_every_way_that_yaml_has(
    form: str, line_end: str, first: bool, tmp_path: Path
) -> None:
    content = small_guide(tmp_path)
    guide = content / "guide.yaml"
    text = guide.read_text(encoding="utf-8")
    rest = text.replace(FLOW, "# é 😀")
    text = f"{FORMS[form]}\n{rest}" if first else text.replace(FLOW, f"# é 😀\n{FORMS[form]}")
    guide.write_bytes(text.replace("\n", line_end).encode())
    reviewed(content)
    written = guide.read_bytes().decode()
    assert {*re.findall("\r\n|\r|\n", written)} == {line_end}
    before = [line for line in rest.split("\n") if line]
    assert [line for line in written.split(line_end) if line in before] == before
    assert [note for note in ("yearly", "a Friday", "obody") if (note in text) != (note in written)] == []
    review = load(content).guide.settings.review
    assert (review.reviewed_by, review.reviewed_on) == (NAME, TODAY)
    assert review.review_by == date(2027, 3, 1)
    reviewed(content, "Zoë Lind, physician", until=date(2026, 9, 1))
    assert '"Zoë Lind, physician"' in guide.read_text(encoding="utf-8")
    assert load(content).guide.settings.review.review_by == date(2026, 9, 1)


def test_a_review_that_cannot_be_put_into_the_file_is_asked_for_and_nothing_written(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    change(content / "guide.yaml", FLOW, "review:\n  ? review_by\n  : 2027-01-01")
    before = (content / "guide.yaml").read_bytes()
    with pytest.raises(NotMadeError) as found:
        reviewed(content)
    told = f"`review` in {(content / 'guide.yaml').as_posix()} must have each field on its own line"
    assert str(found.value) == told
    assert (content / "guide.yaml").read_bytes() == before
    assert not (content / "reviewed.yaml").exists()
