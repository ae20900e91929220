"""Rules across files: each tells what it should, at the right place, and is silent on a good guide."""

from pathlib import Path

import pytest

from generator.build import inspect
from tests.kit import change, small_guide


def told(content: Path) -> list[str]:
    """Each problem as `file:line rule`."""
    found = inspect(content, content.parent / "docs").problems
    prefix = f"{content.as_posix()}/"
    return [f"{one.path.removeprefix(prefix)}:{one.line} {one.rule}" for one in found]


def test_a_good_guide_has_no_problem(tmp_path: Path) -> None:
    assert told(small_guide(tmp_path)) == []


LONG = " ".join(["word"] * 26)
HARD = "Contralateral musculature necessitates incremental elongation."

START = [f"stretches/{name}.yaml:11 start" for name in ("step", "towel", "wall")]

CASES = [
    ("stretches/wall.yaml", "pose: wall", "pose: wal", ["stretches/wall.yaml:11 known-id"]),
    ("stretches/wall.yaml", "instead: step", "instead: stp", ["stretches/wall.yaml:10 known-id"]),
    ("stretches/wall.yaml", "able: [stand]", "able: [stnd]", ["stretches/wall.yaml:8 known-id"]),
    ("stretches/wall.yaml", "have: [wall]", "have: [wal]", ["stretches/wall.yaml:8 known-id"]),
    ("stretches/wall.yaml", "has: [heel-pain]", "has: [hell-pain]", ["stretches/wall.yaml:9 known-id"]),
    ("stretches/wall.yaml", "sources: [doe-2020]", "sources: [doe-202]", ["stretches/wall.yaml:21 known-id"]),
    ("routines.yaml", "[wall, step]", "[wall, stop]", ["routines.yaml:2 known-id"]),
    ("overview.yaml", "pose: wall", "pose: walls", ["overview.yaml:2 known-id"]),
    ("tips.yaml", "pose: wall", "pose: walls", ["tips.yaml:8 known-id"]),
    ("claims.yaml", "sources: [doe-2020]", "sources: [x]", ["claims.yaml:2 known-id"]),
    ("safety.yaml", "feel_sources: [doe-2020]", "feel_sources: [x]", ["safety.yaml:10 known-id"]),
    (
        "poses/wall.yaml",
        "start:\n  alt: Side view. Both feet are on the floor.\n  angles: {y: .53}\n",
        "",
        START,
    ),
    ("chooser.yaml", "(safety)", "(saftey)", ["chooser.yaml:8 link"]),
    ("faq.yaml", "id: why", "id: safety", ["faq.yaml:3 twice"]),
    ("faq.yaml", "id: why", "id: wall", ["stretches/wall.yaml:1 twice"]),
    ("faq.yaml", "[Nobody knows.]", f"[{LONG}]", ["faq.yaml:3 long-sentence"]),
    ("faq.yaml", "[Nobody knows.]", f"[{HARD}]", ["faq.yaml:1 page-grade"]),
    ("glossary.yaml", "term: soleus", "term: nothing", ["glossary.yaml:3 unused"]),
    (
        "stretches/wall.yaml",
        "Hold and breathe.",
        HARD,
        ["stretches/wall.yaml:15 step-grade"],
    ),
    (
        "glossary.yaml",
        "terms:\n",
        "terms:\n  - {term: calf, also: [Soleus], means: It is here.}\n",
        ["glossary.yaml:4 double-term"],
    ),
    (
        "sources.yaml",
        "sources:\n",
        "sources:\n  - {id: b, kind: research, heading: B, cite: B, short: B, shows: It is.}\n",
        ["sources.yaml:3 unused"],
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "expected"), CASES)
def test_a_broken_rule_is_told_where_it_is(
    tmp_path: Path, file: str, old: str, new: str, expected: list[str]
) -> None:
    content = small_guide(tmp_path)
    change(content / file, old, new)
    assert told(content) == expected


def test_a_pose_that_no_body_can_take_is_told_in_its_file(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    change(content / "poses/wall.yaml", "knee: 10", "knee: 165")
    assert told(content) == ["poses/wall.yaml:10 pose-range"]


def test_reading_grade_is_not_judged_in_another_language(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    change(content / "guide.yaml", "language: en", "language: es")
    change(content / "faq.yaml", "[Nobody knows.]", f"[{LONG}, {HARD}]")
    assert told(content) == []
