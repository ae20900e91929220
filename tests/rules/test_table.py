"""Rules across files: each reports its problem at the right place, and nothing if all is well.

Each case in `cases` replaces one file of the small guide. Its first comments name that file (`# file:`),
the expected problems as an editor reads them (`# expect:`, one per line) and, where it matters, the date
(`# today:`).
"""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.checked import KEPT
from generator.content.load import load
from generator.content.problems import ContentError, Problem
from generator.figures.drawings import draw_poses
from generator.publish.cache import Cache
from generator.rules.table import RULES, check, manuals
from generator.rules.translations import TRANSLATION_RULES
from tests.sample_guide import ROOT, change, small_guide

CASES = Path(__file__).parent / "cases"
BAD = sorted((CASES / "bad").glob("*.yaml"))
GOOD = sorted((CASES / "good").glob("*.yaml"))
TODAY = date(2026, 1, 5)


def notes(case: Path, name: str) -> list[str]:
    return re.findall(f"^# {name}: (.*)$", case.read_text(encoding="utf-8"), re.MULTILINE)


def guide_with(case: Path, folder: Path) -> Path:
    """The small guide with rules of style, one of its files replaced by the case."""
    content = small_guide(folder, built=False)
    shutil.copy(CASES / "style.yaml", content)
    shutil.copy(case, content / notes(case, "file")[0])
    return content


def problems(content: Path, kept: Path, today: date | None = TODAY) -> tuple[Problem, ...]:
    try:
        loaded = load(content)
        drawn = draw_poses(loaded.guide, Cache(kept))
        return check(loaded, {id: one.faults for id, one in drawn.items()}, today)
    except ContentError as error:
        return error.problems


def reported(content: Path, kept: Path, today: date | None = TODAY) -> list[str]:
    """Each problem as an editor reads it, without the folder."""
    prefix = f"{content.as_posix()}/"
    return [one.text(marked=True).removeprefix(prefix) for one in problems(content, kept, today)]


def day(case: Path) -> date:
    return date.fromisoformat(next(iter(notes(case, "today")), TODAY.isoformat()))


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.stem)
def test_a_broken_rule_is_told_where_it_is(tmp_path: Path, kept: Path, case: Path) -> None:
    assert reported(guide_with(case, tmp_path), kept, day(case)) == notes(case, "expect") != []


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case.stem)
def test_what_is_fine_is_not_told(tmp_path: Path, kept: Path, case: Path) -> None:
    assert reported(guide_with(case, tmp_path), kept, day(case)) == []


def test_a_good_guide_has_no_problem_with_a_style_and_without(tmp_path: Path, kept: Path) -> None:
    content = small_guide(tmp_path, built=False)
    assert reported(content, kept) == []
    shutil.copy(CASES / "style.yaml", content)
    assert reported(content, kept) == []


def test_every_rule_has_a_manual_and_a_bad_case() -> None:
    names = [name for name, _ in manuals()]
    assert len(names) == len(set(names)) == len(RULES) + 2 + len(TRANSLATION_RULES)
    assert [name for name, manual in manuals() if "\nBad: " not in manual or "\nGood: " not in manual] == []
    told = [expected for case in BAD for expected in notes(case, "expect")]
    rules = {found[1] for found in (re.search(r"\(([\w-]+)(?:, warning)?\)$", one) for one in told) if found}
    of_translations = names[-len(TRANSLATION_RULES) :]  # their cases: tests/content/test_translations.py
    # `plural` is tried in tests/rules/test_counts.py: it takes another language, and all of words.yaml.
    assert [name for name in names if name not in (*rules, "pose", "plural", *of_translations)] == []
    assert "pose-range" in rules


def test_a_build_does_not_look_at_the_calendar(tmp_path: Path, kept: Path) -> None:
    content = guide_with(CASES / "bad/review-error.yaml", tmp_path)
    assert reported(content, kept, today=None) == []


def test_a_message_says_what_to_do_instead(tmp_path: Path, kept: Path) -> None:
    found = problems(guide_with(CASES / "bad/avoid.yaml", tmp_path), kept)
    assert "say instead: use" in found[0].message


def test_neither_grade_nor_style_is_judged_in_another_language(tmp_path: Path, kept: Path) -> None:
    content = small_guide(tmp_path, built=False)
    shutil.copy(CASES / "style.yaml", content)
    change(content / "guide.yaml", "language: en", "language: es")
    hard = "Contralateral musculature prevents incremental elongation"
    change(content / "faq.yaml", "[Nobody knows.]", f"[{' '.join(['word'] * 26)} {hard}.]")
    change(content / "stretches/wall.yaml", "Hold and breathe.", "Now hold.")
    change(content / "poses/wall.yaml", "Side view.", f"Side view {' '.join(['word'] * 26)}.")
    assert reported(content, kept) == []


def test_the_guide_itself_has_no_problem_and_no_warning(site: Path, tmp_path: Path) -> None:
    """With the drawings that its build has kept, and the faults that were found in them."""
    assert site.is_dir()
    kept = shutil.copytree(ROOT / "docs" / KEPT, tmp_path / "kept")
    content = ROOT / "content"
    updated = load(content).guide.settings.updated
    assert reported(content, kept, updated) == []
