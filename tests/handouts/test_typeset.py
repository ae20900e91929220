"""The typesetter: reproducible output, its cache, and its problems."""

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import typst

from generator.content.load import load
from generator.handouts import Typesetter, tools
from generator.handouts.document import Document
from generator.handouts.printing import Printed
from generator.publish import KeptFiles
from tests.handouts.conftest import pdf_of, print_content, print_kept
from tests.handouts.pdf_reader import text
from tests.sample_guide import ROOT, change, small_guide

SHEET = "handouts/wall.pdf"
IN_ANOTHER_PROCESS = """
import hashlib, sys
from pathlib import Path
from generator.content import load
from tests.handouts.conftest import print_content
for one in print_content(load(Path(sys.argv[1]))).handouts:
    print(one.path, hashlib.sha256(one.pdf).hexdigest())
"""


@pytest.fixture(scope="module")
def kept_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which a typesetter has kept all handouts of the small guide."""
    folder = tmp_path_factory.mktemp("typeset")
    print_kept(small_guide(folder), folder / "kept")
    return folder / "kept"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The small guide."""
    return small_guide(tmp_path)


@pytest.fixture
def kept(kept_once: Path, tmp_path: Path) -> Path:
    """A copy of that folder."""
    return Path(shutil.copytree(kept_once, tmp_path / "kept"))


