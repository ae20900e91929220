"""What the published folder holds after runs of Sphinx with our builder, and what an editor is told."""

import errno
import json
import os
import shutil
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from sphinx.util.docutils import docutils_namespace

from generator.publish.generated_list import FILE_NAME
from tests.publish.small_site import OF_SPHINX, PAGES, Project

pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated. Check CHANGES for Sphinx API modifications")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project that was published once."""
    project = Project(tmp_path)
    project.build()
    assert project.told == ""
    return project


@pytest.fixture(autouse=True)
def _nothing_is_told(capsys: pytest.CaptureFixture[str]) -> Iterator[None]:
    """An editor is told nothing but what a test has read."""
    yield
    assert capsys.readouterr().err == ""


def test_a_site_is_its_pages_the_files_beside_them_and_what_sphinx_makes(project: Project) -> None:
    pages = {f"{name}.html" for name in PAGES}
    assert project.published().keys() == {*pages, *project.files, *OF_SPHINX}
    assert project.is_published
    assert {path.name for path in project.site.iterdir() if path.is_dir()} == {"_static", "figures"}
    assert (project.site / "_static/basic.css").is_file()
    assert project.published()["guide.json"] == b"{}"
    assert project.left_beside() == set()
    worker = project.published()["sw.js"].decode()
    assert [name for name in sorted({*pages, "search.html"}) if f'"{name}"' not in worker] == []


