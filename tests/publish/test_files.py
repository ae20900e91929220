"""Syncing a folder: unchanged files stay, stale ones are removed, foreign files are never touched."""

import os
import re
from pathlib import Path

import pytest

from generator.publish import files as output
from generator.publish.generated_list import FILE_NAME, GeneratedList

DAMAGED = (
    b"",
    b"not a list",
    b"[]",
    b"null",
    b"[" * 100_000,
    b'{"files": {"a.md": "", "b.md": ""}, "made_from": "", "checksum": "0"}',
    b'{"files": {"a.md": ',
    b"\xff\xfe",
)


def test_first_run_writes_everything(tmp_path: Path) -> None:
    changes = output.sync_folder(tmp_path, {"a.md": "A", "b/c.svg": b"C"}, {})
    assert changes == output.Changes(written=("a.md", "b/c.svg"), removed=())
    assert (tmp_path / "b/c.svg").read_bytes() == b"C"


def test_unchanged_run_writes_nothing(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"a.md": "A", "b/c.svg": b"C"}
    output.sync_folder(tmp_path, files, {})
    before = _times(tmp_path)
    assert output.sync_folder(tmp_path, files, {}) == output.Changes((), ())
    assert _times(tmp_path) == before


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    output.sync_folder(tmp_path, {"a.md": "A", "b.md": "B"}, {})
    assert output.sync_folder(tmp_path, {"a.md": "A", "b.md": "new"}, {}).written == ("b.md",)


def test_what_is_no_longer_made_goes_and_its_empty_folder_too(tmp_path: Path) -> None:
    output.sync_folder(tmp_path, {"a.md": "A", "deep/er/b.md": "B"}, {})
    assert output.sync_folder(tmp_path, {"a.md": "A"}, {}).removed == ("deep/er/b.md",)
    assert sorted(path.name for path in tmp_path.iterdir()) == [FILE_NAME, "a.md"]


def test_a_file_by_somebody_else_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("mine")
    with pytest.raises(output.BlockedError, match=r"a\.md"):
        output.sync_folder(tmp_path, {"a.md": "A", "b.md": "B"}, {})
    assert (tmp_path / "a.md").read_text() == "mine"
    assert not (tmp_path / "b.md").exists()


def test_a_file_by_somebody_else_where_a_folder_must_be_is_told_before_anything_is_written(
    tmp_path: Path,
) -> None:
    output.sync_folder(tmp_path, {"a.md": "old"}, {})
    (tmp_path / "deep").write_text("mine")
    before = _times(tmp_path)
    for list_is_known in (True, False):
        if not list_is_known:
            (tmp_path / FILE_NAME).write_bytes(b"damaged")
            before = _times(tmp_path)
        with pytest.raises(output.BlockedError, match=f": {re.escape(str(tmp_path / 'deep'))}; move"):
            output.sync_folder(tmp_path, {"a.md": "new", "deep/er/b.md": "B", "deep/er/c.md": "C"}, {})
        assert _times(tmp_path) == before
    assert (tmp_path / "deep").read_text() == "mine"


def test_a_link_to_nowhere_where_a_folder_must_be_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "deep").symlink_to("nowhere")
    with pytest.raises(output.BlockedError, match="deep"):
        output.sync_folder(tmp_path, {"a.md": "A", "deep/b.md": "B"}, {})
    assert not (tmp_path / "a.md").exists()


@pytest.mark.parametrize("link", ["deep", "deep/er"])
def test_a_link_to_a_folder_elsewhere_is_in_the_way_and_nothing_is_written_or_removed_there(
    tmp_path: Path, link: str
) -> None:
    folder, elsewhere = tmp_path / "docs", tmp_path / "elsewhere"
    output.sync_folder(folder, {"a.md": "A", "deep/er/b.md": "B", "deep/er/c.md": "C"}, {})
    (folder / link).rename(elsewhere)
    (folder / link).symlink_to(elsewhere)
    before = _times(elsewhere)
    with pytest.raises(output.BlockedError, match=f": {re.escape(str(folder / link))}; move"):
        output.sync_folder(folder, {"a.md": "A", "deep/er/b.md": "new", "deep/er/c.md": "C"}, {})
    assert output.sync_folder(folder, {"a.md": "A"}, {}) == output.Changes((), ())
    assert _times(elsewhere) == before


