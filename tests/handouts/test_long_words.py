"""The longest word that a text may have stays within the margins, wherever it is printed."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from generator.content.load import load
from generator.model.base import MOST_LETTERS
from tests.handouts.conftest import Only, pdf_of, print_content
from tests.handouts.pdf_reader import text
from tests.sample_guide import change, small_guide

MARGIN = 25.0
"""Width of the margin in points."""
LONGEST = "n" * MOST_LETTERS
WALL = "stretches/wall.yaml"


def strays(pdf: bytes) -> Iterator[tuple[int, str]]:
    """The page number and the text of each piece of text that runs into the margin."""
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document, 1):
            words, width = page.get_textpage(), page.get_width()
            for one in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_TEXT,)):
                left, bottom, right, top = one.get_bounds()
                if left < MARGIN or right > width - MARGIN:
                    yield number, words.get_text_bounded(left, bottom, right, top)


FIELDS = (
    (WALL, "Wall stretch"),
    (WALL, "Hold and breathe."),
    (WALL, "Step less."),
    (WALL, "You need a wall."),
    ("safety.yaml", "it hurts"),
    ("guide.yaml", "Sample Calf Guide"),
    ("words.yaml", "How often"),
    ("words.yaml", "Where you feel it"),
    ("sources.yaml", "Doe J. A test. 2020."),
    ("faq.yaml", "Why do it?"),
)


def stays_on_its_page(content: Path, word: str) -> None:
    names = ("wall", "wall-letter", "guide")
    made = print_content(load(content), Only(names=names))
    assert made.problems == ()
    for name in names:
        assert list(strays(pdf_of(made, f"handouts/{name}.pdf"))) == []
    assert word in text(pdf_of(made, "handouts/guide.pdf")).replace("\u200b", "").replace(" ", "")


@pytest.mark.parametrize(("file", "old"), FIELDS)
def test_the_longest_word_stays_on_its_page(tmp_path: Path, file: str, old: str) -> None:
    content = small_guide(tmp_path)
    word = LONGEST[:60] if file == "guide.yaml" else LONGEST  # the guide's name has at most 60 letters
    change(content / file, old, word)
    stays_on_its_page(content, word)


@pytest.mark.parametrize("word", ["n" * 15, "n" * 22], ids=len)
def test_long_words_stay_on_their_pages(tmp_path: Path, word: str) -> None:
    content = small_guide(tmp_path)
    for file, old in FIELDS:
        change(content / file, old, word)
    stays_on_its_page(content, word)
