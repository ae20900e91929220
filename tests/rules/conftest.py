"""Shared by the tests of rules."""

from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from generator.figures import pose_drawings
from tests.working_folder import tmp_path

__all__ = ["tmp_path"]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache of what was found in poses, which all cases share, as most do not change them.

    It holds no drawings: rules are told what is wrong with a pose, not how it looks.
    """
    with mock.patch.multiple(pose_drawings, site_files=no_files, hold_file=no_files, print_files=no_files):
        yield tmp_path_factory.mktemp("docs")


def no_files(*_: object) -> dict[str, str]:
    return {}
