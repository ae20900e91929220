"""Every page, and all that is published beside it, is as it was when it was looked at (`tests/approved`)."""

from pathlib import Path

import pytest

from tests.approved.compare import assert_as_approved, names
from tests.approved.keyed import keyed_words
from tests.approved.site import published
from tests.fields import Data, data_of
from tests.sample_guide import small_guide


@pytest.fixture(scope="module")
def files(keyed_site: Path) -> dict[str, str]:
    return published(keyed_site)


def test_each_file_has_been_looked_at(files: dict[str, str]) -> None:
    assert sorted(files) == names("site")


@pytest.mark.parametrize("name", names("site"))
def test_a_file_is_as_it_was_looked_at(files: dict[str, str], name: str) -> None:
    assert_as_approved("site", name, files[name].splitlines())


def test_words_that_are_worded_anew_change_nothing_that_is_compared(tmp_path: Path) -> None:
    words = data_of(small_guide(tmp_path, built=False))["words.yaml"]
    assert keyed_words(_reworded(words)) == keyed_words(words) != words


def _reworded(value: Data) -> Data:
    if isinstance(value, dict):
        return {key: _reworded(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_reworded(inner) for inner in value]
    return f"Anew: {value}" if isinstance(value, str) else value
