"""Staging: the next version is prepared in a second folder, which replaces the first in one step."""

from pathlib import Path

import pytest

from generator.publish import files as output
from generator.publish import folder_exchange
from generator.publish.generated_list import FILE_NAME, GeneratedList
from generator.publish.staging import Stage


def none(path: str) -> bool:
    """Of no file the content is remembered."""
    return False


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A published folder with two generated files, one of them nested, and with foreign files."""
    folder = tmp_path / "site"
    output.sync_folder(folder, {"a.html": "a", "deep/er/b.html": "b"}, {})
    sizes = {"a.html": "size 1", "deep/er/b.html": "size 1"}
    output.write_file(folder / FILE_NAME, GeneratedList(sizes).dump())
    (folder / "deep/mine.txt").write_text("mine")
    (folder / "mine/empty").mkdir(parents=True)
    (folder / "mine/link").symlink_to("nowhere")
    return folder


def renew(stage: Stage) -> bool:
    """Publish the site with the first page changed and without the second."""
    stage.open()
    output.write_file(stage.folder / "a.html", "new")
    stage.remove_unwanted(lambda path: path == "a.html")
    return stage.publish("", none)


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_nothing_shows_before_it_is_published(site: Path) -> None:
    before, stage = names(site), Stage(site, {})
    stage.open()
    output.write_file(stage.folder / "a.html", "new")
    assert (names(site), (site / "a.html").read_text()) == (before, "a")


@pytest.mark.parametrize("at_once", [True, False])
def test_the_stage_takes_the_place_of_the_site(
    site: Path, at_once: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not at_once:  # as on a disk of a network
        monkeypatch.setattr(folder_exchange, "_exchange_at_once", lambda one, other: False)
    assert renew(Stage(site, {}))
    assert (site / "a.html").read_text() == "new"
    assert names(site) == {
        FILE_NAME,
        "a.html",
        "deep",
        "deep/mine.txt",
        "mine",
        "mine/empty",
        "mine/link",
    }
    assert (site / "mine/link").readlink() == Path("nowhere")
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_file_of_somebody_else_stays_the_same_file(site: Path) -> None:
    before = (site / "deep/mine.txt").stat()
    renew(Stage(site, {}))
    after = (site / "deep/mine.txt").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_link_of_somebody_else_to_a_folder_stays_a_link(site: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (site / "mine/more").symlink_to(elsewhere)
    renew(Stage(site, {}))
    assert (site / "mine/more").readlink() == elsewhere


def test_what_is_made_anew_each_time_is_left_out(site: Path) -> None:
    stage = Stage(site, {})
    stage.open(lambda path: path.startswith("deep/"))
    assert names(stage.folder) == {FILE_NAME, "a.html"}


def test_the_same_site_is_not_exchanged(site: Path) -> None:
    before = site.stat().st_ino
    copies: dict[str, bytes] = {}
    stage = Stage(site, copies)
    stage.open()
    (stage.folder / "a.html").unlink()
    output.write_file(stage.folder / "a.html", "a")
    assert stage.publish("", none) is False
    assert site.stat().st_ino == before
    assert not stage.folder.exists()
    (site / FILE_NAME).unlink()  # a list that is lost is known by its copy
    assert Stage(site, copies).generated.checksums.keys() == {"a.html", "deep/er/b.html"}


def test_a_file_of_somebody_else_in_the_way_is_named(site: Path) -> None:
    stage = Stage(site, {})
    stage.open()
    output.write_file(stage.folder / "deep/mine.txt", "made")
    with pytest.raises(output.BlockedError, match=r"deep/mine\.txt"):
        stage.publish("", none)
    assert (site / "deep/mine.txt").read_text() == "mine"


@pytest.mark.parametrize(("there", "end"), [(9, r"4\.html and 4 more; move"), (5, r"4\.html; move")])
def test_of_many_files_in_the_way_the_first_few_are_named(tmp_path: Path, there: int, end: str) -> None:
    names = [f"{number}.html" for number in range(there)]
    for name in names:
        (tmp_path / name).write_text("mine")
    with pytest.raises(output.BlockedError, match=end):
        output.sync_folder(tmp_path, dict.fromkeys(names, "made"), {})


def test_a_folder_that_only_looks_like_a_stage_is_never_removed(site: Path) -> None:
    stage = Stage(site, {})
    stage.folder.mkdir()
    (stage.folder / "mine.txt").write_text("mine")
    for act in (stage.recover, stage.open, stage.clear):
        with pytest.raises(output.BlockedError, match=r"\.site\.next"):
            act()
    assert (stage.folder / "mine.txt").read_text() == "mine"


def test_a_stage_that_was_only_just_begun_is_cleared_away(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(one: Path, other: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("shutil.copymode", killed)
    with pytest.raises(KeyboardInterrupt):
        Stage(site, {}).open()
    monkeypatch.undo()
    Stage(site, {}).recover()
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_link_in_place_of_the_stage_is_not_followed(site: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    output.sync_folder(elsewhere, {"c.html": "c"}, {})
    Stage(site, {}).folder.symlink_to(elsewhere)
    with pytest.raises(output.BlockedError):
        Stage(site, {}).open()
    assert (elsewhere / "c.html").read_text() == "c"


def test_a_run_killed_between_two_moves_is_put_right(site: Path) -> None:
    before = names(site)
    site.rename(site.with_name(".site.last"))
    site.mkdir()  # as Sphinx does
    Stage(site, {}).recover()
    assert names(site) == before
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_run_killed_after_the_second_move_is_tidied_up(site: Path) -> None:
    old = site.with_name(".site.last")
    site.rename(old)
    output.sync_folder(site, {"a.html": "new"}, {})
    Stage(site, {}).recover()
    assert (site / "a.html").read_text() == "new"
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_the_rights_of_the_folders_stay(site: Path) -> None:
    site.chmod(0o775)
    (site / "deep").chmod(0o711)
    renew(Stage(site, {}))
    assert (site.stat().st_mode & 0o777, (site / "deep").stat().st_mode & 0o777) == (0o775, 0o711)


def test_a_file_with_another_content_than_remembered_is_noticed(site: Path) -> None:
    stage = Stage(site, {})
    stage.open()
    stage.publish("sources", {"a.html"}.__contains__)
    assert Stage(site, {}).is_intact()
    assert Stage(site, {}).generated.made_from == "sources"
    (site / "a.html").write_text("b")
    assert not Stage(site, {}).is_intact()


def test_a_file_that_is_gone_is_noticed(site: Path) -> None:
    (site / "deep/er/b.html").unlink()
    assert not Stage(site, {}).is_intact()


@pytest.mark.parametrize("with_copy", [True, False])
def test_a_site_with_a_damaged_list_can_be_published(site: Path, with_copy: bool) -> None:
    copies: dict[str, bytes] = {}
    first = Stage(site, copies)
    first.open()
    first.publish("", none)
    (site / FILE_NAME).write_bytes(b"[]")
    stage = Stage(site, copies if with_copy else {})
    assert stage.is_intact() is False
    stage.open()
    output.write_file(stage.folder / "a.html", "new")
    stage.remove_unwanted(lambda path: path == "a.html")
    assert stage.publish("", none)
    assert (site / "a.html").read_text() == "new"
    assert (site / "deep/mine.txt").read_text() == "mine"
    assert (site / "deep/er/b.html").exists() != with_copy  # without a copy it may be somebody's
    assert Stage(site, copies).is_intact()
