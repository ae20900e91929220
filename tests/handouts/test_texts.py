"""Text in any script is printed as typed, or reported with its place in the content."""

from pathlib import Path

import page
import pytest

from generator.content.load import load
from generator.content.problems import ContentError
from tests.handouts.conftest import SAMPLES, Only, pdf_of, print_content, translated
from tests.handouts.pdf_reader import language, printed, properties, tags, text
from tests.pseudo import pseudo_guide
from tests.sample_guide import change, small_guide
from tests.translated import translations

SHEET = "handouts/wall.pdf"
SHEET_ALONE = Only(names=("wall",))


def conforms(pdf: bytes) -> bool:
    return bool(page.is_pdf_compliant_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1))


@pytest.mark.parametrize(
    "words",
    [
        "#eval(1) and #panic()",
        "$x$ and $ sum_(k=1)^n $",
        "<b>bold</b> & <script>",
        "{{ x }} and {% y %}",
        "= heading, + item, / term",
        "\\u{61} and \\n and //comment",
        '#image("/etc/passwd") #read("/etc/hostname") #include "look.typ"',
        "“curly” 'straight' ‘single’ — dash … ½ ×",  # noqa: RUF001
        "Zoë, Łukasz, François, Ångström, Dvořák, ñandú",
        "https://example.org/ is an address",
    ],
)
def test_text_is_printed_as_it_is_written(tmp_path: Path, words: str) -> None:
    content = small_guide(tmp_path)
    change(content / "stretches/wall.yaml", "Step less.", f"'{words.replace(chr(39), chr(39) * 2)}'")
    made = print_content(load(content), SHEET_ALONE)
    assert made.problems == ()
    assert words in text(pdf_of(made, SHEET))


