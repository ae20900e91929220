"""Templates, the stylesheet and some scripts, tried in a copy of the project: they are read from the disk."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from .forks import forked
from .mutant import Mutant
from .results import Result, checksum_of, result
from .rooms import ROOT
from .scripts import PATIENCE_OF_A_TEST
from .text_files import text_mutants

FILES = {
    "page-templates": ("generator/pages/templates/*.jinja", "docs/_theme/guide/*.html"),
    "paper-templates": ("generator/handouts/templates/*.typ",),
    "export-templates": ("generator/exports/templates/*.jinja",),
    "stylesheet": ("docs/_theme/guide/static/*.css",),
    "other-scripts": ("generator/editing/*.js", "docs/_theme/guide/static/js/theme.js"),
}
"""The files of each kind: templates of pages, of papers and of what is beside them, the look, and the scripts
that `scripts` does not have: that of `make live`, and the one before the first paint."""

COMPARING = {
    "page-templates": ("tests/site/test_approved.py",),
    "paper-templates": ("tests/handouts/test_approved.py",),
    "export-templates": ("tests/site/test_approved.py",),
    "stylesheet": ("tests/browser/test_approved.py",),
    "other-scripts": ("tests/browser/test_live.py",),
}
"""The tests that are run first: those that compare all that there is."""

BROWSER = {
    "page-templates": "use chooser maker days long_lists session search",
    "export-templates": "offline redirects",
    "other-scripts": "use",
    "stylesheet": "use printed_stretch narrow large_text layout maker_printed maker_cut maker movement "
    "long_lists days languages first_minute names session accessibility",
}
OTHERS = {
    "page-templates": ("tests/site", "tests/pages", "tests/test_languages.py"),
    "paper-templates": ("tests/handouts",),
    "export-templates": ("tests/exports",),
}
"""Which others may notice a change, in the browser and without."""

MADE = {".git", ".venv", "build", "__pycache__", *(f".{tool}_cache" for tool in ("mypy", "pytest", "ruff"))}
"""What stands in the project's folder and is no part of it."""
PATIENCE = 1500.0
"""Seconds of the clock after which a trial is ended."""
FAILED = re.compile(r"^(?:FAILED|ERROR) (?P<test>\S+)", re.MULTILINE)


def mutants_of(kind: str) -> list[Mutant]:
    """Every mutant of the files of a kind."""
    return [one for name, path in _files(kind).items() for one in text_mutants(path, name)]


def _files(kind: str) -> dict[str, Path]:
    found = (path for pattern in FILES[kind] for path in sorted(ROOT.glob(pattern)))
    return {path.relative_to(ROOT).as_posix(): path for path in found}


def files_of_tests(kind: str) -> tuple[tuple[str, ...], ...]:
    """The files and folders of tests of a kind: those that are run first, and the others."""
    in_browser = (f"tests/browser/test_{one}.py" for one in BROWSER.get(kind, "").split())
    return COMPARING[kind], (*OTHERS.get(kind, ()), *in_browser)


def known_by_kind(kind: str) -> str:
    """A checksum of the tests of a kind, and of what they compare with."""
    paths = [ROOT / one for some in files_of_tests(kind) for one in some]
    tests = [file for path in paths for file in (path.rglob("test_*.py") if path.is_dir() else [path])]
    files = sorted({*tests, *(ROOT / "tests/approved").rglob("*.txt")})
    return checksum_of(files)


def try_file(mutant: Mutant, kind: str, copies: Path) -> Result:
    """What the tests of a kind say of a mutant of one of its files; each process has a copy in `copies`."""
    copy = _copy(copies / str(os.getpid()))
    log, file = copy.with_name("log"), copy / mutant.module
    usual = file.read_bytes()
    file.write_text(mutant.source, encoding="utf-8")
    try:
        ended = forked(lambda: _run(copy, files_of_tests(kind)), log, PATIENCE)
    finally:
        file.write_bytes(usual)
    said = FAILED.search(log.read_text(encoding="utf-8", errors="replace"))
    by = "" if not ended.code else said["test"] if said else f"the process ended with {ended.code}"
    return result(mutant, by, ended.seconds)


def _run(copy: Path, tests: Sequence[Sequence[str]]) -> None:
    """Run tests in the copy, some after others, until one fails. Ends the process."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-rfE", "-p", "no:cacheprovider"]
    os.environ |= PATIENCE_OF_A_TEST
    for some in tests:
        run = subprocess.run([*command, *some], cwd=copy, check=False)
        if run.returncode:
            os._exit(run.returncode)
    os._exit(0)


@cache
def _copy(folder: Path) -> Path:
    """A copy of the project as it is now in a folder that is not there yet; it shares what was set up."""
    copy = shutil.copytree(ROOT, folder / "copy", ignore=_made)
    (copy / ".venv").symlink_to(ROOT / ".venv")
    return copy


def _made(folder: str, names: Sequence[str]) -> set[str]:
    """What was set up or built, of what is in a folder; of `docs` that is all but the theme."""
    if Path(folder) == ROOT / "docs":
        return set(names) - {"_theme"}
    return MADE.intersection(names) if Path(folder) == ROOT else {"__pycache__"}.intersection(names)
