"""The addresses of a guide's pages and PDFs."""

from pathlib import Path

import pytest

from generator.content import document_of, load, site_paths
from tests.sample_guide import small_guide

PAGES = """
404 about faq glossary handouts index safety search session sources stretches/index stretches/step
stretches/towel stretches/wall tips what-we-know
"""
PDFS = ("guide", "guide-letter", "guide_fold", "guide_fold-letter")
SHEETS = ("", "-large", "-large-letter", "-letter")


def test_every_page_and_pdf_of_a_guide_has_its_address(tmp_path: Path) -> None:
    guide = load(small_guide(tmp_path, built=False)).guide
    sheets = [f"{stretch}{kind}" for stretch in ("step", "towel", "wall") for kind in SHEETS]
    pages = {f"{page}.html" for page in PAGES.split()}
    assert site_paths(guide) == pages | {f"handouts/{name}.pdf" for name in (*PDFS, *sheets)}


@pytest.mark.parametrize(
    ("page", "document"),
    [("overview", "index"), ("evidence", "what-we-know"), ("tips", "tips"), ("wall", "stretches/wall")],
)
def test_a_page_or_stretch_has_its_document(page: str, document: str) -> None:
    assert document_of(page) == document
