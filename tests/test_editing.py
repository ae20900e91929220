"""Edits appear everywhere they should: reviews, changes, and the mistakes shown in CONTRIBUTING.md."""

import re
from pathlib import Path

import pypdfium2
import pytest

from generator.checked import CheckedGuide, load_printed
from generator.exports.data import guide_json
from tests.mistakes import MISTAKES, PAGE, Mistake, renewed, reported_lines
from tests.rendered_pages import pages_of
from tests.sample_guide import ROOT, change, small_guide

REVIEWED = 'reviewed_by: "Sam Sample, tester", reviewed_on: 2026-01-02, '
CHANGES = """\
changes:
  - {day: 2026-01-02, text: The wall is nearer., comes_from: A letter., pages: [wall, tips]}
  - {day: 2026-01-01, text: The first one., comes_from: An idea.}
"""


def looked_at(content: Path) -> CheckedGuide:
    return load_printed(content, content.parent / "docs")


def words_of(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def test_a_review_is_filled_in_once_and_shows_on_every_handout(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    change(content / "guide.yaml", REVIEWED, "")
    before = looked_at(content)
    assert before.handouts
    assert [one.path for one in before.handouts if "Sam Sample" in words_of(one.pdf)] == []
    not_reviewed = before.guide.words.site.not_reviewed
    assert [one.path for one in before.handouts if not_reviewed not in words_of(one.pdf)] == []
    change(content / "guide.yaml", "review: {", "review: {" + REVIEWED)
    after = looked_at(content)
    assert [one.path for one in after.handouts if "Sam Sample" not in words_of(one.pdf)] == []
    assert '"reviewed_by": "Sam Sample, tester"' in guide_json(after.guide)


def test_a_change_shows_on_its_pages_and_all_show_on_the_about_page(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    (content / "changelog.yaml").write_text(CHANGES, encoding="utf-8")
    found = looked_at(content)
    assert found.problems == ()
    pages = pages_of(found.guide, found.handouts)
    where = {name for name, page in pages.items() if "The wall is nearer." in page}
    assert where == {"stretches/wall.md", "tips.md", "about.md"}
    assert {name for name, page in pages.items() if "The first one." in page} == {"about.md"}
    assert "2 January 2026\n: The wall is nearer. A letter." in pages["tips.md"]


def test_without_a_changelog_no_page_speaks_of_changes(tmp_path: Path) -> None:
    found = looked_at(small_guide(tmp_path))
    heading = found.guide.words.page.changes
    assert [name for name, page in pages_of(found.guide, found.handouts).items() if heading in page] == []


def test_what_an_editor_sees_of_ten_mistakes_is_shown_as_it_is() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert renewed(page) == page, "run `make schema`"
    assert len(MISTAKES) == 10


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda one: one.title)
def test_each_of_them_is_told_in_a_line_that_names_its_place(mistake: Mistake) -> None:
    lines = list(reported_lines(mistake))
    assert lines
    assert [
        line for line in lines if not re.match(r"content/[\w/-]+\.yaml:\d+:\d+: .+ \([\w-]+\)$", line)
    ] == []


def test_what_contributing_names_is_there() -> None:
    page = PAGE.read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`make (\w+)`|^make (\w+)", page, re.MULTILINE):
        assert f"\n## {''.join(target)} " in makefile
    for file in re.findall(r"`(content/[\w/.-]+\.yaml)`", page):
        assert "wall-lunge" in file or "NAME" in file or (ROOT / file).is_file()
    for target in re.findall(r"\]\(([\w./-]+)\)", page.partition("## Ten likely")[0]):
        assert (ROOT / target).exists() or target == "safety"
