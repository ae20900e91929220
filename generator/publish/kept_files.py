"""Large files that one run keeps for the next, and that the site holds too: none is read without need."""

import hashlib
import json
import os
import stat
from collections.abc import Collection, Iterator, MutableMapping
from contextlib import AbstractContextManager, suppress
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

from .cache import Cache
from .files import write_file

NOTES = ".notes.json"
"""The file with what is remembered of all the others."""

Noted = tuple[str, bytes | Path]
"""A note on a file, and the file: what is in it, or where it lies."""


@dataclass(frozen=True)
class _Entry:
    """What is remembered of a file: a note, its content by a checksum, and how the system knows it."""

    note: str
    checksum: str
    inode: int
    size: int
    modified: int
    """In nanoseconds."""


class KeptFiles(MutableMapping[str, Noted], AbstractContextManager["KeptFiles"]):
    """Files by name, each with a note; taken in as bytes, given back as the path of a file of `folder`.

    The site has hard links to these files, so that who writes to one there changes it here. One whose inode,
    size or time is not as noted is therefore read, and counts as missing if its checksum differs. A file that
    the disk refuses is not kept, without an error. The notes are written at the end of the `with`.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._changed = False

    @cached_property
    def _entries(self) -> dict[str, _Entry]:
        notes = json.loads(Cache(self.folder).get(NOTES, b"{}"))
        try:
            return {name: _Entry(**fields) for name, fields in notes.items()}
        except TypeError:  # by another version of this module
            return {}

    def __exit__(self, *error: object) -> None:
        if self._changed:
            data = {name: asdict(one) for name, one in sorted(self._entries.items())}
            Cache(self.folder)[NOTES] = json.dumps(data, indent=0).encode()

    def __getitem__(self, name: str) -> Noted:
        entry, path = self._entries[name], self.folder / name
        if (now := _state(path)) is None:
            raise KeyError(name)
        if now != (entry.inode, entry.size, entry.modified):
            if _checksum(path) != entry.checksum:
                raise KeyError(name)
            self._note(name, _Entry(entry.note, entry.checksum, *now))
        return entry.note, path

    def __setitem__(self, name: str, noted: Noted) -> None:
        note, content = noted
        data = content.read_bytes() if isinstance(content, Path) else content
        with suppress(OSError):
            write_file(self.folder / name, data)
            if now := _state(self.folder / name):
                self._note(name, _Entry(note, hashlib.sha256(data).hexdigest(), *now))

    def __delitem__(self, name: str) -> None:
        del self._entries[name]
        self._changed = True
        with suppress(OSError):
            (self.folder / name).unlink()

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self._entries))

    def __len__(self) -> int:
        return len(self._entries)

    def keep_only(self, names: Collection[str]) -> None:
        """Remove every other file, and those without a note; but none that begins with a dot."""
        there = {path.name for path in self.folder.glob("*") if not path.name.startswith(".")}
        for name in {*self._entries, *there}.difference(names):
            if self._entries.pop(name, None):
                self._changed = True
            with suppress(OSError):
                (self.folder / name).unlink()

    def _note(self, name: str, entry: _Entry) -> None:
        self._entries[name] = entry
        self._changed = True


def _state(path: Path) -> tuple[int, int, int] | None:
    """Which file it is for the system, its size in bytes and when it was modified; None if it is no file."""
    try:
        now = os.lstat(path)
    except OSError:
        return None
    return (now.st_ino, now.st_size, now.st_mtime_ns) if stat.S_ISREG(now.st_mode) else None


def _checksum(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