def test_the_folder_itself_and_those_around_it_may_be_links(tmp_path: Path) -> None:
    (tmp_path / "real/docs").mkdir(parents=True)
    (tmp_path / "around").symlink_to("real")
    (tmp_path / "docs").symlink_to("around/docs")
    for folder in (tmp_path / "docs", tmp_path / "around/docs"):
        for text in ("A", "B"):
            files = {"a.md": text, "deep/b.md": text}
            assert output.sync_folder(folder, files, {}).written == ("a.md", "deep/b.md")
        assert output.sync_folder(folder, {}, {}).removed == ("a.md", "deep/b.md")
    assert (tmp_path / "docs").is_symlink()


def test_a_file_by_somebody_else_is_never_removed(tmp_path: Path) -> None:
    output.sync_folder(tmp_path, {"deep/a.md": "A"}, {})
    (tmp_path / "deep/mine.md").write_text("mine")
    output.sync_folder(tmp_path, {}, {})
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["mine.md"]


def test_a_file_by_somebody_else_in_the_place_of_one_that_went_is_theirs(tmp_path: Path) -> None:
    output.sync_folder(tmp_path, {"a.md": "A", "b.md": "B"}, {})
    output.sync_folder(tmp_path, {"a.md": "A"}, {})
    (tmp_path / "b.md").write_text("mine")
    assert output.sync_folder(tmp_path, {"a.md": "A"}, {}).removed == ()
    with pytest.raises(output.BlockedError):
        output.sync_folder(tmp_path, {"a.md": "A", "b.md": "B"}, {})
    assert (tmp_path / "b.md").read_text() == "mine"


def test_all_that_is_in_the_way_is_named_or_counted(tmp_path: Path) -> None:
    names = [f"{letter}.md" for letter in "abcdefghijklmnopqrst"]
    for name in names:
        (tmp_path / name).write_text("mine")
    with pytest.raises(output.BlockedError) as told:
        output.sync_folder(tmp_path, dict.fromkeys(names, "A"), {})
    paths = ", ".join(str(tmp_path / name) for name in names[: output.NAMED])
    assert f": {paths} and {len(names) - output.NAMED} more; " in str(told.value)


def test_a_link_in_the_way_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("mine")
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "a.md").symlink_to(outside)
    with pytest.raises(output.BlockedError):
        output.sync_folder(folder, {"a.md": "A"}, {})
    assert outside.read_text() == "mine"


def test_a_file_that_was_made_and_then_edited_by_hand_is_made_again(tmp_path: Path) -> None:
    output.sync_folder(tmp_path, {"a.md": "A"}, {})
    (tmp_path / "a.md").write_text("changed")
    assert output.sync_folder(tmp_path, {"a.md": "A"}, {}).written == ("a.md",)


def test_files_left_by_a_killed_run_are_known_to_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output.sync_folder(tmp_path, {"old.md": "old"}, {})
    replace = Path.replace

    def killed(self: Path, target: Path) -> Path:
        if Path(target).name == "z.md":
            raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        output.sync_folder(tmp_path, {"a.md": "A", "z.md": "Z"}, {})
    monkeypatch.undo()
    assert output.sync_folder(tmp_path, {"b.md": "B"}, {}).removed == ("a.md", "old.md")
    assert sorted(path.name for path in tmp_path.iterdir()) == [FILE_NAME, "b.md"]


