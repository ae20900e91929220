"""The sheets and booklets in other languages: tagged, in their language, and readable as text."""

import re
import unicodedata
from pathlib import Path

import page
import pytest

from generator.content import Translated, load
from generator.text import markup
from tests.conftest import ROOT
from tests.handouts.pdf_reader import filled, halves, page_sizes, plain_text
from tests.translated import translations

LAM_ALEF = re.compile("[\u0644\u0627\u0623\u0625\u0622]{2,}")
FOLDED = "guide_fold"
"""What the name of a booklet to fold has: it is for paper alone."""
FOOT = 0.052
"""The share of a sheet to fold in which the number of a page stands, and nothing above it."""
READ_BACK = 0.95
"""So much of a sheet's words a program must be able to read out of it."""


@pytest.fixture(scope="session")
def sheets(site: Path, languages: list[str]) -> dict[str, bytes]:
    """Every PDF of every translation, by its path in the site."""
    found = (path for language in languages for path in sorted((site / language / "handouts").glob("*.pdf")))
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


@pytest.fixture(scope="session")
def translated() -> tuple[Translated, ...]:
    return translations(load(ROOT / "content"), ROOT / "content")


def test_every_language_has_every_sheet(site: Path, sheets: dict[str, bytes], languages: list[str]) -> None:
    names = {path.name for path in (site / "handouts").glob("*.pdf")}
    assert set(sheets) == {f"{language}handouts/{name}" for language in languages for name in names}
    single = [name for name in sheets if "guide" not in name and "large" not in name]
    assert {len(page_sizes(sheets[name])) for name in single} == {1}


def test_no_page_of_a_booklet_but_the_last_is_less_than_half_full(site: Path, languages: list[str]) -> None:
    for language in ("", *languages):
        for path in sorted((site / language / "handouts").glob("guide*.pdf")):
            folded = FOLDED in path.name
            full = filled(path.read_bytes(), parts=2) if folded else filled(path.read_bytes())[:-1]
            assert min(full) >= 0.5, (language, path.name, [round(share, 2) for share in full])


def test_the_fold_is_on_the_side_where_a_language_begins(
    site: Path, translated: tuple[Translated, ...]
) -> None:
    for one in translated:
        pdf = (site / one.language / "handouts" / f"{FOLDED}.pdf").read_bytes()
        innermost = halves(pdf, high=FOOT)[-1]
        numbers = [int("".join(filter(str.isdigit, half))) for half in innermost]
        assert (numbers[0] < numbers[1]) == (one.guide.settings.direction == "ltr"), (one.language, numbers)


def test_every_file_for_a_screen_follows_pdf_ua(sheets: dict[str, bytes]) -> None:
    for name, pdf in sheets.items():
        if FOLDED in name:
            continue
        report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
        assert report.is_compliant, (name, [failure.message for failure in report.failures])


def test_the_words_of_a_sheet_can_be_read_back(
    sheets: dict[str, bytes], translated: tuple[Translated, ...]
) -> None:
    for one in translated:
        for stretch in one.guide.stretches:
            for name in (stretch.id, f"{stretch.id}-large"):
                found = _words(plain_text(sheets[f"{one.language}/handouts/{name}.pdf"]))
                texts = (*stretch.steps, stretch.purpose, stretch.felt, *one.guide.safety.gate[0].points)
                wanted = [word for part in texts for word in _words(markup.plain(part))]
                share = sum(word in set(found) for word in wanted) / len(wanted)
                assert share >= READ_BACK, (one.language, name, sorted({*wanted} - {*found}))


def _words(words: str) -> list[str]:
    """Words without signs. A lam and an alef that are joined are read back in either order."""
    plain = unicodedata.normalize("NFKC", words)
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return [
        LAM_ALEF.sub(lambda joined: "".join(sorted(joined[0])), word) for word in re.findall(r"\w+", bare)
    ]
