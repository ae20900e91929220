"""What is changed in templates and in the stylesheet, and what is not."""

from pathlib import Path

import pytest

from tests.mutants import copies
from tests.mutants.copies import FILES, files_of_tests, mutants_of, try_file
from tests.mutants.rooms import ROOT
from tests.mutants.text_files import text_mutants

JINJA = {
    "{% if a == b %}c{% endif %}": ["{% if not (a == b) %}c{% endif %}", "{% if a != b %}c{% endif %}"],
    "{% if a and b %}c{% endif %}": ["{% if not (a and b) %}c{% endif %}", "{% if a or b %}c{% endif %}"],
    "{%- if not a -%}c{% endif %}": ["{%- if not (not a) -%}c{% endif %}", "{%- if a -%}c{% endif %}"],
    "{{ a }} == and 1": [" == and 1"],
    '{% set a = "b" %}': ['{% set a = "" %}'],
    "{% set a = 4 %}": ["{% set a = 6 %}"],
    '<p class="a" hidden>b</p>': ["<p hidden>b</p>", '<p class="a">b</p>'],
    '<p{% if a %} class="b"{% endif %}>': [
        '<p{% if not (a) %} class="b"{% endif %}>',
        "<p{% if a %}{% endif %}>",
    ],
    '<p id="{{ a }}">': ['<p id="">', "<p>"],
    '{# {% if a %} <p class="a"> #}': [],
}
TYPST = {
    "#let a = 2mm": ["#let a = 3mm"],
    "#let a = 0.5em": ["#let a = 0.75em"],
    "#let a = b == c": ["#let a = b != c"],
    "#let a = true": ["#let a = false"],
    "#let a = {\n  b(c)\n}": ["#let a = {\n  \n}"],
    "#let a = {\n  b(\n  c: d,\n  )\n}": ["#let a = {\n  b(\n  \n  )\n}"],
    "// a == 1": [],
}
CSS = {
    "a { b: c; d: e; }": ["a {  d: e; }", "a { b: c;  }"],
    "@media (width < 30rem) {}": ["@media (width < 15.0rem) {}"],
    "a:hover {}": [],
    "/* a { b: c; } */": [],
}
SCRIPT = {"const a = b === c;": ["const a = b !== c;"], "// {{ version }}": []}
CHANGES = [
    (name, text, changed)
    for name, every in (("a.html", JINJA), ("a.typ", TYPST), ("a.css", CSS), ("a.js.jinja", SCRIPT))
    for text, changed in every.items()
]


@pytest.mark.parametrize(("name", "text", "changed"), CHANGES)
def test_each_kind_of_change(tmp_path: Path, name: str, text: str, changed: list[str]) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert sorted(one.source for one in text_mutants(path, name)) == sorted(changed)


@pytest.mark.parametrize("kind", FILES)
def test_every_template_and_the_stylesheet_are_changed_and_tried(kind: str) -> None:
    every = mutants_of(kind)
    assert len({one.key for one in every}) == len(every)
    assert {one.module for one in every} == {
        path.relative_to(ROOT).as_posix() for pattern in FILES[kind] for path in ROOT.glob(pattern)
    }
    assert all(one.change and one.text for one in every)
    assert all((ROOT / one).exists() for some in files_of_tests(kind) for one in some)


def test_a_trial_tells_which_test_has_failed_and_changes_a_copy_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    test = "tests/exports/test_redirects.py::test_it_holds_the_policy_the_language_and_no_script"
    monkeypatch.setattr(copies, "files_of_tests", lambda kind: ((test,),))
    one = next(
        one for one in mutants_of("export-templates") if "moved" in one.module and "lang" in one.change
    )
    before = (ROOT / one.module).read_bytes()
    told = try_file(one, "export-templates", tmp_path)
    assert told.by == test
    assert (ROOT / one.module).read_bytes() == before != one.source.encode()
    assert [path.read_bytes() for path in tmp_path.rglob(Path(one.module).name)] == [before]
