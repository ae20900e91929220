"""Any content gives a sound site or problems with their places, never a traceback.

A long run with new inputs each time: `pytest tests/test_any_content.py --hypothesis-profile=long`.
"""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from generator.build import build
from generator.content.problems import ContentError
from tests import fields, mutations, rendered_site
from tests.fields import Data
from tests.sample_guide import small_guide

EXAMPLES = settings().max_examples // 6
"""How many inputs each test tries: 16, or more in a long run."""
SLOW = settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
ONE_IN = 5
"""One in this many guides that build also goes through Sphinx."""


@dataclass(frozen=True)
class GuideUnderTest:
    """A guide in a folder, some files of which are replaced for each trial."""

    folder: Path
    good: dict[str, bytes]

    def try_files(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Build with these files replaced; fails unless that gives a sound site or problems with places."""
        changed = dict(files)
        for file, content in changed.items():
            (self.folder / "content" / file).write_bytes(content)
        try:
            build(self.folder / "content", self.folder / "docs")
            if zlib.crc32(b"".join(changed.values())) % ONE_IN == 0:
                self.assert_site_is_sound()
        except ContentError as error:
            self.assert_problems_have_places(error)
        finally:
            for file in changed:
                (self.folder / "content" / file).write_bytes(self.good[file])

    def assert_problems_have_places(self, error: ContentError) -> None:
        assert error.problems
        for one in error.problems:
            assert one.text().isprintable()
            lines = Path(one.path).read_bytes().splitlines()
            assert 1 <= one.line <= len(lines) + 1, one
            assert one.column >= 1, one

    def assert_site_is_sound(self) -> None:
        assert rendered_site.build(self.folder) == ""
        for page in rendered_site.pages(self.folder).values():
            assert (page.active_content, page.duplicate_ids) == ([], [])


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> GuideUnderTest:
    folder = tmp_path_factory.mktemp("any")
    content = small_guide(folder)
    fields.write(content, mutations.GUIDE)
    made = GuideUnderTest(folder, {file: (content / file).read_bytes() for file in mutations.GUIDE})
    build(content, folder / "docs")
    made.assert_site_is_sound()
    return made


@SLOW
@given(mutations.mutants())
def test_a_guide_with_something_changed(guide: GuideUnderTest, mutant: dict[str, Data]) -> None:
    guide.try_files(mutations.texts_of(mutant))


@SLOW
@given(mutations.broken_files())
def test_a_file_that_is_broken(guide: GuideUnderTest, broken: tuple[str, bytes]) -> None:
    guide.try_files([broken])


@SLOW
@given(mutations.files_of_any_shape())
def test_a_file_of_any_shape(guide: GuideUnderTest, file: tuple[str, bytes]) -> None:
    guide.try_files([file])
