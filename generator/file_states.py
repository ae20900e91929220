"""Checksums by which a run knows whether the files that another one read or wrote are as they were.

It loads nothing but Python's own library: it is asked before anything else is loaded.
"""

import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from operator import attrgetter
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
            if not stat.S_ISREG(os.lstat(path).st_mode):
                raise UncertainError
            digest.update(entry(path) + hashlib.sha256(Path(path).read_bytes()).digest())
    except OSError as error:
        raise UncertainError from error
    return digest.hexdigest()


def entry(path: str) -> bytes:
    """What the system says of a file; each change of it gives another, even if its time is set back."""
    now = os.lstat(path)
    facts = (now.st_mode, now.st_ino, now.st_size, now.st_mtime_ns, now.st_ctime_ns)
    return f"{path}\0{facts}\0".encode()


def files_in(paths: Iterable[str | Path]) -> Iterator[str]:
    """Files, and all that is in folders but what Python keeps beside its code, always in the same order.

    Raises OSError if a folder cannot be read.
    """
    for path in paths:
        if Path(path).is_dir():
            yield from _files_below(str(path))
        else:
            yield str(path)


def _files_below(folder: str) -> Iterator[str]:
    with os.scandir(folder) as listed:
        found = sorted(listed, key=attrgetter("name"))
    for one in found:
        if one.is_dir(follow_symlinks=False):
            if one.name != "__pycache__":
                yield from _files_below(one.path)
        else:
            yield one.path
