"""YAML files are read as written, and every mistake is reported with its line and column."""

import errno
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.content.problems import Problem
from generator.content.source import Source, from_bytes, read
from generator.content.yaml_errors import explain

CASES = Path(__file__).parent / "cases/source"
BAD = sorted((CASES / "bad").glob("*.yaml"))
GOOD = sorted((CASES / "good").glob("*.yaml"))


def expected(content: bytes) -> Iterator[str]:
    """What a case expects, from the `# expect:` comments in its first lines."""
    for line in content.decode().splitlines():
        if not (found := re.match("# expect: (.*)", line)):
            return
        yield found[1]


def reported(content: bytes) -> list[str]:
    problems = from_bytes(content, "case.yaml")
    assert isinstance(problems, tuple)
    assert all(len(one.message.split()) > 1 for one in problems)
    return [f"{one.line}:{one.column} {one.rule}" for one in problems]


def source(text: str) -> Source:
    found = from_bytes(text.encode(), "case.yaml")
    assert isinstance(found, Source)
    return found


def where(problem: Problem) -> tuple[int, int, str]:
    return problem.line, problem.column, problem.field


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.stem)
def test_a_mistake_is_told_where_it_stands(case: Path) -> None:
    content = case.read_bytes()
    assert reported(content) == list(expected(content)) != []


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.stem)
def test_a_mistake_is_told_in_words(case: Path) -> None:
    problems = from_bytes(case.read_bytes(), "case.yaml")
    assert isinstance(problems, tuple)
    assert [one for one in problems if len(one.message.split()) < 4] == []


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case.stem)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte-order mark"])
@pytest.mark.parametrize("ends", [b"\n", b"\r\n"], ids=["lf", "crlf"])
def test_what_is_fine_is_read_as_it_is_written(case: Path, mark: bytes, ends: bytes) -> None:
    content = case.read_bytes()
    found = from_bytes(mark + content.replace(b"\n", ends), "case.yaml")
    assert isinstance(found, Source)
    assert found.data == json.loads(next(expected(content)))
    assert found.path == "case.yaml"


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_a_line_counts_the_same_with_every_line_end(ends: str) -> None:
    assert reported(ends.join(["a: 1", "b: 2", "a: 3"]).encode()) == ["3:1 twice"]
    assert reported(ends.join(["a: 1", "b: \x07"]).encode()) == ["2:4 hidden-character"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "1:1 empty"),
        (b"'': a\n", "1:1 colon"),
        ("title: Hüfte\n".encode("latin-1"), "1:9 encoding"),
        ("é: 1\ntitle: ".encode() + b"\xff\n", "2:8 encoding"),
        ("title: Hüfte\n".encode("utf-16"), "1:1 encoding"),
        ("title: Hüfte\n".encode("utf-16-le"), "1:1 encoding"),
        ("title: Hüfte\n".encode("utf-16-be"), "1:1 encoding"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x04", "3:1 binary"),
        (bytes(300), "1:1 binary"),
        (b"title: Tips\nlead: \0\n", "2:7 binary"),
    ],
)
def test_a_file_that_is_no_utf8_text_is_refused(content: bytes, problem: str) -> None:
    assert reported(content) == [problem]
    problems = from_bytes(content, "case.yaml")
    assert isinstance(problems, tuple)
    (one,) = problems
    assert ("save it as UTF-8" in one.message) == (one.rule == "encoding")


MANY = 200_000


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"a: " + b"x" * 10_000_000, "size"),
        (b"a: " + b"[" * 1_000 + b"]" * 1_000, "depth"),
        (b"a: " + b"{b: " * 1_000 + b"}" * 1_000, "depth"),
        (b"a:\n" + b"".join(b" " * i + b"b:\n" for i in range(1, 1_000)), "depth"),
        (b"a:\n" + b"- " * 1_000 + b"b", "depth"),
        (b"a: " + b"[" * MANY, "depth"),
        (b"a: '" + b"x " * MANY, "quote"),
        (b"a: &b c\n" * (MANY // 8), "shorthand"),
        (b"&a b: c\n", "shorthand"),
        (b"a: b\n*c : d\n", "shorthand"),
        (b"a: \xe2\x80\x9c" + b"x" * MANY + b"\xe2\x80\x9d", "curly-quotes"),
    ],
    ids=[
        "size",
        "lists",
        "groups",
        "lines",
        "dashes",
        "opening",
        "quote",
        "anchors",
        "anchored-name",
        "alias-as-name",
        "curly",
    ],
)
def test_what_is_too_much_is_told_in_one_line(content: bytes, rule: str) -> None:
    problems = from_bytes(content, "case.yaml")
    assert isinstance(problems, tuple)
    assert [one.rule for one in problems] == [rule]
    assert len(problems[0].message.split()) > 1
    assert len(problems[0].text()) < 400


