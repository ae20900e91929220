"""Checksums by which a run knows whether the files that another one read or wrote are as they were.

It loads nothing but Python's own library: it is asked before anything else is loaded.
"""

import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path


class UncertainError(Exception):
    """It cannot be told whether these files are as they were: one is a link, say, or cannot be read."""


def state_of_sources(paths: Iterable[str | Path]) -> str:
    """A checksum of files, of everything in folders, and of the Python and the packages that are at work.

    UncertainError if it cannot be told.
    """
    digest = hashlib.sha256(sys.version.encode())
    for folder in (Path(path) for path in sys.path if path.endswith("-packages")):
        names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
        digest.update("\0".join(names).encode())
    try:
        for path in files_in(paths):
            if not stat.S_ISREG(path.lstat().st_mode):
                raise UncertainError
            digest.update(entry(path) + hashlib.sha256(path.read_bytes()).digest())
    except OSError as error:
        raise UncertainError from error
    return digest.hexdigest()


def entry(path: Path) -> bytes:
    """What the system says of a file; each change of it gives another, even if its time is set back."""
    now = path.lstat()
    facts = (now.st_mode, now.st_ino, now.st_size, now.st_mtime_ns, now.st_ctime_ns)
    return f"{path}\0{facts}\0".encode()


def files_in(paths: Iterable[str | Path]) -> Iterator[Path]:
    """Files, and all that is in folders but what Python keeps beside its code, in order."""
    for path in map(Path, paths):
        if not path.is_dir():
            yield path
            continue
        for place, folders, files in os.walk(path, onerror=_raise):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            links = [name for name in folders if Path(place, name).is_symlink()]
            yield from (Path(place, name) for name in sorted((*files, *links)))


def _raise(error: OSError) -> None:
    raise error