def test_a_file_that_a_first_run_wrote_before_it_was_killed_is_no_strangers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = output._write

    def killed(path: Path, content: bytes) -> None:
        if path.name == "z.md":
            raise KeyboardInterrupt
        write(path, content)

    monkeypatch.setattr(output, "_write", killed)
    with pytest.raises(KeyboardInterrupt):
        output.sync_folder(tmp_path, {"a.md": "A", "z.md": "Z"}, {})
    monkeypatch.undo()
    output.sync_folder(tmp_path, {"a.md": "new"}, {})
    assert (tmp_path / "a.md").read_text() == "new"


def test_a_folder_that_is_not_there_yet_is_made_with_those_above_it(tmp_path: Path) -> None:
    output.sync_folder(tmp_path / "deep/er", {"a.md": "A"}, {})
    assert (tmp_path / "deep/er/a.md").read_text() == "A"


@pytest.mark.parametrize("damaged", DAMAGED)
def test_a_damaged_list_is_told_and_its_copy_stands_in(tmp_path: Path, damaged: bytes) -> None:
    copies: dict[str, bytes] = {}
    output.sync_folder(tmp_path, {"a.md": "A", "b.md": "B"}, copies)
    (tmp_path / FILE_NAME).write_bytes(damaged)
    changes = output.sync_folder(tmp_path, {"b.md": "new"}, copies)
    assert (changes.written, changes.removed) == (("b.md",), ("a.md",))
    assert [str(tmp_path / FILE_NAME) in notice for notice in changes.notices] == [True]
    assert output.sync_folder(tmp_path, {"b.md": "new"}, copies) == output.Changes((), ())


@pytest.mark.parametrize("damaged", DAMAGED)
def test_without_list_and_copy_what_the_build_writes_counts_as_its_own(
    tmp_path: Path, damaged: bytes
) -> None:
    output.sync_folder(tmp_path, {"a.md": "A", "b.md": "B"}, {})
    (tmp_path / FILE_NAME).write_bytes(damaged)
    changes = output.sync_folder(tmp_path, {"b.md": "new"}, {})
    assert (changes.written, changes.removed, len(changes.notices)) == (("b.md",), (), 1)
    assert (tmp_path / "a.md").read_text() == "A"  # it may be anybody's


def test_a_lost_list_is_made_anew_from_its_copy(tmp_path: Path) -> None:
    copies: dict[str, bytes] = {}
    output.sync_folder(tmp_path, {"a.md": "A", "b.md": "B"}, copies)
    (tmp_path / FILE_NAME).unlink()
    changes = output.sync_folder(tmp_path, {"b.md": "new"}, copies)
    assert (changes.written, changes.removed, len(changes.notices)) == (("b.md",), ("a.md",), 1)


def test_a_broken_list_is_no_reason_to_remove_anything(tmp_path: Path) -> None:
    output.sync_folder(tmp_path, {"a.md": "A"}, {})
    (tmp_path / FILE_NAME).write_text("not a list")
    assert output.sync_folder(tmp_path, {"b.md": "B"}, {}).removed == ()


def test_a_list_that_points_outside_removes_nothing_there(tmp_path: Path) -> None:
    outside = tmp_path / "mine.md"
    outside.write_text("mine")
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / FILE_NAME).write_text('{"../mine.md": "", "' + str(outside) + '": ""}')
    output.sync_folder(folder, {"a.md": "A"}, {})
    assert outside.read_text() == "mine"


def test_whoever_writes_a_file_is_told_whether_it_was_another(tmp_path: Path) -> None:
    assert output.write_file(tmp_path / "a.md", "A")
    assert not output.write_file(tmp_path / "a.md", "A")
    assert output.write_file(tmp_path / "a.md", b"B")


def test_a_list_that_points_outside_with_one_of_its_paths_removes_nothing_there(tmp_path: Path) -> None:
    outside, folder = tmp_path / "mine.md", tmp_path / "docs"
    outside.write_text("mine")
    output.sync_folder(folder, {"a.md": "A"}, {})
    (folder / FILE_NAME).write_bytes(GeneratedList({"a.md": "", "../mine.md": ""}).dump())
    output.sync_folder(folder, {"b.md": "B"}, {})
    assert outside.read_text() == "mine"


