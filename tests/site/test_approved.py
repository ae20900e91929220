"""Every page, and all that is published beside it, is as it was when it was looked at (`tests/approved`)."""

from pathlib import Path

import pytest

from tests.approved.compare import assert_as_approved, names
from tests.approved.site import published


@pytest.fixture(scope="module")
def files(keyed_site: Path) -> dict[str, str]:
    return published(keyed_site)


def test_each_file_has_been_looked_at(files: dict[str, str]) -> None:
    assert sorted(files) == names("site")


@pytest.mark.parametrize("name", names("site"))
def test_a_file_is_as_it_was_looked_at(files: dict[str, str], name: str) -> None:
    assert_as_approved("site", name, files[name].splitlines())
