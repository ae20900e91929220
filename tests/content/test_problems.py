"""A problem is one line with its place, message and rule."""

import pytest

from generator.content.problems import ContentError, Problem, field_path, lines_of, shorten


def test_a_problem_reads_as_path_line_column_field_message_and_rule() -> None:
    problem = Problem("content/faq.yaml", 3, 7, "steps[2]", "is missing", "missing")
    assert problem.text() == str(problem) == "content/faq.yaml:3:7: steps[2]: is missing (missing)"


def test_a_problem_of_a_whole_file_names_no_field() -> None:
    assert Problem("a.yaml", 1, 1, "", "is empty", "empty").text() == "a.yaml:1:1: is empty (empty)"


@pytest.mark.parametrize("sign", ["\n", "\r", "\t", "\0", "\u2028", "\u202e", "\ufeff", "\ud800"])
def test_a_problem_stays_one_line_of_signs_that_can_be_seen(sign: str) -> None:
    problem = Problem(f"a{sign}.yaml", 1, 1, f"b{sign}", f"c{sign}", "rule")
    assert problem.text() == "a .yaml:1:1: b : c  (rule)"


def test_problems_are_errors_unless_they_say_otherwise() -> None:
    assert Problem("a", 1, 1, "", "b", "c").level == "error"
    assert Problem("a", 1, 1, "", "b", "c", "warning").level == "warning"


def test_problems_sort_by_file_then_line_then_column() -> None:
    places = [("b", 1, 1), ("a", 10, 1), ("a", 2, 9), ("a", 2, 10)]
    error = ContentError(tuple(Problem(*place, "", "is missing", "missing") for place in places))
    found = [(one.path, one.line, one.column) for one in error.problems]
    assert found == [("a", 2, 9), ("a", 2, 10), ("a", 10, 1), ("b", 1, 1)]
    assert str(error).splitlines() == [one.text() for one in error.problems]


@pytest.mark.parametrize(
    ("place", "field"),
    [
        ((), ""),
        (("dose", "hold"), "dose.hold"),
        (("steps", 0), "steps[1]"),
        (("steps", 11, "do"), "steps[12].do"),
        (("m", "x" * 60), "m." + "x" * 39 + "…"),
    ],
)
def test_a_field_is_spelt_as_an_editor_would_count(place: tuple[str | int, ...], field: str) -> None:
    assert field_path(place) == field


def test_a_short_text_is_not_cut() -> None:
    assert shorten("x" * 40) == "x" * 40


def test_many_of_one_kind_in_many_files_are_told_as_one_group_with_their_number() -> None:
    odd = Problem("z.yaml", 1, 1, "", "is missing", "missing")
    many = [
        Problem(f"{number:02}.yaml", number, 1, "steps", f"'{number}' is long", "line", "warning")
        for number in range(1, 12)
    ]
    first = [one.text(marked=True) for one in many[:3]]
    rest = "... and 8 more of this kind, in 8 files; `--format json` lists all (line)"
    assert lines_of([odd, *many]) == [*first, rest, odd.text(marked=True)]
    assert all("warning" in line for line in first)


def test_many_in_six_files_are_a_group() -> None:
    some = [Problem(f"{number % 6}.yaml", number, 1, "", "is missing", "missing") for number in range(1, 12)]
    assert len(lines_of(some)) == 4


def test_a_warning_says_that_it_is_one_only_where_it_is_marked() -> None:
    one = Problem("a.yaml", 1, 1, "", "is long", "line", "warning")
    assert str(one) == one.text() == "a.yaml:1:1: is long (line)"
    assert one.text(marked=True) == "a.yaml:1:1: is long (line, warning)"


@pytest.mark.parametrize(("files", "each"), [(10, 1), (5, 3)])
def test_a_few_or_those_of_few_files_are_told_one_by_one(files: int, each: int) -> None:
    some = [
        Problem(f"{file}.yaml", line, 1, "", "is missing", "missing")
        for file in range(files)
        for line in range(1, each + 1)
    ]
    assert lines_of(some) == [one.text(marked=True) for one in some]