def test_what_was_made_can_be_withdrawn_and_the_rest_stays(tmp_path: Path) -> None:
    output.sync_folder(tmp_path, {"a.md": "A", "deep/b.md": "B"}, {})
    (tmp_path / "mine.md").write_text("mine")
    assert output.remove_generated(tmp_path, {}) == ("a.md", "deep/b.md")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.md"]
    assert output.remove_generated(tmp_path / "nothing", {}) == ()


def _times(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*")}


def test_what_lies_elsewhere_gets_a_second_name(tmp_path: Path) -> None:
    kept = tmp_path / "kept.pdf"
    kept.write_bytes(b"PDF")
    files: dict[str, str | bytes | Path] = {"a/b.pdf": kept}
    folder = tmp_path / "docs"
    assert output.sync_folder(folder, files, {}).written == ("a/b.pdf",)
    assert (folder / "a/b.pdf").samefile(kept)
    assert output.sync_folder(folder, files, {}).written == ()
    assert output.sync_folder(folder, {}, {}).removed == ("a/b.pdf",)
    assert kept.read_bytes() == b"PDF"


def test_what_lies_elsewhere_is_copied_where_there_are_no_second_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise OSError

    monkeypatch.setattr("os.link", refuse)
    kept = tmp_path / "kept.pdf"
    kept.write_bytes(b"PDF")
    assert output.write_file(tmp_path / "b.pdf", kept)
    assert (tmp_path / "b.pdf").read_bytes() == b"PDF"
    assert not (tmp_path / "b.pdf").samefile(kept)
    assert not output.write_file(tmp_path / "b.pdf", kept)
    kept.write_bytes(b"PDX")
    assert output.write_file(tmp_path / "b.pdf", kept)
    assert (tmp_path / "b.pdf").read_bytes() == b"PDX"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.pdf", "kept.pdf"]


@pytest.mark.parametrize("new", ["text", b"bytes", Path("kept.pdf")])
def test_what_a_killed_run_has_linked_is_not_written_to(tmp_path: Path, new: str | bytes | Path) -> None:
    old, kept = tmp_path / "old.pdf", tmp_path / "kept.pdf"
    old.write_bytes(b"old")
    kept.write_bytes(b"kept")
    (tmp_path / f".b.pdf.{os.getpid()}.new").hardlink_to(old)
    assert output.write_file(tmp_path / "b.pdf", kept if isinstance(new, Path) else new)
    assert old.read_bytes() == b"old"


def test_a_file_of_somebody_else_is_in_the_way_of_one_that_lies_elsewhere(tmp_path: Path) -> None:
    kept, folder = tmp_path / "kept.pdf", tmp_path / "docs"
    kept.write_bytes(b"PDF")
    folder.mkdir()
    (folder / "a.pdf").write_bytes(b"theirs")
    with pytest.raises(output.BlockedError, match=r"a\.pdf"):
        output.sync_folder(folder, {"a.pdf": kept}, {})
    assert (folder / "a.pdf").read_bytes() == b"theirs"


def test_where_no_second_name_can_be_a_link_is_copied_as_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "a").write_text("A")
    (tmp_path / "link").symlink_to("a")
    output.link_or_copy(tmp_path / "link", tmp_path / "copy")
    output.link_or_copy(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "copy").readlink() == Path("a")
    assert (tmp_path / "b").read_text() == "A"


def test_the_lists_of_two_folders_are_kept_apart(tmp_path: Path) -> None:
    copies: dict[str, bytes] = {}
    for name in ("one", "two"):
        output.sync_folder(tmp_path / name, {f"{name}.md": "A"}, copies)
    (tmp_path / "one" / FILE_NAME).write_bytes(b"damaged")
    assert output.sync_folder(tmp_path / "one", {}, copies).removed == ("one.md",)
