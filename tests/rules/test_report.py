"""How `check` tells what it found: as lines for a person, as GitHub's commands, as JSON for a program."""

import json
from pathlib import Path

from generator.content import Problem, load
from generator.rules.report import Row, as_github, as_json, as_text, reading_report
from tests.sample_guide import change, small_guide

LONG = Problem("content/tips.yaml", 4, 43, "sections[1].text[1]", "one has 30, make two: é", "long-sentence")
WHOLE = Problem("content/a,b:c.yaml", 1, 1, "", "must be 100% \x07read", "page-grade", "warning")
REPORT = (Row("tips.yaml", 5.04, 21, 1234), Row("stretches/wall.yaml", None, 9, 8))


def test_a_person_gets_a_table_then_a_line_a_problem_and_how_many_there_are() -> None:
    assert as_text([LONG, WHOLE], REPORT).splitlines() == [
        "page                 grade  longest sentence  words",
        "tips.yaml              5.0                21   1234",
        "stretches/wall.yaml      -                 9      8",
        "",
        "content/a,b:c.yaml:1:1: must be 100%  read (page-grade, warning)",
        "content/tips.yaml:4:43: sections[1].text[1]: one has 30, make two: é (long-sentence)",
        "1 error, 1 warning",
    ]


def test_without_a_table_there_are_the_problems_alone() -> None:
    assert as_text([], ()) == "0 errors, 0 warnings"


def test_github_gets_a_command_a_problem_with_its_own_signs_told_apart() -> None:
    assert as_github([LONG, WHOLE], REPORT).split("\n") == [
        "::error file=content/tips.yaml,line=4,col=43,title=long-sentence::"
        "sections[1].text[1]: one has 30, make two: é",
        "::warning file=content/a%2Cb%3Ac.yaml,line=1,col=1,title=page-grade::must be 100%25  read",
    ]


def test_a_program_gets_all_of_it_in_letters_as_they_are() -> None:
    text = as_json([LONG], REPORT)
    assert json.loads(text) == {
        "problems": [
            {
                "path": "content/tips.yaml",
                "line": 4,
                "column": 43,
                "field": "sections[1].text[1]",
                "message": "one has 30, make two: é",
                "rule": "long-sentence",
                "level": "error",
            }
        ],
        "pages": [
            {"file": "tips.yaml", "grade": 5.04, "longest": 21, "words": 1234},
            {"file": "stretches/wall.yaml", "grade": None, "longest": 9, "words": 8},
        ],
    }
    assert "é" in text


def test_half_a_character_in_the_name_of_a_file_is_replaced() -> None:
    told = json.loads(as_json([Problem("content/\udcff.yaml", 1, 1, "", "is none", "file-name")], ()))
    assert told["problems"][0]["path"] == "content/?.yaml"


def test_the_report_has_every_page_with_its_grade_to_a_tenth(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    report = reading_report(load(content).guide)
    assert {"tips.yaml", "stretches/wall.yaml", "safety.yaml"} <= {row.file for row in report}
    grades = [row.grade for row in report]
    assert all(grade is not None and grade == round(grade, 1) for grade in grades)
    assert all(row.words >= row.longest > 0 for row in report)
    change(content / "guide.yaml", "language: en", "language: es")
    assert {row.grade for row in reading_report(load(content).guide)} == {None}
