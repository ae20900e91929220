"""The private names of Sphinx that we use still mean what they meant; a failure names what has changed."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.search import IndexBuilder
from sphinx.util.docutils import docutils_namespace

from generator.pages import CompiledTemplates
from generator.publish import sphinx_internals

pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated. Check CHANGES for Sphinx API modifications")

INDEX = "# Home\n\nApples grow on trees.\n"
CONF = "extensions = ['myst_parser']\nhtml_theme = 'basic'\n"


@pytest.fixture(autouse=True)
def _directives_are_forgotten() -> Iterator[None]:
    """What an application registers with docutils, for the whole process, does not outlive a test."""
    with docutils_namespace():
        yield


def application(folder: Path, *, warningiserror: bool = False) -> Sphinx:
    """A small project with one page, ready to be built."""
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "conf.py").write_text(CONF)
    (folder / "docs/index.md").write_text(INDEX)
    return Sphinx(
        folder / "docs",
        folder,
        folder / "html",
        folder / "doctrees",
        "html",
        status=io.StringIO(),
        warning=io.StringIO(),
        warningiserror=warningiserror,
    )


def test_warnings_are_counted(tmp_path: Path) -> None:
    app = application(tmp_path)
    assert sphinx_internals.warning_count(app) == 0
    (tmp_path / "docs/index.md").write_text(INDEX + "\n[nowhere](nowhere.md)\n")
    app.build()
    assert sphinx_internals.warning_count(app) == 1


@pytest.mark.parametrize("strict", [True, False])
def test_it_is_known_whether_a_warning_fails_the_run(tmp_path: Path, strict: bool) -> None:
    assert sphinx_internals.fails_on_warnings(application(tmp_path, warningiserror=strict)) is strict


def test_a_builder_writes_to_the_folder_that_it_is_given(tmp_path: Path) -> None:
    app = application(tmp_path)
    assert isinstance(app.builder, StandaloneHTMLBuilder)
    other = tmp_path / "other"
    other.mkdir()
    (tmp_path / "docs/leg.svg").write_text("<svg/>")
    (tmp_path / "docs/index.md").write_text(INDEX + "\n![A leg](leg.svg)\n")
    sphinx_internals.set_output_folder(app.builder, other)
    app.build()
    assert {"index.html", "_static", "search.html", "searchindex.js"} <= {
        path.name for path in other.iterdir()
    }
    assert (other / "_static/basic.css").is_file()
    assert (other / "_images/leg.svg").is_file()
    assert not (tmp_path / "html/index.html").exists()


def test_an_index_is_completed_to_that_of_the_pages_alone(tmp_path: Path) -> None:
    app = application(tmp_path)
    app.build()
    assert isinstance(app.builder, StandaloneHTMLBuilder)
    indexer = app.builder.indexer
    assert isinstance(indexer, IndexBuilder)
    alone = indexer.freeze()
    indexer.feed("gone", "gone.md", "Gone", app.env.get_doctree("index"))
    indexer._mapping["pear"] = {"gone"}
    sphinx_internals.complete_index(indexer, ["index"], lambda page: [("apple", f"{page}-anchor", "main")])
    completed = indexer.freeze()
    assert completed["indexentries"] != alone["indexentries"]
    assert {**completed, "indexentries": alone["indexentries"]} == alone


def test_compiled_templates_of_the_theme_are_kept_and_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every template that a page needs, and the page is the same."""
    compiled: list[str] = []
    compile_template = Environment.compile

    def noted(environment: Environment, source: str, name: str | None = None, *more: Any) -> Any:
        compiled.extend([name] if name else [])  # what has no name is no file
        return compile_template(environment, source, name, *more)

    monkeypatch.setattr(Environment, "compile", noted)
    kept: dict[str, bytes] = {}
    pages = []
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        app = application(tmp_path / name)
        assert isinstance(app.builder, StandaloneHTMLBuilder)
        sphinx_internals.keep_compiled_templates(
            app.builder, CompiledTemplates(kept, sphinx_internals.THEME_ENVIRONMENT)
        )
        app.build()
        pages.append((tmp_path / name / "html/index.html").read_bytes())
    assert pages[0] == pages[1]
    assert "page.html" in compiled
    assert len(compiled) == len(set(compiled))


def test_a_second_run_in_a_process_adds_its_directives_as_if_it_were_the_first(tmp_path: Path) -> None:
    """Sphinx warns of a directive, a role or a node that is there already."""
    application(tmp_path)
    again = application(tmp_path)
    assert sphinx_internals.warning_count(again) > 0
    sphinx_internals.forget_runs()
    fresh = application(tmp_path)
    assert sphinx_internals.warning_count(fresh) == 0
    fresh.build()
    assert "Apples" in (tmp_path / "html/index.html").read_text(encoding="utf-8")
