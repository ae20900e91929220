"""The runner of mutants: what is changed, that a sample is the same each time, that results are kept."""

import ast
import importlib
import os
import select
import signal
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.mutants import finder
from tests.mutants.__main__ import sample, unnoticed
from tests.mutants.belonging import BUDGET, LEAST, KnownTest, chosen
from tests.mutants.child import limit_to
from tests.mutants.forks import forked
from tests.mutants.left import Left, left_on_purpose
from tests.mutants.lines import FOLDER, Lines, from_files
from tests.mutants.mutant import Mutant, mutants
from tests.mutants.results import Results, checksum_of, result
from tests.mutants.rooms import COMPARING, ROOT, SETTING_PAPER
from tests.mutants.scripts import scripts
from tests.mutants.unneeded import unneeded

CHANGES = {
    "x = a < b": ["x = a <= b"],
    "x = a == b": ["x = a != b"],
    "x = a in b": ["x = a not in b"],
    "x = a is b": ["x = a is not b"],
    "x = a and b": ["x = a or b"],
    "x = not a": ["x = a"],
    "x = a + b": ["x = a - b"],
    "x = a | b": ["x = a & b"],
    "a += b": ["a -= b"],
    "a = 2": ["a = 3"],
    "a = True": ["a = False"],
    "a = 'word'": ["a = ''"],
    "a = ''": ["a = 'other'"],
    "a = f'{b} words'": ["a = ''"],
    "a = min(b)": ["a = max(b)"],
    "a = max(b, c)": ["a = min(b, c)"],
    "a(b, c)": ["pass", "a(c, b)"],
    "a = b(c, c)": [],
    "a = np.minimum(b, c)": [],
    "a = b if c else d": ["a = b if not c else d"],
    "a = [b for b in c if d]": ["a = [b for b in c if not d]"],
    "if a:\n    b = c": ["if not a:\n    b = c"],
    "raise a": ["pass"],
    "a.b = c": ["pass"],
    "def a():\n    return b": ["def a():\n    return None"],
    "@a\ndef b():\n    c = d": ["def b():\n    c = d"],
}


def sources(folder: Path, text: str) -> list[str]:
    path = folder / "module.py"
    path.write_text(text, encoding="utf-8")
    return [one.source for one in mutants("module", path)]


@pytest.mark.parametrize("code", CHANGES)
def test_each_kind_of_change(tmp_path: Path, code: str) -> None:
    assert sources(tmp_path, code) == CHANGES[code]


@pytest.mark.parametrize(
    "code",
    [
        '"""What it gives."""',
        "from a import b",
        "__all__ = ['a']",
        "def a(b: 'C' = c) -> 'D':\n    e = f",
        "if TYPE_CHECKING:\n    a = 1",
        "Change = Callable[['A'], 'B']",
        "@cache\ndef a():\n    b = c",
        "a = b(frozen=True)",
        "a = b(strict=True)",
    ],
)
def test_what_changes_no_answer_is_left_alone(tmp_path: Path, code: str) -> None:
    assert sources(tmp_path, code) == []


def test_each_mutant_is_one_change_that_python_can_read() -> None:
    path = ROOT / "generator/text/markup.py"
    whole = ast.unparse(ast.parse(path.read_text(encoding="utf-8")))
    every = mutants("generator.text.markup", path)
    assert every == mutants("generator.text.markup", path)
    assert len({one.key for one in every}) == len(every) > 20
    for one in every:
        compile(one.source, "mutant", "exec")
        assert one.source != whole
        assert one.when_loaded or one.line in one.lines


def mutant(number: int = 0) -> Mutant:
    return Mutant("module", number, 3, frozenset({3, 4}), "a < b", "a < b -> a <= b", f"{number}")


def of_line(number: int) -> Mutant:
    return replace(mutant(number), line=number, text=f"a{number} < b")


def test_a_sample_is_the_same_for_the_same_seed() -> None:
    every = [of_line(number) for number in range(100)]
    some = sample(every, 10, 1)
    assert some == sample(every, 10, 1) != sample(every, 10, 2)
    assert [one.number for one in some] == sorted({one.number for one in some})
    assert len(some) == 10
    assert {one.text for one in sample(every[1:], 10, 1)} >= {one.text for one in some if one.number}
    assert sample(every, 0, 1) == sample(every, 1000, 1) == every


def test_what_ended_for_its_time_is_told_apart_from_what_a_test_noticed() -> None:
    ways = ("tests/test_a.py::test_b[one]", "the process ended with -9", "")
    found = [result(mutant(), by, 1) for by in ways]
    assert [(one.noticed, one.by_a_test) for one in found] == [(True, True), (True, False), (False, False)]
    assert ["ended with -9" in line for line in unnoticed(found, ())] == [True, False]