def test_a_run_that_is_to_write_every_page_brings_the_stylesheets_too(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.build(every_page=True)
    assert (project.site / "_static/basic.css").is_file()
    assert project.published().keys() >= {f"{name}.html" for name in PAGES}


def test_a_build_of_named_pages_alone_is_refused_and_the_next_shows_every_change(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """Sphinx would take the others for written, and what has changed on them would be lost."""
    before = project.published()
    project.pages["pear"] = "# Pear\n\nA sweet fruit.\n"
    with pytest.raises(SystemExit):
        project.build(pages=["apple"])
    assert "name no files" in capsys.readouterr().err
    assert project.published() == before
    project.build()
    assert "A sweet fruit." in project.page("pear")


def test_an_unchanged_project_is_neither_read_nor_written_again(project: Project) -> None:
    read, written = project.read_at(), project.written_at()
    project.build()
    assert project.read_at() == read
    assert project.written_at() == written


def test_a_file_beside_the_pages_comes_changes_and_goes_though_no_page_is_written(project: Project) -> None:
    read = project.read_at()
    project.files = {"guide.json": "[1]", "figures/b.svg": "<svg/>"}
    project.build()
    found = project.published()
    assert found["guide.json"] == b"[1]"
    assert "figures/b.svg" in found
    assert "figures/a.svg" not in found
    del project.files["figures/b.svg"]
    project.build()
    assert not (project.site / "figures").exists()
    assert project.read_at() == read


def test_a_page_that_changed_is_read_and_shown_and_the_others_are_not_read(project: Project) -> None:
    read = project.read_at()
    project.pages["pear"] = "# Pear\n\nA sweet fruit.\n"
    project.build()
    assert "A sweet fruit." in project.page("pear")
    assert {name for name, when in project.read_at().items() if when != read[name]} == {"pear"}


def test_a_page_names_its_neighbour_by_its_new_title(project: Project) -> None:
    read = project.read_at()
    assert ("Pear" in project.page("apple"), "Plum" in project.page("apple")) == (True, False)
    project.pages["pear"] = "# Plum\n\nA round fruit too.\n"
    project.build()
    assert ("Pear" in project.page("apple"), "Plum" in project.page("apple")) == (False, True)
    assert project.read_at()["apple"] == read["apple"]


def test_a_page_that_lists_others_is_written_only_if_it_shows_them_otherwise(project: Project) -> None:
    project.pages["pear"] = "# Pear\n\nA sweet fruit.\n\n## Stalk\n"
    project.build()
    assert "Stalk" in project.page("index")
    project.pages["pear"] = "# Pear\n\nA ripe fruit.\n\n## Stalk\n"
    assert written(project) == {"pear", "search"}
    assert "A ripe fruit." in project.page("pear")
    project.pages["pear"] = "# Pear\n\nA ripe fruit.\n\n## Core\n"
    assert "index" in written(project)
    assert ("Stalk" in project.page("index"), "Core" in project.page("index")) == (False, True)


def test_a_page_that_lists_others_names_its_neighbours_by_their_new_titles(project: Project) -> None:
    listing = "\n```{toctree}\npear\n```\n"
    project.pages |= {"index": "# Home\n\n```{toctree}\napple\n```\n", "apple": f"# Apple\n{listing}"}
    project.build()
    project.pages["index"] = project.pages["index"].replace("Home", "Start")
    project.build()
    assert ("Home" in project.page("apple"), "Start" in project.page("apple")) == (False, True)


def test_a_page_that_is_gone_is_named_no_more_by_one_that_lists_it(project: Project) -> None:
    """Though only the first page is read again: its own list has not changed."""
    listing = "\n```{toctree}\npear\n```\n"
    project.pages |= {"index": "# Home\n\n```{toctree}\napple\n```\n", "apple": f"# Apple\n{listing}"}
    project.redirects = None
    project.build()
    assert "Pear" in project.page("apple")
    del project.pages["pear"]
    project.build()
    assert "Pear" not in project.page("apple")


def written(project: Project) -> set[str]:
    """The pages that the next run writes."""
    pages = set()
    with docutils_namespace():
        run = project.prepared(StringIO())
        run.connect("html-page-context", lambda app, page, *_: pages.add(page))
        run.build()
    return pages


def test_half_of_a_page_is_not_published(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Sphinx takes a disk that is full in the middle of a page for no more than a warning."""
    write = Path.write_text

    def cut_short(path: Path, text: str, **options: Any) -> int:
        if path.name != ".pear.html.new":
            return write(path, text, **options)
        write(path, text[: len(text) // 2], **options)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    before = project.published()
    project.pages["pear"] = "# Pear\n\nA sweet fruit.\n"
    monkeypatch.setattr(Path, "write_text", cut_short)
    with pytest.raises(SystemExit):
        project.build()
    assert "pear could not be written" in capsys.readouterr().err
    monkeypatch.undo()
    assert project.published() == before
    project.build()
    assert "A sweet fruit." in project.page("pear")


def test_stylesheets_and_scripts_are_not_new_because_a_page_is(project: Project) -> None:
    """A host that uploads what is newer uploads the page alone."""
    project.settings = f"html_static_path = [{str(project.folder / 'site-packages/one')!r}]"
    asset = project.folder / "site-packages/one/a.css"
    asset.parent.mkdir(parents=True)
    asset.touch()
    project.build()
    assert (project.site / "_static/a.css").exists()
    before = project.written_at()
    project.pages["pear"] = "# Pear\n\nA sweet fruit.\n"
    project.build()
    newer = {path for path, when in project.written_at().items() if before.get(path) != when}
    assert str(project.site / "pear.html") in newer
    assert [path for path in newer if "/_static/" in path] == []


@pytest.mark.parametrize(
    "settings",
    [
        "html_static_path = ['own']",
        "html_static_path = [str(Path(__file__).parent / 'own')]",
        "html_logo = 'own/a.png'",
        "html_favicon = 'own/a.png'",
    ],
)
def test_an_asset_of_the_projects_own_that_changes_is_published_with_the_next_page(
    project: Project, settings: str
) -> None:
    asset = project.folder / "own/a.png"
    asset.parent.mkdir()
    asset.write_text("old")
    project.settings = settings
    project.build()
    asset.write_text("new")
    project.pages["pear"] = "# Pear\n\nA sweet fruit.\n"
    project.build()
    assert [path.read_text() for path in project.site.rglob("a.png")] == ["new"]


def test_a_page_that_is_gone_is_told_once_and_leaves_nothing_behind(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    del project.pages["pear"]
    project.build()
    told = capsys.readouterr().err
    assert "These addresses are gone: pear.html." in told
    assert "content/moved.yaml" in told
    found = project.published()
    assert "pear.html" not in found
    for name in ("index.html", "objects.inv", "searchindex.js", "sw.js"):
        assert b"pear" not in found[name].lower(), name
    written = project.written_at()
    read = project.read_at()
    project.build()
    assert (project.written_at(), project.read_at()) == (written, read)


def test_a_page_that_nothing_leads_to_is_forgotten_for_good_when_it_goes(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """Sphinx keeps what it remembers only if it has read a page."""
    project.pages["index"] = "# Home\n"
    project.pages["pear"] = f"---\norphan: true\n---\n{PAGES['pear']}"
    project.pages["apple"] = f"---\norphan: true\n---\n{PAGES['apple']}"
    project.build()
    del project.pages["pear"]
    project.build()
    capsys.readouterr()
    read = project.read_at()
    project.build()
    assert project.read_at() == read


def test_whoever_is_asked_for_no_redirects_is_told_of_no_address(project: Project) -> None:
    project.redirects = None
    del project.pages["pear"]
    project.build()
    assert "pear.html" not in project.published()


def test_addresses_of_other_languages_that_are_gone_are_not_told(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """They come and go with those of the source, or with what is translated."""
    pages = {f"{name}.html": "<html></html>" for name in ("pear", "search", "index")}
    project.files |= {f"{code}/{name}": text for code in ("es", "fr") for name, text in pages.items()}
    project.languages = {"es/": {"pear.html", "index.html"}, "fr/": {"pear.html", "index.html"}}
    project.build()
    assert {"es/sw.js", "fr/sw.js", "es/pear.html"} <= project.published().keys()
    assert '"pear.html"' in project.published()["es/sw.js"].decode()
    project.languages = {"es/": {"index.html"}}
    project.files = {
        name: text
        for name, text in project.files.items()
        if not name.startswith("fr/") and name != "es/pear.html"
    }
    del project.pages["pear"]
    project.build()
    assert "These addresses are gone: pear.html.\n" in capsys.readouterr().err
    assert {name for name in project.published() if name.startswith(("es/", "fr/"))} == {
        "es/index.html",
        "es/search.html",
        "es/sw.js",
    }
    assert '"pear.html"' not in project.published()["es/sw.js"].decode()


def test_the_worker_of_a_language_lists_its_pages_though_no_file_changes(project: Project) -> None:
    project.files |= {f"es/{name}.html": "<html></html>" for name in ("apple", "pear", "search")}
    project.languages = {"es/": {"apple.html", "pear.html"}}
    project.build()
    project.languages = {"es/": {"apple.html"}}
    project.build()
    worker = project.published()["es/sw.js"].decode()
    assert ('"apple.html"' in worker, '"pear.html"' in worker) == (True, False)


@pytest.mark.parametrize("name", ["objects.inv", "searchindex.js", "sw.js", "search.html"])
def test_what_the_next_build_trusts_is_mended_though_its_size_is_the_same(
    project: Project, name: str
) -> None:
    whole = project.published()[name]
    (project.site / name).write_bytes(whole[:-1] + b"?")
    project.build()
    assert project.published()[name] == whole


def test_with_another_builder_nothing_is_published_or_put_right(project: Project) -> None:
    before = project.written_at()
    (project.folder / ".site.last").mkdir()
    project.builder = "dummy"
    project.pages["pear"] += "\n[nowhere](nowhere.md)\n"
    project.build()
    assert "nowhere" in project.told
    assert not project.is_published
    assert project.written_at() == before
    assert project.left_beside() == {".site.last"}


def test_another_setting_shows_on_every_page(project: Project) -> None:
    project.title = "Vegetables"
    project.build()
    assert [name for name in (*PAGES, "search") if "Vegetables" not in project.page(name)] == []


def test_an_older_site_that_was_put_back_is_made_that_of_the_pages(project: Project) -> None:
    shutil.copytree(project.site, project.folder / "older")
    project.pages["pear"] = "# Pear\n\nA sweet fruit.\n"
    project.build()
    shutil.rmtree(project.site)
    (project.folder / "older").rename(project.site)
    project.build()
    assert "A sweet fruit." in project.page("pear")


def test_a_site_made_step_by_step_finds_what_a_clean_one_finds(project: Project, tmp_path: Path) -> None:
    """The search knows the words of every page and the terms that each explains."""
    project.pages["apple"] += "\n```{glossary}\nCore\n  What is thrown away.\n```\n"
    project.pages["pear"] += "\n```{glossary}\nStalk\n  What it hangs by.\n```\n"
    project.build()
    project.pages["pear"] += "\nIt ripens late.\n"
    project.build()
    index = project.published()["searchindex.js"].decode()
    terms = json.loads(index[index.index("{") : index.rindex("}") + 1])["indexentries"]
    assert set(terms) == {"core", "stalk"}
    (tmp_path / "clean").mkdir()
    clean = Project(tmp_path / "clean", project.pages)
    clean.build()
    assert clean.published()["searchindex.js"].decode() == index


def test_a_file_to_download_lies_at_its_own_address_alone(project: Project) -> None:
    (project.folder / "docs/sheet.pdf").write_text("a sheet")
    project.files["handouts/sheet.pdf"] = "a sheet"
    project.pages["pear"] += "\n{download}`A sheet <sheet.pdf>`\n"
    project.build()
    assert [name for name in project.published() if name.endswith("sheet.pdf")] == ["handouts/sheet.pdf"]


def test_with_a_warning_a_strict_run_leaves_the_site_and_the_next_tells_it_again(project: Project) -> None:
    before = project.written_at()
    project.pages["pear"] += "\n[nowhere](nowhere.md)\n"
    for _ in range(2):
        project.build(strict=True)
        assert "nowhere" in project.told
        assert not project.is_published
        assert project.written_at() == before
        assert project.left_beside() == set()
    project.build()
    assert "nowhere" in project.page("pear")


def test_after_a_run_that_was_not_published_every_page_is_read_again(project: Project) -> None:
    read = project.read_at()
    project.pages["pear"] += "\n[nowhere](nowhere.md)\n"
    project.build(strict=True)
    project.pages["pear"] = PAGES["pear"]
    project.build(strict=True)
    assert [name for name, when in project.read_at().items() if when == read[name]] == []


def test_a_file_of_somebody_else_in_the_way_ends_the_run_with_one_line(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    theirs = project.site / "figures/b.svg"
    theirs.write_text("mine")
    before = project.written_at()
    project.files["figures/b.svg"] = "<svg/>"
    with pytest.raises(SystemExit) as ended:
        project.build()
    assert ended.value.code == 1
    told = capsys.readouterr().err
    assert told.startswith("Not published, the last good site stays: ")
    assert (str(theirs) in told, told.count("\n")) == (True, 1)
    assert project.written_at() == before
    theirs.unlink()
    project.build()
    assert project.published()["figures/b.svg"] == b"<svg/>"
    assert project.left_beside() == set()


def test_a_site_that_a_killed_run_moved_aside_is_back_with_the_files_of_others(project: Project) -> None:
    (project.site / "mine.txt").write_text("mine")
    before = project.published()
    project.site.rename(project.site.with_name(".site.last"))
    project.build()
    assert project.published()["mine.txt"] == b"mine"
    assert project.published().keys() == before.keys()
    assert project.left_beside() == set()


def test_a_folder_of_somebody_else_in_place_of_the_stage_ends_the_run(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = project.published()
    theirs = project.folder / ".site.next"
    theirs.mkdir()
    (theirs / "mine.txt").write_text("mine")
    with pytest.raises(SystemExit) as ended:
        project.build()
    assert ended.value.code == 1
    assert str(theirs) in capsys.readouterr().err
    assert (theirs / "mine.txt").read_text() == "mine"
    assert project.published() == before


def test_a_damaged_list_is_told_and_made_anew(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    whole = project.published()
    (project.site / FILE_NAME).write_text("not a list")
    project.build()
    assert f"{project.site / FILE_NAME} was damaged" in capsys.readouterr().err
    assert project.published() == whole


def test_what_sphinx_remembers_stands_beside_the_site_where_it_would_stand_in_it(tmp_path: Path) -> None:
    Project(tmp_path, doctrees="site/.doctrees").build()
    assert (tmp_path / ".site.doctrees/index.doctree").is_file()
    assert (tmp_path / "site/index.html").is_file()
    assert not list((tmp_path / "site").rglob("*.doctree"))
