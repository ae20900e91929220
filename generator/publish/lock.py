"""One build at a time: a second one waits until the first has ended."""

import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def exclusive(folder: Path) -> Iterator[None]:
    """Wait until no other build works on this folder, and keep others out for the length of the context.

    The system frees the lock when the process ends, however it ends. On a disk without such locks nobody is
    kept out. Raises OSError if the folder cannot be made or opened.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            _lock(handle)
        yield
    finally:
        os.close(handle)


def _lock(handle: int) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("Another build is at work here; this one begins when it has ended.", file=sys.stderr)
        fcntl.flock(handle, fcntl.LOCK_EX)
