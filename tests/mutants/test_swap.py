"""A mutant in place of what is loaded: the functions that are there run the changed code."""

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest

from tests.mutants.belonging import Noted
from tests.mutants.forks import share
from tests.mutants.mutant import mutants
from tests.mutants.swap import Loaded, put

SOURCE = '''\
from functools import cache

LIMIT = 3

class Scale:
    most = 4

    def __init__(self, factor):
        self.factor = factor

    @property
    def doubled(self):
        return self.factor * 2

@cache
def remembered(a):
    return a + 1

def outer(a):
    """Words."""
    def inner(b):
        return a - b
    return inner(1)

def given(a, b=5):
    return a, b
'''


@pytest.fixture
def module(tmp_path: Path) -> ModuleType:
    path = tmp_path / "module.py"
    path.write_text(SOURCE, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("module", path)
    assert spec and spec.loader
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def changed(module: ModuleType, change: str) -> bool:
    """Put a mutant in the place of what is loaded; tells whether that can be done."""
    path = Path(module.__file__ or "")
    [found] = [one for one in mutants("module", path) if one.change == change]
    changes = Loaded().changes(found, path)
    put(changes or ())
    return changes is not None


def test_a_function_that_is_loaded_runs_what_is_changed(module: ModuleType) -> None:
    scale, remembered = module.Scale(3), module.remembered
    assert changed(module, "self.factor * 2 -> self.factor / 2")
    assert scale.doubled == 1.5
    assert changed(module, "a + 1 -> a - 1")
    assert remembered(7) == 6
    assert changed(module, "a - b -> a + b")
    assert module.outer(5) == 6


def test_no_more_than_one_mutant_is_there(module: ModuleType) -> None:
    assert changed(module, "a + 1 -> a - 1")
    assert module.outer(5) == 4
    assert module.given(1) == (1, 5)
    assert module.Scale(3).doubled == 6


@pytest.mark.parametrize("change", ["3 -> 4", "4 -> 5", "5 -> 6"])
def test_what_is_run_when_a_module_is_loaded_is_not_put_in_its_place(module: ModuleType, change: str) -> None:
    assert not changed(module, change)
    assert (module.LIMIT, module.Scale.most, module.given(1)) == (3, 4, (1, 5))


def test_a_function_that_is_not_there_is_not_changed(module: ModuleType) -> None:
    del module.outer
    assert not changed(module, "a - b -> a + b")


def test_what_ran_while_tests_were_collected_is_known(module: ModuleType) -> None:
    path = Path(module.__file__ or "")
    inner, doubled = (
        next(one for one in mutants("module", path) if one.change.startswith(change))
        for change in ("a - b", "self.factor * 2")
    )
    noted = Noted((), {str(path): frozenset({inner.line})})
    assert noted.while_collecting(inner, path)
    assert not noted.while_collecting(doubled, path)


def test_processes_share_what_is_to_be_done_and_each_thing_is_done_once(tmp_path: Path) -> None:
    def act(number: int) -> None:
        (tmp_path / f"{number} {os.getpid()}").touch()

    share(range(7), act, 3)
    done = [path.name.split() for path in tmp_path.iterdir()]
    assert sorted(number for number, _ in done) == [f"{number}" for number in range(7)]
    assert len({process for _, process in done}) == 3


def test_a_process_that_fails_is_told() -> None:
    def act(number: int) -> None:
        if number:
            raise ValueError

    with pytest.raises(ChildProcessError):
        share(range(2), act, 2)
