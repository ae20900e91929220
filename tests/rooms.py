"""The rooms of the generator and the imports between them, read from the code.

python -m tests.rooms [PACKAGE [PICTURE]]   draws them and prints how many there are
"""

import ast
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tests.sample_guide import ROOT

PACKAGE = ROOT / "generator"
PICTURE = ROOT / ".github/rooms.svg"

ROOMS = ("model", "text", "content", "rules", "figures", "handouts", "pages", "exports", "publish", "editing")
"""The order: a room imports from those before it. `model` and `text` stand before `content`, which loads
files into the one and measures with the other; `handouts` before `pages`, which list the PDFs."""

TOP = (
    "file_states",
    "editions",
    "checked",
    "build",
    "background",
    "up_to_date",
    "site_run",
    "prebuild",
    "extension",
    "commands",
    "cli",
    "__main__",
)
"""The modules above the rooms, in their order."""


class Import(NamedTuple):
    """An import within the package: the module that imports, the module that it names, what of it."""

    importer: str
    target: tuple[str, ...]
    name: str

    @property
    def room(self) -> str:
        """The room, or the module above the rooms, that imports."""
        return self.importer.partition(".")[0]

    @property
    def other(self) -> str:
        """The room or module that is imported from."""
        return (*self.target, self.name)[0]


def imports(package: Path) -> Iterator[Import]:
    """Every import between modules of a package, in the order of its files."""
    for path in sorted(package.rglob("*.py")):
        module = path.relative_to(package).with_suffix("").parts
        importer = ".".join(module[:-1] if module[-1] == "__init__" else module)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                target = _target(node, module[:-1], package.name)
                yield from (Import(importer, target, one.name) for one in node.names if target is not None)


def _target(node: ast.ImportFrom, folder: tuple[str, ...], package: str) -> tuple[str, ...] | None:
    """Where an import leads, seen from the package; None if it leads out of it."""
    named = tuple(node.module.split(".")) if node.module else ()
    if node.level:
        return (*folder[: len(folder) - node.level + 1], *named)
    return named[1:] if named[:1] == (package,) else None


@dataclass(frozen=True)
class Room:
    """A room, or a module above the rooms: how many modules, and the lines of the largest."""

    name: str
    modules: int
    largest: int


def rooms(package: Path) -> list[Room]:
    """The rooms of a package in the order of the data; what is not known by name stands at the end."""
    found: dict[str, list[int]] = {}
    for path in sorted(package.rglob("*.py")):
        name = path.relative_to(package).with_suffix("").parts[0]
        if name != "__init__":
            found.setdefault(name, []).append(path.read_text(encoding="utf-8").count("\n"))
    order = (*ROOMS, *sorted(found.keys() - {*ROOMS, *TOP}), *TOP)
    return [Room(name, len(found[name]), max(found[name])) for name in order if name in found]


def between(package: Path) -> Counter[tuple[str, str]]:
    """How many names each room imports from each other."""
    return Counter(
        (one.room, one.other) for one in imports(package) if one.importer and one.room != one.other
    )


WIDTH, ROW, BOX, LEFT = 640, 40, 264, 16


def picture(found: Sequence[Room], arrows: Counter[tuple[str, str]]) -> str:
    """The rooms as boxes from top to bottom, each import as an arc from the room that imports; as SVG."""
    middle = {room.name: LEFT + ROW * index + 15 for index, room in enumerate(found)}
    height = LEFT + ROW * len(found)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
        'font-family="sans-serif" font-size="14"><title>Rooms of the generator and their imports</title>',
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
    ]
    for (importer, other), number in sorted(arrows.items()):
        start, end = middle.get(importer), middle.get(other)
        if start is not None and end is not None:
            parts.append(_arc(start, end, number))
    for room in found:
        y = middle[room.name]
        files = f"{room.modules} modules" if room.modules > 1 else ""
        parts.append(
            f'<rect x="{LEFT}" y="{y - 13}" width="{BOX}" height="26" rx="5" '
            'fill="#e3efee" stroke="#0a4846"/>'
            f'<text x="{LEFT + 8}" y="{y + 5}" font-weight="bold">{room.name}</text>'
            f'<text x="{LEFT + 92}" y="{y + 4}" font-size="11">{files}</text>'
        )
    return "\n".join([*parts, "</svg>"]) + "\n"


def _arc(start: int, end: int, number: int) -> str:
    """An arc from the room that imports to the other: thicker for more names, red if against the order."""
    x, reach = LEFT + BOX, 40 + abs(start - end) * 0.62
    colour = "#0a4846" if end < start else "#c0271d"
    return (
        f'<path d="M{x} {start}C{x + reach:.0f} {start} {x + reach:.0f} {end} {x + 7} {end}" fill="none" '
        f'stroke="{colour}" stroke-opacity=".55" stroke-width="{0.8 + number**0.5 / 2:.1f}"/>'
        f'<path d="M{x} {end}l8 -4v8z" fill="{colour}"/>'
    )


def main(arguments: Sequence[str]) -> None:
    """Draw the rooms of a package and print the numbers of its modules and imports."""
    package, file = (*map(Path, arguments), *(PACKAGE, PICTURE)[len(arguments) :])
    found, arrows = rooms(package), between(package)
    file.write_text(picture(found, arrows), encoding="utf-8")
    modules, largest = sum(room.modules for room in found), max(room.largest for room in found)
    print(f"{len(found)} rooms and modules at the top, {modules} modules, {largest} lines in the largest")
    print(f"{arrows.total()} names imported in {len(arrows)} ways between them")


if __name__ == "__main__":
    main(sys.argv[1:])
