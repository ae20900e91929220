"""Any content gives pages that hold together, or problems with their places: never a traceback.

Longer, with other inputs in each run: `pytest tests/test_any_content.py --hypothesis-profile=long`.
"""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from generator.build import build
from generator.content.problems import ContentError
from tests import fields, mutations, visible
from tests.fields import Data
from tests.kit import small_guide

LONG_LIST = settings().max_examples // 6
"""How many inputs each test tries: 16, or more in a long run."""
SLOW = settings(max_examples=LONG_LIST, suppress_health_check=list(HealthCheck))
ONE_IN = 5
"""Of how many guides that are built one goes through Sphinx as well."""


@dataclass(frozen=True)
class Judge:
    """A guide in a folder, whose files are changed for a moment."""

    folder: Path
    good: dict[str, bytes]

    def judge(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Build the guide with these files in place of its own; fails if that ends in anything but sense."""
        changed = dict(files)
        for file, content in changed.items():
            (self.folder / "content" / file).write_bytes(content)
        try:
            build(self.folder / "content", self.folder / "docs")
            if zlib.crc32(b"".join(changed.values())) % ONE_IN == 0:
                self.holds_together()
        except ContentError as error:
            self.has_places(error)
        finally:
            for file in changed:
                (self.folder / "content" / file).write_bytes(self.good[file])

    def has_places(self, error: ContentError) -> None:
        assert error.problems
        for one in error.problems:
            assert one.text().isprintable()
            lines = Path(one.path).read_bytes().splitlines()
            assert 1 <= one.line <= len(lines) + 1, one
            assert one.column >= 1, one

    def holds_together(self) -> None:
        assert visible.build(self.folder) == ""
        for page in visible.pages(self.folder).values():
            assert (page.acting, page.twice) == ([], [])


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    folder = tmp_path_factory.mktemp("any")
    content = small_guide(folder)
    fields.write(content, mutations.GUIDE)
    made = Judge(folder, {file: (content / file).read_bytes() for file in mutations.GUIDE})
    build(content, folder / "docs")
    made.holds_together()
    return made


@SLOW
@given(mutations.mutants())
def test_a_guide_with_something_changed(judge: Judge, mutant: dict[str, Data]) -> None:
    judge.judge(mutations.texts_of(mutant))


@SLOW
@given(mutations.broken_files())
def test_a_file_that_is_broken(judge: Judge, broken: tuple[str, bytes]) -> None:
    judge.judge([broken])


@SLOW
@given(mutations.files_of_any_shape())
def test_a_file_of_any_shape(judge: Judge, file: tuple[str, bytes]) -> None:
    judge.judge([file])
