"""Writing files: equal ones are left alone, stale ones removed, and files of others never touched."""

import os
import shutil
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from .generated_list import FILE_NAME, Copies, GeneratedList, damage_notice, keep_copy, read_list

NAMED = 5
"""How many files a message names."""

Content = str | bytes | Path
"""What a file is to hold: a text (in UTF-8), bytes, or what the file at a path holds; that gets a second name
rather than a copy, so it must be one that is never written to."""

Files = Mapping[str, Content]
"""What is to be written, by relative path (with `/`)."""


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
    before = read_list(folder, copies)
    changed = [path for path, content in sorted(files.items()) if not is_same(folder / path, content)]
    _refuse_foreign_files(folder, changed, before)
    stale = sorted(path for path in before.checksums if path not in files and _is_in_place(folder, path))
    after = GeneratedList(dict.fromkeys(files, ""))  # which files are ours is all that is asked of it
    if changed or stale:
        union = GeneratedList({**before.checksums, **after.checksums})
        write_file(folder / FILE_NAME, union.dump())
    for path in changed:
        _write(folder / path, files[path])
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


def write_file(path: Path, content: Content) -> bool:
    """Write one file whole, unless it is already just so; says whether it was written."""
    if is_same(path, content):
        return False
    _write(path, content)
    return True


def is_same(path: Path, content: Content) -> bool:
    """Whether a file holds just this; a symbolic link never does."""
    try:
        now = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    if not stat.S_ISREG(now.st_mode):
        return False
    if isinstance(content, Path) and os.path.samestat(now, content.stat()):
        return True
    return path.read_bytes() == _bytes(content)


def link_or_copy(file: Path, place: Path) -> None:
    """Give a file a second name, or copy it where that cannot be."""
    try:
        os.link(file, place, follow_symlinks=False)
    except OSError:  # another disk, or one without second names
        shutil.copy2(file, place, follow_symlinks=False)


def files_below(folder: Path) -> Iterator[str]:
    """Everything below a folder but folders, by relative path; links are not followed.

    Raises OSError if a folder cannot be listed.
    """
    for place, folders, files in os.walk(folder, onerror=_fail):
        links = [name for name in folders if Path(place, name).is_symlink()]
        inside = Path(place).relative_to(folder)
        start = "" if inside == Path() else f"{inside.as_posix()}/"
        yield from (f"{start}{name}" for name in (*files, *links))


def empty_folders(folder: Path) -> Iterator[str]:
    """Each folder below a folder that holds nothing. Raises OSError if one cannot be listed."""
    for place, folders, files in os.walk(folder, onerror=_fail):
        if not folders and not files and Path(place) != folder:
            yield Path(place).relative_to(folder).as_posix()


def _fail(error: OSError) -> None:
    """Raise what `os.walk` would pass over: what is in a folder that it cannot list would be left behind."""
    raise error


def _bytes(content: Content) -> bytes:
    if isinstance(content, Path):
        return content.read_bytes()
    return content.encode() if isinstance(content, str) else content


def _write(path: Path, content: Content) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    fresh.unlink(missing_ok=True)  # of a killed run: it may be a second name of another file
    try:
        if isinstance(content, Path):
            link_or_copy(content, fresh)
        else:
            fresh.write_bytes(_bytes(content))
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
    foreign = [path for path in changed if not before.may_hold(path) and os.path.lexists(folder / path)]
    parents = {parent for path in changed for parent in _folders_around(path)}
    foreign += (path for path in sorted(parents) if _is_no_folder(folder / path))
    if foreign:
        raise BlockedError([folder / path for path in foreign])


def _is_in_place(folder: Path, path: str) -> bool:
    """Whether a file is there, and in this folder: not where a link leads to that stands in its path."""
    return (folder / path).is_file() and not any(_is_no_folder(folder / one) for one in _folders_around(path))


def _folders_around(path: str) -> Iterator[str]:
    """The folders that a relative path leads through; not the one where it begins, which may be a link."""
    return (one.as_posix() for one in PurePosixPath(path).parents if one != PurePosixPath())


def _is_no_folder(path: Path) -> bool:
    """Whether something stands where a folder is to be: what is generated never lies in its place.

    A link to a folder is none: what is written through it would lie elsewhere.
    """
    return os.path.lexists(path) and (path.is_symlink() or not path.is_dir())
