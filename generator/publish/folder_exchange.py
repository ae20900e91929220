"""Two folders change places, in one step where the system can; what goes before and after it.

Before, the new one gets the rights of the old one's folders; after, the old one is taken away, if it can be.
"""

import ctypes
import errno
import os
import shutil
import stat
import sys
from contextlib import suppress
from pathlib import Path

AT_CWD = {"linux": -100, "darwin": -2}
"""What stands for the working folder where the system asks for one."""
EXCHANGE = 2
"""`RENAME_EXCHANGE` of Linux and `RENAME_SWAP` of macOS alike."""


def exchange(one: Path, other: Path, aside: Path) -> None:
    """Let two folders change places: in one step where the system can, else in three over `aside`."""
    if not _exchange_at_once(one, other):
        one.rename(aside)
        other.rename(one)
        aside.rename(other)


def _exchange_at_once(one: Path, other: Path) -> bool:
    """Exchange two folders in one step (renameat2, renameatx_np); says whether the system could."""
    name = {"linux": "renameat2", "darwin": "renameatx_np"}.get(sys.platform, "")
    rename = getattr(ctypes.CDLL(None), name, None) if name else None
    if rename is None:
        return False
    here = AT_CWD[sys.platform]
    return bool(rename(here, os.fsencode(one), here, os.fsencode(other), EXCHANGE) == 0)


def copy_rights(one: Path, other: Path) -> None:
    """Give each folder of `other` the rights of the one in its place in `one`; links are not followed.

    Raises OSError.
    """
    for place, _, _ in os.walk(one):
        there = other / Path(place).relative_to(one)
        if there.is_dir():
            shutil.copymode(place, there)


def require_removable(folder: Path) -> None:
    """Raise PermissionError if there is anything in `folder` that only another user may take away."""
    for place, folders, files in os.walk(folder):
        if (folders or files) and not _is_changeable(Path(place)):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), place)


def _is_changeable(folder: Path) -> bool:
    """Whether a folder can be written to, at once or when its owner has made it so."""
    effective = os.access in os.supports_effective_ids
    may = os.access(folder, os.W_OK | os.X_OK, effective_ids=effective)
    return may or folder.stat().st_uid == os.geteuid()


def remove_folder(folder: Path) -> None:
    """Take a folder away with all that is in it, whatever the rights of the folders in it are.

    Raises OSError, PermissionError if they are another user's and forbid it.
    """
    _unlock(folder)
    for place, folders, _ in os.walk(folder):
        for name in folders:
            _unlock(Path(place, name))
    shutil.rmtree(folder)


def _unlock(folder: Path) -> None:
    """Let the owner list and change a folder; what cannot be changed is left, and so is a link."""
    mode = folder.lstat().st_mode
    if stat.S_ISDIR(mode) and mode & stat.S_IRWXU != stat.S_IRWXU:
        with suppress(PermissionError):  # another user's; one that is empty can be removed all the same
            folder.chmod(stat.S_IMODE(mode) | stat.S_IRWXU)
