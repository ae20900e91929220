"""Folders of others in a site: what their rights forbid is told before the site changes, and they keep them.

Root may do everything, so what is tried here is tried without its privileges.
"""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from generator.publish import files as output
from generator.publish.generated_list import FILE_NAME, GeneratedList
from generator.publish.staging import Stage
from tests.kill_build import drop_root_privileges


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Path]:
    """A published folder with one generated file, and a folder of somebody else with a file in it."""
    folder = tmp_path / "site"
    output.sync_folder(folder, {"a.html": "a"}, {})
    output.write_file(folder / FILE_NAME, GeneratedList({"a.html": "size 1"}).dump())
    (folder / "theirs").mkdir()
    (folder / "theirs/mine.txt").write_text("mine")
    yield folder
    for path in [path for path in tmp_path.rglob("*") if path.is_dir()]:
        path.chmod(0o755)  # or pytest could not take it away


def renew(site: Path, text: str, page: str = "a.html") -> bool:
    """Publish the site with this text on a page."""
    stage = Stage(site, {})
    stage.recover()
    stage.open()
    output.write_file(stage.folder / page, text)
    return stage.publish("", lambda path: False)


def without_privileges(act: Callable[[], bool]) -> bool:
    """What a call gives or raises whose thread is not let through everywhere (Linux)."""
    with ThreadPoolExecutor(1, initializer=drop_root_privileges) as pool:
        return pool.submit(act).result()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("forbidden", ["theirs", "theirs/deep"])
def test_a_folder_that_cannot_be_listed_is_told_while_the_site_is_as_it_was(
    site: Path, forbidden: str
) -> None:
    (site / "theirs/deep").mkdir()
    before = site.stat().st_ino
    (site / forbidden).chmod(0)
    for _ in range(2):
        with pytest.raises(PermissionError, match=f"site/{forbidden}'"):
            without_privileges(partial(renew, site, "new"))
        assert (site.stat().st_ino, (site / "a.html").read_text()) == (before, "a")
    (site / forbidden).chmod(0o755)
    assert without_privileges(partial(renew, site, "new"))
    assert (site / "theirs/mine.txt").read_text() == "mine"
    assert [path.name for path in site.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("rights", [0o700, 0o777, 0o555, 0o2750])
def test_an_empty_folder_keeps_its_rights_and_so_do_those_around_it(site: Path, rights: int) -> None:
    folders = [site / "empty/inner", site / "empty", site / "theirs/empty"]
    folders[0].mkdir(parents=True)
    folders[2].mkdir()
    for folder in folders:
        folder.chmod(rights)
    assert without_privileges(partial(renew, site, "new"))
    assert [oct(mode(folder)) for folder in folders] == [oct(rights)] * 3


def test_a_folder_that_must_not_be_written_to_stays_so_from_build_to_build(site: Path) -> None:
    (site / "theirs/deep").mkdir()
    (site / "theirs/deep/mine.txt").write_text("mine")
    for name in ("theirs/deep", "theirs"):
        (site / name).chmod(0o555)
    for text, differs in (("new", True), ("newer", True), ("newer", False)):
        assert without_privileges(partial(renew, site, text)) == differs
        assert [oct(mode(site / name)) for name in ("theirs", "theirs/deep")] == ["0o555"] * 2
        assert (site / "theirs/mine.txt").read_text() == (site / "theirs/deep/mine.txt").read_text() == "mine"
        assert [path.name for path in site.parent.iterdir()] == ["site"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to another user")
def test_an_empty_folder_of_another_user_is_no_hindrance(site: Path) -> None:
    (site / "empty").mkdir(mode=0o555)
    os.chown(site / "empty", 65534, 65534)
    for text in ("new", "newer"):
        assert without_privileges(partial(renew, site, text))
        assert [path.name for path in site.parent.iterdir()] == ["site"]
        os.chown(site / "empty", 65534, 65534)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to another user")
@pytest.mark.parametrize("rights", [0o755, 0o555])
def test_a_full_folder_that_only_another_user_may_empty_is_told_while_the_site_is_as_it_was(
    site: Path, rights: int
) -> None:
    before = site.stat().st_ino
    (site / "theirs").chmod(rights)
    os.chown(site / "theirs", 65534, 65534)
    for _ in range(2):
        with pytest.raises(PermissionError, match="site/theirs'") as refused:
            without_privileges(partial(renew, site, "new"))
        assert (refused.value.errno, refused.value.strerror) == (errno.EACCES, os.strerror(errno.EACCES))
        assert (site.stat().st_ino, (site / "a.html").read_text()) == (before, "a")
    (site / "theirs").chmod(0o777)
    assert without_privileges(partial(renew, site, "new"))
    assert [path.name for path in site.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("inside", ["b.html", "er/b.html"])
def test_generated_files_may_stand_in_a_folder_that_must_not_be_written_to(site: Path, inside: str) -> None:
    deep = site / "deep"
    for text in ("old", "new", "newer"):
        assert without_privileges(partial(renew, site, text, f"deep/{inside}"))
        assert (deep / inside).read_text() == text
        deep.chmod(0o555)
    assert oct(mode(deep)) == "0o555"
