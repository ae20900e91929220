"""The commands of an editor: what each says that it did, what it needs, and how it explains itself."""

import errno
import re
import threading
from pathlib import Path
from unittest.mock import patch

import pytest

from generator.build import build, remember_addresses
from generator.checked import KEPT
from generator.cli import main
from generator.publish import lock
from tests.sample_guide import small_guide

COMMANDS = ["build", "check", "clean", "figure", "handout", "live", "messages", "new", "reviewed", "schema"]
OPTION = re.compile(r"^ {2}(\S+(?: [A-Z\[{]\S*)*(?:, --?\S+)?) {2,}(\S.*)$")
"""A line of the help that says what an argument is for."""


def run(folder: Path, command: str, *words: str) -> int:
    """Run a command on the guide in folder/content."""
    return main([command, "--content", str(folder / "content"), "--docs", str(folder / "docs"), *words])


def helped(command: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", "400")
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0
    return capsys.readouterr().out


def test_every_command_says_what_it_is_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = helped([], capsys, monkeypatch)
    assert told.startswith("usage: python -m generator ")
    lines = [line.split(maxsplit=1) for line in told.splitlines() if line.startswith("    ")]
    assert sorted(name for name, *words in lines if words) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_says_what_it_is_for(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = re.sub(r"\n {10,}", "  ", helped([command], capsys, monkeypatch))  # as where there is room
    lines = [line for line in told.splitlines() if re.match(r" {2}[-\w]", line)]
    unexplained = [line for line in lines if not OPTION.match(line)]
    assert len(lines) >= 3
    assert unexplained == []


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        (["handout", "--stretch", "wall"], "--out"),
        (["handout", "--out", "sheet.pdf"], "--stretch"),
        (["figure", "wall"], "--out"),
        (["figure", "--out", "wall.svg"], "POSE"),
        (["reviewed", "--by", "Sam"], "--on"),
        (["reviewed", "--on", "2026-01-05"], "--by"),
        (["new", "stretch"], "name"),
        ([], "COMMAND"),
    ],
)
def test_what_a_command_cannot_do_without_is_named(
    words: list[str], missing: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert f"the following arguments are required: {missing}" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--on", "--until"])
def test_a_day_that_is_none_is_told_with_the_form_of_one(
    option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["reviewed", "--by", "Sam Sample", "--on", "2026-01-05", option, "30.11.2026"])
    assert ended.value.code == 2
    assert "must be a day such as 2026-11-30, but is '30.11.2026'" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["x", "-1", "65536", "8000.5", ""])
def test_a_port_is_a_number_that_a_port_can_have(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["live", f"--port={port}"])
    assert ended.value.code == 2
    assert f"must be a whole number from 0 to 65535, but is '{port}'" in capsys.readouterr().err


def test_a_build_counts_the_files_that_it_wrote_and_removed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = small_guide(tmp_path)
    assert run(tmp_path, "build") == 0
    number, words = capsys.readouterr().out.strip().split(" ", 1)
    assert int(number) > 15
    assert words == "files written, 0 removed"
    (content / "stretches/towel.yaml").unlink()
    assert run(tmp_path, "build") == 0
    assert re.fullmatch(r"[1-9]\d* files written, [1-9]\d* removed\n", capsys.readouterr().out)


def test_what_was_generated_is_taken_away_with_what_was_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small_guide(tmp_path)
    assert run(tmp_path, "build") == 0
    own = tmp_path / "docs/own.md"
    own.write_text("# Mine\n", encoding="utf-8")
    capsys.readouterr()
    assert run(tmp_path, "clean") == 0
    assert re.fullmatch(r"[1-9]\d+ files removed\n", capsys.readouterr().out)
    assert [path.name for path in (tmp_path / "docs").iterdir()] == ["own.md"]
    assert run(tmp_path, "clean") == 0
    assert capsys.readouterr().out == "0 files removed\n"
    assert not (tmp_path / "docs" / KEPT).exists()


def test_what_a_build_is_at_work_on_is_taken_away_when_it_has_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_guide(tmp_path)
    assert run(tmp_path, "build") == 0
    page, stopped = tmp_path / "docs/index.md", threading.Event()
    monkeypatch.setattr("generator.commands.announce_lock_wait", stopped.set)

    def clean() -> None:
        run(tmp_path, "clean")
        stopped.set()  # if it did not wait, there is nothing to wait for

    other = threading.Thread(target=clean, daemon=True)
    with lock.exclusive(tmp_path / "docs"):
        other.start()
        assert stopped.wait(60)
        assert page.exists()
    other.join(60)
    assert not page.exists()


