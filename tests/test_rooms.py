"""The rooms of the generator: imports go one way, and another room is entered by its door alone."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rooms import PACKAGE, PICTURE, ROOMS, TOP, between, imports, picture, rooms


def problems(package: Path) -> Iterator[str]:
    """Every import against the order, and every one that reaches past a door."""
    order = {name: index for index, name in enumerate((*ROOMS, *TOP))}
    for one in imports(package):
        if one.other == one.room or not one.importer:
            continue
        if order[one.other] >= order[one.room]:
            yield f"{one.importer} imports {one.other}: against the order"
        elif one.other not in ("model", *TOP) and len(one.target) > 1:
            yield f"{one.importer} imports {'.'.join(one.target)}: past the door of {one.other}"


@pytest.mark.parametrize(
    ("path", "line", "told"),
    [
        ("text/a.py", "from ..content import load", "text.a imports content: against the order"),
        (
            "pages/a.py",
            "from ..text.markup import plain",
            "pages.a imports text.markup: past the door of text",
        ),
        ("build.py", "from .extension import setup", "build imports extension: against the order"),
        ("build.py", "from generator.cli import main", "build imports cli: against the order"),
        ("pages/a.py", "from ..model.guide import Guide", None),
        ("pages/a.py", "from ..text import markup", None),
        ("pages/a.py", "from .b import c", None),
        ("cli.py", "from .build import build", None),
    ],
)
def test_an_import_against_the_order_or_past_a_door_is_found(
    tmp_path: Path, path: str, line: str, told: str | None
) -> None:
    file = tmp_path / "generator" / path
    file.parent.mkdir(parents=True)
    file.write_text(line)
    assert list(problems(tmp_path / "generator")) == ([told] if told else [])


def test_imports_follow_the_order_and_use_the_doors() -> None:
    assert list(problems(PACKAGE)) == []


def test_the_rooms_are_those_of_the_order() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    assert folders == set(ROOMS)
    assert {path.stem for path in PACKAGE.glob("*.py")} == {*TOP, "__init__"}


def test_within_a_room_there_is_no_cycle() -> None:
    """A cycle within a room would hide which module stands on which."""
    within: dict[str, set[str]] = {}
    for one in imports(PACKAGE):
        if one.target[:1] == (one.room,) and one.importer != one.room:
            named = ".".join(one.target)
            below = f"{named}.{one.name}"
            is_module = (PACKAGE / Path(*below.split("."))).with_suffix(".py").is_file()
            within.setdefault(one.importer, set()).add(below if is_module else named)
    while free := {name for name, needed in within.items() if not needed & within.keys()}:
        within = {name: needed for name, needed in within.items() if name not in free}
    assert within == {}


def test_a_door_tells_what_comes_in_and_out_in_five_lines_at_most() -> None:
    for room in ROOMS:
        tree = ast.parse((PACKAGE / room / "__init__.py").read_text(encoding="utf-8"))
        told = (ast.get_docstring(tree) or "").splitlines()
        assert 1 <= len(told) <= 5, room
        if room != "model":
            assert any(line.startswith("In:") for line in told), room
            assert any("Out:" in line for line in told), room


def test_the_picture_of_the_rooms_is_that_of_the_code() -> None:
    """`make schema` draws it anew."""
    assert PICTURE.read_text(encoding="utf-8") == picture(rooms(PACKAGE), between(PACKAGE))
