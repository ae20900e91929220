"""What an editor sees while writing: when `live` builds, what it tells, and what it draws."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from generator.editing import live
from generator.editing.live import Watcher, modification_times, sphinx_arguments
from generator.editing.live_builds import BuildResult
from generator.editing.live_figures import MOST, FaultyState, draw, faulty_states
from generator.editing.live_server import BuildStatus
from tests.sample_guide import small_guide

GOOD, SILENT = BuildResult(True, ""), BuildResult(False, "")
FAULT = "content/poses/lunge.yaml:9:3: states.{}.angles: must be less (pose-range)"


@dataclass
class Editor:
    """Somebody who writes content while `live` looks on, with a clock of their own."""

    folder: Path
    now: float = 0.0
    results: list[BuildResult] = field(default_factory=list)
    """How the next builds end; well, where none is left."""
    built: list[Sequence[str]] = field(default_factory=list)
    restarts: int = 0
    looks: int = 0
    status: BuildStatus = field(default_factory=BuildStatus)

    def __post_init__(self) -> None:
        for name in ("content", "docs/_theme", "generator"):
            (self.folder / name).mkdir(parents=True)
        self.save("content/tips.yaml")
        self.save("generator/code.py")
        self.save("conf.py")

    def watcher(self) -> Watcher:
        return Watcher(
            self.folder / "content",
            self.folder / "docs",
            self,  # type: ignore[arg-type]
            self.status,
            sphinx_arguments(self.folder / "content", self.folder / "docs", "es"),
        )

    def save(self, name: str) -> None:
        path = self.folder / name
        path.write_text("saved")
        self.now += 1
        os.utime(path, (self.now, self.now))

    def build(self, arguments: list[str]) -> BuildResult:
        self.built.append(arguments)
        return self.results.pop(0) if self.results else GOOD

    def restart(self) -> None:
        self.restarts += 1

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.looks += 1
        self.now += seconds

    @property
    def kinds(self) -> list[str]:
        """What each build printed: pages alone, or handouts too."""
        return ["pages" if "guide_reuse_handouts=1" in one else "handouts" for one in self.built]


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    editor = Editor(tmp_path)
    monkeypatch.setattr(live, "CODE", (tmp_path / "generator", tmp_path / "conf.py"))
    monkeypatch.setattr(live, "time", editor)
    return editor


def test_the_first_build_prints_handouts_too_and_shows_the_languages_that_were_asked_for(
    editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    editor.watcher().poll()
    assert editor.kinds == ["handouts"]
    settings = [
        value for name, value in zip(editor.built[0], editor.built[0][1:], strict=False) if name == "-D"
    ]
    assert {f"guide_content={editor.folder / 'content'}", "guide_languages=es"} <= {*settings}
    assert str(editor.folder / "docs") in editor.built[0]
    assert capsys.readouterr().out == "Building\nBuilt\n"
    assert editor.status.build == 1


def test_while_nothing_is_saved_nothing_is_built(editor: Editor) -> None:
    watcher = editor.watcher()
    for _ in range(100):
        watcher.poll()
    assert (editor.kinds, editor.looks, editor.status.attempt) == (["handouts"], 99, 1)


def test_what_a_build_writes_is_no_save(editor: Editor) -> None:
    watcher = editor.watcher()
    watcher.poll()
    editor.save("docs/index.md")
    watcher.poll()
    assert editor.kinds == ["handouts"]


@pytest.mark.parametrize("name", ["content/tips.yaml", "docs/_theme/guide.css"])
def test_after_a_save_come_pages_and_after_a_pause_handouts_once(editor: Editor, name: str) -> None:
    watcher = editor.watcher()
    watcher.poll()
    editor.save(name)
    watcher.poll()
    assert editor.kinds == ["handouts", "pages"]
    saved = editor.now
    while len(editor.built) < 3 and editor.looks < 1000:
        watcher.poll()
    assert editor.kinds == ["handouts", "pages", "handouts"]
    assert editor.now - saved > live.HANDOUT_DELAY
    for _ in range(50):
        watcher.poll()
    assert len(editor.built) == 3
    assert editor.restarts == 0


def test_another_save_puts_the_handouts_off(editor: Editor) -> None:
    watcher = editor.watcher()
    watcher.poll()
    for _ in range(3):
        editor.save("content/tips.yaml")
        watcher.poll()
        watcher.poll()
    assert editor.kinds == ["handouts", "pages", "pages", "pages"]


@pytest.mark.parametrize("name", ["generator/code.py", "conf.py"])
def test_code_that_was_saved_is_loaded_once(editor: Editor, name: str) -> None:
    watcher = editor.watcher()
    watcher.poll()
    editor.save(name)
    watcher.poll()
    assert editor.restarts == 1
    editor.save("content/tips.yaml")
    watcher.poll()
    assert (editor.restarts, len(editor.built)) == (1, 3)


def test_problems_are_told_in_the_terminal_and_on_the_pages_and_no_handouts_follow(
    editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    watcher = editor.watcher()
    watcher.poll()
    capsys.readouterr()
    editor.results = [BuildResult(False, "a problem")]
    editor.save("content/tips.yaml")
    watcher.poll()
    assert capsys.readouterr().out == "Building\na problem\nNot built: the last good site stays\n"
    assert (editor.status.build, editor.status.problems) == (1, "a problem")
    for _ in range(50):
        watcher.poll()
    assert len(editor.built) == 2


def test_warnings_of_a_build_that_went_well_are_told_in_the_terminal_alone(
    editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    editor.results = [BuildResult(True, "a warning")]
    editor.watcher().poll()
    assert capsys.readouterr().out == "Building\na warning\nBuilt\n"
    assert editor.status.problems == ""


def test_a_build_that_ends_without_a_word_says_what_to_do(editor: Editor) -> None:
    editor.results = [SILENT]
    editor.watcher().poll()
    assert "run `make html`" in editor.status.problems


def test_handouts_that_cannot_be_printed_are_told(editor: Editor) -> None:
    watcher = editor.watcher()
    watcher.poll()
    editor.results = [GOOD, BuildResult(False, "a sheet is too long")]
    editor.save("content/tips.yaml")
    while len(editor.built) < 3 and editor.looks < 1000:
        watcher.poll()
    assert editor.status.problems == "a sheet is too long"
    assert editor.status.build == 2


def test_each_state_with_a_fault_is_drawn_once_until_the_next_build(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[FaultyState] = []

    def draw(content: Path, one: FaultyState) -> bytes | None:
        assert content == editor.folder / "content"
        asked.append(one)
        return None if one.state == "start" else one.name.encode()

    monkeypatch.setattr(live, "draw", draw)
    editor.results = [BuildResult(False, "\n".join(map(FAULT.format, ("start", "hold"))))]
    watcher = editor.watcher()
    for _ in range(4):
        watcher.poll()
    assert [one.state for one in asked] == ["start", "hold"]
    assert editor.status.drawings == {"lunge-hold.svg": b"lunge-hold.svg"}
    editor.save("content/tips.yaml")
    watcher.poll()
    watcher.poll()
    assert (editor.status.drawings, len(asked)) == ({}, 2)


def test_a_state_is_drawn_from_the_content_and_what_cannot_be_drawn_is_left_out(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    content = small_guide(tmp_path, built=False)
    drawing = draw(content, FaultyState("wall", "hold"))
    assert drawing is not None
    assert drawing.startswith(b"<svg")
    assert drawing != draw(content, FaultyState("wall", "start"))
    assert draw(content, FaultyState("no-such-pose", "hold")) is None
    assert capfd.readouterr() == ("", "")  # the build has told it already


def test_ctrl_c_ends_the_server_and_the_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[object] = []

    class Stopped(Editor):
        def poll(self) -> None:
            self.looks += 1
            if self.looks == 3:
                raise KeyboardInterrupt

        def close(self) -> None:
            asked.append("closed")

    editor = Stopped(tmp_path)

    def worker(content: Path, edits: list[str]) -> Editor:
        asked.extend((content, edits))
        return editor

    def watcher(
        content: Path, docs: Path, worker: object, status: BuildStatus, arguments: list[str]
    ) -> Editor:
        asked.extend((content, docs, worker, arguments))
        return editor

    monkeypatch.setattr(live, "BuildWorker", worker)
    monkeypatch.setattr(live, "Watcher", watcher)
    content, docs = tmp_path / "content", tmp_path / "docs"
    live.run(content, docs, 0, "es")
    assert editor.looks == 3
    whole = sphinx_arguments(content, docs, "es")
    assert asked == [content, [*whole, *live.REUSE_HANDOUTS], content, docs, editor, whole, "closed"]
    address, _, how = capsys.readouterr().out.partition("/ ")
    assert address.startswith("Open http://localhost:")
    assert address.rpartition(":")[2].isdecimal()
    assert how == "(Ctrl-C ends it)\n"


def test_of_many_states_with_faults_the_first_few_are_drawn() -> None:
    problems = "\n".join(FAULT.format(f"way-{number}") for number in range(MOST + 3))
    assert [one.state for one in faulty_states(problems)] == [f"way-{number}" for number in range(MOST)]


def test_what_python_and_editors_keep_beside_the_files_is_no_save(tmp_path: Path) -> None:
    for name in ("a.yaml", "deep/b.yaml", ".a.yaml.swp", "a.yaml~", "b.swp", "__pycache__/c.pyc", ".git/d"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
        os.utime(tmp_path / name, ns=(5, 7))
    found = modification_times(tmp_path, tmp_path / "nowhere")
    assert found == {str(tmp_path / "a.yaml"): 7, str(tmp_path / "deep/b.yaml"): 7}


def test_a_link_to_nowhere_hides_no_file_beside_it(tmp_path: Path) -> None:
    names = [f"{letter}.yaml" for letter in "acegi"]
    for name in names:
        (tmp_path / name).write_text("")
    for letter in "bdfh":
        (tmp_path / f"{letter}.yaml").symlink_to("nowhere")
    assert set(modification_times(tmp_path)) == {str(tmp_path / name) for name in names}
