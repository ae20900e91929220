"""The builds of `live`: each in a process of its own, the next one after a save begun before it is wanted."""

import multiprocessing
import os
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.editing.live import SPHINX_OPTIONS
from generator.editing.live_builds import BuildResult, BuildWorker
from tests.sample_guide import ROOT

CONF = """
import os
from generator.prebuild import wait_for_request

def note(file):
    print(os.getpid(), file=open(file, "a"))

def setup(app):
    note("begun")
    app.add_config_value("guide_wait", "", "", str)
    app.add_config_value("word", "", "", str)
    app.connect("config-inited", lambda app, config: wait_for_request(int(config.guide_wait)))
    app.connect("builder-inited", lambda app: note("built"))
"""
PAGE = "Title\n=====\n"
BUILD = [*SPHINX_OPTIONS, "docs", "build/html"]
EDIT = [*BUILD, "-D", "word=edit"]
PATIENCE = 120.0


@dataclass(frozen=True)
class Project:
    """A small Sphinx project in the working folder, whose settings wait as those of a guide do."""

    folder: Path

    def write(self, page: str) -> None:
        (self.folder / "docs/index.rst").write_text(page)

    def noted(self, file: str) -> list[int]:
        """The processes that have begun a build, or built."""
        path = self.folder / file
        return [int(number) for number in path.read_text().split()] if path.exists() else []

    def begun(self, count: int) -> list[int]:
        """The processes that have begun, as soon as there are so many."""
        end = time.monotonic() + PATIENCE
        while len(noted := self.noted("begun")) < count and time.monotonic() < end:
            time.sleep(0.01)
        return noted


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "conf.py").write_text(CONF)
    project = Project(tmp_path)
    project.write(PAGE)
    return project


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def ended(process: int) -> bool:
    end = time.monotonic() + PATIENCE
    while is_alive(process) and time.monotonic() < end:
        time.sleep(0.01)
    return not is_alive(process)


def test_each_build_runs_in_a_process_of_its_own_and_gives_what_sphinx_prints(project: Project) -> None:
    with closing(BuildWorker(Path("content"), EDIT)) as worker:
        assert worker.build(BUILD) == BuildResult(True, "")
        project.write("Title\n====\n")
        failed = worker.build(BUILD)
        assert not failed.succeeded
        assert "Title underline too short" in failed.output
        worker.restart()
        project.write(PAGE)
        assert worker.build(BUILD) == BuildResult(True, "")
    assert len(set(project.noted("built"))) == 3
    assert multiprocessing.active_children() == []


def test_a_build_after_a_save_is_begun_before_and_reads_what_was_saved(project: Project) -> None:
    with closing(BuildWorker(Path("content"), EDIT)) as worker:
        worker.build(BUILD)
        for count, title in ((2, "First"), (3, "Other")):
            ahead = project.begun(count)[-1]
            project.write(f"{title}\n=====\n")
            assert worker.build(EDIT) == BuildResult(True, "")
            assert project.noted("built")[-1] == ahead
            assert title in Path("build/html/index.html").read_text()


def test_another_build_leaves_the_one_begun_for_a_save_waiting(project: Project) -> None:
    with closing(BuildWorker(Path("content"), EDIT)) as worker:
        worker.build(BUILD)
        ahead = project.begun(2)[-1]
        worker.build(BUILD)
        assert ahead not in project.noted("built")
        worker.build(EDIT)
        assert project.noted("built")[-1] == ahead


def test_what_a_build_says_before_it_is_wanted_is_told_when_it_is(project: Project) -> None:
    (project.folder / "conf.py").write_text(f"print('Settings')\n{CONF}")
    with closing(BuildWorker(Path("content"), EDIT)) as worker:
        worker.build(BUILD)
        project.begun(2)
        assert worker.build(EDIT) == BuildResult(True, "Settings")


@pytest.mark.parametrize("how", ["close", "restart"])
def test_a_build_that_nobody_wants_any_more_ends_and_builds_nothing(project: Project, how: str) -> None:
    with closing(BuildWorker(Path("content"), EDIT)) as worker:
        worker.build(BUILD)
        ahead = project.begun(2)[-1]
        if how == "restart":
            worker.restart()
            assert ended(ahead)
    assert ended(ahead)
    assert ahead not in project.noted("built")


def test_a_worker_that_cannot_run_is_replaced_by_a_plain_build(project: Project) -> None:
    (project.folder / "conf.py").write_text("")
    with closing(BuildWorker(Path("content"), EDIT)) as worker:
        for process in multiprocessing.active_children():
            process.kill()
        assert worker.build(BUILD) == BuildResult(True, "")
        (project.folder / "conf.py").write_text("slip in the code")
        assert "invalid syntax" in worker.build(BUILD).output


def test_the_worker_ends_quietly_with_the_process_that_started_it() -> None:
    program = "import os; from pathlib import Path; from generator.editing.live_builds import BuildWorker; "
    program += "BuildWorker(Path('content'), []); os._exit(0)"
    # Returns once nobody holds the worker's output open any more.
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True, timeout=120
    )
    assert (run.stdout, run.stderr) == (b"", b"")


def test_a_build_that_waits_ends_with_the_process_that_started_its_worker(project: Project) -> None:
    program = "import sys; from pathlib import Path; from generator.editing.live_builds import BuildWorker; "
    program += f"worker = BuildWorker(Path('content'), {EDIT}); worker.build({BUILD}); sys.stdin.read()"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, "-c", program], env=environment, stdin=subprocess.PIPE) as live:
        ahead = project.begun(2)[-1]
        assert is_alive(ahead)
        live.kill()
    assert ended(ahead)
    assert ahead not in project.noted("built")
