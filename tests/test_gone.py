"""What one build keeps for the next goes with what it was made for: a stretch, a pose, a booklet."""

import shutil
from pathlib import Path
from unittest.mock import patch

from generator.build import build
from generator.checked import KEPT
from generator.handouts import jobs
from generator.publish import KeptFiles
from tests.pseudo import add_language, renew
from tests.sample_guide import change, small_guide


def kept(docs: Path) -> set[str]:
    folder = docs / KEPT
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_what_is_kept_of_a_stretch_and_its_pose_goes_with_them(tmp_path: Path) -> None:
    content, docs = small_guide(tmp_path), tmp_path / "docs"
    shutil.copy(content / "poses/wall.yaml", content / "poses/towel.yaml")
    change(content / "stretches/towel.yaml", "pose: wall", "pose: towel")
    build(content, docs)
    before = kept(docs)
    (content / "stretches/towel.yaml").unlink()
    (content / "poses/towel.yaml").unlink()
    build(content, docs)
    sheets = {f"handouts/towel{size}{paper}.pdf" for size in ("", "-large") for paper in ("", "-letter")}
    assert before - kept(docs) == {"towel.json", *sheets}
    assert [name for name in KeptFiles(docs / KEPT / "handouts") if name.startswith("towel")] == []


def test_what_is_kept_of_a_stretch_goes_in_every_language(tmp_path: Path) -> None:
    content, docs = small_guide(tmp_path), tmp_path / "docs"
    add_language(content, "es")
    build(content, docs)
    before = kept(docs)
    (content / "stretches/towel.yaml").unlink()
    renew(content)
    build(content, docs)
    sheets = {f"es/handouts/towel{size}{paper}.pdf" for size in ("", "-large") for paper in ("", "-letter")}
    assert sheets <= before - kept(docs)


def test_booklets_that_are_no_more_are_not_kept(tmp_path: Path) -> None:
    content, docs = small_guide(tmp_path), tmp_path / "docs"
    with patch.object(jobs, "MOST_IN_A_BOOKLET", 2):
        build(content, docs)
    assert {"handouts/guide_2.pdf", "handouts/guide_2-letter.pdf"} <= kept(docs)
    with patch.object(jobs, "MOST_TO_FOLD", 2):
        build(content, docs)
    found = {name for name in kept(docs) if name.startswith("handouts/guide")}
    assert found == {"handouts/guide.pdf", "handouts/guide-letter.pdf"}


def test_a_build_forgets_nothing_that_it_has_made(tmp_path: Path) -> None:
    """Nor the booklet of a guide with just as many stretches as can be folded."""
    content, docs = small_guide(tmp_path), tmp_path / "docs"
    with patch.object(jobs, "MOST_TO_FOLD", 3):
        build(content, docs)
        before = {name: (docs / KEPT / name).stat().st_ino for name in kept(docs)}
        build(content, docs)
    assert "handouts/guide_fold.pdf" in before
    assert {name: (docs / KEPT / name).stat().st_ino for name in kept(docs)} == before
