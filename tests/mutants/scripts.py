"""The scripts of the site, tried in a browser that gets the changed script in place of the built one."""

import json
import os
import tempfile
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from .child import note_passing
from .forks import forked
from .javascript import script_mutants
from .mutant import Mutant
from .results import checksum_of
from .rooms import ROOT

FOLDER = ROOT / "docs/_theme/guide/static/js"
SITE = ROOT / "build/html"
SCRIPT, CHANGED = "MUTANT_SCRIPT", "MUTANT_CHANGED"
"""The environment variables that name the script and the file with its changed text."""

TESTS = {
    name: tuple(f"tests/browser/test_{one}.py" for one in files.split())
    for name, files in {
        "plan": "plan session maker chooser",
        "session": "session",
        "run": "session_cues session",
        "cues": "session_cues session",
        "chooser": "chooser",
        "maker": "maker maker_sheets",
        "sheets": "maker_sheets maker_printed maker_cut",
        "paper": "maker maker_sheets maker_printed maker_cut languages",
        "second": "maker languages",
        "qr": "maker_sheets",
        "days": "days",
        "search": "search",
        "search-results": "search",
        "long-list": "long_lists",
        "move": "movement",
        "site": "use offline languages printed_stretch narrow",
    }.items()
}
"""The files of tests for each script."""
SLOW = (
    "test_every_state_is_accessible",
    "test_every_sheet_is_whole_and_no_text_is_small",
)
"""Tests that take long and look at what others beside them look at too."""
PATIENCE = 3600.0
"""Seconds until all tests of a file have passed once."""
SECONDS = 120
"""What a test of a script may use of the processor."""
MOST_SECONDS = 150
"""What they may take of the clock: a test that a changed script lets wait uses no processor."""
PATIENCE_OF_A_TEST = {"TESTS_PATIENCE": "10000"}
"""In milliseconds; see `tests/browser/conftest.py`."""


def scripts() -> dict[str, Path]:
    """The scripts by their names."""
    return {f"{name}.js": FOLDER / f"{name}.js" for name in TESTS}


def mutants_of_scripts() -> list[Mutant]:
    """Every mutant of every script."""
    return [one for path in scripts().values() for one in script_mutants(path)]


def known_by() -> str:
    """A checksum of the tests of the scripts."""
    return checksum_of(sorted({ROOT / file for files in TESTS.values() for file in files}))


def passing(script: str, folder: Path) -> tuple[str, ...]:
    """The tests of a script that pass while nothing is changed."""
    return tuple(test for file in TESTS[script.removesuffix(".js")] for test in _passing_in(file, folder))


def _passing_in(file: str, folder: Path) -> list[str]:
    """The tests of a file that pass; noted anew if it or a script has changed."""
    known = checksum_of([ROOT / file, *scripts().values()])
    told = folder / f"passing-{Path(file).stem}-{known}.json"
    if not told.exists():
        os.environ |= PATIENCE_OF_A_TEST
        with tempfile.TemporaryDirectory() as tests:
            act = partial(note_passing, [file], Path(tests) / "tests", told, [BuiltSite()])
            forked(act, told.with_suffix(".log"), PATIENCE)
    noted: list[str] = json.loads(told.read_text(encoding="utf-8"))
    return noted


class BuiltSite:
    """Lets tests see the site as it is built, and leaves out those that take long."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_fixture_setup(self, fixturedef: Any, request: pytest.FixtureRequest) -> Path | None:
        if fixturedef.argname != "site":
            return None
        fixturedef.cached_result = (SITE, fixturedef.cache_key(request), None)
        return SITE

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if item.name.partition("[")[0] not in SLOW]


class ChangedScript(BuiltSite):
    """Lets every server of the tests give the changed script in place of the built one.

    To catch the requests in the browser would take it twice as long, as it then keeps nothing of a site. What
    is opened from a folder has the built script.
    """

    def pytest_configure(self) -> None:
        usual = SimpleHTTPRequestHandler.translate_path
        name, given = os.environ[SCRIPT], Path(os.environ[CHANGED])
        changed = given.with_name(name)  # a server tells what it is by its name
        changed.write_bytes(given.read_bytes())

        def translate_path(handler: SimpleHTTPRequestHandler, path: str) -> str:
            return str(changed) if urlsplit(path).path.endswith(f"/js/{name}") else usual(handler, path)

        setattr(SimpleHTTPRequestHandler, "translate_path", translate_path)  # noqa: B010
