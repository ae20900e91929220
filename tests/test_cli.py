"""The command line: its output in each format, and its exit codes."""

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main
from generator.publish.generated_list import FILE_NAME
from tests.sample_guide import ROOT, change, small_guide

TODAY = ["--today", "2026-01-05"]


def check(content: Path, *options: str) -> int:
    return main(["check", "--content", str(content), "--docs", str(content.parent / "docs"), *options])


def test_a_good_guide_is_fine_and_its_reading_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(small_guide(tmp_path), *TODAY) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["page", "grade", "longest", "sentence", "words"]
    assert any(re.fullmatch(r"stretches/wall\.yaml +-?\d+\.\d +\d+ +\d+", line) for line in lines)
    assert lines[-1] == "0 errors, 0 warnings"


def test_an_error_is_told_with_its_place_and_ends_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = small_guide(tmp_path)
    change(content / "stretches/wall.yaml", "instead: step", "instead: stp")
    assert check(content, *TODAY) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[-2].startswith(
        f"{content.as_posix()}/stretches/wall.yaml:10:10: instead: there is no stretch"
    )
    assert lines[-1] == "1 error, 0 warnings"


def test_a_broken_file_hides_no_fault_of_a_pose(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = small_guide(tmp_path)
    change(content / "faq.yaml", "answer:", "anwser:")
    change(content / "poses/wall.yaml", "knee: 10", "knee: 165")
    assert check(content, *TODAY) == 1
    told = capsys.readouterr().out
    assert "faq.yaml" in told
    assert "states.hold.angles.left_leg.knee: must be between 0 and 140" in told


def test_a_pose_that_is_wrong_as_a_whole_is_told_and_nothing_else_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = small_guide(tmp_path)
    change(content / "poses/wall.yaml", "  hold:\n", "  hold:\n    ghost: strat\n")
    change(content / "faq.yaml", "certainty: theory", "certainty: theroy")
    assert check(content) == 1
    lines = capsys.readouterr().out.splitlines()
    told = [line.removeprefix(f"{content.as_posix()}/").split(":")[0] for line in lines[:-1]]
    assert told == ["faq.yaml", "poses/wall.yaml"]
    assert "states.hold.ghost: there is no state 'strat' in this pose; did you mean 'start'?" in lines[1]


def test_a_warning_is_marked_and_ends_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = small_guide(tmp_path)
    assert check(content, "--today", "2027-02-01") == 0
    assert capsys.readouterr().out.splitlines()[-2].endswith("(review, warning)")
    assert check(content, "--today", "2027-06-01") == 1
    assert capsys.readouterr().out.splitlines()[-2].endswith("(review)")


def test_json_holds_problems_and_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = small_guide(tmp_path)
    change(content / "glossary.yaml", "term: soleus", "term: nothing")
    assert check(content, *TODAY, "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [(one["line"], one["rule"], one["level"]) for one in told["problems"]] == [
        (3, "unused", "warning")
    ]
    assert {"file", "grade", "longest", "words"} == told["pages"][0].keys()


def test_json_is_json_where_the_content_cannot_be_loaded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = small_guide(tmp_path)
    change(content / "faq.yaml", "answer:", "anwser:")
    assert check(content, *TODAY, "--format", "json") == 1
    assert {one["rule"] for one in json.loads(capsys.readouterr().out)["problems"]} == {"unknown-field"}


def test_github_shows_each_problem_at_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = small_guide(tmp_path)
    change(content / "faq.yaml", "[Nobody knows.]", '["See 100% of [it](nowhere)."]')
    assert check(content, *TODAY, "--format", "github") == 1
    line = capsys.readouterr().out.strip()
    assert line.startswith(f"::error file={content.as_posix()}/faq.yaml,line=4,col=")
    assert line.partition("title=")[2].startswith("link::")
    assert "\n" not in line


def test_signs_that_github_reads_as_its_own_are_escaped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = small_guide(tmp_path / "ours, new: 50%")
    change(content / "faq.yaml", "answer:", "anwser:")
    assert check(content, *TODAY, "--format", "github") == 1
    assert "/ours%2C new%3A 50%25/content/faq.yaml,line=" in capsys.readouterr().out


def test_grades_are_left_out_in_another_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = small_guide(tmp_path)
    change(content / "guide.yaml", "language: en", "language: es")
    assert check(content, *TODAY, "--format", "json") == 0
    assert {one["grade"] for one in json.loads(capsys.readouterr().out)["pages"]} == {None}


def test_the_rules_are_told_with_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--rules"]) == 0
    told = capsys.readouterr().out
    assert "\n\npromise\n" in told
    assert told.count("\nBad: ") == told.count("\nGood: ") > 15


@pytest.mark.parametrize("words", [["check", "--rules"], ["check", "--format", "json"], ["--help"]])
def test_what_is_told_ends_well_where_a_letter_of_it_cannot_be_shown(
    words: list[str], tmp_path: Path
) -> None:
    """As on a terminal that knows ASCII alone; a program can still read the JSON."""
    content = small_guide(tmp_path)
    (content / "poses/wall.yaml").rename(content / "poses/café 😀.yaml")
    ended = subprocess.run(
        [sys.executable, "-m", "generator", *words],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        encoding="ascii",
        check=False,
    )
    assert ended.stderr == ""
    if "json" in words:
        assert any("caf? ?" in one["path"] for one in json.loads(ended.stdout)["problems"])
    else:
        assert (ended.returncode, bool(ended.stdout)) == (0, True)


def test_a_stream_that_has_no_letters_of_its_own_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """As programs have it that run the command line from within."""
    told = io.StringIO()
    monkeypatch.setattr(sys, "stdout", told)
    assert main(["check", "--rules"]) == 0
    assert "promise" in told.getvalue()


@pytest.mark.parametrize("wrong", [["check", "--today", "soon"], ["check", "--format", "xml"], ["dance"], []])
def test_a_wrong_use_ends_with_2(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(wrong)
    assert stopped.value.code == 2
    assert "usage:" in capsys.readouterr().err


INTERRUPTED = {
    "while a command runs": "import generator.cli; generator.cli.main = stop",
    "while its code is loaded": "sys.modules['generator.cli'] = type('Cli', (), {'main': property(stop)})()",
}


@pytest.mark.parametrize("case", INTERRUPTED)
def test_ctrl_c_ends_with_130_and_without_a_word(case: str) -> None:
    """As a shell says of what a signal has ended; a traceback would look like a fault.

    Whoever runs these tests in the background may have Ctrl-C ignored, which a process hands on.
    """
    stop = "def stop(*_, **__): os.kill(os.getpid(), signal.SIGINT)"
    heard = "signal.signal(signal.SIGINT, signal.default_int_handler)"
    code = f"import os, runpy, signal, sys\n{heard}\n{stop}\n{INTERRUPTED[case]}\n"
    code += "runpy.run_module('generator', run_name='__main__')"
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "")


HOSTILE = {
    "a key twice": b"page: a\npage: b\n",
    "a tab": b"page:\n\ttitle: Tips\n",
    "a wrong indent": b"page:\n  title: Tips\n nav: Tips\n",
    "curly quotes": "page: “Tips”\n".encode(),
    "empty": b"",
    "binary": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0",
    "10 MB": b"page: " + b"x" * 10_000_000,
    "a nest of 1,000": b"page: " + b"[" * 1_000 + b"]" * 1_000,
    "an exploding alias": b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "latin-1": "page: Hüfte\n".encode("latin-1"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_file_that_cannot_be_read_is_told_in_one_line(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = small_guide(tmp_path)
    (content / "tips.yaml").write_bytes(HOSTILE[case])
    assert check(content, *TODAY) == 1
    *lines, last = capsys.readouterr().out.splitlines()
    assert [line.partition("tips.yaml:")[0] for line in lines] == [f"{content.as_posix()}/"]
    assert last == "1 error, 0 warnings"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: Wall stretch", "name: no"),
        ("name: Wall stretch", "name: 1:30"),
        ("\n", "\r\n"),
        ("o", "\ufeffo"),
    ],
    ids=["no", "1:30", "Windows line ends", "byte-order mark"],
)
def test_what_editors_leave_behind_is_fine(
    old: str, new: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = small_guide(tmp_path)
    path = content / "stretches/wall.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_bytes(text.replace(old, new, text.count(old) if old == "\n" else 1).encode())
    assert check(content, *TODAY) == 0
    assert "0 errors" in capsys.readouterr().out


def test_a_damaged_list_of_pages_is_told_when_pages_are_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small_guide(tmp_path)
    build = ["build", "--content", str(tmp_path / "content"), "--docs", str(tmp_path / "docs")]
    assert main(build) == 0
    assert capsys.readouterr().err == ""
    (tmp_path / "docs" / FILE_NAME).write_bytes(b"[]")
    assert main(build) == 0
    told = capsys.readouterr()
    assert told.err.startswith(f"{tmp_path / 'docs' / FILE_NAME} was damaged or lost")
    assert told.out == "0 files written, 0 removed\n"


def test_the_guide_that_is_meant_stands_where_the_command_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = small_guide(tmp_path)
    change(content / "faq.yaml", "page:", "pag:")
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 1
    change(content / "faq.yaml", "pag:", "page:")
    assert main(["check"]) == 0
