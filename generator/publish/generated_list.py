"""The list of the files that were generated into a folder: by it they are told from files of others.

The list proves itself by a checksum. If it is damaged or lost, a copy kept elsewhere stands in for it.
"""

import hashlib
import json
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

FILE_NAME = ".made.json"
"""The name of the list, in the folder that it is about."""

Copies = MutableMapping[str, bytes]
"""Where copies of lists are kept, by the name of the folder."""


@dataclass(frozen=True)
class GeneratedList:
    """What was generated into a folder; empty where nothing was."""

    checksums: Mapping[str, str] = field(default_factory=dict)
    """Relative path -> what is remembered: a checksum, `size` and a number of bytes, or nothing where only
    names are asked for."""
    made_from: str = ""
    """A checksum of what all of it was made from, if somebody asks for it later."""
    is_damaged: bool = False
    """Whether the list is not whole, or is gone although something was generated."""
    is_complete: bool = True
    """Whether these are all of them: not if the copy of a damaged list is lost too."""

    def may_hold(self, path: str) -> bool:
        """Whether the file at this path was generated, as far as is known."""
        return path in self.checksums or not self.is_complete

    def dump(self) -> bytes:
        """The content of the list's file; the same list gives the same bytes."""
        data = {"files": dict(sorted(self.checksums.items())), "made_from": self.made_from}
        return json.dumps({**data, "checksum": _checksum(data)}, indent=0).encode()


def read_list(folder: Path, copies: Copies) -> GeneratedList:
    """The list of a folder, or its copy if the list is damaged or lost. Nothing is raised."""
    try:
        content = (folder / FILE_NAME).read_bytes()
    except FileNotFoundError:
        content = None
    except OSError:
        content = b""
    if content is not None and (whole := _parse(content)):
        return whole
    copy = _parse(copies.get(_name_of_copy(folder), b""))
    if content is None and not any((folder / path).is_file() for path in (copy or GeneratedList()).checksums):
        return GeneratedList()
    found = copy or GeneratedList(is_complete=False)
    return replace(found, is_damaged=True)


def keep_copy(folder: Path, generated: GeneratedList, copies: Copies) -> None:
    """Keep a copy of a folder's list."""
    name, content = _name_of_copy(folder), generated.dump()
    if copies.get(name) != content:
        copies[name] = content


def damage_notice(folder: Path) -> str:
    """What is said of a damaged list, in one line."""
    return f"{folder / FILE_NAME} was damaged or lost; it is made anew from what the build knows"


def _name_of_copy(folder: Path) -> str:
    return f"{folder.name}{FILE_NAME}"


def _parse(content: bytes) -> GeneratedList | None:
    """The list that stands in a file; None if it is not whole, or names a path outside the folder."""
    try:
        data = json.loads(content)
        checksum = data.pop("checksum")
        if checksum != _checksum(data) or not all(map(_is_inside, data["files"])):
            return None
        return GeneratedList(data["files"], data["made_from"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _checksum(data: Mapping[str, object]) -> str:
    return hashlib.sha256(json.dumps(data).encode()).hexdigest()


def _is_inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and not PurePosixPath(path).is_absolute() and ".." not in parts
