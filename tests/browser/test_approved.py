"""Every kind of element looks as it did when it was looked at (`tests/approved`)."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.approved.compare import assert_as_approved, names
from tests.approved.looks import looks


@pytest.fixture(scope="module")
def seen(browser: Browser, keyed_site: Path) -> dict[str, list[str]]:
    return dict(looks(browser, keyed_site))


@pytest.mark.parametrize("name", names("looks"))
def test_every_element_looks_as_it_did(seen: dict[str, list[str]], name: str) -> None:
    assert_as_approved("looks", name, seen[name])
