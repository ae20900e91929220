"""A guide with many stretches gets several booklets, each of limited size."""

from pathlib import Path

import pytest

from generator.content.load import load
from generator.handouts import jobs
from tests.handouts.conftest import pdf_of, print_content, print_kept
from tests.handouts.pdf_reader import bookmarks, properties, text
from tests.rendered_pages import pages_of
from tests.sample_guide import change, small_guide

FIRST, SECOND = "handouts/guide.pdf", "handouts/guide_2.pdf"


@pytest.fixture(autouse=True)
def two_in_a_booklet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "MOST_IN_A_BOOKLET", 2)
    monkeypatch.setattr(jobs, "MOST_TO_FOLD", 2)


def test_every_stretch_stands_in_one_booklet_and_all_else_in_each(tmp_path: Path) -> None:
    content = load(small_guide(tmp_path))
    made, guide = print_content(content), content.guide
    assert [one.path for one in made.handouts if not one.stretch] == [
        FIRST,
        "handouts/guide-letter.pdf",
        SECOND,
        "handouts/guide_2-letter.pdf",
    ]
    shared = [guide.safety.page.title, guide.faq.page.title]
    for path, names in ((FIRST, ["Wall stretch", "Step stretch"]), (SECOND, ["Towel stretch"])):
        chapters = [title for title, _ in bookmarks(pdf_of(made, path))]
        assert [title for title in chapters if title.endswith("stretch")] == names
        assert set(shared) < set(chapters)


def test_a_booklet_says_which_it_is_on_its_cover_and_in_the_list(tmp_path: Path) -> None:
    content = load(small_guide(tmp_path))
    made = print_content(content)
    told = "part 2 of 2: Towel stretch to Towel stretch"
    assert told in text(pdf_of(made, SECOND))
    assert told in properties(pdf_of(made, SECOND))["Title"]
    listed = pages_of(content.guide, made.handouts)["handouts.md"]
    rows = [row for row in listed.splitlines() if 'href="handouts/guide' in row]
    assert [told in row for row in rows] == [False, True]
    assert 'href="handouts/guide_2.pdf"' in rows[1]
    assert 'href="handouts/guide_2-letter.pdf"' in rows[1]


def test_a_change_to_a_stretch_sets_its_own_booklet_and_no_other(tmp_path: Path) -> None:
    content, kept = small_guide(tmp_path), tmp_path / "kept"
    first = print_kept(content, kept)
    change(content / "stretches/towel.yaml", "felt: In your calf.", "felt: Below the knee.")
    second = print_kept(content, kept)
    assert pdf_of(first, FIRST) == pdf_of(second, FIRST)
    assert "Below the knee." in text(pdf_of(second, SECOND))
