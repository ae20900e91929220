"""Publishing is atomic: the folder changes as a whole or not at all, however a build ends."""

import threading
from functools import partial

import pytest

from tests import kill_build
from tests.sample_guide import change
from tests.test_extension import tree


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> kill_build.EditedGuide:
    return kill_build.edited_guide(tmp_path_factory.mktemp("guide"))


@pytest.fixture
def edited(published: kill_build.EditedGuide) -> kill_build.EditedGuide:
    """A published guide with an edit that is not built yet."""
    published.reset(printed=True)
    return published


@pytest.mark.parametrize("kills", [4, pytest.param(60, marks=pytest.mark.long)])
def test_a_build_killed_at_any_moment_leaves_a_whole_site_and_the_next_is_right(
    published: kill_build.EditedGuide, kills: int
) -> None:
    """`python -m tests.kill_build` kills builds at as many moments as it is told."""
    seen = [published.killed_at(moment) for moment in published.moments(kills)]
    assert seen == sorted(seen, reverse=True)  # old up to the exchange, new from then on
    assert seen[0] == "old"
    assert seen[-1] == "new"


def test_two_builds_at_once_do_one_after_the_other(edited: kill_build.EditedGuide) -> None:
    ends: list[tuple[int | None, str]] = []
    builds = [threading.Thread(target=lambda: ends.append(kill_build.build(edited.folder))) for _ in range(2)]
    for one in builds:
        one.start()
    for one in builds:
        one.join()
    assert [code for code, _ in ends] == [0, 0]
    assert sorted(told for _, told in ends)[0] == ""
    assert "Another build is at work here" in sorted(told for _, told in ends)[1]
    assert tree(edited.folder) == edited.new


@pytest.mark.parametrize(
    ("room", "printed"),
    [
        (500, True),
        (12_000, True),
        (70_000, False),
        pytest.param(3_000, True, marks=pytest.mark.long),
        pytest.param(40_000, True, marks=pytest.mark.long),
    ],
)
def test_a_full_disk_is_told_and_leaves_the_last_site(
    published: kill_build.EditedGuide, room: int, printed: bool
) -> None:
    """A handout that was kept takes no room: one that has to be set does."""
    edited = published
    edited.reset(printed)
    code, told = kill_build.build(edited.folder, partial(kill_build.limit_file_size, room))
    assert (code, tree(edited.folder)) == (1, edited.old)
    assert "File too large" in told  # what the system says here, in place of "no space left"
    assert "Traceback" not in told
    assert kill_build.build(edited.folder) == (0, "")
    assert tree(edited.folder) == edited.new


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (".step.html.new", "step could not be written; the warning above says why"),
        ("_static/guide.css", "a file could not be written; the warning above says which"),
        ("objects.inv", "objects.inv"),
    ],
)
def test_what_sphinx_takes_for_a_mere_warning_is_not_published(
    edited: kill_build.EditedGuide, name: str, why: str
) -> None:
    (edited.folder / "html" / name).unlink(missing_ok=True)  # else what has not changed is not written
    before = tree(edited.folder)
    code, told = kill_build.build(edited.folder, partial(kill_build.refuse_writes_to, name), strict=False)
    assert (code, tree(edited.folder)) == (1, before)
    assert "No space left" in told
    assert why in told
    assert "Traceback" not in told
    assert kill_build.build(edited.folder) == (0, "")
    assert tree(edited.folder) == edited.new


@pytest.mark.parametrize("name", [".", "docs", "doctrees", "html"])
def test_a_folder_that_must_not_be_written_is_named(edited: kill_build.EditedGuide, name: str) -> None:
    folder = edited.folder / name
    folder.chmod(0o555)
    code, told = kill_build.build(edited.folder, kill_build.drop_root_privileges)
    folder.chmod(0o755)
    assert (code, tree(edited.folder)) == (1, edited.old)
    assert "Permission denied" in told
    assert str(folder) in told
    assert "Traceback" not in told
    assert kill_build.build(edited.folder) == (0, "")
    assert tree(edited.folder) == edited.new


def test_a_warning_of_sphinx_leaves_the_last_site_and_is_told_again(edited: kill_build.EditedGuide) -> None:
    for _ in range(2):
        code, told = kill_build.build(edited.folder, kill_build.add_broken_link)
        assert code == 1
        assert "nowhere" in told
        assert tree(edited.folder) == edited.old
    assert kill_build.build(edited.folder) == (0, "")
    assert tree(edited.folder) == edited.new


def test_a_file_by_somebody_else_in_the_way_is_named_and_stays(edited: kill_build.EditedGuide) -> None:
    theirs = edited.folder / "html/stretches/new.html"
    theirs.write_text("theirs", encoding="utf-8")
    content = edited.folder / "content/stretches"
    added = content / "new.yaml"
    added.write_text((content / "wall.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    change(added, "name: Wall stretch", "name: New stretch")
    change(added, "short: Wall", "short: New")
    change(added, "order: 1", "order: 99")
    code, told = kill_build.build(edited.folder)
    added.unlink()
    assert code == 1
    assert f"{theirs}; move it away first" in told
    assert tree(edited.folder) == {**edited.old, "stretches/new.html": b"theirs"}
    theirs.unlink()
    assert kill_build.build(edited.folder) == (0, "")
    assert tree(edited.folder) == edited.new


def test_a_folder_of_somebody_else_in_the_way_of_the_stage_is_named_and_stays(
    edited: kill_build.EditedGuide,
) -> None:
    theirs = edited.folder / ".html.next"
    theirs.mkdir()
    (theirs / "mine.txt").write_text("mine", encoding="utf-8")
    code, told = kill_build.build(edited.folder)
    assert code == 1
    assert told.startswith(
        "Not published, the last good site stays: in the way, and not made by the generator"
    )
    assert (theirs / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert tree(edited.folder) == edited.old


@pytest.mark.parametrize("lost", ["index.html", "search.html", "_static/guide.css", "figures/wall-hold.svg"])
def test_a_published_file_that_was_lost_is_made_again(edited: kill_build.EditedGuide, lost: str) -> None:
    (edited.folder / "html" / lost).unlink()
    assert kill_build.build(edited.folder) == (0, "")
    assert tree(edited.folder) == edited.new


def test_what_sphinx_remembers_is_no_part_of_the_site(edited: kill_build.EditedGuide) -> None:
    assert not [name for name in edited.new if "doctree" in name]
