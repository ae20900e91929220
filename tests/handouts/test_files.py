"""The real guide's PDFs: number of pages, accessibility tags, legible print and QR codes."""

import itertools

import page
import pytest

from generator.content.load import Content
from generator.handouts import Handout
from generator.handouts.printing import Printed
from tests.handouts.pdf_reader import bookmarks, page_sizes, page_texts, printed, qr_codes, tags, text
from tests.sample_guide import OWN_URL

PAPERS = {"a4": (210, 297), "us-letter": (216, 279)}


@pytest.fixture(scope="session")
def sheets(real_handouts: Printed) -> list[Handout]:
    return [one for one in real_handouts.handouts if one.stretch and not one.large]


@pytest.fixture(scope="session")
def large_sheets(real_handouts: Printed) -> list[Handout]:
    return [one for one in real_handouts.handouts if one.large]


@pytest.fixture(scope="session")
def booklets(real_handouts: Printed) -> list[Handout]:
    return [one for one in real_handouts.handouts if not one.stretch and not one.sheets]


@pytest.fixture(scope="session")
def flat(real_handouts: Printed) -> list[Handout]:
    """All but what is to be folded, which is for paper alone."""
    return [one for one in real_handouts.handouts if not one.sheets]


def words_of(pdf: bytes) -> set[str]:
    """Every word of a document, without the signs around it."""
    return {word.strip(".,:;()") for word in text(pdf).replace("•", " ").split()}


def test_there_are_two_sheets_a_stretch_and_a_booklet_on_both_papers(
    real: Content, real_handouts: Printed
) -> None:
    ids = [one.id for one in real.guide.stretches]
    names = [*ids, *(f"{one}-large" for one in ids), "guide", "guide_fold"]
    expected = {f"handouts/{name}{paper}.pdf" for name in names for paper in ("", "-letter")}
    assert {one.path for one in real_handouts.handouts} == expected
    assert real_handouts.problems == ()


def test_every_file_follows_pdf_ua(flat: list[Handout]) -> None:
    for one in flat:
        report = page.validate_pdf_bytes(one.pdf, profile=page.ValidationProfile.PDF_UA_1)
        assert report.is_compliant, (one.path, [failure.message for failure in report.failures])


def test_a_sheet_is_one_page_and_all_are_of_their_paper(flat: list[Handout], sheets: list[Handout]) -> None:
    assert {len(page_sizes(one.pdf)) for one in sheets} == {1}
    for one in flat:
        assert set(page_sizes(one.pdf)) == {PAPERS[one.paper]}
        assert one.pages == len(page_sizes(one.pdf))


def test_steps_are_printed_in_11_points_or_more(sheets: list[Handout], real: Content) -> None:
    for one in sheets:
        number = next(piece for piece in printed(one.pdf) if piece.text.startswith("1."))
        assert number.size >= 11, one.path


def test_no_text_of_large_print_is_below_18_points(large_sheets: list[Handout]) -> None:
    assert large_sheets
    for one in large_sheets:
        pieces = [piece for page in range(one.pages) for piece in printed(one.pdf, page)]
        assert min(round(piece.size, 1) for piece in pieces) >= 18, one.path


def test_large_print_says_what_the_usual_sheet_says(
    large_sheets: list[Handout], sheets: list[Handout], real: Content
) -> None:
    head = {real.guide.words.handout.side}  # its table has the days down the side
    usual = {(one.stretch, one.paper): words_of(one.pdf) for one in sheets}
    for one in large_sheets:
        assert usual[one.stretch, one.paper] <= words_of(one.pdf) | head, one.path


def test_a_camera_finds_the_address_of_the_page(real: Content, flat: list[Handout]) -> None:
    page_of = {one.id: f"{OWN_URL}stretches/{one.id}.html" for one in real.guide.stretches}
    for one in flat:
        codes = [page_of[one.stretch]] if one.stretch else [OWN_URL, *page_of.values()]
        assert qr_codes(one.pdf) == codes, one.path


def test_a_sheet_reads_in_the_order_in_which_it_is_used(sheets: list[Handout], real: Content) -> None:
    words = real.guide.words
    for one in sheets:
        stretch = real.guide.stretch(one.stretch or "")
        read = text(one.pdf)
        order = [
            stretch.name,
            words.stretch.gate,
            words.stretch.steps,
            *(f"{number}. " for number in range(1, len(stretch.steps) + 1)),
            words.stretch.felt,
            words.dose.heading,
            words.handout.week,
            words.handout.notes,
            words.stretch.sources,
            words.site.general,
        ]
        places = [read.find(part) for part in order]
        assert -1 not in places, one.path
        assert places == sorted(places), one.path


def test_headings_never_skip_a_level(flat: list[Handout]) -> None:
    for one in flat:
        levels = [int(tag.kind[1]) for tag in tags(one.pdf) if tag.kind in {"H1", "H2", "H3", "H4"}]
        steps = [deep - above for above, deep in itertools.pairwise(levels)]
        assert levels[0] == 1
        assert max(steps) <= 1, one.path


def test_every_picture_has_words_and_every_table_has_heads(flat: list[Handout]) -> None:
    for one in flat:
        found = tags(one.pdf)
        assert all(tag.alt for tag in found if tag.kind == "Figure"), one.path
        tables = [tag for tag in found if tag.kind == "Table"]
        assert tables
        assert all(tag.inner[0].kind == "THead" for tag in tables), one.path


def test_the_booklet_tells_where_each_chapter_begins(booklets: list[Handout], real: Content) -> None:
    guide = real.guide
    chapters = [
        guide.words.home.in_short,
        guide.safety.page.title,
        *(one.name for one in guide.stretches),
        guide.tips.page.title,
        guide.faq.page.title,
        guide.evidence.page.title,
        guide.glossary.page.title,
        guide.sources.page.title,
    ]
    for one in booklets:
        pages = dict(reversed(bookmarks(one.pdf)))
        contents = text(one.pdf)
        assert [title for title, _ in bookmarks(one.pdf) if title in chapters] == chapters
        assert all(f"{title} {pages[title]}" in contents for title in chapters)


def test_the_booklet_explains_every_term(booklets: list[Handout], real: Content) -> None:
    terms = {one.term for one in real.guide.glossary.terms}
    for one in booklets:
        begin = dict(reversed(bookmarks(one.pdf)))
        first, last = begin[real.guide.glossary.page.title], begin[real.guide.sources.page.title]
        words = " ".join(page_texts(one.pdf)[first - 1 : last])
        assert {term for term in terms if term not in words} == set()


def test_a_stretch_in_the_booklet_takes_one_page(booklets: list[Handout], real: Content) -> None:
    for one in booklets:
        pages = dict(reversed(bookmarks(one.pdf)))
        first, *rest = [pages[stretch.name] for stretch in real.guide.stretches]
        assert [first, *rest, pages[real.guide.tips.page.title]] == list(range(first, first + len(rest) + 2))
