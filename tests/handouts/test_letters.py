"""Letters that no font has are told where they stand; a script that none has, once."""

from pathlib import Path

import pytest

from generator.content import load
from generator.handouts.letters import letter_problems, script_of
from tests.pseudo import pseudo_guide
from tests.sample_guide import change, small_guide
from tests.translated import translations

ARABIC = "\u0627\u0628\u062a\u062b\u062c\u062d\u060c\u064b\u0661"


def test_a_letter_that_cannot_be_printed_is_told_wherever_it_stands(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    change(content / "stretches/wall.yaml", "In your calf.", "In your 中 calf.")
    prefix = f"{content.as_posix()}/"
    found = [str(one).removeprefix(prefix) for one in letter_problems(load(content), ("中", "é"))]
    cure = "take it out, or put a font that has it into fonts/ (letter)"
    assert found == [
        f"stretches/wall.yaml:17:7: felt: no font can print '中' (U+4E2D); {cure}",
        f"guide.yaml:3:11: language: no font can print 'é' (U+00E9); {cure}",
    ]


def test_a_script_that_no_font_has_is_told_once(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    change(content / "stretches/wall.yaml", "In your calf.", f"In your 中 {ARABIC}.")
    change(content / "stretches/wall.yaml", "breathe.]", f"{ARABIC[0]}, {ARABIC[1]}, {ARABIC[2]}]")
    prefix = f"{content.as_posix()}/"
    found = [str(one).removeprefix(prefix) for one in letter_problems(load(content), (*ARABIC, "中"))]
    samples = ", ".join(ARABIC[:5])
    cure = "put a font that has them into fonts/ (letter)"
    assert found == [
        f"guide.yaml:3:11: language: no font can print Arabic letters such as {samples}; {cure}",
        "stretches/wall.yaml:17:7: felt: no font can print '中' (U+4E2D); take it out, or put a font that "
        "has it into fonts/ (letter)",
    ]


def test_a_script_that_stands_in_a_few_texts_is_told_there(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    change(content / "stretches/wall.yaml", "In your calf.", f"In your {ARABIC[:2]}.")
    change(content / "stretches/wall.yaml", "breathe.]", f"{ARABIC[2]}, {ARABIC[3]}]")
    found = [*letter_problems(load(content), tuple(ARABIC))]
    assert [one.field for one in found] == ["steps[2]", "steps[3]", "felt"]
    assert len({one.message for one in found}) == 1


def test_a_script_of_a_translation_is_told_at_its_language(tmp_path: Path) -> None:
    content = pseudo_guide(tmp_path)
    (translated,) = translations(load(content), content)
    (found,) = letter_problems(translated, tuple(ARABIC))
    assert found.path == f"{content.as_posix()}/locale/es/language.yaml"
    assert (found.line, found.column, found.field, found.rule) == (1, 1, "", "letter")


@pytest.mark.parametrize(("signs", "many"), [(ARABIC[:3], 3), (ARABIC[:4], 1), (ARABIC[:3] + ARABIC[6:], 6)])
def test_of_a_few_letters_each_is_told(tmp_path: Path, signs: str, many: int) -> None:
    content = small_guide(tmp_path, built=False)
    assert len([*letter_problems(load(content), tuple(signs))]) == many


def test_a_letter_is_told_at_a_few_texts_and_the_rest_counted(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    change(content / "stretches/wall.yaml", "Hold and breathe.]", "Hold 中., Go 中., Go 中., Go 中.]")
    found = [*letter_problems(load(content), ("中",))]
    assert [one.field for one in found] == ["steps[2]", "steps[3]", "steps[4]"]
    assert all(one.message.endswith("; more places with it: 1") for one in found)


@pytest.mark.parametrize(
    ("letter", "script"),
    [
        ("\u0627", "Arabic"),
        ("\u0661", "Arabic"),
        ("x\u0323", "Latin"),
        ("中", "CJK"),
        ("ລ", "Lao"),
        ("\ue000", ""),
    ],
)
def test_a_script_is_known_by_the_names_of_its_letters(letter: str, script: str) -> None:
    assert script_of(letter) == script
