"""Builds that end badly: killed before their nth change of a file, or on a full disk.

python -m tests.kill_build [NUMBER]   kill a build at NUMBER moments (default: 100) and print the outcome
"""

import ctypes
import errno
import os
import resource
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from generator.checked import KEPT
from generator.pages import render_pages
from tests import forked
from tests.forked import FORKS, do_nothing
from tests.sample_guide import change, small_guide
from tests.test_extension import tree

HANDOUTS = f"docs/{KEPT}/handouts"
"""Where handouts are kept for the next build."""

CHANGING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "ctypes.dlsym"}
"""Audit events of calls that change a folder; `ctypes.dlsym` comes before two folders are exchanged."""


def count_changes(folder: str, callback: Callable[[int], None]) -> None:
    """Have `callback` called with 1, 2, 3 ... before each change of a file in this folder."""
    count = 0

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal count
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & CHANGING
        if (writes or event in CHANGES) and (event == "ctypes.dlsym" or str(arguments[0]).startswith(folder)):
            count += 1
            callback(count)

    sys.addaudithook(hook)


def kill_at(moment: int, count: int) -> None:
    """Kill this process if `count` has reached `moment`."""
    if count == moment:
        os.kill(os.getpid(), signal.SIGKILL)


def store_count(kept: Any, count: int) -> None:
    """Store the number of changes in shared memory."""
    kept.value = count


def build(
    folder: Path, before: Callable[[], None] = do_nothing, strict: bool = True
) -> tuple[int | None, str]:
    """Build the guide in `folder` in a process of its own; returns its exit code and its output."""
    strictly = ["-W"] if strict else []
    run = forked.sphinx(folder, [*strictly, "-d", "doctrees", *forked.options(folder)], before)
    return run.returncode, run.stdout + run.stderr


@dataclass(frozen=True)
class EditedGuide:
    """A published guide and an edit of it, to be built again and again."""

    folder: Path
    old: dict[str, bytes]
    new: dict[str, bytes]
    changes: int
    """The number of file changes that building the edit takes."""

    def reset(self, printed: bool = False) -> None:
        """Restore the state in which the edit has been made but not built.

        If `printed`, its handouts are kept, which take half the time of a build.
        """
        for name in ("docs", "html", "doctrees"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
            shutil.copytree(self.folder / "before" / name, self.folder / name)
        if printed:
            shutil.copytree(self.folder / "printed", self.folder / HANDOUTS, dirs_exist_ok=True)
        for leftover in self.folder.glob(".html*"):
            shutil.rmtree(leftover)

    def moments(self, number: int) -> list[int]:
        """`number` moments, spread evenly from the first change to the last."""
        return sorted({1 + n * (self.changes - 1) // max(1, number - 1) for n in range(number)})

    def killed_at(self, moment: int) -> str:
        """Kill the build of the edit, then build again; returns what readers saw between: `old` or `new`."""
        self.reset()
        code, _ = build(self.folder, partial(count_changes, str(self.folder), partial(kill_at, moment)))
        assert code == -signal.SIGKILL, f"not killed at {moment}: {code}"
        seen = tree(self.folder)
        assert seen in (self.old, self.new), f"half a site after {moment} changes"
        shown = "old" if seen == self.old else "new"
        code, told = build(self.folder)
        assert (code, told) == (0, ""), f"after {moment} changes the next build failed: {told}"
        assert tree(self.folder) == self.new, f"after {moment} changes the next build made something else"
        assert not list(self.folder.glob(".html*")), f"after {moment} changes something was left behind"
        return shown


def edited_guide(folder: Path) -> EditedGuide:
    """Publish the small guide, add a foreign file to it, then change a step and move a stretch."""
    content = small_guide(folder)
    (folder / "docs").mkdir(exist_ok=True)
    assert (ended := build(folder)) == (0, ""), ended
    (folder / "html/own").mkdir()
    (folder / "html/own/mine.txt").write_text("mine", encoding="utf-8")
    old = tree(folder)
    (folder / "before").mkdir()
    for name in ("docs", "html", "doctrees"):
        shutil.copytree(folder / name, folder / "before" / name)
    change(content / "stretches/step.yaml", "Hold and breathe.", "Hold and rest well.")
    (content / "stretches/towel.yaml").unlink()
    change(content / "moved.yaml", "moved:", "moved:\n  - {from: stretches/towel, to: stretches/wall}")
    counted = FORKS.Value("i", 0)
    code, told = build(folder, partial(count_changes, str(folder), partial(store_count, counted)))
    assert (code, told) == (0, ""), told
    shutil.copytree(folder / HANDOUTS, folder / "printed")
    return EditedGuide(folder, old, tree(folder), counted.value)


def limit_file_size(limit: int) -> None:
    """Let no file grow beyond this many bytes, as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))


def refuse_writes_to(name: str) -> None:
    """Refuse to open files of this name for writing, as on a full disk."""

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and str(arguments[0]).endswith(name) and arguments[2] & CHANGING:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), name)

    sys.addaudithook(hook)


def add_broken_link() -> None:
    """Add a broken link to a generated page, so that Sphinx warns."""

    def rendered(*arguments: Any) -> dict[str, str]:
        pages = render_pages(*arguments)
        return {**pages, "tips.md": f"{pages['tips.md']}\n[nowhere](nowhere.md)\n"}

    mock.patch("generator.editions.render_pages", rendered).start()


def drop_root_privileges() -> None:
    """If this process runs as root, take away its right to ignore file permissions (Linux)."""
    libc, header, sets = ctypes.CDLL(None), (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    assert libc.capget(header, sets) == 0
    sets[0] &= ~0b1110  # the effective set without DAC_OVERRIDE, DAC_READ_SEARCH and FOWNER
    assert libc.capset(header, sets) == 0


def main() -> None:
    """Kill builds and print the outcome."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory() as folder:
        guide = edited_guide(Path(folder))
        moments = guide.moments(number)
        seen = [guide.killed_at(moment) for moment in moments]
    print(
        f"{len(moments)} kills, spread over {guide.changes} changes of files: the old site was whole "
        f"{seen.count('old')} times, the new one {seen.count('new')} times; half a site: 0. "
        "Every next build was right and left nothing behind."
    )


if __name__ == "__main__":
    main()
