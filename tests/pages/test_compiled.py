"""Templates are compiled once, and again when their text or what compiles them is another."""

from pathlib import Path
from unittest.mock import patch

import pytest
from jinja2 import DictLoader, Environment

from generator.content import load
from generator.model.guide import Guide
from generator.pages import compiled, render_pages
from generator.pages.compiled import CompiledTemplates
from tests.sample_guide import small_guide


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    return load(small_guide(tmp_path, built=False)).guide


def test_what_was_compiled_gives_the_same_pages(guide: Guide) -> None:
    kept: dict[str, bytes] = {}
    pages = render_pages(guide, kept=kept)
    with patch.object(Environment, "compile", side_effect=AssertionError("compiled again")):
        assert render_pages(guide, kept=kept) == pages


def rendered(text: str, kept: dict[str, bytes], code: Path) -> str:
    cache = CompiledTemplates(kept, code)
    return Environment(loader=DictLoader({"a": text}), bytecode_cache=cache).get_template("a").render()


def test_a_template_that_has_changed_is_compiled_again(tmp_path: Path) -> None:
    kept: dict[str, bytes] = {}
    code = tmp_path / "environment.py"
    code.write_text("one")
    assert [rendered(text, kept, code) for text in ("one", "two", "one")] == ["one", "two", "one"]


@pytest.mark.parametrize("changed", ["code", "jinja2"])
def test_another_environment_or_jinja_compiles_again(tmp_path: Path, changed: str) -> None:
    kept: dict[str, bytes] = {}
    code = tmp_path / "environment.py"
    code.write_text("one")
    with patch("generator.pages.compiled.version", return_value="3.0"):
        rendered("{{ 1 }}", kept, code)
    if changed == "code":
        code.write_text("two")
    before = dict(kept)
    with patch("generator.pages.compiled.version", return_value="3.0" if changed == "code" else "4.0"):
        assert rendered("{{ 1 }}", kept, code) == "1"
    assert kept.keys() == before.keys()
    assert kept != before


def test_what_was_kept_is_read_ahead(tmp_path: Path) -> None:
    kept: dict[str, bytes] = {}
    code = tmp_path / "environment.py"
    code.write_text("one")
    rendered("{{ 7 }} read ahead", kept, code)
    compiled._code.cache_clear()
    CompiledTemplates(kept, code).read_ahead()
    with patch("marshal.loads", side_effect=AssertionError("loaded")):
        assert rendered("{{ 7 }} read ahead", kept, code) == "7 read ahead"


def test_what_another_version_has_kept_is_not_read_ahead(tmp_path: Path) -> None:
    kept: dict[str, bytes] = {}
    code = tmp_path / "environment.py"
    code.write_text("one")
    rendered("{{ 1 }}", kept, code)
    (name,) = kept
    other = {name: b"of another version", "handouts/a.pdf": kept[name]}
    with patch("marshal.loads", side_effect=AssertionError("loaded")):
        CompiledTemplates(other, code).read_ahead()
