"""Many problems of one kind in many files are told as one group, with their number."""

from dataclasses import replace

from generator.content.problems import Problem, lines_of


def problem(number: int, message: str = "is missing") -> Problem:
    return Problem(f"content/stretches/s{number:02}.yaml", 3, 1, f"steps[{number}]", message, "missing")


def test_many_of_one_kind_in_many_files_are_one_group() -> None:
    told = lines_of([problem(number, f"there is no pose 'p{number}'") for number in range(40)])
    assert len(told) == 4
    assert told[0].startswith("content/stretches/s00.yaml:3:1: ")
    assert told[-1] == "... and 37 more of this kind, in 37 files; `--format json` lists all (missing)"


def test_few_are_told_one_by_one_and_so_are_many_of_one_file() -> None:
    few = [problem(number) for number in range(10)]
    assert lines_of(few) == [one.text() for one in few]
    file = [Problem("content/tips.yaml", line, 1, "", "is missing", "missing") for line in range(30)]
    assert lines_of(file) == [one.text() for one in file]


def test_another_kind_between_them_is_not_lost() -> None:
    others = [
        Problem("content/stretches/s05.yaml", 9, 1, "", "must not be empty", "empty"),
        problem(5, "there is no pose 'wall'"),  # of the same rule, but another mistake
        replace(problem(5), level="warning"),
    ]
    told = lines_of([*(problem(number) for number in range(40)), *others])
    assert {one.text(marked=True) for one in others} <= set(told)
    assert len(told) == 7
