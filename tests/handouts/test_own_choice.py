"""The `handout` command: prints what is chosen, reports what is impossible, keeps private text private."""

import shutil
from pathlib import Path

import page
import pytest

from generator.cli import main
from generator.content.load import load
from generator.handouts import Request, own_choice
from generator.handouts.document import Sheet
from tests.handouts.conftest import DRAWING
from tests.handouts.pdf_reader import page_sizes, printed, properties, qr_codes, tags, text
from tests.pseudo import add_language, change_message
from tests.sample_guide import OWN_URL, ROOT, change, small_guide

GOOD = ("--stretch", "wall", "--out", "OUT")


def asked(folder: Path, *words: str) -> tuple[int, Path]:
    """Run the command on the small guide; `OUT` stands for the file to write."""
    content = folder / "content"
    if not content.exists():
        small_guide(folder)
    out = folder / "own.pdf"
    choice = [str(out) if word == "OUT" else word for word in words]
    return main(["handout", "--content", str(content), "--docs", str(folder.parent / "docs"), *choice]), out


def sheet_of(folder: Path, **asked_for: str) -> Sheet:
    """The sheet of the stretch `wall` as a value, before it is set."""
    usual = dict.fromkeys(("hold", "repeats", "days", "name", "notes"))
    request = Request(**{**usual, "stretches": ("wall",), "paper": "a4", **asked_for})  # type: ignore[arg-type]
    return own_choice.sheet_of(load(folder / "content"), lambda *_: DRAWING, request)


def words_of(folder: Path, *words: str) -> str:
    code, out = asked(folder, *words)
    assert code == 0
    return text(out.read_bytes())


def test_one_stretch_is_a_sheet_like_that_of_the_guide(tmp_path: Path) -> None:
    code, out = asked(tmp_path, *GOOD)
    pdf = out.read_bytes()
    assert code == 0
    assert page.is_pdf_compliant_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert page_sizes(pdf) == [(210, 297)]
    assert "10 to 20 seconds" in text(pdf)


def test_three_stretches_share_one_page(tmp_path: Path) -> None:
    chosen = ("--stretch", "wall", "--stretch", "step", "--stretch", "towel")
    code, out = asked(tmp_path, *chosen, "--paper", "letter", "--out", "OUT")
    pdf = out.read_bytes()
    assert code == 0
    assert page_sizes(pdf) == [(216, 279)]
    assert page.is_pdf_compliant_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    names = [tag.text.strip() for tag in tags(pdf) if tag.kind == "H2"]
    assert names[1:4] == ["Wall stretch", "Step stretch", "Towel stretch"]
    assert all(piece.size >= 8 for piece in printed(pdf))


def test_the_code_of_a_guide_leads_to_its_page_and_that_of_an_example_is_not_printed(tmp_path: Path) -> None:
    several = ("--stretch", "wall", "--stretch", "step", "--out", "OUT")
    content = small_guide(tmp_path)
    for choice in (GOOD, several):
        for size in ((), ("--large",)):
            _, out = asked(tmp_path, *choice, *size)
            assert qr_codes(out.read_bytes()) == []
            assert "example.org" not in text(out.read_bytes())
    change(content / "guide.yaml", "url: https://example.org/calf/", f"url: {OWN_URL}")
    for choice, page_of in ((GOOD, "stretches/wall.html"), (several, "")):
        _, out = asked(tmp_path, *choice)
        assert qr_codes(out.read_bytes()) == [OWN_URL + page_of]
        assert OWN_URL + page_of in text(out.read_bytes())


def test_the_dose_that_was_asked_for_is_printed_with_its_total(tmp_path: Path) -> None:
    told = words_of(tmp_path, *GOOD, "--hold", "30", "--repeats", "4")
    assert "30 seconds" in told
    assert "4 times each side" in told
    assert "2 minutes each side, 4 minutes for both" in told


def test_one_side_has_its_own_words_and_total(tmp_path: Path) -> None:
    right = words_of(tmp_path, "--stretch", "wall:right", "--hold", "30", "--repeats", "4", "--out", "OUT")
    left = words_of(tmp_path, "--stretch", "wall:left", "--hold", "30", "--repeats", "4", "--out", "OUT")
    assert "Put your right foot back." in right
    assert "Put your left foot back." in left
    assert "Right side only 2 min" in right
    assert "Left side only 2 min" in left
    for told in (right, left):
        assert "each side" not in told
        assert "for both" not in told


