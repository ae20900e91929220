"""The page that lists the handouts: each link tells what it leads to, and Sphinx checks that it is there."""

import subprocess
import sys
from pathlib import Path

import pytest

from generator.handouts import Printed
from generator.load import load
from generator.pages import render_pages
from tests.handouts.conftest import print_content
from tests.kit import change, small_guide


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Printed]:
    """The page of handouts as MyST, and the handouts."""
    content = load(small_guide(tmp_path_factory.mktemp("guide")))
    printed = print_content(content)
    return render_pages(content.guide, printed.handouts)["handouts.md"], printed


def links(page: str) -> list[str]:
    return [line for line in page.splitlines() if ".pdf)" in line]


def test_every_file_is_listed_with_its_pages_and_size(made: tuple[str, Printed]) -> None:
    page, printed = made
    for one in printed.handouts:
        pages = "1 page" if one.pages == 1 else f"{one.pages} pages"
        assert f"[PDF, {pages}, {one.kilobytes} KB](path:/{one.path})" in page


@pytest.mark.parametrize("missing", [True, False])
def test_a_file_that_is_missing_fails_the_build(
    tmp_path: Path, made: tuple[str, Printed], missing: bool
) -> None:
    page, printed = made
    (tmp_path / "conf.py").write_text('extensions = ["myst_parser"]\nroot_doc = "handouts"\n')
    rows = "\n\n".join(f"- {cell}" for line in links(page) for cell in line.split("|") if ".pdf)" in cell)
    (tmp_path / "handouts.md").write_text(f"# Handouts\n\n{rows}\n")
    (tmp_path / "handouts").mkdir()
    for one in printed.handouts[1:] if missing else printed.handouts:
        (tmp_path / one.path).write_bytes(one.pdf)
    command = [sys.executable, "-m", "sphinx", "-W", "-q", str(tmp_path), str(tmp_path / "out")]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert bool(run.returncode) == missing
    assert ("handouts/wall.pdf" in run.stderr) == missing


def test_size_and_pages_follow_the_words_of_the_guide(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    change(content / "words.yaml", 'file: "PDF, {pages}, {size}"', 'file: "{size} | {pages} <PDF> `x`"')
    page = render_pages(load(content).guide, print_content(load(content)).handouts)["handouts.md"]
    assert "1 page \\<PDF\\> \\`x\\`](path:/handouts/wall.pdf)" in page