def test_a_file_of_nothing_but_mistakes_is_given_up_early() -> None:
    assert 100 <= len(reported(b"a: b\n" * 100_000)) < 110


def test_a_problem_names_the_value_the_key_or_the_parent() -> None:
    text = "title: Tips\ndose:\n  hold: 30\nsteps:\n  - do: Kneel.\n  - do:\nnone:\n"
    found = source(text)
    assert where(found.problem(("title",), "", "")) == (1, 8, "title")
    assert where(found.problem(("title",), "", "", at_key=True)) == (1, 1, "title")
    assert where(found.problem(("dose",), "", "")) == (2, 1, "dose")
    assert where(found.problem(("dose", "hold"), "", "")) == (3, 9, "dose.hold")
    assert where(found.problem(("dose", "repeats"), "", "")) == (2, 1, "dose.repeats")
    assert where(found.problem(("steps", 0), "", "")) == (5, 5, "steps[1]")
    assert where(found.problem(("steps", 1, "do"), "", "")) == (6, 5, "steps[2].do")
    assert where(found.problem(("none",), "", "")) == (7, 1, "none")
    assert where(found.problem((), "", "")) == (1, 1, "")
    assert where(found.problem(("lead",), "", "")) == (1, 1, "lead")


def test_parts_that_pydantic_adds_are_passed_over() -> None:
    found = source("dose:\n  hold: 30\n")
    assert found.known(("dose", "fixed", "hold", "int")) == ("dose", "hold")
    assert where(found.problem(("dose", "fixed", "hold"), "", "")) == (2, 9, "dose.hold")
    assert where(found.problem(("dose", "fixed", "repeats"), "", "")) == (1, 1, "dose.repeats")


def test_a_problem_carries_its_message_rule_and_level() -> None:
    problem = source("a: b\n").problem(("a",), "is old", "review", "warning")
    assert problem == Problem("case.yaml", 1, 4, "a", "is old", "review", "warning")
    assert source("a: b\n").problem(("a",), "is old", "review").level == "error"


def only(found: Source | tuple[Problem, ...]) -> Problem:
    assert isinstance(found, tuple)
    assert len(found) == 1
    return found[0]


def test_a_file_is_read_under_the_name_that_is_shown(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: b\n")
    found = read(tmp_path / "a.yaml", "content/a.yaml", tmp_path)
    assert isinstance(found, Source)
    assert (found.path, found.data) == ("content/a.yaml", {"a": "b"})


def test_a_link_is_followed_within_the_folder_and_not_out_of_it(tmp_path: Path) -> None:
    (tmp_path / "outside.yaml").write_text("secret: x\n")
    root = tmp_path / "content"
    root.mkdir()
    (root / "a.yaml").write_text("a: b\n")
    (root / "within.yaml").symlink_to("a.yaml")
    (root / "out.yaml").symlink_to(tmp_path / "outside.yaml")
    (root / "folder").symlink_to(tmp_path)
    assert isinstance(read(root / "within.yaml", "within.yaml", root), Source)
    for name in ("out.yaml", "folder/outside.yaml"):
        problem = only(read(root / name, name, root))
        assert (problem.rule, problem.line, problem.column) == ("link", 1, 1)


def test_a_content_folder_may_be_a_link_itself(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real/a.yaml").write_text("a: b\n")
    (tmp_path / "content").symlink_to("real")
    assert isinstance(read(tmp_path / "content/a.yaml", "a.yaml", tmp_path / "content"), Source)


def test_what_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "circle.yaml").symlink_to("circle.yaml")
    (tmp_path / "dead.yaml").symlink_to("nothing.yaml")
    for name in ("folder.yaml", "pipe.yaml", "circle.yaml", "dead.yaml", "absent.yaml"):
        assert only(read(tmp_path / name, name, tmp_path)).rule == "unreadable"


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "a.yaml").open("wb") as file:
        file.truncate(10**12)  # a hole: no disk holds it, no memory could
    assert only(read(tmp_path / "a.yaml", "a.yaml", tmp_path)).rule == "size"