@pytest.fixture
def first(content: Path, kept: Path, calls: list[int]) -> Printed:
    """The handouts as they are kept."""
    made = print_kept(content, kept)
    calls.clear()
    return made


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one with every document that Typst is given."""
    made: list[int] = []
    real = typst.Compiler

    def counted(*arguments: Any, **options: Any) -> typst.Compiler:
        if "sys_inputs" in options:  # unlike the empty documents that make Typst free memory
            made.append(1)
        return real(*arguments, **options)

    monkeypatch.setattr(typst, "Compiler", counted)
    return made


def elsewhere(content: Path, **environment: str) -> str:
    """The checksums of all handouts, printed by another process."""
    command = [sys.executable, "-c", IN_ANOTHER_PROCESS, str(content.resolve())]
    setting = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", **environment}
    return subprocess.run(command, cwd=ROOT, env=setting, capture_output=True, text=True, check=True).stdout


def test_the_same_guide_gives_the_same_bytes_everywhere(content: Path) -> None:
    here = elsewhere(content, TZ="UTC", PYTHONHASHSEED="1")
    there = elsewhere(content, TZ="Pacific/Auckland", LC_ALL="C", PYTHONHASHSEED="2", SOURCE_DATE_EPOCH="1")
    assert here == there
    assert here.count("handouts/") == 16


def test_what_is_unchanged_is_not_set_again(
    first: Printed, content: Path, kept: Path, calls: list[int]
) -> None:
    assert print_kept(content, kept) == first
    assert calls == []
    assert print_content(load(content), Typesetter()) == first


def test_what_is_changed_is_set_again_and_no_more(
    first: Printed, content: Path, kept: Path, calls: list[int]
) -> None:
    change(content / "stretches/wall.yaml", "Step less.", "Step lesser.")
    second = print_kept(content, kept)
    assert (
        len(calls) == 9
    )  # the sheet, in usual and large print, the booklet, flat and folded, and pages to fold
    assert len(list(kept.glob("*.pdf"))) == len(first.handouts) + 1
    assert pdf_of(first, SHEET) != pdf_of(second, SHEET)
    assert pdf_of(first, "handouts/step.pdf") == pdf_of(second, "handouts/step.pdf")


def test_a_new_name_of_the_stretch_to_try_instead_is_printed(
    first: Printed, content: Path, kept: Path, calls: list[int]
) -> None:
    change(content / "stretches/step.yaml", "name: Step stretch", "name: Stair stretch")
    second = print_kept(content, kept)
    assert (
        len(calls) == 13
    )  # its own sheets, those of the wall, the booklet, flat and folded, and pages to fold
    assert "Step stretch" in text(pdf_of(first, SHEET))
    assert "Stair stretch" in text(pdf_of(second, SHEET))


def test_what_could_not_be_set_is_told_again(content: Path, kept: Path) -> None:
    change(content / "stretches/wall.yaml", "Step less.", "Step \u7f13.")
    first = print_kept(content, kept)
    assert [one.rule for one in first.problems] == ["letter"]
    assert print_kept(content, kept) == first


@pytest.mark.parametrize("processors", [1, 3])
def test_the_number_of_processors_changes_nothing(
    first: Printed, content: Path, monkeypatch: pytest.MonkeyPatch, processors: int
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: processors)
    assert print_content(load(content), Typesetter()) == first


def test_another_library_or_typeface_sets_everything_again(
    first: Printed, content: Path, kept: Path, monkeypatch: pytest.MonkeyPatch, calls: list[int]
) -> None:
    fonts = kept.with_name("fonts")
    shutil.copytree(ROOT / "generator/handouts/fonts", fonts)
    assert print_kept(content, kept, fonts) == first
    assert len(calls) == len(first.handouts) + 1  # the pages to fold
    calls.clear()
    monkeypatch.setattr(tools, "version", lambda library: "another")
    assert print_kept(content, kept, fonts) == first
    assert len(calls) == len(first.handouts) + 1  # the pages to fold


def test_another_template_or_code_sets_everything_again(
    first: Printed, content: Path, kept: Path, monkeypatch: pytest.MonkeyPatch, calls: list[int]
) -> None:
    room = Path(shutil.copytree(tools.ROOM, content.parent / "room"))
    monkeypatch.setattr(tools, "ROOM", room)
    assert print_kept(content, kept) == first
    assert calls == []
    for file in ("templates/look.typ", "templates/signature.typ", "fitting.py"):
        with (room / file).open("a", encoding="utf-8") as changed:
            changed.write("\n")
        assert print_kept(content, kept) == first
        assert len(calls) == len(first.handouts) + 1  # the pages to fold
        calls.clear()


BROKEN = (b"", b"%PDF", b"\xff\xfe", b"no PDF at all")


def test_a_kept_file_that_is_broken_or_changed_is_set_again(
    first: Printed, content: Path, kept: Path, calls: list[int]
) -> None:
    for number, file in enumerate(sorted(kept.glob("*.pdf"))):
        changed = file.read_bytes()[:-20] + b"x" * 20
        file.write_bytes((*BROKEN, changed)[number % (len(BROKEN) + 1)])
    assert print_kept(content, kept) == first
    assert len(calls) == len(first.handouts) + 1  # the pages to fold


@pytest.mark.parametrize("note", ["", "one two", "one two three", "one two three four"])
def test_what_another_version_has_noted_of_a_file_is_not_taken(tmp_path: Path, note: str) -> None:
    kept: dict[str, tuple[str, bytes | Path]] = {"a.pdf": (note, b"%PDF of another version")}
    document = Typesetter(kept=kept, reuse=True)
    with ThreadPoolExecutor(1) as threads, pytest.raises(NotImplementedError):
        document.typeset_cached("a", _none, threads)


def test_a_preview_takes_what_was_last_kept_whatever_the_document_says(tmp_path: Path) -> None:
    kept: dict[str, tuple[str, bytes | Path]] = {"a.pdf": ("another-key 10.5 3", tmp_path / "a.pdf")}
    with ThreadPoolExecutor(1) as threads:
        found = Typesetter(kept=kept, reuse=True).typeset_cached("a", _none, threads)()
    assert (found.file, found.size, found.pages) == (tmp_path / "a.pdf", 10.5, 3)


def test_what_is_set_goes_on_as_the_file_in_which_it_is_kept(content: Path, tmp_path: Path) -> None:
    with KeptFiles(tmp_path / "kept") as pdfs:
        made = print_content(load(content), Typesetter(kept=pdfs))
    assert {one.file for one in made.handouts} == {
        tmp_path / "kept" / Path(one.path).name for one in made.handouts
    }


def _none() -> Document:
    raise NotImplementedError


def test_a_booklet_is_folded_from_pages_that_were_kept(
    first: Printed, content: Path, kept: Path, calls: list[int]
) -> None:
    for file in kept.glob("guide_fold*.pdf"):
        if not file.stem.endswith("_pages"):
            file.unlink()
    assert print_kept(content, kept) == first
    assert len(calls) == 2  # a sheet of each paper


def test_a_folder_that_cannot_be_written_is_no_obstacle(content: Path) -> None:
    kept = content.with_name("file")
    kept.write_text("a file, where a folder should be")
    assert print_kept(content, kept).problems == ()


def test_nothing_on_disk_is_in_reach_of_a_text(content: Path) -> None:
    change(content / "stretches/wall.yaml", "Step less.", "'#read(\"/etc/hosts\")'")
    made = print_content(load(content))
    assert made.problems == ()
    assert '#read("/etc/hosts")' in text(pdf_of(made, SHEET))
