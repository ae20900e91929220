"""What is changed in a script, and what is not."""

from pathlib import Path

import pytest

from tests.mutants.javascript import script_mutants
from tests.mutants.scripts import mutants_of_scripts, scripts

CHANGES = {
    "const a = b === c;": ["const a = b !== c;"],
    "const a = b && c;": ["const a = b || c;"],
    "const a = b ?? c;": ["const a = b && c;"],
    "const a = b <= c;": ["const a = b < c;"],
    "const a = b + 1;": ["const a = b - 1;", "const a = b + 2;"],
    "const a = !b;": ["const a = b;"],
    "const a = true;": ["const a = false;"],
    "const a = Math.min(b, c);": ["const a = Math.max(b, c);"],
    "const a = b.some(c);": ["const a = b.every(c);"],
    'const a = "word";': ['const a = "";'],
    "a(b);": [";"],
    "a.b = c;": [";"],
    "  return a;": ["  return;"],
    "const a = `b 1 + ${c} === 2`;": [],
    "const a = `b ${c === d}`;": ["const a = `b ${c !== d}`;"],
    '"use strict";': [],
    "// a === b": [],
    "/** a && b */": [],
    'const a = (b) => b.replace(/"1 + 2"/, c);': [],
}


@pytest.mark.parametrize("text", CHANGES)
def test_each_kind_of_change(tmp_path: Path, text: str) -> None:
    path = tmp_path / "script.js"
    path.write_text(text, encoding="utf-8")
    assert [one.source for one in script_mutants(path)] == CHANGES[text]


def test_each_mutant_of_our_scripts_is_one_change_of_its_line() -> None:
    every = mutants_of_scripts()
    assert len({one.key for one in every}) == len(every) > 300
    assert {one.module for one in every} == set(scripts())
    assert all(one.change and one.text and one.line in one.lines for one in every)
