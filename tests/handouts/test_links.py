"""Links to handouts: each names its target, and Sphinx checks that the PDF exists."""

import subprocess
import sys
from pathlib import Path

import pytest

from generator.content.load import load
from generator.handouts.printing import Printed
from tests.handouts.conftest import print_content
from tests.rendered_pages import pages_of
from tests.sample_guide import change, small_guide

Made = tuple[dict[str, str], Printed]
"""The pages by path, and the printed handouts."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The small guide's pages as MyST, and its handouts."""
    content = load(small_guide(tmp_path_factory.mktemp("guide")))
    printed = print_content(content)
    return pages_of(content.guide, printed.handouts), printed


def test_every_file_is_listed_with_its_pages(made: Made) -> None:
    pages_of_guide, printed = made
    for one in printed.handouts:
        pages = "1 page" if one.pages == 1 else f"{one.pages} pages"
        sheets = f"Small booklet to fold, {one.sheets} sheets of paper, " if one.sheets else ""
        told = f"{sheets}{'Large print, ' if one.large else ''}PDF, {pages}"
        named = f"{one.title}, {'A4' if one.paper == 'a4' else 'US Letter'}, {told}"
        link = f'<a href="{one.path}" aria-label="{named}">{told}</a>'
        assert link in pages_of_guide["handouts.md"]
        if one.stretch:
            assert f"[{named}](path:/{one.path})" in pages_of_guide[f"stretches/{one.stretch}.md"]


@pytest.mark.parametrize("missing", [True, False])
def test_a_file_that_is_missing_fails_the_build(tmp_path: Path, made: Made, missing: bool) -> None:
    pages, printed = made
    rows = "\n".join(line for line in pages["stretches/wall.md"].splitlines() if ".pdf)" in line)
    (tmp_path / "conf.py").write_text('extensions = ["myst_parser"]\nroot_doc = "handouts"\n')
    (tmp_path / "handouts.md").write_text(f"# Handouts\n\n{rows}\n")
    (tmp_path / "handouts").mkdir()
    for one in printed.handouts[1:] if missing else printed.handouts:
        (tmp_path / one.path).write_bytes(one.pdf)
    command = [sys.executable, "-m", "sphinx", "-W", "-q", str(tmp_path), str(tmp_path / "out")]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert bool(run.returncode) == missing
    assert ("handouts/wall.pdf" in run.stderr) == missing


def test_kind_and_pages_follow_the_words_of_the_guide(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    change(content / "words.yaml", 'file: "PDF, {pages}"', 'file: "A | {pages} <PDF> `x`"')
    pages = pages_of(load(content).guide, print_content(load(content)).handouts)
    assert "1 page \\<PDF\\> \\`x\\`](path:/handouts/wall.pdf)" in pages["stretches/wall.md"]
    assert "1 page &lt;PDF&gt; `x`</a>" in pages["handouts.md"]
