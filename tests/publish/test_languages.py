"""What the runs of Sphinx for other languages add to a site."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from sphinx.util.docutils import docutils_namespace

from generator.publish import LanguageRuns
from tests.publish.small_site import PAGES, Project, write_pages

pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated. Check CHANGES for Sphinx API modifications")

Run = Callable[..., LanguageRuns]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs for Spanish and French beside one for the language of the source, which is not built itself."""
    project = Project(tmp_path)
    docs = {language: tmp_path / f"docs-{language}" for language in ("es", "fr")}
    for language, folder in docs.items():
        write_pages(
            folder, {name: text.replace("fruit", f"fruit in {language}") for name, text in PAGES.items()}
        )

    def ended(*, strict: bool = False) -> LanguageRuns:
        with docutils_namespace():
            runs = LanguageRuns(project.prepared(io.StringIO(), strict=strict), docs)
            runs.start()
        return runs

    return ended


def test_the_folder_of_a_language_holds_what_its_run_made(
    run: Run, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    runs = run(strict=True)
    assert runs.wait() == ()
    assert capfd.readouterr().err == ""
    files = runs.files()
    pages = {f"{name}.html" for name in PAGES}
    for language in ("es", "fr"):
        found = {name.removeprefix(f"{language}/") for name in files if name.startswith(f"{language}/")}
        own = {name for name in found if not name.startswith("_static/")}
        # No list and no record of settings, which are for the next build alone; a worker comes later.
        assert own == {*pages, "guide.json", "objects.inv", "search.html", "searchindex.js"}
        assert "_static/basic.css" in found
        assert files[f"{language}/guide.json"].read_text() == language
        page = files[f"{language}/pear.html"].read_text(encoding="utf-8")
        assert f"A long fruit in {language}." in page
        assert f"{language}</title>" in page
        assert (tmp_path / f"doctrees/languages/{language}/doctrees/pear.doctree").is_file()
    assert runs.pages() == {"es/": pages, "fr/": pages}


def test_a_language_that_cannot_be_made_is_named(
    run: Run, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "docs-es/index.md").unlink()
    runs = run()
    assert runs.wait() == ("es",)
    told = capfd.readouterr().err
    assert (told.startswith("es: "), told.count("\n")) == (True, 1)


def test_a_warning_in_a_language_fails_a_strict_run_alone(
    run: Run, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with (tmp_path / "docs-fr/pear.md").open("a") as page:
        page.write("\n[nowhere](nowhere.md)\n")
    assert run(strict=True).wait() == ("fr",)
    assert "nowhere" in capfd.readouterr().err
    assert run().wait() == ()
    assert "nowhere" in capfd.readouterr().err
