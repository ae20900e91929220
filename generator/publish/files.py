"""The only writer: equal files are left alone, stale ones go, and nothing is touched that was not made here.

What was made is kept in a list beside it. The list is written before the files, so that a run killed
halfway leaves no file that the next run would take for somebody else's.
"""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

GENERATED_LIST = ".made.json"
"""The list of files that were made here, with a checksum of what was written."""

NAMED = 5
"""How many files a message names."""

Files = Mapping[str, str | bytes]
"""What is to be written: relative path (with `/`) -> text (UTF-8) or bytes."""


class BlockedError(Exception):
    """A file that was not made here stands where one is to be written; nothing has been written."""

    def __init__(self, paths: Sequence[Path]) -> None:
        named = ", ".join(map(str, paths[:NAMED]))
        more = f" and {len(paths) - NAMED} more" if len(paths) > NAMED else ""
        super().__init__(f"in the way, and not made by the generator: {named}{more}; move it away first")


@dataclass(frozen=True)
class Changes:
    """What a run changed, as relative paths in order."""

    written: tuple[str, ...]
    removed: tuple[str, ...]


def publish(folder: Path, files: Files) -> Changes:
    """Make the files that were made in `folder` be just `files`.

    Raises BlockedError if a file by somebody else is in the way, and OSError if the disk refuses. A file is
    always whole, old or new.
    """
    folder.mkdir(parents=True, exist_ok=True)
    data = {path: _bytes(text) for path, text in sorted(files.items())}
    before = read_generated_list(folder / GENERATED_LIST)
    changed = [path for path in data if not is_same(folder / path, data[path])]
    _refuse_foreign_files(folder, changed, before)
    stale = sorted(path for path in before if path not in data and (folder / path).is_file())
    sums = {path: hashlib.sha256(content).hexdigest() for path, content in data.items()}
    if changed or stale or before != sums:
        _write(folder / GENERATED_LIST, generated_list({**before, **sums}))
    for path in changed:
        _write(folder / path, data[path])
    for path in stale:
        remove(folder, path)
    if {**before, **sums} != sums:
        _write(folder / GENERATED_LIST, generated_list(sums))
    return Changes(tuple(changed), tuple(stale))


def remove_generated(folder: Path) -> tuple[str, ...]:
    """Take away everything that was made in `folder`, the list included; gives what was removed."""
    removed = publish(folder, {}).removed if folder.is_dir() else ()
    (folder / GENERATED_LIST).unlink(missing_ok=True)
    return removed


def write_file(path: Path, content: str | bytes) -> bool:
    """Write one file whole, unless it is already just so; says whether it was written."""
    if is_same(path, content):
        return False
    _write(path, _bytes(content))
    return True


def is_same(path: Path, content: str | bytes) -> bool:
    """Whether a file holds just this; a link never does."""
    return path.is_file() and not path.is_symlink() and path.read_bytes() == _bytes(content)


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        fresh.write_bytes(content)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def remove(folder: Path, path: str) -> None:
    """Take a file away, and every folder above it that is empty then."""
    (folder / path).unlink()
    for parent in (folder / path).parents:
        if parent == folder or any(parent.iterdir()):
            break
        parent.rmdir()


def read_generated_list(path: Path) -> dict[str, str]:
    """A list of files that were made: relative path -> checksum; nothing where there is no such list."""
    try:
        made = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return {str(path): str(checksum) for path, checksum in made.items() if _inside(str(path))}


def _inside(path: str) -> bool:
    return bool(path) and not Path(path).is_absolute() and ".." not in Path(path).parts


def generated_list(sums: Mapping[str, str]) -> bytes:
    """Such a list as it is written."""
    return json.dumps(dict(sorted(sums.items())), indent=0).encode()


def _refuse_foreign_files(folder: Path, changed: list[str], before: Mapping[str, str]) -> None:
    unknown = (path for path in changed if path not in before)
    strangers = [path for path in unknown if os.path.lexists(folder / path)]
    if strangers:
        raise BlockedError([folder / path for path in strangers])
