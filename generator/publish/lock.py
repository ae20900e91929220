"""One build at a time: a second one waits until the first has ended."""

import fcntl
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def take(folder: Path) -> Callable[[], None]:
    """Wait until no other build works on this folder, and keep others out; gives what lets them in again.

    The system lets go when the process ends, however it ends, so nothing is left behind. On a disk that
    knows no such locks, nobody is kept out.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    with suppress(OSError):
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another build is at work here; this one begins when it has ended.", file=sys.stderr)
            fcntl.flock(handle, fcntl.LOCK_EX)

    def let_go() -> None:
        with suppress(OSError):
            os.close(handle)

    return let_go
