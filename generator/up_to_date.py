"""Whether a site is up to date: asked before Sphinx is loaded, for that takes most of a run without work.

python -m generator.up_to_date OPTIONS   what `sphinx-build OPTIONS` does, unless there is nothing to do

A stamp beside the published folder tells what the last build read, and what lay in its folders when it
ended. Only if all of that is just so, Sphinx is not run. A build that had something to tell leaves no stamp:
it is to be told again. Nor does one during which its code has changed: nobody knows by which it was made.
This module loads nothing but Python's own library: that is why it is quick.
"""

import gc
import hashlib
import json
import mmap
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import TextIO

from .file_states import UncertainError, entry, files_in, state_of_sources

CODE = Path(__file__).parent
"""The folder of the generator."""

Build = Callable[[Sequence[str]], int]
"""What builds a site by the arguments of `sphinx-build`, and gives its exit code."""


def main(arguments: Sequence[str], build: Build | None = None) -> int:
    """Run Sphinx unless the site is up to date; gives its exit code.

    The last argument is the site's folder. If none is named that a stamp could lie beside, Sphinx is run.
    """
    if not arguments:  # Sphinx tells what is missing; the guide is not rendered meanwhile: nobody named it
        from sphinx.cmd.build import main as sphinx_build  # noqa: PLC0415

        return (build or sphinx_build)(arguments)
    if not Path(arguments[-1]).name:
        return (build or _sphinx)(arguments)
    stamp = stamp_of(Path(arguments[-1]))
    if is_up_to_date(stamp, arguments):
        return 0
    build, fresh = build or _sphinx, stamp.with_name(f"{stamp.name}.new")
    try:
        stamp.unlink(missing_ok=True)
        fresh.unlink(missing_ok=True)
    except OSError:  # without a stamp: what lies there may be of another build
        return build(arguments)
    code_before, errors = _state_of_code(arguments), _Overheard(sys.stderr)
    sys.stderr = errors
    try:
        code = build(["-D", f"guide_stamp={fresh.absolute()}", *arguments])
    finally:
        sys.stderr = errors.stream
    if code == 0 and not errors.heard and code_before and code_before == _state_of_code(arguments):
        with suppress(OSError, ValueError):  # none was written, or not the whole of it: the site is built
            _keep(fresh, stamp, arguments)
    return code


def stamp_of(site: Path) -> Path:
    """Where the stamp of a site lies."""
    return site.with_name(f".{site.name}.up-to-date")


def is_up_to_date(stamp: Path, arguments: Sequence[str]) -> bool:
    """Whether a build with these arguments would find all just so; no, where it cannot be told."""
    try:
        last = json.loads(stamp.read_text(encoding="utf-8"))
        return bool(
            last["arguments"] == list(arguments)
            and last["sources"] == state_of_sources(last["read"])
            and last["output"] == _state_of_output(last["written"])
        )
    except (OSError, ValueError, TypeError, KeyError, UncertainError):
        return False


def write_stamp(stamp: Path, read: Iterable[Path], sources: str, written: Sequence[Path]) -> None:
    """Note what a build read, how that was before it began, and its folders as they are now.

    The first of the folders is the site. Paths are noted as seen from the working folder, so that a copy of
    the project is not taken for it.
    """
    outputs = [os.path.relpath(path) for path in written]
    data = {
        "read": [os.path.relpath(path) for path in read],
        "sources": sources,
        "written": outputs,
        "output": _state_of_output(outputs),
    }
    stamp.write_text(json.dumps(data), encoding="utf-8")


def _keep(fresh: Path, stamp: Path, arguments: Sequence[str]) -> None:
    """Let what a build has noted be the stamp, with the arguments that it was given."""
    written = json.loads(fresh.read_text(encoding="utf-8"))
    fresh.write_text(json.dumps({**written, "arguments": list(arguments)}), encoding="utf-8")
    fresh.replace(stamp)


def _state_of_code(arguments: Sequence[str]) -> str | None:
    """A checksum of what a build loads before it can note what it reads; None if it cannot be told.

    It loads the generator and Sphinx's settings: what is saved meanwhile would be noted, and not be at work.
    """
    settings = dict(pairwise(arguments)).get("-c") or Path(*arguments[-2:-1])
    try:
        return state_of_sources([CODE, Path(settings, "conf.py")])
    except UncertainError:
        return None


def _state_of_output(folders: Sequence[str]) -> str:
    """A checksum of which files lie in the folders, and when and how large each was written.

    What a killed build may have left beside the site, the first of them, counts too.
    """
    site = Path(folders[0])
    beside = (path.name for path in site.parent.iterdir() if path.name.startswith(f".{site.name}."))
    names = sorted(name for name in beside if not name.startswith(stamp_of(site).name))
    digest = hashlib.sha256("\0".join(names).encode())
    for path in files_in(folders):
        digest.update(entry(path))
    return digest.hexdigest()


class _Overheard:
    """A stream that remembers whether anything has been written to it, in this process or one forked from it.

    A run for another language is one of those.
    """

    def __init__(self, stream: TextIO) -> None:
        self.stream, self._shared = stream, mmap.mmap(-1, 1)

    @property
    def heard(self) -> bool:
        return self._shared[0] != 0

    def write(self, text: str) -> int:
        if text.strip():
            self._shared[0] = 1
        return self.stream.write(text)

    def __getattr__(self, name: str) -> object:
        return getattr(self.stream, name)


def _sphinx(arguments: Sequence[str]) -> int:
    gc.disable()  # to look for garbage while modules are loaded takes a fifth of the time that they take
    from .background import rendered_meanwhile  # noqa: PLC0415 loaded only if there is something to do

    with rendered_meanwhile(arguments):
        from sphinx.cmd.build import main as sphinx_build  # noqa: PLC0415

        return sphinx_build(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