def test_one_side_alone_has_its_own_last_step(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    change(content / "stretches/wall.yaml", "felt:", "last_alone: Bring your [right|left] foot home.\nfelt:")
    each, left = (words_of(tmp_path, "--stretch", choice, "--out", "OUT") for choice in ("wall", "wall:left"))
    assert "Hold and breathe." in each
    assert "Bring your" not in each
    assert "Hold and breathe." not in left
    assert "Bring your left foot home." in left


def test_one_side_is_drawn_as_it_is_done(tmp_path: Path) -> None:
    _, out = asked(tmp_path, "--stretch", "wall:left", "--out", "OUT")
    alts = [tag.alt for tag in tags(out.read_bytes()) if tag.kind == "Figure"]
    assert "Side view. The left foot is behind." in alts


def test_the_days_that_were_asked_for_are_those_to_tick(tmp_path: Path) -> None:
    for days in ("Mon,Wed,Fri", "friday, monday,WED"):
        _, out = asked(tmp_path, *GOOD, "--days", days)
        heads = [tag.text.strip() for tag in tags(out.read_bytes()) if tag.kind == "TH"]
        assert heads[-4:] == ["Side", "Mon", "Wed", "Fri"]


@pytest.mark.parametrize(
    ("language", "days", "heads"),
    [
        ("en", "Mon.,wednesday.", ["Mon", "Wed"]),
        ("de", "Mo,Mi", ["Mo", "Mi"]),
        ("de", "Mo.,Mittwoch", ["Mo", "Mi"]),
        ("es", "lun.,mié", ["lun", "mié"]),
        ("fi", "maanantai,KESKIVIIKKO", ["ma", "ke"]),
        ("fi", "maanantaina,ke", ["ma", "ke"]),
    ],
)
def test_a_day_may_be_short_with_or_without_its_full_stop(
    tmp_path: Path, language: str, days: str, heads: list[str]
) -> None:
    change(small_guide(tmp_path) / "guide.yaml", "language: en", f"language: {language}")
    _, out = asked(tmp_path, *GOOD, "--days", days)
    assert [tag.text.strip() for tag in tags(out.read_bytes()) if tag.kind == "TH"][-2:] == heads


def test_as_many_repeats_as_are_asked_for_are_done_from_the_first_day(tmp_path: Path) -> None:
    change(small_guide(tmp_path) / "stretches/wall.yaml", "repeats: 2,", "repeats: 8, start_with: 3,")
    usual, asked_for = (sheet_of(tmp_path, **more).exercises[0].dose[1] for more in ({}, {"repeats": "5"}))
    assert "3" in usual.text[0].text
    assert (asked_for.text[0].text.count("5"), "3" in asked_for.text[0].text) == (1, False)


def test_the_least_and_the_most_may_be_asked_for(tmp_path: Path) -> None:
    small_guide(tmp_path)
    least = sheet_of(tmp_path, hold="1", repeats="1", times_a_day="1").exercises[0]
    most = sheet_of(tmp_path, hold="600", repeats="30", times_a_day="6").exercises[0]
    assert [one.dose[0].text[0].text for one in (least, most)] == ["1 second", "600 seconds"]


def test_a_letter_of_the_guide_that_no_font_has_is_told_where_it_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = small_guide(tmp_path)
    change(content / "stretches/wall.yaml", "felt: In your calf.", "felt: In your calf 中.")
    code, out = asked(tmp_path, *GOOD)
    assert (code, out.exists()) == (1, False)
    told = capsys.readouterr().err
    assert "stretches/wall.yaml:" in told
    assert "no font can print '中'" in told


@pytest.mark.parametrize("chosen", [("--language", "es"), ("--second", "es")])
def test_a_letter_of_a_translation_that_no_font_has_is_told_in_its_catalog(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], chosen: tuple[str, ...]
) -> None:
    content = small_guide(tmp_path)
    catalog = add_language(content, "es") / "guide.po"
    line = change_message(
        catalog, "stretches/wall.yaml: felt", lambda one: setattr(one, "string", f"{one.string} ა")
    )
    code, out = asked(tmp_path, *GOOD, *chosen)
    assert (code, out.exists()) == (1, False)
    (told,) = capsys.readouterr().err.splitlines()
    assert told.startswith(f"{catalog.as_posix()}:{line}:1: stretches/wall.yaml: felt: no font can print 'ა'")