def test_what_was_kept_and_cannot_be_taken_away_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(path: Path, ignore_errors: bool = False) -> None:
        if not ignore_errors:
            raise PermissionError(errno.EACCES, "Permission denied", "somewhere.json")

    small_guide(tmp_path)
    monkeypatch.setattr("shutil.rmtree", refuse)
    assert run(tmp_path, "clean") == 1
    assert capsys.readouterr().err == f"{tmp_path / 'docs' / KEPT} cannot be removed: Permission denied\n"


def test_where_nothing_was_generated_nothing_is_taken_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small_guide(tmp_path, built=False)
    assert run(tmp_path, "clean") == 0
    assert capsys.readouterr().out == "0 files removed\n"
    assert not (tmp_path / "docs").exists()


def test_a_build_tells_of_an_address_that_is_gone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = small_guide(tmp_path)
    remember_addresses(content, build(content, tmp_path / "docs"))
    assert run(tmp_path, "build") == 0
    assert capsys.readouterr().err == ""
    (content / "stretches/towel.yaml").unlink()
    assert run(tmp_path, "build") == 0
    told = capsys.readouterr().err
    assert "stretches/towel.html" in told
    assert f"{content.as_posix()}/moved.yaml" in told


def test_schemas_and_the_guide_to_the_fields_are_renewed(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    assert run(tmp_path, "schema") == 0
    names = [path.name for path in (content / "schema").iterdir()]
    assert {"stretches.json", "poses.json", "guide.json"} <= set(names)
    assert "stretches" in (content / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [["schema"], ["new", "stretch", "Deep lunge"], ["new", "term", "bursa"]])
def test_a_content_folder_that_is_not_there_is_told_and_not_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert run(tmp_path, *words) == 2
    assert capsys.readouterr().err == f"--content: there is no folder '{tmp_path / 'content'}'\n"
    assert not (tmp_path / "content").exists()


@pytest.mark.parametrize(
    ("words", "port", "languages"),
    [
        ([], 8000, "source"),
        (["--port", "0"], 0, "source"),
        (["--port", "65535", "--languages", "es"], 65535, "es"),
    ],
)
def test_live_shows_this_content_at_this_port_in_these_languages(
    tmp_path: Path, words: list[str], port: int, languages: str
) -> None:
    with patch("generator.editing.live.run") as shown:
        assert run(tmp_path, "live", *words) == 0
    shown.assert_called_once_with(tmp_path / "content", tmp_path / "docs", port, languages)


@pytest.mark.parametrize(
    ("words", "task"),
    [
        (["stretch", "Deep lunge"], "fill in each TODO"),
        (["pose", "Deep lunge"], "fill in each TODO"),
        (["pose", "Deep lunge", "--from", "wall"], "change what differs"),
    ],
)
def test_what_is_begun_is_named_with_what_to_do_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], task: str
) -> None:
    content = small_guide(tmp_path)
    folder = "stretches" if words[0] == "stretch" else "poses"
    assert run(tmp_path, "new", *words) == 0
    place = re.escape((content / folder / "deep-lunge.yaml").as_posix())
    assert re.fullmatch(rf"{place}:\d+: {task}, then run `make check`\n", capsys.readouterr().out)


def test_a_review_names_the_files_that_it_stands_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = small_guide(tmp_path)
    guide = content / "guide.yaml"
    text = guide.read_text(encoding="utf-8")
    flow = 'review: {reviewed_by: "Sam Sample, tester", reviewed_on: 2026-01-02, review_by: 2027-01-01}'
    assert flow in text
    guide.write_text(text.replace(flow, "review:\n  reviewed_by:\n  review_by: 2027-01-01"), encoding="utf-8")
    days = ("--on", "2026-01-05", "--until", "2026-09-01")
    assert run(tmp_path, "reviewed", "--by", "Bo Lind, physician", *days) == 0
    files = [content / name for name in ("guide.yaml", "reviewed.yaml")]
    assert capsys.readouterr().out.splitlines() == [path.as_posix() for path in files]
    text = guide.read_text(encoding="utf-8")
    for said in ("Bo Lind, physician", "2026-01-05", "2026-09-01"):
        assert said in text


def test_the_catalogs_that_changed_are_named_and_no_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = small_guide(tmp_path)
    (content / "locale/es").mkdir(parents=True)
    assert run(tmp_path, "messages") == 0
    named = capsys.readouterr().out.splitlines()
    assert (content / "locale/es/safety.po").as_posix() in named
    assert [name for name in named if not Path(name).is_file()] == []
    assert run(tmp_path, "messages") == 0
    assert capsys.readouterr().out == ""
