"""Runs of `sphinx-build` in processes of their own, forked from one that has loaded Sphinx and the generator.

`make live` builds in the same way. To start Python and to load all that would take longer than many a build.
"""

import fcntl
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.sample_guide import ROOT

FORK_HERE = "TESTS_FORK_HERE"
"""Where this environment variable is set, builds are forked from the process of the tests itself: they have
what is changed in it on purpose, and what they run is noted for its test (`tests.mutants`)."""
FORKS = (
    multiprocessing.get_context("fork")
    if FORK_HERE in os.environ
    else multiprocessing.get_context("forkserver")
)
FORKS.set_forkserver_preload(["tests.warm", "sphinx_design.extension"])

STRICT = ("-W", "--keep-going")


def do_nothing() -> None:
    """The default of what is done before a build: do not interfere."""


def options(folder: Path) -> list[str]:
    """The arguments that let Sphinx build the guide in folder/content from folder/docs into folder/html."""
    paths = [str(folder / "docs"), str(folder / "html")]
    return ["-q", "-c", str(ROOT), "-D", f"guide_content={folder / 'content'}", *paths]


def sphinx(
    folder: Path, arguments: Sequence[str], before: Callable[[], None] = do_nothing
) -> subprocess.CompletedProcess[str]:
    """Run `sphinx-build` with these arguments in `folder`; its exit code is below 0 if it was killed."""
    with TemporaryDirectory() as logs:
        out, err = Path(logs, "out"), Path(logs, "err")
        process = FORKS.Process(target=_run, args=(str(folder), arguments, before, str(out), str(err)))
        process.start()
        process.join()
        said = (path.read_text(encoding="utf-8") if path.exists() else "" for path in (out, err))
        code = process.exitcode
        assert code is not None
        return subprocess.CompletedProcess(["sphinx-build", *arguments], code, *said)


def _run(folder: str, arguments: Sequence[str], before: Callable[[], None], out: str, err: str) -> None:
    from sphinx.cmd.build import main  # noqa: PLC0415  (loaded before the fork)

    os.chdir(folder)
    write_to(out, err)
    before()
    sys.exit(main(list(arguments)))


def write_to(out: str, err: str) -> None:
    """Let all that this process says go into two files, also where a test's own output is caught."""
    for number, path in ((1, out), (2, err)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND), number)
    sys.stdout, sys.stderr = (open(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))  # noqa: SIM115


def is_locked(folder: Path) -> bool:
    """Whether a build is at work in `folder`/docs: another one would wait."""
    handle = os.open(folder / "docs", os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False
