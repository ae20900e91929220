"""The folder of a test as its working folder, for the `conftest.py` of tests that load guides."""

from pathlib import Path

import pytest


@pytest.fixture
def tmp_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a test as its working folder, named from within.

    So a file that no test changes has the same path in each, and is parsed once for all of them.
    """
    monkeypatch.chdir(tmp_path)
    return Path()