def test_letters_of_two_languages_that_no_font_has_are_told_in_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = small_guide(tmp_path)
    change(content / "stretches/wall.yaml", "felt: In your calf.", "felt: In your calf 中.")
    catalog = add_language(content, "es") / "guide.po"
    change_message(catalog, "stretches/wall.yaml: felt", lambda one: setattr(one, "string", "ა 国"))
    change(content / "stretches/wall.yaml", "Put your", "Put 国 your")  # not translated: it is in both
    assert asked(tmp_path, *GOOD, "--second", "es")[0] == 1
    told = [line.partition("; ")[0] for line in capsys.readouterr().err.splitlines()]
    own, other = f"{content.as_posix()}/stretches/wall.yaml", catalog.as_posix()
    places = [(line.partition(":")[0], line[line.index("'") + 1]) for line in told]
    assert sorted(places) == sorted([(own, "中"), (own, "国"), (other, "ა"), (other, "国")])


def test_times_a_day_are_told_and_have_their_boxes(tmp_path: Path) -> None:
    often = ("--repeats", "2", "--times-a-day", "2", "--days", "Mon,Wed")
    assert "Mon, Wed, 2 times a day" in words_of(tmp_path, *GOOD, *often)
    both = words_of(tmp_path, "--stretch", "wall", "--stretch", "towel", "--out", "OUT", *often)
    assert both.count("Mon, Wed, 2 times a day") == 2
    exercise = sheet_of(tmp_path, repeats="2", times_a_day="2").exercises[0]
    assert exercise.week.boxes == 4
    exercise = sheet_of(tmp_path, repeats="3", times_a_day="2").exercises[0]
    assert exercise.week.boxes == 2  # too many holds for a box each
    words = load(tmp_path / "content").guide.words.handout
    assert exercise.week.tick == words.tick_times


@pytest.mark.parametrize("chosen", [("wall",), ("wall", "towel")])
def test_the_line_of_the_clinic_is_printed_and_stands_nowhere_else(
    tmp_path: Path, chosen: tuple[str, ...]
) -> None:
    stretches = [word for one in chosen for word in ("--stretch", one)]
    for print_ in ((), ("--large",)):
        _, out = asked(tmp_path, *stretches, "--clinic", "By the river, 555 0100", *print_, "--out", "OUT")
        assert "By the river, 555 0100" in text(out.read_bytes())
        assert "river" not in " ".join(properties(out.read_bytes()).values())


def test_large_print_takes_as_many_pages_as_it_needs(tmp_path: Path) -> None:
    chosen = ("--stretch", "wall:left", "--stretch", "step", "--stretch", "towel")
    code, out = asked(tmp_path, *chosen, "--large", "--notes", "x\n" * 60, "--out", "OUT")
    pdf = out.read_bytes()
    pages = len(page_sizes(pdf))
    assert code == 0
    assert pages > 3
    assert min(piece.size for number in range(pages) for piece in printed(pdf, number)) >= 18
    assert page.is_pdf_compliant_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert "Put your left foot back." in text(pdf)
    assert text(pdf).count("x ") >= 60


