"""`make html` runs Sphinx only if something that it reads or has made is not just so."""

import errno
import multiprocessing
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from sphinx.cmd.build import main as sphinx_build

import generator.up_to_date
from generator import extension
from generator.build import build as generate
from generator.editions import Built
from generator.file_states import UncertainError, state_of_sources
from generator.up_to_date import is_up_to_date, main, stamp_of, write_stamp
from tests.sample_guide import ROOT, change, small_guide

ARGUMENTS = ["-q", "-c", ".", "docs", "html"]
READ, WRITTEN = ("content", "conf.py"), ("html", "docs", "doctrees")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder: a project with a site, and its stamp."""
    monkeypatch.chdir(tmp_path)
    files = ("content/guide.yaml", "conf.py", "html/index.html", "html/a/b.html", "docs/a.md", "doctrees/a")
    for path in map(Path, files):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("one")
    assert main(ARGUMENTS, build=stamped) == 0
    return tmp_path


def stamped(
    arguments: Sequence[str], during: Callable[[], object] = lambda: None, read: Sequence[str] = READ
) -> int:
    """What a build does about its stamp; `during` is what happens meanwhile."""
    sources = state_of_sources(read)
    during()
    stamp = Path(arguments[1].removeprefix("guide_stamp="))
    write_stamp(stamp, map(Path, read), sources, [Path(path) for path in WRITTEN])
    return 0


def up_to_date(arguments: Sequence[str] = ARGUMENTS) -> bool:
    return is_up_to_date(stamp_of(Path("html")), arguments)


def edit(path: str, text: str) -> None:
    """Write into the file that is there, and let its time be what it was, as a restored backup does."""
    before = Path(path).stat()
    Path(path).write_text(text)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_with_nothing_changed_sphinx_is_not_run(project: Path) -> None:
    def refuse(_: Sequence[str]) -> int:
        raise AssertionError

    assert main(ARGUMENTS, build=refuse) == 0


@pytest.mark.parametrize("site", [".", "", "/"])
def test_where_no_stamp_can_lie_beside_a_site_sphinx_gets_just_what_is_given(site: str) -> None:
    asked: list[Sequence[str]] = []

    def build(given: Sequence[str]) -> int:
        asked.append(given)
        return 2

    assert main(["docs", site], build=build) == 2
    assert asked == [["docs", site]]


def test_without_arguments_sphinx_tells_what_is_missing_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    small_guide(tmp_path, built=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["up_to_date"])
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == 2
    assert "the following arguments are required: SOURCE_DIR, OUTPUT_DIR" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["content"]


@pytest.mark.parametrize(
    "path", ["content/guide.yaml", "conf.py", "html/a/b.html", "docs/a.md", "doctrees/a"]
)
def test_each_file_that_has_changed_asks_for_a_build(project: Path, path: str) -> None:
    edit(path, "two")
    assert not up_to_date()


@pytest.mark.parametrize(
    "path", ["content/guide.yaml", "conf.py", "html/a/b.html", "docs/a.md", "doctrees/a"]
)
def test_each_file_that_is_gone_asks_for_a_build(project: Path, path: str) -> None:
    Path(path).unlink()
    assert not up_to_date()


def test_a_file_beside_the_site_that_no_build_leaves_asks_for_none(project: Path) -> None:
    Path("notes.txt").touch()
    assert up_to_date()


def test_a_build_finds_the_stream_for_errors_as_it_was(project: Path) -> None:
    def build(_: Sequence[str]) -> int:
        return 3 if callable(sys.stderr.isatty) and sys.stderr.writable() else 0

    assert main(["-a", *ARGUMENTS], build=build) == 3


@pytest.mark.parametrize("path", ["content/b.yaml", "html/b.html", "docs/b.md", ".html.next"])
def test_a_file_more_asks_for_a_build(project: Path, path: str) -> None:
    """The last is what a killed build leaves beside the site."""
    Path(path).write_text("one")
    assert not up_to_date()


@pytest.mark.usefixtures("project")
def test_what_python_keeps_beside_its_code_asks_for_none() -> None:
    kept = Path("content/deep/__pycache__/a.pyc")
    kept.parent.mkdir(parents=True)
    assert main(ARGUMENTS, build=stamped) == 0
    kept.write_text("one")
    assert up_to_date()


def test_other_options_ask_for_a_build(project: Path) -> None:
    assert up_to_date()
    assert not up_to_date(["-W", *ARGUMENTS])


def test_other_packages_ask_for_a_build(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    more = project / "more-packages"
    (more / "sphinx-99.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(more)
    assert not up_to_date()


def test_a_copy_of_a_project_is_built(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(project, project / "copy", ignore=shutil.ignore_patterns("copy"))
    monkeypatch.chdir(project / "copy")
    assert not up_to_date()


def test_what_an_editor_saves_during_a_build_asks_for_another(project: Path) -> None:
    stamp_of(Path("html")).unlink()
    main(ARGUMENTS, build=lambda given: stamped(given, lambda: edit("content/guide.yaml", "two")))
    assert not up_to_date()


@pytest.mark.parametrize("path", ["generator/deep/a.py", "conf.py"])
def test_code_that_is_saved_while_it_is_loaded_asks_for_another_build(
    project: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """What the build takes for the code that it was made by is what lies there once all is loaded."""
    Path("generator/deep").mkdir(parents=True)
    Path("generator/deep/a.py").write_text("one")
    monkeypatch.setattr(generator.up_to_date, "CODE", project / "generator")

    def saved_while_it_loads(given: Sequence[str]) -> int:
        edit(path, "two")
        return stamped(given, read=(*READ, "generator"))

    edit("content/guide.yaml", "two")
    assert main(ARGUMENTS, build=saved_while_it_loads) == 0
    assert not up_to_date()
    assert main(ARGUMENTS, build=lambda given: stamped(given, read=(*READ, "generator"))) == 0
    assert up_to_date()


def test_code_of_which_nothing_is_certain_asks_for_another_build(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generator.up_to_date, "CODE", project / "nowhere")
    edit("content/guide.yaml", "two")
    assert main(ARGUMENTS, build=stamped) == 0
    assert not up_to_date()


@pytest.mark.parametrize("damaged", ["", "[]", "{}", '{"arguments": 1}'])
def test_a_damaged_stamp_asks_for_a_build(project: Path, damaged: str) -> None:
    stamp_of(Path("html")).write_text(damaged)
    assert not up_to_date()


def test_a_link_among_the_sources_asks_for_a_build(project: Path) -> None:
    """What it leads to may have changed without the link."""
    Path("content/more").symlink_to("..")
    assert main(ARGUMENTS, build=lambda _: 0) == 0
    assert not up_to_date()


@pytest.mark.parametrize("target", ["guide.yaml", "nowhere", ".."])
@pytest.mark.usefixtures("project")
def test_of_a_source_that_leads_elsewhere_nothing_is_certain(target: str) -> None:
    Path("content/more.yaml").symlink_to(target)
    with pytest.raises(UncertainError):
        state_of_sources(READ)


@pytest.mark.usefixtures("project")
def test_of_a_source_that_is_not_there_nothing_is_certain() -> None:
    """A sum of the others would stand for all."""
    with pytest.raises(UncertainError):
        state_of_sources([*READ, "gone.py"])


@pytest.mark.usefixtures("project")
def test_of_a_folder_that_cannot_be_read_nothing_is_certain(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is in the others would stand for all; whoever is root can read every folder."""
    lists = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "docs":
            raise PermissionError
        return lists(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(UncertainError):
        state_of_sources([*READ, "docs"])


@pytest.mark.usefixtures("project")
def test_what_is_told_after_a_build_is_not_listened_to() -> None:
    before = sys.stderr
    assert main([*ARGUMENTS[:-1], "other"], build=lambda arguments: 0) == 0
    assert sys.stderr is before


def test_a_build_that_fails_or_tells_something_is_run_again(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit("conf.py", "two")
    assert main(ARGUMENTS, build=lambda given: stamped(given) or 1) == 1
    assert not up_to_date()

    def telling(given: Sequence[str]) -> int:
        import sys  # noqa: PLC0415

        print("A page is gone.", file=sys.stderr)
        return stamped(given)

    assert main(ARGUMENTS, build=telling) == 0
    assert not up_to_date()
    assert capsys.readouterr().err == "A page is gone.\n"


def test_what_another_process_of_a_build_tells_is_heard_too(
    project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Each other language has one."""

    def telling(given: Sequence[str]) -> int:
        process = multiprocessing.get_context("fork").Process(
            target=lambda: print("A list was damaged.", file=sys.stderr)
        )
        process.start()
        process.join()
        return stamped(given) or process.exitcode or 0

    edit("conf.py", "two")
    assert main(ARGUMENTS, build=telling) == 0
    assert capfd.readouterr().err == "A list was damaged.\n"
    assert not up_to_date()


@pytest.mark.parametrize("name", [".html.up-to-date", ".html.up-to-date.new"])
@pytest.mark.parametrize("code", [0, 2])
def test_where_an_old_stamp_cannot_be_removed_a_build_ends_as_it_would(
    project: Path, name: str, code: int
) -> None:
    """A folder can be removed as little as a file in a folder that nobody may write to."""
    edit("conf.py", "two")
    Path(name).unlink(missing_ok=True)
    Path(name).mkdir()
    assert main(ARGUMENTS, build=lambda _: code) == code
    assert not up_to_date()


def test_what_a_killed_build_has_noted_is_not_taken_for_what_this_one_notes(project: Path) -> None:
    stamp = stamp_of(Path("html"))
    stamp.rename(f"{stamp}.new")
    assert main(ARGUMENTS, build=lambda _: 0) == 0  # it changes nothing, and notes nothing
    assert not up_to_date()


def test_what_an_earlier_build_noted_is_not_taken_for_what_this_one_notes(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(path: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError(path)

    stamp = stamp_of(Path("html"))
    stamp.rename(f"{stamp}.new")
    monkeypatch.setattr(Path, "unlink", locked)
    strict = ["-W", *ARGUMENTS]
    assert main(strict, build=lambda _: 0) == 0  # it changes nothing, and notes nothing
    assert not up_to_date(strict)
    assert not up_to_date()


def test_on_a_full_disk_a_build_that_went_well_is_no_failure(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, *_: object, **__: object) -> None:
        path.touch()
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)

    def fills_the_disk(given: Sequence[str]) -> int:
        code = stamped(given)
        monkeypatch.setattr(Path, "write_text", full)
        return code

    edit("conf.py", "two")
    assert main(ARGUMENTS, build=fills_the_disk) == 0
    assert not up_to_date()


def test_of_a_stamp_that_was_not_written_whole_nothing_is_kept(project: Path) -> None:
    def cut_short(given: Sequence[str]) -> int:
        code = stamped(given)
        fresh = Path(given[1].removeprefix("guide_stamp="))
        fresh.write_text(fresh.read_text()[:20])
        return code

    edit("conf.py", "two")
    assert main(ARGUMENTS, build=cut_short) == 0
    assert not up_to_date()


def test_a_guide_is_built_once_and_again_after_a_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With Sphinx itself."""
    content, theme = small_guide(tmp_path), tmp_path / "theme"
    shutil.copytree(ROOT / "docs/_theme", theme)
    monkeypatch.chdir(tmp_path)
    settings = ["-D", f"guide_content={content}", "-D", f"html_theme_path={theme}"]
    options = ["-W", "-q", "-c", str(ROOT), *settings, "docs", "html"]
    runs: list[Sequence[str]] = []

    def build(given: Sequence[str]) -> int:
        runs.append(given)
        return sphinx_build(given)

    # The first build notes the guide's addresses in the content folder, so the second reads that.
    assert [main(options, build=build) for _ in range(4)] == [0, 0, 0, 0]
    assert len(runs) == 2
    wall = content / "stretches/wall.yaml"

    def loaded_before_it_is_saved_again(*given: Any, **options: Any) -> Built:
        built = generate(*given, **options)
        change(wall, "In your lower leg.", "In your whole leg.")
        return built

    change(wall, "In your calf.", "In your lower leg.")
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(extension, "build", loaded_before_it_is_saved_again)
        assert main(options, build=build) == 0
    assert main(options, build=build) == 0
    assert "In your whole leg." in Path("html/stretches/wall.html").read_text(encoding="utf-8")
    assert (main(options, build=build), len(runs)) == (0, 4)
    assert up_to_date(options)
    edit("theme/guide/static/guide.css", "/* another look */")
    assert not up_to_date(options)
    (content / "notes.txt").symlink_to("guide.yaml")  # nobody knows whether that has changed
    assert [main(options, build=build) for _ in range(2)] == [0, 0]
    assert len(runs) == 6


def test_whoever_asks_is_told_that_sphinx_could_not_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["-q", "-c", str(ROOT), "nowhere", "html"]) == 2