SIGNS = ":-#&*!|>'\"%@`{}[],?~ \n\t“”ab1é\\\r\u2028\ufeff"
PIECES = st.sampled_from([*SIGNS, "\n  ", "- ", ": ", "---\n"])


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)).map(lambda text: text.encode("utf-8", "replace")))
def test_any_text_gives_data_or_problems_in_one_line_each(content: bytes) -> None:
    found = from_bytes(content, "case.yaml")
    if isinstance(found, tuple):
        lines = content.count(b"\n") + content.count(b"\r") + 2
        assert found
        assert all(one.text().isprintable() and 1 <= one.line <= lines and one.column >= 1 for one in found)


@given(st.binary())
def test_any_bytes_give_data_or_problems(content: bytes) -> None:
    assert from_bytes(content, "case.yaml")


@pytest.mark.parametrize(
    ("items", "told"), [(5000, []), (5001, ["must have at most 5000 items, but has more"])]
)
def test_a_list_is_read_up_to_its_longest(items: int, told: list[str]) -> None:
    found = from_bytes(b"steps:\n" + b"  - Go.\n" * items, "tips.yaml")
    problems = found if isinstance(found, tuple) else ()
    assert [one.message for one in problems] == told
    assert {one.rule for one in problems} <= {"length"}


def test_a_group_is_read_up_to_its_longest() -> None:
    lines = b"".join(b"key%d: a\n" % number for number in range(5001))
    found = from_bytes(lines, "tips.yaml")
    assert isinstance(found, tuple)
    assert [one.message for one in found] == ["must have at most 5000 items, but has more"]


def test_a_file_that_is_too_large_is_told_by_its_name_and_never_read(tmp_path: Path) -> None:
    path = tmp_path / "tips.yaml"
    path.write_bytes(b"#" * 1_000_001)
    for found in (
        read(path, "content/tips.yaml", tmp_path),
        from_bytes(path.read_bytes(), "content/tips.yaml"),
    ):
        assert isinstance(found, tuple)
        (told,) = found
        assert (told.path, told.rule) == ("content/tips.yaml", "size")
        assert told.message
    path.write_bytes(b"a: b\n" + b"#" * 999_995)
    assert isinstance(read(path, "content/tips.yaml", tmp_path), Source)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: {one: 1 twofold: 2}\n", "1:12: a comma is missing before 'twofold' (comma)"),
        ("a: {one: 1\n  twofold: 2}\n", "2:3: a comma is missing before 'twofold' (comma)"),
        ("a: {one: [1] two-fold : 2}\n", "1:14: a comma is missing before 'two-fold' (comma)"),
        ('a: {one: "1" 2}\n', "1:14: a comma is missing before '2' (comma)"),
        ("a:\n  b: {one: 1,\n    two: 2\n    three: 3}\n", "4:5: a comma is missing before 'three' (comma)"),
        ("a:\n    b: 1\nc: {one: 1,\n  two: 2\n  six: 6}\n", "5:3: a comma is missing before 'six' (comma)"),
        (f"a: {{one: 1 {'x' * 50}: 2}}\n", f"1:12: a comma is missing before '{'x' * 40}' (comma)"),
    ],
)
def test_a_comma_that_is_missing_is_told_before_its_word(text: str, told: str) -> None:
    problems = from_bytes(text.encode(), "case.yaml")
    assert isinstance(problems, tuple)
    assert [one.text() for one in problems] == [f"case.yaml:{told}"]


def test_curly_quotes_are_told_to_mark_no_text() -> None:
    found = only(from_bytes("a: “b c: d”\n".encode(), "case.yaml"))
    assert found.rule == "colon"
    assert found.message.endswith("; curly quotes do not mark a text")


def test_a_tab_that_the_parser_minds_is_told_as_one() -> None:
    assert reported(b"|\t*\n") == ["1:3 tab"]


