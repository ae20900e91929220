"""What a host finds after a build on an unusual disk, beside other people's work, or with odd names."""

import errno
import os
import re
import sys
from pathlib import Path

import pytest
from sphinx.search import SearchLanguage, languages
from sphinx.util.matching import compile_matchers

from generator.publish import files as output
from generator.publish import folder_exchange, staging
from generator.publish.generated_list import FILE_NAME, GeneratedList
from generator.publish.search_languages import add_search_languages, search_language
from generator.publish.staging import Stage
from generator.publish.stray_files import exclude_pattern, stray_pages


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A published folder with three generated files, and one of somebody else."""
    folder = tmp_path / "site"
    made = {"a.html": "a", "b.html": "b", "deep/er/c.html": "c"}
    output.sync_folder(folder, made, {})
    output.write_file(folder / FILE_NAME, GeneratedList(dict.fromkeys(made, "size 1")).dump())
    (folder / "mine.txt").write_text("mine")
    return folder


def renew(stage: Stage) -> list[str]:
    """Publish the first page with another text, and only this; gives what is gone."""
    stage.open()
    output.write_file(stage.folder / "a.html", "new")
    gone = stage.remove_unwanted(lambda path: path == "a.html")
    assert stage.publish("", lambda path: False)
    return gone


def test_what_goes_is_told_in_order_and_its_folders_go_too(site: Path) -> None:
    assert renew(Stage(site, {})) == ["b.html", "deep/er/c.html"]
    assert {path.name for path in site.iterdir()} == {FILE_NAME, "a.html", "mine.txt"}


def test_a_disk_without_second_names_gets_copies_as_old_as_before(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError

    os.utime(site / "b.html", (1_000_000, 1_000_000))
    monkeypatch.setattr(os, "link", refuse)
    stage = Stage(site, {})
    stage.open()
    output.write_file(stage.folder / "a.html", "new")
    assert stage.publish("", lambda path: False)
    assert (site / "b.html").stat().st_mtime == 1_000_000
    assert ((site / "a.html").read_text(), (site / "mine.txt").read_text()) == ("new", "mine")


def test_a_site_that_must_not_be_written_to_is_left_alone(site: Path) -> None:
    site.chmod(0o555)
    with pytest.raises(PermissionError, match=re.escape(str(site))) as refused:
        Stage(site, {}).open()
    assert (refused.value.errno, refused.value.strerror) == (errno.EACCES, os.strerror(errno.EACCES))
    assert [path.name for path in site.parent.iterdir()] == ["site"]
    site.chmod(0o755)


def test_what_somebody_puts_there_in_the_last_moment_is_kept(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = folder_exchange.exchange

    def late(one: Path, other: Path, aside: Path) -> None:
        (one / "new/er").mkdir(parents=True)
        for name in ("late.txt", "new/er/late.txt"):
            (one / name).write_text("late")
        usual(one, other, aside)

    monkeypatch.setattr(staging, "exchange", late)
    renew(Stage(site, {}))
    assert (site / "late.txt").read_text() == (site / "new/er/late.txt").read_text() == "late"
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_first_site_takes_the_place_of_an_empty_folder(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    stage = Stage(site, {})
    stage.open()
    output.write_file(stage.folder / "a.html", "a")
    assert stage.publish("made from", lambda path: True)
    assert {path.name for path in site.iterdir()} == {FILE_NAME, "a.html"}
    assert Stage(site, {}).is_intact()


def test_a_first_site_is_published_beside_what_is_in_its_folder_already(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "mine.txt").write_text("mine")
    stage = Stage(site, {})
    stage.open()
    output.write_file(stage.folder / "a.html", "a")
    assert stage.publish("", lambda path: False)
    assert {path.name for path in site.iterdir()} == {FILE_NAME, "a.html", "mine.txt"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.skipif(
    sys.platform != "linux", reason="other systems may have to move one folder after the other"
)
def test_linux_changes_the_site_in_one_step(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a folder was moved away")

    monkeypatch.setattr(Path, "rename", refuse)
    renew(Stage(site, {}))
    assert (site / "a.html").read_text() == "new"


def test_a_system_that_is_not_known_moves_one_folder_after_the_other(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "another")
    renew(Stage(site, {}))
    assert (site / "a.html").read_text() == "new"
    assert [path.name for path in site.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("moves", [1, 2, 3])
def test_a_run_killed_before_any_of_its_moves_leaves_a_whole_site(
    site: Path, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    usual, done = Path.rename, iter(range(1, 9))

    def rename(path: Path, target: Path) -> Path:
        if next(done) == moves:
            raise KeyboardInterrupt
        return usual(path, target)

    monkeypatch.setattr(folder_exchange, "_exchange_at_once", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(KeyboardInterrupt):
        renew(Stage(site, {}))
    monkeypatch.undo()
    Stage(site, {}).recover()
    assert (site / "a.html").read_text() == ("new" if moves == 3 else "a")
    assert (site / "b.html").is_file() == (moves < 3)
    assert (site / "mine.txt").read_text() == "mine"
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_empty_folders_of_somebody_else_stay_however_deep(site: Path) -> None:
    (site / "mine/deep/empty").mkdir(parents=True)
    (site / "new").mkdir()
    stage = Stage(site, {})
    stage.open()
    output.write_file(stage.folder / "new/a.html", "new")
    assert stage.publish("", lambda path: False)
    assert (site / "mine/deep/empty").is_dir()
    assert (site / "new/a.html").read_text() == "new"


def test_a_copy_of_the_list_is_kept_of_a_site_that_is_the_same(site: Path) -> None:
    copies: dict[str, bytes] = {}
    for published in (True, False):
        copies.clear()
        stage = Stage(site, copies)
        stage.open()
        assert stage.publish("made from", lambda path: False) == published
        assert list(copies.values()) == [(site / FILE_NAME).read_bytes()]


def test_an_empty_folder_in_place_of_the_stage_is_taken(site: Path) -> None:
    Stage(site, {}).folder.mkdir()
    renew(Stage(site, {}))
    assert (site / "a.html").read_text() == "new"


def test_a_page_that_somebody_made_a_link_is_a_file_again(site: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.html"
    elsewhere.write_text("a")
    (site / "a.html").unlink()
    (site / "a.html").symlink_to(elsewhere)
    stage = Stage(site, {})
    stage.open()
    output.write_file(stage.folder / "a.html", "a")
    assert stage.publish("", lambda path: False)
    assert not (site / "a.html").is_symlink()
    assert (site / "a.html").read_text() == elsewhere.read_text() == "a"


@pytest.mark.parametrize("name", ["a.md", "deep/a*b.md", "what?.md", "a[b].md", "[!a].md"])
def test_sphinx_leaves_out_just_the_file_that_is_named(name: str) -> None:
    [leaves_out] = compile_matchers([exclude_pattern(name)])
    assert leaves_out(name)
    for other in ("b.md", "deep/axb.md", "whatx.md", "ab.md", "xa.md", "b", "other/a.md"):
        assert not leaves_out(other)


def test_pages_that_somebody_else_put_there_are_told_in_order(tmp_path: Path) -> None:
    output.sync_folder(tmp_path, {"made.md": "made"}, {})
    (tmp_path / "kept/deep").mkdir(parents=True)
    (tmp_path / "deep").mkdir()
    for name in ("z.md", "deep/a.md", "kept/deep/b.md", "made.txt"):
        (tmp_path / name).write_text("mine")
    assert stray_pages(tmp_path, {}, ["kept"]) == ("deep/a.md", "z.md")


def test_what_sphinx_leaves_out_already_is_no_stray_page(tmp_path: Path) -> None:
    (tmp_path / "_theme/deep").mkdir(parents=True)
    (tmp_path / "other/_theme").mkdir(parents=True)
    for name in (
        "_theme/NOTES.md",
        "_theme/deep/a.md",
        "draft-1.md",
        "other/_theme/a.md",
        "other/draft-1.md",
    ):
        (tmp_path / name).write_text("mine")
    assert stray_pages(tmp_path, {}, ["_theme", "draft-*"]) == ("other/_theme/a.md", "other/draft-1.md")


def test_a_page_in_a_folder_that_is_a_link_is_seen_as_sphinx_sees_it(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/a.md").write_text("mine")
    (docs / "more").symlink_to(tmp_path / "elsewhere")
    assert stray_pages(docs, {}, []) == ("more/a.md",)


def test_a_region_is_searched_as_its_language_and_an_unknown_one_as_written() -> None:
    assert [search_language(one) for one in ("es", "es-MX", "xx")] == ["es", "es", None]


def test_a_language_that_sphinx_knows_in_scripts_alone_is_searched_by_the_forms_of_its_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Noting:
        def __init__(self) -> None:
            self.found: dict[str, type[SearchLanguage]] = {}

        def add_search_language(self, language: type[SearchLanguage]) -> None:
            self.found[language.lang] = language

    app = Noting()
    for code in ("ar", "ca", "el"):  # a build of another test may have added them to Sphinx's list
        monkeypatch.delitem(languages, code, raising=False)
    add_search_languages(app)  # type: ignore[arg-type]
    assert {"ar", "ca", "el"} <= app.found.keys()
    assert "es" not in app.found  # Sphinx has it already
    catalan = app.found["ca"]({})
    assert (catalan.language_name, catalan.js_stemmer_rawcode) == ("Catalan", "catalan-stemmer.js")
    assert catalan.stem("Cames") == catalan.stem("cama") == "cam"
