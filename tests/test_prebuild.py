"""What a build that is begun ahead of time makes ready, and how it ends if it is not wanted."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from generator.build import render
from generator.checked import KEPT
from generator.pages import CompiledTemplates, compiled
from generator.prebuild import wait_for_request, warm_caches
from generator.publish import THEME_ENVIRONMENT, Cache
from tests.edit_sequences import tree
from tests.sample_guide import small_guide


@pytest.fixture(autouse=True)
def _garbage_is_collected_again() -> Iterator[None]:
    yield
    gc.unfreeze()


@pytest.fixture
def nothing_loaded() -> None:
    """As in a process that has rendered no page."""
    compiled._code.cache_clear()


@pytest.mark.usefixtures("nothing_loaded")
def test_templates_of_the_guide_and_the_theme_are_loaded_ahead(tmp_path: Path) -> None:
    content, docs = small_guide(tmp_path), tmp_path / "docs"
    with patch("generator.prebuild.MOST_STRETCHES", 3):  # it has just so many
        warm_caches(content, docs, None)
    with patch("marshal.loads", side_effect=AssertionError("loaded again")):
        render(content, docs)
        CompiledTemplates(Cache(docs / KEPT), THEME_ENVIRONMENT).read_ahead()


def test_a_guide_that_takes_long_is_not_rendered_ahead(tmp_path: Path) -> None:
    """The next save would have to wait for it."""
    content, docs = small_guide(tmp_path, built=False), tmp_path / "docs"
    with patch("generator.prebuild.MOST_STRETCHES", 2):
        warm_caches(content, docs, None)
    assert tree(docs) == {}


def test_nothing_is_written_for_sphinx_to_read(tmp_path: Path) -> None:
    content, docs = small_guide(tmp_path), tmp_path / "docs"
    warm_caches(content, docs, None)
    assert [path for path in tree(docs) if not path.startswith(f"{KEPT}/")] == []


def test_what_is_wrong_is_told_by_the_build_alone(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    content = small_guide(tmp_path / "guide", built=False)
    (content / "guide.yaml").write_text("name", encoding="utf-8")
    for folder in (content, tmp_path / "nowhere"):
        warm_caches(folder, tmp_path / "docs", None)
    assert capfd.readouterr() == ("", "")


def test_a_fault_of_the_code_is_no_fault_of_the_build_that_waits(tmp_path: Path) -> None:
    """By the time that it is wanted, what led to it may have been mended."""
    content = small_guide(tmp_path)
    with patch("generator.prebuild.render", side_effect=KeyError("wall")):
        warm_caches(content, tmp_path / "docs", None)


def test_a_build_goes_on_when_it_is_wanted_and_ends_when_nobody_can_want_it() -> None:
    waits, wanted = os.pipe()
    os.write(wanted, b"x")
    wait_for_request(waits)
    os.close(wanted)
    with pytest.raises(SystemExit) as ended:
        wait_for_request(waits)
    os.close(waits)
    assert ended.value.code == 1