def test_a_field_that_is_set_in_too_far_is_told_where_it_begins() -> None:
    assert reported(b"z: 0\na: some\n   more: 2\n") == ["3:4 indent"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("a: b\u0007c\n", "1:5: the hidden character U+0007 stands here; delete it (hidden-character)"),
        (
            "a: b\u202ec\n",
            "1:5: the hidden character U+202E changes the order in which text is shown; delete it "
            "(reordering)",
        ),
        (
            "a:\n\u00a0b: c\n",
            "2:1: a blank that is no space (U+00A0) stands at the start of this line; put plain spaces there "
            "(blank)",
        ),
        (
            "a: *b\n",
            "1:4: a: `*` copies from elsewhere: write it out; if it is text, put straight double quotes "
            'around the whole text, "like this" (shorthand)',
        ),
        (
            "# " + "x" * 1_999_998,
            "1:1: must be smaller than 1 MB, but has 2.0 MB; keep pictures and copies out of it (size)",
        ),
    ],
)
def test_what_is_refused_is_told_with_what_to_do(content: str, told: str) -> None:
    assert only(from_bytes(content.encode(), "case.yaml")).text() == f"case.yaml:{told}"


def test_a_file_that_the_system_refuses_is_told_with_the_systems_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    (tmp_path / "a.yaml").write_text("a: b\n")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    told = only(read(tmp_path / "a.yaml", "a.yaml", tmp_path)).text()
    assert told == "a.yaml:1:1: cannot be read: Permission denied (unreadable)"


def test_what_the_parser_says_and_nobody_has_put_in_words_is_told_as_it_is() -> None:
    mark = yaml.Mark("case.yaml", 5, 1, 2, None, 0)
    odd = yaml.MarkedYAMLError(problem="something odd", problem_mark=mark)
    assert explain(odd, "a: b\nc: d\n") == (2, 3, "cannot be read from here on: something odd", "syntax")


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("a: Come\u200b back\n", "1:8"),
        ('a: "[right\u200b|left]"\n', "1:11"),
        ("a: st\u200band\n", "1:6"),
        ("a\u200b: stand\n", "1:2"),
        ('a: "st\\u200band"\n', "1:4"),
        ("a: ไป\u200bมา st\u200band\n", "1:12"),
        ("\u200b", "1:1"),
    ],
)
def test_a_space_without_a_width_is_told_where_no_script_needs_it(text: str, at: str) -> None:
    named = "the hidden character U+200B (zero width space) stands here; delete it (hidden-character)"
    told = only(from_bytes(text.encode(), "case.yaml"))
    assert f"{told.line}:{told.column}" == at
    assert told.text().endswith(named)


@pytest.mark.parametrize(
    "word", ["ไป\u200bมา", "ទៅ\u200bមក", "သွား\u200bလာ", "ໄປ\u200bມາ", "ไป\u200b2", "2\u200bไป"]
)
def test_a_space_without_a_width_stays_where_a_script_has_no_other(word: str) -> None:
    assert source(f"a: {word}\n").data == {"a": word}


def test_a_soft_hyphen_stays_in_a_text() -> None:
    assert source("a: stand\u00ading\n").data == {"a": "stand\u00ading"}


def test_the_first_of_several_hidden_characters_is_told() -> None:
    assert reported("a: b\u0007\u200b\n".encode()) == ["1:5 hidden-character"]
    assert reported("a: b\u200b\u0007\n".encode()) == ["1:5 hidden-character"]


TWO = "two versions of this place stand here (lines {}); keep one, and delete the lines of marks"
MARKS = "(<<<<<<<, ======= and >>>>>>>) (merge)"
LEFT_OVER = "a mark of two versions is left over in this line; delete the line (merge)"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> one\nf: g\n", f"2:1: {TWO.format('2-6')} {MARKS}"),
        (
            "<<<<<<< HEAD\na: b\n||||||| base\na: c\n=======\na: d\n>>>>>>> one\nb: c\n=======\n",
            f"1:1: {TWO.format('1-7')} {MARKS}",
        ),
        ("a:\n<<<<<<<\n  - b: c\n=======\n\t- d: e\n", f"2:1: {TWO.format('2-4')} {MARKS}"),
        ("a: b\n=======\n", f"2:1: {LEFT_OVER}"),
        ("a: b\r\n>>>>>>> one\r\n", f"2:1: {LEFT_OVER}"),
    ],
)
def test_two_versions_of_a_place_are_told_at_their_first_mark(text: str, told: str) -> None:
    assert only(from_bytes(text.encode(), "case.yaml")).text() == f"case.yaml:{told}"


@pytest.mark.parametrize("line", ["  =======", "  >>>>>>> one", "a: <<<<<<< b", "# ======="])
def test_signs_that_are_no_marks_of_versions_are_left_alone(line: str) -> None:
    assert "merge" not in " ".join(reported(f"b: |\n  c\n{line}\nb: d\n".encode()))