def test_name_and_notes_are_printed_and_stand_nowhere_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out = asked(tmp_path, *GOOD, "--name", "Zoë Ångström", "--notes", "Bring #eval(1)\n<b>socks</b>.")
    pdf = out.read_bytes()
    assert code == 0
    assert "For Zoë Ångström" in text(pdf)
    assert "Bring #eval(1) <b>socks</b>." in text(pdf)
    assert "Zoë" not in " ".join(properties(pdf).values())
    told = capsys.readouterr()
    assert "Zoë" not in told.out + told.err
    assert {path.name for path in tmp_path.iterdir()} == {"content", "docs", "own.pdf"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--stretch", "wal", "--out", "OUT"), "did you mean 'wall'?"),
        (("--stretch", "squat", "--out", "OUT"), "there are: wall, step, towel"),
        (("--stretch", "wall:up", "--out", "OUT"), "must be left or right"),
        (("--stretch", "wall", "--stretch", "wall", "--out", "OUT"), "named twice"),
        (("--stretch", "wall", *["--stretch", "step"] * 3, "--out", "OUT"), "at most 3"),
        ((*GOOD, "--hold", "0"), "--hold: must be a whole number from 1 to 600, but is '0'"),
        ((*GOOD, "--hold", "ten"), "--hold: must be a whole number"),
        ((*GOOD, "--hold", "1.5"), "--hold: must be a whole number"),
        ((*GOOD, "--hold", "9" * 9000), "--hold: must be a whole number"),
        (("--stretch", "wa\nll", "--out", "OUT"), "there is no stretch 'wa ll'"),
        ((*GOOD, "--hold", "٣٠"), "--hold: must be a whole number"),
        ((*GOOD, "--repeats", "31"), "--repeats: must be a whole number from 1 to 30, but is '31'"),
        ((*GOOD, "--days", "Mon,Tomorrow"), "--days: there is no day 'Tomorrow'"),
        ((*GOOD, "--days", "Mondy"), "did you mean 'monday'?"),
        ((*GOOD, "--days", ""), "--days: there is no day ''"),
        ((*GOOD, "--times-a-day", "7"), "--times-a-day: must be a whole number from 1 to 6, but is '7'"),
        ((*GOOD, "--times-a-day", ""), "--times-a-day: must be a whole number"),
        ((*GOOD, "--clinic", " "), "--clinic: must not be empty"),
        ((*GOOD, "--clinic", "x" * 121), "--clinic: must have at most 120 characters, but has 121"),
        ((*GOOD, "--clinic", "中 and 国"), "--clinic: no font can print 中, 国"),
        ((*GOOD, "--paper", "a5"), "--paper: must be a4 or letter, but is 'a5'"),
        ((*GOOD, "--name", " "), "--name: must not be empty"),
        ((*GOOD, "--name", "x" * 81), "--name: must have at most 80 characters, but has 81"),
        ((*GOOD, "--name", "Jo\u202eanna"), "--name: the hidden character U+202E changes the order"),
        ((*GOOD, "--clinic", "Jo\x07"), "--clinic: the hidden character U+0007 stands here; delete it"),
        (
            (*GOOD, "--notes", "a\nb\ufeff"),
            "--notes: the hidden character U+FEFF (zero width no-break space) stands here; delete it",
        ),
        ((*GOOD, "--name", "\U0001f469\u200d\u2695"), "--name: no font can print"),
        ((*GOOD, "--name", "Jo 😀"), "--name: no font can print 😀"),
        ((*GOOD, "--name", "Jo\u0363 Os\u0323"), "--name: no font can print o\u0363, s\u0323\n"),
        ((*GOOD, "--notes", "中"), "--notes: no font can print 中"),
        ((*GOOD, "--notes", "x\n" * 300), "does not fit on one page"),
        ((*GOOD, "--stretch", "step", "--notes", "x\n" * 300), "does not fit on one page"),
        ((*GOOD, "--notes", "x" * 1001), "--notes: must have at most 1000 characters, but has 1001"),
        (("--stretch", "wall", "--out", "/nowhere/at/all.pdf"), "there is no folder '/nowhere/at'"),
        (("--stretch", "wall", "--out", "content/words.yaml"), "must end in .pdf"),
        (("--stretch", "wall", "--out", "/tmp"), "is a folder"),
    ],
)
def test_what_cannot_be_is_told_in_one_line_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], told: str
) -> None:
    (tmp_path / "own.pdf").write_text("what stood here before")
    code, out = asked(tmp_path, *words)
    printed_words = capsys.readouterr()
    assert code == 2
    assert told in printed_words.err
    assert printed_words.err.count("\n") == 1
    assert printed_words.out == ""
    assert out.read_text() == "what stood here before"


def test_a_side_of_a_stretch_that_works_both_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = small_guide(tmp_path)
    change(content / "stretches/wall.yaml", "sides: each", "sides: both")
    code, _ = asked(tmp_path, "--stretch", "wall:left", "--out", "OUT")
    assert code == 2
    assert "works both sides at once" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["\u0639\u0644\u06cc\u200c\u0631\u0636\u0627", "Jo\u00a0Ann", "Jo\nAnn"])
def test_what_joins_or_parts_the_letters_of_a_name_is_taken(tmp_path: Path, name: str) -> None:
    """A Persian name may have a zero-width non-joiner, which shows how its letters are written."""
    content = small_guide(tmp_path)
    shutil.copytree(ROOT / "content/fonts", content / "fonts")
    assert asked(tmp_path, *GOOD, "--name", name, "--clinic", name)[0] == 0
    sheet = sheet_of(tmp_path, name=name, clinic=name)
    assert name.replace("\n", " ") in sheet.person
    assert name.replace("\n", " ") == sheet.clinic


def test_two_languages_are_not_the_same_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small_guide(tmp_path)
    code, out = asked(tmp_path, *GOOD, "--second", "en")
    assert (code, out.exists()) == (2, False)
    told = "--second: the sheet is in 'en' already; name another language, or leave it out\n"
    assert capsys.readouterr().err == told