def test_what_was_tried_is_not_tried_again_until_the_module_changes(tmp_path: Path) -> None:
    path = tmp_path / "results.jsonl"
    Results(path).add(result(mutant(), "tests/test_a.py::test_b", 1))
    Results(path).add(result(mutant(1), "", 1))
    kept = Results(path)
    assert [one.noticed for number in (0, 1) if (one := kept.get(mutant(number)))] == [True, False]
    assert kept.get(mutant(2)) is None


def test_what_no_test_noticed_is_tried_again_with_other_tests(tmp_path: Path) -> None:
    path = tmp_path / "results.jsonl"
    Results(path).add(result(mutant(), "tests/test_a.py::test_b", 1, "before"))
    Results(path).add(result(mutant(1), "", 1, "before"))
    kept = Results(path)
    assert kept.get(mutant(), "after")
    assert kept.get(mutant(1), "before")
    assert kept.get(mutant(1), "after") is None


def test_the_likeliest_tests_come_first_and_the_rest_if_there_is_time() -> None:
    path = ROOT / "generator/text/markup.py"
    at, beside = {str(path): frozenset({3})}, {str(path): frozenset({9})}
    tests = [
        KnownTest("tests/rules/test_table.py::test_wide", 1, at),
        KnownTest("tests/text/test_other.py::test_in_the_room", 1, at),
        KnownTest("tests/text/test_markup.py::test_slow", 2, at),
        KnownTest("tests/text/test_markup.py::test_quick", 1, at),
        KnownTest("tests/text/test_other.py::test_another_line", 0, beside),
        KnownTest("tests/text/test_other.py::test_another_module", 0, {}),
        KnownTest("tests/text/test_markup.py::test_remembered", 0, {}),
    ]
    names = [one.name.partition("::test_")[2] for one in chosen(mutant(), path, tests)]
    assert names == ["quick", "slow", "remembered", "in_the_room", "wide"]
    told = [tests[0].name]
    names = [one.name.partition("::test_")[2] for one in chosen(mutant(), path, tests, first=told)]
    assert names == ["wide", "quick", "slow", "remembered", "in_the_room"]


def test_some_tests_are_tried_however_slow_and_more_if_they_are_quick() -> None:
    path = ROOT / "generator/text/markup.py"
    tests = [
        KnownTest(f"tests/text/test_{name}.py::test", 1, {str(path): frozenset({3})}) for name in range(299)
    ]
    assert len(chosen(mutant(), path, tests)) == BUDGET
    assert len(chosen(mutant(), path, [replace(one, seconds=99) for one in tests])) == LEAST


def test_what_noticed_the_nearest_mutants_of_the_module_is_known(tmp_path: Path) -> None:
    kept = Results(tmp_path / "results.jsonl")
    for line, by in ((9, "c"), (2, "a"), (5, "b"), (6, "b"), (4, "")):
        kept.add(result(of_line(line), by, 1))
    kept.add(result(replace(of_line(3), module="generator.other"), "d", 1))
    assert kept.near(of_line(3)) == ("a", "b", "c")


def test_a_test_that_never_was_the_first_to_notice_is_one_that_no_mutant_needs() -> None:
    first, cases = "tests/text/test_a.py::test_first", "tests/text/test_a.py::test_cases"
    never, wider = "tests/text/test_b.py::test_never", "tests/rules/test_c.py::test_wider"
    results = [result(mutant(), first, 1), result(mutant(1), f"{cases}[b]", 1), result(mutant(2), "", 1)]
    names = [never, f"{cases}[a]", f"{cases}[b]", first, wider]
    assert unneeded("text", names, results) == (never,)
    assert unneeded("rules", names, results) == (wider,)


def test_what_sets_paper_in_its_own_process_comes_after_what_forks_a_build() -> None:
    path = ROOT / "generator/cli.py"
    at, beside = {str(path): frozenset({3})}, {str(path): frozenset({9})}
    paper = KnownTest(f"{SETTING_PAPER[0]}::test_quick", 0.1, at)
    build = KnownTest("tests/test_extension.py::test_slow", 9, at)
    other = KnownTest("tests/test_languages.py::test_other", 1, beside)
    assert chosen(mutant(), path, [paper, build, other]) == (build, paper)
    loaded = replace(mutant(), when_loaded=True)
    assert chosen(loaded, path, [paper, build, other]) == (build, other, paper)
    assert chosen(loaded, path, [replace(paper, lines=beside), other]) == (
        other,
        replace(paper, lines=beside),
    )
    slow = [
        replace(other, name=f"tests/test_languages.py::test_{number}", seconds=BUDGET) for number in range(99)
    ]
    assert chosen(loaded, path, [*slow, paper])[-1] == paper
    remembered = KnownTest("tests/generator/test_cli.py::test_own", 1, {})
    assert chosen(mutant(), path, [paper, build, other, remembered]) == (remembered, build, paper)


