"""A problem is one line with its place, message and rule."""

import pytest

from generator.content.problems import ContentError, Problem, field_path, shorten


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
