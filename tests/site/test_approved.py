"""Every page, and all that is published beside it, is as it was when it was looked at (`tests/approved`)."""

import pytest

from tests.approved.compare import assert_as_approved, names
from tests.approved.keyed import keyed_guide
from tests.approved.site import published


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("keyed")
    keyed_guide(folder)
    return published(folder)


def test_each_file_has_been_looked_at(files: dict[str, str]) -> None:
    assert sorted(files) == names("site")


@pytest.mark.parametrize("name", names("site"))
def test_a_file_is_as_it_was_looked_at(files: dict[str, str], name: str) -> None:
    assert_as_approved("site", name, files[name].splitlines())
