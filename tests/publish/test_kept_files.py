"""A large file that was kept is given back as a path, if it is the one that was kept."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.publish import Cache, KeptFiles

NAME = "wall.pdf"
NOTE, CONTENT = "a key", b"\x00one\ntwo\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which a file has been kept."""
    with KeptFiles(tmp_path / "kept") as files:
        files[NAME] = (NOTE, CONTENT)
    return tmp_path / "kept"


def test_a_file_is_given_back_with_its_note(folder: Path) -> None:
    files = KeptFiles(folder)
    assert files[NAME] == (NOTE, folder / NAME)
    assert (folder / NAME).read_bytes() == CONTENT
    assert (list(files), len(files)) == ([NAME], 1)


def test_what_is_not_kept_is_missing(folder: Path) -> None:
    files = KeptFiles(folder)
    assert files.get("step.pdf") is None
    with pytest.raises(KeyError):
        del files["step.pdf"]
    assert list(KeptFiles(folder / "nowhere")) == []


def test_what_is_taken_out_is_gone_in_the_next_run(folder: Path) -> None:
    with KeptFiles(folder) as files:
        del files[NAME]
        assert NAME not in files
    assert list(KeptFiles(folder)) == []
    assert not (folder / NAME).exists()


def test_all_but_what_is_named_is_let_go_and_files_without_a_note_too(folder: Path) -> None:
    (folder / "older.pdf").write_bytes(CONTENT)
    (folder / ".b.pdf.12.new").write_bytes(CONTENT)  # another process is writing it
    with KeptFiles(folder) as files:
        files["step.pdf"] = (NOTE, CONTENT)
        files.keep_only({"step.pdf", "bed.pdf"})
    assert list(KeptFiles(folder)) == ["step.pdf"]
    assert {path.name for path in folder.iterdir()} == {"step.pdf", ".b.pdf.12.new", ".notes.json"}


def test_notes_on_files_that_are_lost_are_let_go(folder: Path) -> None:
    (folder / NAME).unlink()
    with KeptFiles(folder) as files:
        files.keep_only(set())
    assert list(KeptFiles(folder)) == []


def test_a_file_can_be_taken_from_a_path(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"other")
    with KeptFiles(folder) as files:
        files[NAME] = ("b key", tmp_path / "other")
    note, path = KeptFiles(folder)[NAME]
    assert (note, path) == ("b key", folder / NAME)
    assert (folder / NAME).read_bytes() == b"other"


def write_over(file: Path, content: bytes) -> None:
    """Write into a file, whenever that may be: not within the tick of a clock in which it was kept."""
    file.write_bytes(content)
    os.utime(file, (1, 1))


def test_a_file_that_was_written_to_is_missing_even_if_it_is_as_long(folder: Path) -> None:
    write_over(folder / NAME, CONTENT[::-1])
    with KeptFiles(folder) as files:
        assert files.get(NAME) is None
        files[NAME] = (NOTE, CONTENT)
    assert KeptFiles(folder)[NAME] == (NOTE, folder / NAME)


def test_a_file_of_another_length_is_missing_whatever_its_time(folder: Path) -> None:
    before = (folder / NAME).stat()
    (folder / NAME).write_bytes(CONTENT + b"x")
    os.utime(folder / NAME, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert KeptFiles(folder).get(NAME) is None


def test_another_file_in_its_place_is_missing_whatever_its_time(folder: Path, tmp_path: Path) -> None:
    before = (folder / NAME).stat()
    (tmp_path / "other").write_bytes(CONTENT[::-1])
    os.utime(tmp_path / "other", ns=(before.st_atime_ns, before.st_mtime_ns))
    (tmp_path / "other").replace(folder / NAME)
    assert KeptFiles(folder).get(NAME) is None


def test_a_copy_of_the_folder_is_read_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_over(folder / NAME, CONTENT)
    with KeptFiles(folder) as files:
        assert files[NAME] == (NOTE, folder / NAME)

    monkeypatch.setattr(Path, "read_bytes", unreadable(folder / NAME))
    assert KeptFiles(folder)[NAME] == (NOTE, folder / NAME)


def unreadable(file: Path) -> Callable[[Path], bytes]:
    """`Path.read_bytes`, but for one file."""
    read = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        assert path != file
        return read(path)

    return read_bytes


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: path.symlink_to(path.with_name("other"))])
def test_what_is_no_file_is_missing(folder: Path, make: Callable[[Path], None]) -> None:
    (folder / NAME).rename(folder / "other")
    make(folder / NAME)
    assert KeptFiles(folder).get(NAME) is None


def test_a_file_that_is_gone_is_missing(folder: Path) -> None:
    (folder / NAME).unlink()
    assert KeptFiles(folder).get(NAME) is None


def test_without_its_notes_nothing_is_kept(folder: Path) -> None:
    (notes,) = (path for path in folder.iterdir() if path.name != NAME)
    notes.write_bytes(notes.read_bytes().replace(b"a key", b"b key"))
    assert list(KeptFiles(folder)) == []


def test_notes_by_another_version_are_none(folder: Path) -> None:
    Cache(folder)[".notes.json"] = b'{"wall.pdf": {"note": "a key", "checksum": "0"}}'
    assert list(KeptFiles(folder)) == []


def test_what_was_kept_before_an_error_is_kept(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), KeptFiles(tmp_path) as files:
        files[NAME] = (NOTE, CONTENT)
        raise KeyboardInterrupt
    assert KeptFiles(tmp_path)[NAME] == (NOTE, tmp_path / NAME)


def test_a_file_that_the_disk_refuses_is_not_kept(folder: Path) -> None:
    (folder / NAME).unlink()
    (folder / NAME).mkdir()
    with KeptFiles(folder) as files:
        files[NAME] = ("b key", CONTENT)
        assert files.get(NAME) is None
    assert NAME not in KeptFiles(folder)


def test_where_no_folder_can_be_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file, where a folder should be")
    with KeptFiles(tmp_path / "kept") as files:
        files[NAME] = (NOTE, CONTENT)
        assert files.get(NAME) is None
