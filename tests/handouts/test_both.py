"""A sheet in two languages: side by side, step by step, with the pictures once."""

import re
from pathlib import Path

import page
import pytest

from generator.cli import main
from generator.content import Translated, load
from generator.handouts import own_choice
from generator.handouts.own_choice import SheetLanguage
from generator.text import markup
from tests.approved.papers import OWN
from tests.conftest import ROOT
from tests.handouts.conftest import DRAWING
from tests.handouts.pdf_reader import page_sizes, page_texts, painted, plain_text, tags, text
from tests.pseudo import change_message, pseudo_guide
from tests.sample_guide import change, small_guide
from tests.translated import translations

SHAPE = re.compile(r"shape #(?:16232d|8a5000|ab1f1f|44525d) @ (\S+) (\S+) (\S+) (\S+)")
"""A shape in a colour of a level of care: its left, right, lower and upper edge."""
CHOICE = (
    *("--stretch", "kneeling", "--stretch", "bed:left", "--stretch", "table"),
    *("--name", "Maria", "--days", "Mon,Fri"),
)


@pytest.fixture(scope="module")
def translated() -> dict[str, Translated]:
    """The real guide in every language that it was translated into."""
    return {one.language: one for one in translations(load(ROOT / "content"), ROOT / "content")}


def made(folder: Path, *options: str) -> bytes:
    """The sheet that the command line makes."""
    out = folder / "sheet.pdf"
    common = ("--content", str(ROOT / "content"), "--docs", str(ROOT / "docs"), "--out", str(out))
    assert main(["handout", *common, *options]) == 0
    return out.read_bytes()


@pytest.mark.parametrize("language", ["es", "ar"])
def test_three_stretches_in_two_languages_take_two_sheets_and_have_each_picture_once(
    tmp_path: Path, translated: dict[str, Translated], language: str
) -> None:
    pdf = made(tmp_path, *CHOICE, "--second", language)
    assert page_sizes(pdf) == [(210, 297)] * 2
    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, [failure.message for failure in report.failures]
    pictures = [one.alt for one in tags(pdf) if one.kind == "Figure"]
    assert len(pictures) == len(set(pictures)) > 10
    english = load(ROOT / "content").guide
    first, second = edges(pdf)
    assert first < 0.1
    assert (second > 0.9) if language == "ar" else (0.5 < second < 0.6)
    shown = plain_text(pdf)
    for guide in (english, translated[language].guide) if language == "es" else (english,):
        for tier in guide.safety.gate:
            assert all(_words(point) <= _words(shown) for point in tier.points), tier.id
        for step in guide.stretch("bed").steps_alone:
            assert _words(markup.plain(step, mirrored=True)) <= _words(shown)


def edges(pdf: bytes) -> list[float]:
    """Where the coloured edges of warnings stand across the page, as shares of its width."""
    width = 210 / 25.4 * 72
    shapes = [[*map(float, one.groups())] for line in painted(pdf) if (one := SHAPE.fullmatch(line))]
    return sorted(
        {
            round(left / width, 2)
            for left, right, low, high in shapes
            if right - left == pytest.approx(3, abs=0.1) and high - low > 20
        }
    )


def _words(text: str) -> set[str]:
    return {word.strip(".,:;()•") for word in text.split()}


def test_the_steps_stand_beside_one_another_in_the_order_of_reading(
    tmp_path: Path, translated: dict[str, Translated]
) -> None:
    shown = text(made(tmp_path, "--stretch", "standing", "--second", "es"))
    english, spanish = load(ROOT / "content").guide, translated["es"].guide
    places = [
        shown.index(markup.plain(step)[:20])
        for pair in zip(english.stretch("standing").steps, spanish.stretch("standing").steps, strict=True)
        for step in pair
    ]
    assert places == sorted(places)


def test_a_sheet_can_be_in_another_language_alone(tmp_path: Path, translated: dict[str, Translated]) -> None:
    shown = text(made(tmp_path, "--stretch", "bed", "--language", "es", "--days", "lun,mié,vie"))
    assert translated["es"].guide.stretch("bed").name in shown
    assert load(ROOT / "content").guide.stretch("bed").name not in shown
    assert "lun, mié y vie" in shown


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--second", "se"), "there is no language 'se'; there are: en, ar, es"),
        (("--language", "klingon"), "there is no language 'klingon'; there are: en, ar, es"),
        (("--second", "es", "--large"), "--second: is not to be had in large print"),
        (("--second", "es", "--notes", "x\n" * 400), "does not fit on two pages"),
    ],
)
def test_what_cannot_be_had_is_told_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], told: str
) -> None:
    out = tmp_path / "x.pdf"
    common = ("--content", str(ROOT / "content"), "--docs", str(ROOT / "docs"), "--out", str(out))
    assert main(["handout", *common, "--stretch", "bed", *options]) == 2
    errors = capsys.readouterr().err
    assert told in errors
    assert errors.count("\n") == 1
    assert not out.exists()


def test_a_language_whose_warnings_are_not_whole_is_on_no_sheet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = pseudo_guide(tmp_path)
    change_message(
        content / "locale/es/safety.po", "safety.yaml: each_time", lambda one: setattr(one, "string", "")
    )
    sheet = tmp_path / "sheet.pdf"
    folders = ("--content", str(content), "--docs", str(tmp_path / "docs"), "--out", str(sheet))
    assert main(["handout", *folders, "--stretch", "wall", "--language", "es"]) == 2
    assert "the safety texts in 'es' are not all translated" in capsys.readouterr().err
    assert not sheet.exists()


def test_the_name_of_a_stretch_is_never_left_alone_at_the_foot_of_a_page(tmp_path: Path) -> None:
    contents = [small_guide(tmp_path / name) for name in ("here", "there")]
    change(contents[1] / "guide.yaml", "language: en", "language: en-GB")
    first, second = (SheetLanguage(load(content), lambda *_: DRAWING) for content in contents)
    pages = page_texts(own_choice.own_sheet(OWN, first, second))
    for one in first.content.guide.stretches:
        (page,) = (page for page in pages if page.count(f"{one.name} {one.name}"))
        assert "Put your" in page.partition(f"{one.name} {one.name}")[2], one.name
