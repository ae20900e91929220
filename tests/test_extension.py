"""`sphinx-build` alone builds the site, and updates exactly what a change of the content affects."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.content import load
from generator.publish.generated_list import FILE_NAME
from tests import forked
from tests.sample_guide import OWN_URL, REDIRECT_TAG, change, small_guide

BOOKLETS = {f"handouts/guide{fold}{paper}.pdf" for fold in ("", "_fold") for paper in ("", "-letter")}
EVERY_CHANGE = {"searchindex.js", "guide.json", "sw.js", ".made.json", *BOOKLETS}
"""Files with the text of every page, which change whenever any page does."""

SHOWS_STEPS = {
    "stretches/step.html",
    "session.html",
    "handouts.html",
    "handouts/step.pdf",
    "handouts/step-letter.pdf",
    "handouts/step-large.pdf",
    "handouts/step-large-letter.pdf",
}
"""Files that show the steps of the stretch `step`: its page, the session, its handouts and their maker."""

STRIP = re.compile(r'<p class="review-strip"><span>([^<]*?)\s*<')
"""The line above a page that nobody has checked as it is."""


def sphinx(folder: Path) -> subprocess.CompletedProcess[str]:
    """Build the guide in folder/content into folder/html, with warnings as errors."""
    (folder / "docs").mkdir(exist_ok=True)
    return forked.sphinx(folder, [*forked.STRICT, *forked.options(folder)])


def build(folder: Path) -> None:
    run = sphinx(folder)
    assert (run.returncode, run.stderr) == (0, "")


def tree(folder: Path) -> dict[str, bytes]:
    """Every published file with its content, by its path."""
    files = (path for path in (folder / "html").rglob("*") if path.is_file())
    found = {path.relative_to(folder / "html").as_posix(): path.read_bytes() for path in files}
    return {
        name: content for name, content in found.items() if not name.startswith((".doctrees", ".buildinfo"))
    }


def times(folder: Path) -> dict[str, int]:
    """When every file was last written, except Sphinx's own."""
    names = ("docs", "html")
    files = (path for name in names for path in (folder / name).rglob("*") if path.is_file())
    return {str(path): path.stat().st_mtime_ns for path in files if ".doctrees" not in path.parts}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small guide, built once. The tests change it one after the other and depend on their order."""
    folder = tmp_path_factory.mktemp("guide")
    small_guide(folder)
    (folder / "docs").mkdir(exist_ok=True)
    # As the README says: by Sphinx's own command and nothing else.
    command = [sys.executable, "-m", "sphinx", *forked.STRICT, *forked.options(folder)]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    return folder


def test_another_guide_builds_without_a_warning_and_no_change_to_code(built: Path) -> None:
    pages = tree(built)
    assert {"index.html", "stretches/wall.html", "404.html", "guide.json", "sitemap.xml"} <= pages.keys()
    assert all(b"Sample Calf Guide" in page for name, page in pages.items() if name.endswith(".html"))


def test_an_unchanged_rebuild_writes_nothing(built: Path) -> None:
    before = times(built)
    build(built)
    assert times(built) == before


def test_one_changed_step_rewrites_only_the_page_that_shows_it(built: Path) -> None:
    before, written = tree(built), times(built)
    change(built / "content/stretches/step.yaml", "Hold and breathe.", "Hold and rest well.")
    build(built)
    after = tree(built)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == SHOWS_STEPS | EVERY_CHANGE
    html = str(built / "html")
    touched = {
        path.removeprefix(html + "/") for path, when in times(built).items() if when != written.get(path)
    }
    pages = {name for name in touched if name.endswith((".html", ".svg"))}
    assert pages == {name for name in SHOWS_STEPS if name.endswith(".html")}


def test_a_site_built_by_and_by_is_that_of_a_clean_build(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built / "content", tmp_path / "content")
    build(tmp_path)
    clean, grown = tree(tmp_path), tree(built)
    assert grown.keys() == clean.keys()
    assert [name for name in clean if clean[name] != grown[name]] == []


def test_a_removed_stretch_takes_everything_with_it_and_comes_back_the_same(built: Path) -> None:
    before = tree(built)
    file = built / "content/stretches/towel.yaml"
    text = file.read_text()
    file.unlink()
    run = sphinx(built)
    assert run.returncode == 0
    assert "{from: stretches/towel, to: }" in run.stderr  # paper may still lead there
    after = tree(built)
    sheets = {f"handouts/towel{print_}{paper}.pdf" for print_ in ("", "-large") for paper in ("", "-letter")}
    gone = {"stretches/towel.html", *sheets}
    assert before.keys() - after.keys() == gone
    assert not [name for name, page in after.items() if b"towel" in page.lower()]
    file.write_text(text)
    build(built)
    assert tree(built) == before


def test_wrong_content_ends_the_build_with_its_lines_and_leaves_the_last_site(built: Path) -> None:
    before = tree(built)
    change(built / "content/faq.yaml", "certainty: theory", "certainty: theroy")
    run = sphinx(built)
    change(built / "content/faq.yaml", "certainty: theroy", "certainty: theory")
    assert run.returncode == 1
    lines = run.stderr.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("content/faq.yaml:4:")
    assert "did you mean 'theory'" in lines[0]
    assert tree(built) == before


def test_a_file_by_somebody_else_stays_where_it_is(built: Path) -> None:
    mine = [built / "html/mine.html", built / "html/figures/mine.svg", built / "docs/mine.txt"]
    for path in mine:
        path.write_text("mine")
    change(built / "content/stretches/step.yaml", "Hold and rest well.", "Hold.")
    build(built)
    assert [path.read_text() for path in mine] == ["mine"] * 3


def test_a_review_shows_on_every_page_and_on_one_that_has_changed_that_it_does_not_count(built: Path) -> None:
    content = built / "content"
    change(content / "guide.yaml", "Sam Sample, tester", "Robin Roe, tester")
    guide = load(content).guide
    checked = "\n".join(f"  {page}: {checksum}" for page, checksum in guide.checksums.items())
    (content / "reviewed.yaml").write_text(f"day: 2026-01-02\npages:\n{checked}\n", encoding="utf-8")
    change(content / "tips.yaml", "Walk a lot.", "Walk a little.")
    build(built)
    pages = {
        name: page for name, page in tree(built).items() if name.endswith(".html") and name != "mine.html"
    }
    whole = {name: page for name, page in pages.items() if REDIRECT_TAG.encode() not in page}
    assert len(whole) > 10
    assert [name for name, page in whole.items() if b"Robin Roe" not in page] == []
    strips = {name: STRIP.search(page.decode()) for name, page in whole.items()}
    assert [name for name, found in strips.items() if found] == ["tips.html"]
    told = strips["tips.html"]
    assert told
    assert told[1] == guide.words.site.changed_since


def test_each_page_asks_for_a_word_on_just_that_page(built: Path) -> None:
    address = f"{OWN_URL}word?page={{page}}"
    change(built / "content/guide.yaml", "authors:", f"feedback: {address}\nauthors:")
    build(built)
    for name in ("index", "stretches/wall", "about"):
        page = (built / f"html/{name}.html").read_text()
        assert f'href="{address.replace("{page}", name)}"' in page
    for example in ("https://example.org/word?page={page}", "mailto:word@example.org"):
        change(built / "content/guide.yaml", address, example)
        address = example
        build(built)
        for name in ("index", "about"):
            assert example[:24] not in (built / f"html/{name}.html").read_text()


def test_what_changed_stands_behind_all_sections_of_a_page(built: Path) -> None:
    change_of_late = (
        "changes: [{day: '2026-01-02', text: It is new., comes_from: A reader., pages: [faq, wall]}]\n"
    )
    (built / "content/changelog.yaml").write_text(change_of_late)
    build(built)
    for name in ("faq", "stretches/wall"):
        page = (built / f"html/{name}.html").read_text()
        assert re.search(r'</section>\s*<details class="[^"]*\bchanges\b', page)


def test_a_page_by_somebody_else_is_told_and_left_out(built: Path) -> None:
    (built / "docs/theirs.md").write_text("# Theirs")
    run = sphinx(built)
    assert run.returncode == 0
    [line] = run.stderr.splitlines()
    assert line.startswith(f"{built / 'docs/theirs.md'}: is left out")
    assert not (built / "html/theirs.html").exists()
    (built / "docs/theirs.md").unlink()


def test_a_damaged_list_of_pages_is_told_and_made_anew(built: Path) -> None:
    (built / "docs" / FILE_NAME).write_bytes(b"[]")
    run = sphinx(built)
    assert run.returncode == 0
    [line] = run.stderr.splitlines()
    assert line.startswith(f"{built / 'docs' / FILE_NAME} was damaged or lost")
    build(built)


def test_a_page_that_is_gone_is_told_where_there_is_no_site_any_more(built: Path) -> None:
    shutil.rmtree(built / "html")
    (built / "content/stretches/towel.yaml").unlink()
    run = sphinx(built)
    assert run.returncode == 0
    assert "{from: stretches/towel, to: }" in run.stderr
