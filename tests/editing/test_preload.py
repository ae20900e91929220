"""What is loaded once, before builds are forked, so that none of them loads it again."""

import subprocess
import sys
from pathlib import Path

import pytest

from generator.editing.preload import warm_up
from tests.sample_guide import ROOT, small_guide

SLOW = {
    "docutils.languages.en",
    "generator.cli",
    "generator.extension",
    "generator.figures.pose_drawings",
    "jinja2.ext",
    "myst_parser.parsers.sphinx_",
    "myst_parser.sphinx_ext.main",
    "myst_parser.sphinx_ext.mathjax",
    "myst_parser.sphinx_ext.myst_refs",
    "sphinx.builders.html",
    "sphinx.cmd.build",
    "sphinx_design.compiled",
    "sphinx_design.extension",
}
"""What takes a build longest to load."""

LOAD = "import sys, generator.editing.preload; print(*sys.modules)"
WARM_UP = """
import gc, sys
from pathlib import Path
from generator.editing.preload import warm_up
from generator.text import markup
warm_up(Path(sys.argv[1]))
print(gc.get_freeze_count() > 0, markup.plain.cache_info().currsize > 0)
"""


def printed(code: str, *arguments: str) -> list[str]:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()


def test_what_every_build_needs_is_loaded() -> None:
    assert SLOW - {*printed(LOAD)} == set()


def test_a_guide_is_read_and_checked_before_and_kept(tmp_path: Path) -> None:
    assert printed(WARM_UP, str(small_guide(tmp_path, built=False))) == ["True", "True"]


def test_content_that_is_broken_is_left_to_the_builds(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    content = small_guide(tmp_path, built=False)
    (content / "guide.yaml").write_text("name", encoding="utf-8")
    for folder in (content, tmp_path / "nowhere"):
        warm_up(folder)
    assert capfd.readouterr() == ("", "")