def test_a_process_that_may_not_write_tells_no_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER, str(tmp_path / "nowhere"))
    Lines(str(tmp_path)).tell()
    assert from_files(tmp_path) == {}


def test_any_test_may_notice_what_a_module_does_when_it_is_loaded() -> None:
    path = ROOT / "generator/text/markup.py"
    others = [KnownTest("tests/a.py::test_a", 0, {}, 2), KnownTest("tests/b.py::test_b", 9, {}, 1)]
    beside = KnownTest("tests/text/test_markup.py::test_beside", 1, {str(path): frozenset({9})}, 3)
    assert chosen(mutant(), path, [*others, beside]) == (beside,)
    loaded = replace(mutant(), when_loaded=True)
    assert chosen(loaded, path, [*others, beside]) == (beside, *reversed(others))


def test_what_a_room_declares_is_compared_first() -> None:
    path = ROOT / "generator/model/pose.py"
    own = KnownTest("tests/model/test_pose.py::test_own", 1, {str(path): frozenset({3})})
    comparing = KnownTest(f"{COMPARING['model'][0]}[poses]", 9, {str(path): frozenset({3})})
    assert chosen(mutant(), path, [own, comparing]) == (own, comparing)
    loaded = replace(mutant(), when_loaded=True)
    assert chosen(loaded, path, [own, comparing]) == (comparing, own)


def test_what_stands_in_no_function_is_run_when_the_module_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text("class A:\n    b = 1\n    def c(self):\n        return 2\nd = 3\n", encoding="utf-8")
    found = {(one.line, one.when_loaded) for one in mutants("module", path)}
    assert found == {(2, True), (4, False), (5, True)}


def test_the_changed_module_is_imported_instead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "changed_module.py").write_text("VALUE = 1", encoding="utf-8")
    (tmp_path / "other_source.py").write_text("VALUE = 2", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "meta_path", [finder.MutantFinder(), *sys.meta_path])
    monkeypatch.setenv(finder.MODULE, "changed_module")
    monkeypatch.setenv(finder.SOURCE, str(tmp_path / "other_source.py"))
    assert importlib.import_module("changed_module").VALUE == 2
    monkeypatch.delitem(sys.modules, "changed_module")


def test_a_process_of_its_own_tells_how_it_ended(tmp_path: Path) -> None:
    assert forked(lambda: os._exit(3), tmp_path / "log", 60).code == 3
    assert forked(lambda: os.kill(os.getpid(), signal.SIGKILL), tmp_path / "log", 60).code == -9


def test_a_test_that_waits_for_ever_is_ended(tmp_path: Path) -> None:
    def wait() -> None:
        limit_to(0.01)
        signal.pause()

    assert forked(wait, tmp_path / "log", 60).code == -signal.SIGALRM


def test_what_a_trial_has_left_running_is_ended_with_it(tmp_path: Path) -> None:
    ended, held = os.pipe()

    def leave_one() -> None:
        if not os.fork():
            signal.pause()
        os._exit(0)

    assert forked(leave_one, tmp_path / "log", 60).code == 0
    os.close(held)
    assert select.select([ended], [], [], 60)[0] == [ended], "it still holds its end of the pipe"
    os.close(ended)


def test_every_mutant_that_is_left_has_a_reason_and_is_one_of_a_line_that_is_there() -> None:
    for one in left_on_purpose():
        assert one.reason.endswith(".")
        module = ROOT / f"{one.module.replace('.', '/')}.py"
        path = ROOT / one.module if "/" in one.module else scripts().get(one.module, module)
        assert one.text in path.read_text(encoding="utf-8")
    known = Left("module", "a < b", "a < b -> a <= b", "It is the same.")
    assert known.is_of(result(mutant(), "", 1))
    assert not known.is_of(result(Mutant("module", 0, 3, frozenset({3}), "a", "b", ""), "", 1))


def test_whoever_runs_what_has_the_name_of_a_constant_may_notice_that_it_is_another(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    text = "MOST, NONE = 3, 7\nclass A:\n    least = 4\ndef b(x=9):\n    c = 5\n    d(MOST)\n    e(f.least)\n"
    text += "    A(b)\nUNUSED = 1\n"
    path.write_text(text, encoding="utf-8")
    found = {one.change: one.lines for one in mutants("module", path)}
    assert found["3 -> 4"] == {6}
    assert found["4 -> 5"] == {7}
    assert found["9 -> 10"] == {8}
    assert found["1 -> 2"] == {9}
    assert found["5 -> 6"] == {5}


def test_results_are_asked_for_anew_when_any_of_the_tests_has_changed(tmp_path: Path) -> None:
    files = [tmp_path / "test_a.py", tmp_path / "test_b.py"]
    for file in files:
        file.write_text("a")
    before = checksum_of(files)
    assert checksum_of(files) == before
    files[1].write_text("b")
    assert checksum_of(files) != before
