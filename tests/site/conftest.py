"""The built pages, parsed once for all tests of this folder."""

from pathlib import Path

import pytest

from tests.site.html_page import Page


@pytest.fixture(scope="session")
def parsed_pages(site: Path, all_pages: list[str]) -> list[Page]:
    """Every page of the site."""
    return [Page.read(site, address) for address in all_pages]
