"""The writer: equal files stay, stale ones go, strangers are left alone, a killed run leaves no orphan."""

from pathlib import Path

import pytest

from generator.publish import files as output


def test_first_run_writes_everything(tmp_path: Path) -> None:
    changes = output.publish(tmp_path, {"a.md": "A", "b/c.svg": b"C"})
    assert changes == output.Changes(written=("a.md", "b/c.svg"), removed=())
    assert (tmp_path / "b/c.svg").read_bytes() == b"C"


def test_unchanged_run_writes_nothing(tmp_path: Path) -> None:
    files = {"a.md": "A", "b/c.svg": b"C"}
    output.publish(tmp_path, files)
    before = _times(tmp_path)
    assert output.publish(tmp_path, files) == output.Changes((), ())
    assert _times(tmp_path) == before


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    output.publish(tmp_path, {"a.md": "A", "b.md": "B"})
    assert output.publish(tmp_path, {"a.md": "A", "b.md": "new"}).written == ("b.md",)


def test_what_is_no_longer_made_goes_and_its_empty_folder_too(tmp_path: Path) -> None:
    output.publish(tmp_path, {"a.md": "A", "deep/er/b.md": "B"})
    assert output.publish(tmp_path, {"a.md": "A"}).removed == ("deep/er/b.md",)
    assert sorted(path.name for path in tmp_path.iterdir()) == [output.GENERATED_LIST, "a.md"]


def test_a_file_by_somebody_else_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("mine")
    with pytest.raises(output.BlockedError, match=r"a\.md"):
        output.publish(tmp_path, {"a.md": "A", "b.md": "B"})
    assert (tmp_path / "a.md").read_text() == "mine"
    assert not (tmp_path / "b.md").exists()


def test_a_file_by_somebody_else_is_never_removed(tmp_path: Path) -> None:
    output.publish(tmp_path, {"deep/a.md": "A"})
    (tmp_path / "deep/mine.md").write_text("mine")
    output.publish(tmp_path, {})
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["mine.md"]


def test_a_link_in_the_way_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("mine")
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "a.md").symlink_to(outside)
    with pytest.raises(output.BlockedError):
        output.publish(folder, {"a.md": "A"})
    assert outside.read_text() == "mine"


def test_a_file_that_was_made_and_then_edited_by_hand_is_made_again(tmp_path: Path) -> None:
    output.publish(tmp_path, {"a.md": "A"})
    (tmp_path / "a.md").write_text("changed")
    assert output.publish(tmp_path, {"a.md": "A"}).written == ("a.md",)


def test_files_left_by_a_killed_run_are_known_to_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output.publish(tmp_path, {"old.md": "old"})
    replace = Path.replace

    def killed(self: Path, target: Path) -> Path:
        if Path(target).name == "z.md":
            raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        output.publish(tmp_path, {"a.md": "A", "z.md": "Z"})
    monkeypatch.undo()
    assert output.publish(tmp_path, {"b.md": "B"}).removed == ("a.md", "old.md")
    assert sorted(path.name for path in tmp_path.iterdir()) == [output.GENERATED_LIST, "b.md"]


def test_a_broken_list_is_no_reason_to_remove_anything(tmp_path: Path) -> None:
    output.publish(tmp_path, {"a.md": "A"})
    (tmp_path / output.GENERATED_LIST).write_text("not a list")
    assert output.publish(tmp_path, {"b.md": "B"}).removed == ()


def test_a_list_that_points_outside_removes_nothing_there(tmp_path: Path) -> None:
    outside = tmp_path / "mine.md"
    outside.write_text("mine")
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / output.GENERATED_LIST).write_text('{"../mine.md": "", "' + str(outside) + '": ""}')
    output.publish(folder, {"a.md": "A"})
    assert outside.read_text() == "mine"


def test_what_was_made_can_be_withdrawn_and_the_rest_stays(tmp_path: Path) -> None:
    output.publish(tmp_path, {"a.md": "A", "deep/b.md": "B"})
    (tmp_path / "mine.md").write_text("mine")
    assert output.remove_generated(tmp_path) == ("a.md", "deep/b.md")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.md"]
    assert output.remove_generated(tmp_path / "nothing") == ()


def _times(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*")}