def test_a_letter_that_no_font_has_is_told_with_its_place(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    change(content / "stretches/wall.yaml", "Hold and breathe.", "Hold 😀 and breathe.")
    made = print_content(load(content))
    (problem,) = made.problems
    assert problem.path.endswith("stretches/wall.yaml")
    assert (problem.line, problem.field, problem.rule) == (15, "steps[2]", "letter")
    assert "U+1F600" in problem.message
    assert {one.stretch for one in made.handouts if not one.large} == {"step", "towel"}


def test_every_letter_and_every_place_is_told_at_once(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    change(content / "stretches/wall.yaml", "Step less.", "Step 😀 less 中.")
    change(content / "stretches/step.yaml", "Step less.", "Step 😀 less.")
    files = [Path(problem.path).name for problem in print_content(load(content)).problems]
    assert files == ["step.yaml", "wall.yaml", "wall.yaml"]


def test_a_letter_and_its_mark_that_no_font_has_are_told_as_one_and_only_where_they_stand(
    tmp_path: Path,
) -> None:
    """Some systems paste a letter and the dot below it as two."""
    content = small_guide(tmp_path)
    change(content / "stretches/wall.yaml", "Hold and breathe.", "Hold and breathe (Vis\u0323n\u0323u).")
    change(content / "stretches/wall.yaml", "Step less.", "Step les\u0323s.")
    found = [
        (problem.field, problem.message.split(";")[0]) for problem in print_content(load(content)).problems
    ]
    assert sorted(found) == [
        ("easier", "no font can print 's\u0323' (U+0073 U+0323)"),
        ("steps[2]", "no font can print 'n\u0323' (U+006E U+0323)"),
        ("steps[2]", "no font can print 's\u0323' (U+0073 U+0323)"),
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("1\ufe0f\u20e3 or 1", ["1\ufe0f\u20e3"]),
        ("A x\u200d\U0001f3fd or x", ["x\u200d\U0001f3fd"]),
        ("A x\u200c\U0001f3ff or x", ["x\u200c\U0001f3ff"]),
        ("A x\u0323 or \u4e2d", ["\u4e2d", "x\u0323"]),
        ("A \u4e2d\u0323 or x", ["\u4e2d", "\u0323"]),
        ("A \u4e2d\u0323 or x\u0323 or x", ["\u4e2d", "x\u0323"]),
        ("A e\u0301 or e\u0323\u0301 or e", ["e\u0323\u0301"]),
        ("A **x**\u0323 or x", ["\u0323"]),
    ],
)
def test_of_a_letter_and_its_marks_what_no_font_has_is_told(
    tmp_path: Path, words: str, told: list[str]
) -> None:
    content = small_guide(tmp_path)
    change(content / "stretches/wall.yaml", "Step less.", words)
    made = print_content(load(content), SHEET_ALONE)
    letters = [
        problem.message.removeprefix("no font can print '").split("' (")[0] for problem in made.problems
    ]
    assert sorted(letters) == sorted(told)


def test_a_drawing_without_words_is_told_with_its_place(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    change(content / "poses/wall.yaml", "    alt: Side view. Both feet are on the floor.\n", "")
    with pytest.raises(ContentError) as error:
        load(content)
    (problem,) = error.value.problems
    assert (Path(problem.path).name, problem.line, problem.field) == ("wall.yaml", 6, "states.start.alt")


def test_long_content_is_set_smaller_and_stays_on_its_page(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    long = (
        "Hold and breathe and think of nothing at all for quite a while and for a while longer and then some"
    )
    steps = ", ".join([long] * 10)
    change(content / "stretches/wall.yaml", "Hold and breathe.", steps)
    made = print_content(load(content), SHEET_ALONE)
    assert made.problems == ()
    number = next(piece for piece in printed(pdf_of(made, SHEET)) if piece.text.startswith("1."))
    assert 10.5 <= number.size < 12


def test_a_stretch_that_is_too_long_for_a_page_is_named(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    change(content / "stretches/wall.yaml", "Hold and breathe.", "Hold. " * 330)
    change(content / "stretches/wall.yaml", "felt: In your calf.", "felt: " + "In your calf. " * 100)
    made = print_content(load(content))
    (problem,) = made.problems
    assert (Path(problem.path).name, problem.field, problem.rule) == ("wall.yaml", "name", "one-page")
    assert {one.stretch for one in made.handouts if not one.large} == {"step", "towel"}


def test_the_review_is_told_or_that_there_was_none(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    assert "Reviewed by Sam Sample, tester on 2 January 2026." in text(
        pdf_of(print_content(load(content), SHEET_ALONE), SHEET)
    )
    change(content / "guide.yaml", 'reviewed_by: "Sam Sample, tester", reviewed_on: 2026-01-02, ', "")
    assert "Not yet reviewed by a clinician." in text(
        pdf_of(print_content(load(content), SHEET_ALONE), SHEET)
    )


def test_spanish_is_set_with_the_guides_own_typeface(tmp_path: Path) -> None:
    made = print_content(load(translated(tmp_path, "spanish")), SHEET_ALONE)
    pdf = pdf_of(made, SHEET)
    assert conforms(pdf)
    assert "¿Tensión al despertar? Alarga el sóleo, ¡sin dolor!" in text(pdf)
    assert "el corazón también «agradece» un año así." in text(pdf)


@pytest.mark.parametrize(("code", "told"), [("es-419", "es"), ("uz-Latn-UZ", "uz-UZ"), ("pt-BR", "pt-BR")])
def test_a_sheet_says_its_language_whatever_its_code(tmp_path: Path, code: str, told: str) -> None:
    content = pseudo_guide(tmp_path, code)
    (one,) = translations(load(content), content)
    made = print_content(one, SHEET_ALONE)
    assert made.problems == ()
    assert language(pdf_of(made, SHEET)) == told
    assert conforms(pdf_of(made, SHEET))


def test_arabic_needs_a_face_of_its_own(tmp_path: Path) -> None:
    made = print_content(load(translated(tmp_path, "arabic")))
    assert {problem.rule for problem in made.problems} == {"letter"}
    assert not made.handouts or all(one.stretch != "wall" for one in made.handouts)


def test_arabic_runs_from_right_to_left(tmp_path: Path) -> None:
    typesetter = Only(fonts=SAMPLES / "arabic/fonts", names=("wall",))
    made = print_content(load(translated(tmp_path, "arabic")), typesetter)
    assert made.problems == ()
    pdf = pdf_of(made, SHEET)
    assert conforms(pdf)
    assert properties(pdf)["Title"] == "تمرين الجدار"
    page_width = 210 / 25.4 * 72
    pieces = printed(pdf)
    heading = max(piece.size for piece in pieces)
    numbers = [piece for piece in pieces if piece.text.strip(". ") in {"1", "2", "3"} and piece.size >= 11.5]
    assert len(numbers) >= 3
    assert max(piece.right for piece in pieces if piece.size == heading) > page_width - 45
    assert all(number.left > page_width - 60 for number in numbers[:3])
    # A line stands in the file as it is seen, word by word from the left; each word is in its reader's order.
    steps = [tag.text for tag in tags(pdf) if tag.kind == "LBody"]
    for step, words in zip(steps, ("قف أمام الجدار", "ضع قدمك", "اثبت وتنفس ببطء"), strict=True):
        assert all(word in step for word in words.split())
