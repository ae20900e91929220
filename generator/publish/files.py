"""The only writer: equal files are left alone, stale ones go, and files of others are never touched."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .generated_list import FILE_NAME, Copies, GeneratedList, damage_notice, keep_copy, read_list

NAMED = 5
"""How many files a message names."""

Files = Mapping[str, str | bytes]
"""What is to be written: relative path (with `/`) -> text (UTF-8) or bytes."""


class BlockedError(Exception):
    """A file that was not generated here stands where one is to be written; nothing has been written."""

    def __init__(self, paths: Sequence[Path]) -> None:
        named = ", ".join(map(str, paths[:NAMED]))
        more = f" and {len(paths) - NAMED} more" if len(paths) > NAMED else ""
        super().__init__(f"in the way, and not made by the generator: {named}{more}; move it away first")


@dataclass(frozen=True)
class Changes:
    """What a run changed, as relative paths in order."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    notices: tuple[str, ...] = ()
    """What there is to say of it, a line each."""


def sync_folder(folder: Path, files: Files, copies: Copies) -> Changes:
    """Make the files that were generated into `folder` be just `files`; the folder's list is copied to
    `copies`.

    Raises BlockedError if a file of somebody else is in the way, and OSError if the disk refuses. A file is
    always whole, old or new. The list is written before the files, so that after a run that was killed no
    file is taken for somebody else's.
    """
    folder.mkdir(parents=True, exist_ok=True)
    data = {path: _bytes(text) for path, text in sorted(files.items())}
    before = read_list(folder, copies)
    changed = [path for path in data if not is_same(folder / path, data[path])]
    _refuse_foreign_files(folder, changed, before)
    stale = sorted(path for path in before.checksums if path not in data and (folder / path).is_file())
    after = GeneratedList({path: hashlib.sha256(content).hexdigest() for path, content in data.items()})
    if changed or stale:
        union = GeneratedList({**before.checksums, **after.checksums})
        write_file(folder / FILE_NAME, union.dump())
    for path in changed:
        _write(folder / path, data[path])
    for path in stale:
        remove(folder, path)
    write_file(folder / FILE_NAME, after.dump())
    keep_copy(folder, after, copies)
    notices = (damage_notice(folder),) if before.is_damaged else ()
    return Changes(tuple(changed), tuple(stale), notices)


def remove_generated(folder: Path, copies: Copies) -> tuple[str, ...]:
    """Take away everything that was generated into `folder`, the list included; gives what was removed."""
    removed = sync_folder(folder, {}, copies).removed if folder.is_dir() else ()
    (folder / FILE_NAME).unlink(missing_ok=True)
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


def _refuse_foreign_files(folder: Path, changed: list[str], before: GeneratedList) -> None:
    unknown = (path for path in changed if not before.may_hold(path))
    foreign = [folder / path for path in unknown if os.path.lexists(folder / path)]
    if foreign:
        raise BlockedError(foreign)
