"""A YAML file to plain data, with the line and column of every value. Text stays text as it is written."""

import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import yaml

from ..model.base import Place
from .merges import merge_flaw
from .nodes import Data, NodeReader, UnreadableError
from .problems import Level, Problem, field_path
from .text_flaws import BREAK, Flaw, Mark, decode, hidden_characters
from .yaml_errors import explain

MOST_BYTES = 1_000_000

MOST_KEPT = 4096
"""How many files are remembered as they were read: under `live` one of them has changed."""


@dataclass(frozen=True, eq=False)
class Source:
    """One content file: its data, and where each value and each key stands in it."""

    path: str
    data: dict[str, Data]
    _values: dict[Place, Mark] = field(repr=False)
    _keys: dict[Place, Mark] = field(repr=False)

    def known(self, place: Place) -> Place:
        """The parts of `place` that are in the file; pydantic adds parts of its own, such as union tags."""
        here: Data = self.data
        found: Place = ()
        for part in place:
            in_fields = isinstance(here, dict) and part in here
            if in_fields or (isinstance(here, list) and part in range(len(here))):
                here = here[part]  # type: ignore[index]
                found = (*found, part)
        return found

    def mark(self, place: Place) -> Mark:
        """Where a value stands: line and column from 1; one that is not written, where its group stands."""
        return self._nearest(self.known(place))

    def texts(self) -> Iterator[tuple[Place, str]]:
        """Every text of the file, with its place, in the order of the file."""
        return _texts(self.data)

    def problem(
        self, place: Place, message: str, rule: str, level: Level = "error", *, at_key: bool = False
    ) -> Problem:
        """A problem at the value of `place`, or at its key; a missing field stands where its parent stands.

        A list or group of fields stands where its name stands, so that the line is the one that names it.
        """
        known = self.known(place)
        line, column = (at_key and self._keys.get(known)) or self._nearest(known)
        absent = bool(place) and self.known(place[:-1]) == known
        named = (*known, place[-1]) if absent else known
        return Problem(self.path, line, column, field_path(named), message, rule, level)

    def _nearest(self, place: Place) -> Mark:
        """Where a value stands, or what holds it: a value that comes from the file's name stands nowhere."""
        while place not in self._values:
            place = place[:-1]
        return self._values[place]


def nowhere(shown_as: str) -> Source:
    """A file of which nothing is known but its name."""
    return Source(shown_as, {}, {(): Mark(1, 1)}, {})


def read(path: Path, shown_as: str, root: Path) -> Source | tuple[Problem, ...]:
    """The file at `path`, which must lie in the folder `root` even after following links, or its problems.

    `shown_as` is the path that problems name. Nothing is raised: a file that cannot be read is a problem.
    """
    if strange := unreadable(path, shown_as, root):
        return strange
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return _whole(shown_as, "is not a file", "unreadable")
        if status.st_size > MOST_BYTES:
            return _whole(shown_as, _too_large(status.st_size), "size")
        return from_bytes(path.read_bytes(), shown_as)
    except OSError as error:
        return _unreadable(shown_as, error)


def unreadable(path: Path, shown_as: str, root: Path) -> tuple[Problem, ...]:
    """What keeps a file from being read, or a folder from being listed: a link out of `root` or to nowhere, a
    pipe, a device, the rights of this user."""
    try:
        real = path.resolve(strict=True)
        kind = real.stat().st_mode
        within = real.is_relative_to(root.resolve())
        if within and stat.S_ISDIR(kind):
            next(real.iterdir(), None)
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle, before Python 3.13
        return _unreadable(shown_as, error)
    if not within:
        return _whole(shown_as, "is a link to a place outside the content folder; put a copy here", "link")
    is_plain = stat.S_ISREG(kind) or stat.S_ISDIR(kind)
    return () if is_plain else _whole(shown_as, "is neither a file nor a folder", "unreadable")


@lru_cache(MOST_KEPT)
def from_bytes(content: bytes, shown_as: str) -> Source | tuple[Problem, ...]:
    """What stands in a file of these bytes, or every problem that can be told at once.

    It is remembered, and shared by all who read the same bytes: whoever changes its data changes a copy.
    """
    if len(content) > MOST_BYTES:
        return _whole(shown_as, _too_large(len(content)), "size")
    text = decode(content)
    if isinstance(text, Flaw):
        return _flawed(shown_as, text)
    merge = merge_flaw(BREAK.split(text))
    if flaws := (merge,) if merge else tuple(hidden_characters(text)):
        return _flawed(shown_as, *flaws)
    reader = NodeReader(text, shown_as)
    try:
        data = reader.document()
    except UnreadableError as stopped:
        return tuple(sorted((*reader.problems, stopped.problem)))
    except yaml.MarkedYAMLError as error:
        flaw = explain(error, text)
        # What was noted after the place where the broken thing begins was read as something else.
        before = (one for one in reader.problems if (one.line, one.column) < flaw[:2])
        return tuple(sorted((*before, *_flawed(shown_as, flaw))))
    return tuple(sorted(reader.problems)) or Source(shown_as, data, reader.values, reader.keys)


def _unreadable(path: str, error: Exception) -> tuple[Problem, ...]:
    reason = getattr(error, "strerror", None) or "it is a link that leads back to itself"
    return _whole(path, f"cannot be read: {reason}", "unreadable")


def _whole(path: str, message: str, rule: str) -> tuple[Problem, ...]:
    return _flawed(path, Flaw(1, 1, message, rule))


def _flawed(path: str, *flaws: Flaw) -> tuple[Problem, ...]:
    return tuple(Problem(path, f.line, f.column, "", f.message, f.rule) for f in sorted(flaws))


def _too_large(size: int) -> str:
    return f"must be smaller than 1 MB, but has {size / 1e6:.1f} MB; keep pictures and copies out of it"


def _texts(data: Data, place: Place = ()) -> Iterator[tuple[Place, str]]:
    if isinstance(data, str):
        yield place, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value, (*place, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, (*place, index))
