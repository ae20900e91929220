"""The booklet to fold: which pages stand beside each other, on which paper, in which size of text."""

from pathlib import Path

import pytest

from generator.content.load import Content, load
from generator.handouts import Handout, Typesetter, jobs
from generator.handouts.imposition import saddle_stitch
from generator.handouts.printing import Printed
from tests.handouts.conftest import SAMPLES, Only, pdf_of, print_content, translated
from tests.handouts.pdf_reader import halves, page_sizes, printed, qr_codes
from tests.sample_guide import OWN_URL, change, small_guide

LANDSCAPE = {"a4": (297, 210), "us-letter": (279, 216)}
FOOT = 0.052
"""The share of a sheet in which the number of a page stands, and nothing above it."""
LEAST = 10
"""The smallest text of the booklet, in points; its body is larger."""
MANY = 120
"""More reasons to leave a stretch out than half a sheet holds."""


@pytest.fixture(scope="session")
def folded(real_handouts: Printed) -> list[Handout]:
    return [one for one in real_handouts.handouts if one.sheets]


def as_pairs(pages: int, direction: str = "ltr") -> list[tuple[int | None, int | None]]:
    return [(side.left, side.right) for side in saddle_stitch(pages, "rtl" if direction == "rtl" else "ltr")]


def bound(sides: list[tuple[str, str]], direction: str = "ltr") -> list[str]:
    """The pages in the order of reading: the sheets laid into one another, folded, and leafed through."""
    outer, inner = (1, 0) if direction == "ltr" else (0, 1)
    fronts, backs = sides[::2], sides[1::2]
    first_half = [
        page for front, back in zip(fronts, backs, strict=True) for page in (front[outer], back[inner])
    ]
    last_half = [
        page for front, back in zip(fronts, backs, strict=True) for page in (front[inner], back[outer])
    ]
    return first_half + last_half[::-1]


def number_at_foot(foot: str) -> str:
    """The number of a page among the words at its foot; none on a page for notes."""
    return "".join(letter for letter in foot if letter.isdigit())


def test_two_sheets_hold_eight_pages_in_the_order_of_a_saddle_stitch() -> None:
    assert as_pairs(8) == [(8, 1), (2, 7), (6, 3), (4, 5)]
    assert as_pairs(8, "rtl") == [(1, 8), (7, 2), (3, 6), (5, 4)]


@pytest.mark.parametrize(("pages", "sheets"), [(1, 1), (4, 1), (5, 2), (43, 11), (44, 11), (45, 12)])
def test_pages_that_are_missing_come_last_and_are_empty(pages: int, sheets: int) -> None:
    sides = as_pairs(pages)
    assert len(sides) == 2 * sheets
    read = bound([(str(left), str(right)) for left, right in sides])
    assert read == [*map(str, range(1, pages + 1)), *["None"] * (4 * sheets - pages)]


def test_every_page_stands_where_it_is_read_when_folded(folded: list[Handout]) -> None:
    assert [one.path for one in folded] == ["handouts/guide_fold.pdf", "handouts/guide_fold-letter.pdf"]
    for one in folded:
        assert set(page_sizes(one.pdf)) == {LANDSCAPE[one.paper]}
        assert one.pages == 2 * one.sheets
        assert_in_order(one.pdf)


def test_the_fold_of_a_language_from_right_to_left_is_on_the_right(tmp_path: Path) -> None:
    made = print_content(load(translated(tmp_path, "arabic")), Typesetter(fonts=SAMPLES / "arabic/fonts"))
    for one in made.handouts:
        if one.sheets:
            assert_in_order(one.pdf, "rtl")


def assert_in_order(pdf: bytes, direction: str = "ltr") -> None:
    numbers = [number for number in map(number_at_foot, bound(halves(pdf, high=FOOT), direction)) if number]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    assert len(page_sizes(pdf)) * 2 - len(numbers) in range(4)


def test_its_text_is_not_a_larger_page_made_small(folded: list[Handout]) -> None:
    for one in folded:
        sizes = [round(piece.size, 1) for page in range(one.pages) for piece in printed(one.pdf, page)]
        assert min(sizes) >= LEAST, one.path
        assert sorted(sizes)[len(sizes) // 2] > LEAST, one.path


def test_a_stretch_lies_open_on_a_left_and_a_right_page(folded: list[Handout], real: Content) -> None:
    words = real.guide.words
    for one in folded:
        read = bound(halves(one.pdf))
        for stretch in real.guide.stretches:
            left = next(at for at, page in enumerate(read) if page.startswith(f"{stretch.name} "))
            assert (left + 1) % 2 == 0, (one.path, stretch.id)  # the first page is a right-hand one
            assert words.stretch.gate in read[left]
            assert read[left + 1].startswith(words.stretch.steps)
            assert words.stretch.felt in read[left + 1]


@pytest.mark.parametrize("pictures", [2, 3, 6])
def test_every_stretch_says_what_its_colours_mean_however_many_pictures_it_has(
    tmp_path: Path, pictures: int
) -> None:
    content = small_guide(tmp_path)
    more = [f"more-{number}" for number in range(pictures - 2)]
    pose, wall = content / "poses/wall.yaml", content / "stretches/wall.yaml"
    states = (f"  {name}:\n    alt: This is {name}.\n    short_because: It is a test.\n" for name in more)
    pose.write_text(pose.read_text(encoding="utf-8") + "".join(states), encoding="utf-8")
    change(wall, "Hold and breathe.]", ", ".join(["Hold and breathe."] * (pictures - 1)) + "]")
    change(wall, "pictures: [start, hold]", f"pictures: [{', '.join(['start', 'hold', *more])}]")
    made = print_content(load(content), Only(names=("guide_fold_pages", "guide_fold")))
    assert made.problems == ()
    words = load(content).guide.words
    read = bound(halves(pdf_of(made, "handouts/guide_fold.pdf")))
    steps = [page for page in read if page.startswith(words.stretch.steps)]
    assert [words.figures.stretches in page for page in steps] == [True] * 3


def test_what_is_longer_than_its_page_goes_on_overleaf(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    listed = ", ".join(f"{{text: You have hurt it {n} times., has: [heel-pain]}}" for n in range(MANY))
    change(content / "stretches/wall.yaml", "{text: Your heel hurts., has: [heel-pain]}", listed)
    made = print_content(load(content), Only(names=("guide_fold_pages", "guide_fold")))
    assert made.problems == ()
    words = " ".join(bound(halves(pdf_of(made, "handouts/guide_fold.pdf"))))
    assert words.count("times.") == MANY


def test_every_term_and_every_address_is_in_it(folded: list[Handout], real: Content) -> None:
    pages = [f"{OWN_URL}stretches/{one.id}.html" for one in real.guide.stretches]
    for one in folded:
        assert sorted(qr_codes(one.pdf)) == sorted([OWN_URL, *pages]), one.path
        words = " ".join(bound(halves(one.pdf)))
        assert {term.term for term in real.guide.glossary.terms if term.term not in words} == set()


def test_a_guide_with_many_stretches_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = load(small_guide(tmp_path))
    assert [one.sheets > 0 for one in print_content(content).handouts].count(True) == 2
    monkeypatch.setattr(jobs, "MOST_TO_FOLD", 2)
    assert [one for one in print_content(content).handouts if one.sheets] == []
