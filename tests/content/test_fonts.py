"""A file in the folder of fonts that paper cannot be printed with is told, at the file."""

import shutil
from pathlib import Path

import pytest
import typst

from generator.content import ContentError, load
from tests.sample_guide import ROOT, small_guide
from tests.working_folder import tmp_path

__all__ = ["tmp_path"]

FACE = ROOT / "generator/handouts/fonts/AtkinsonHyperlegibleNext-Regular.ttf"
NO_FONT = "is not a font that can be printed with (ttf or otf); put one here, or delete the file (font)"
WHOLE = FACE.read_bytes()
HALF = WHOLE[: len(WHOLE) // 2]
NONE = b"\0\1\0\0" + bytes(8)


@pytest.fixture
def fonts(tmp_path: Path) -> Path:
    """The folder of fonts of the small guide, with one font."""
    folder = small_guide(tmp_path, built=False) / "fonts"
    folder.mkdir()
    shutil.copy(FACE, folder)
    return folder


def told(fonts: Path) -> list[str]:
    """What is told of the fonts, without the name of the content folder."""
    try:
        load(fonts.parent)
    except ContentError as error:
        return [str(one).removeprefix(f"{fonts.parent.as_posix()}/") for one in error.problems]
    return []


@pytest.mark.parametrize(
    "bytes_",
    [
        b"",
        b"nonsense",
        b"<html>not found</html>",
        b"\0\1\0\0",
        b"\0\1\0\0" + b"\xff" * 500,
        bytes(12),
        HALF,
        NONE,
    ],
    ids=["empty", "nonsense", "page", "head", "tables", "nulls", "half", "none"],
)
@pytest.mark.parametrize("name", ["Foo.ttf", "Foo.OTF", "more/Foo.ttc"])
def test_a_font_that_is_none_is_told(fonts: Path, name: str, bytes_: bytes) -> None:
    (fonts / name).parent.mkdir(exist_ok=True)
    (fonts / name).write_bytes(bytes_)
    assert told(fonts) == [f"fonts/{name}:1:1: {NO_FONT}"]


@pytest.mark.parametrize("name", ["Foo.woff2", "Foo.WOFF", "Foo.eot"])
def test_a_font_of_a_kind_that_is_not_printed_with_is_told(fonts: Path, name: str) -> None:
    (fonts / name).write_bytes(WHOLE)
    assert told(fonts) == [f"fonts/{name}:1:1: {NO_FONT}"]


def test_a_font_whose_name_ends_in_letters_of_both_sizes_is_told(fonts: Path) -> None:
    (fonts / "Foo.Ttf").write_bytes(WHOLE)
    cure = "must have a name that ends in small letters; rename the file to 'Foo.ttf'"
    assert told(fonts) == [f"fonts/Foo.Ttf:1:1: {cure} (font)"]


@pytest.mark.parametrize("name", ["OFL.txt", "README", ".hidden.ttf", "more/notes.md"])
def test_what_is_no_font_may_lie_beside_the_fonts(fonts: Path, name: str) -> None:
    (fonts / name).parent.mkdir(exist_ok=True)
    (fonts / name).write_text("Licence", encoding="utf-8")
    assert told(fonts) == []


@pytest.mark.parametrize("name", ["Foo.ttf", "Foo.TTF", "Foo.otf", "Foo.ttc", "more/Foo.otc"])
@pytest.mark.parametrize("begin", [b"\0\1\0\0", b"true"])
def test_what_typst_reads_is_taken(tmp_path: Path, fonts: Path, name: str, begin: bytes) -> None:
    for folder in (fonts, tmp_path / "alone"):
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_bytes(begin + WHOLE[4:])
    assert told(fonts) == []
    alone = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(tmp_path / "alone")]
    )
    assert alone.families()
