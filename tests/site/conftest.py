"""The built pages, read once for all the tests of this folder."""

from pathlib import Path

import pytest

from tests.site.markup import Page


@pytest.fixture(scope="session")
def markup(site: Path, pages: list[str]) -> list[Page]:
    """Every page of the site."""
    return [Page.read(site, address) for address in pages]
