"""Which modules a package has, and which files of tests may notice a change of them."""

from pathlib import Path

ROOT = Path(__file__).parents[2]

WIDER = {
    "rules": ("tests/content/test_translations.py", "tests/test_cli.py"),
    "text": (
        "tests/rules/test_levels.py",
        "tests/rules/test_table.py",
        "tests/pages/test_script_data.py",
        "tests/site/test_approved.py",
    ),
    "exports": ("tests/pages/test_render.py", "tests/site/test_approved.py"),
    "content": (
        "tests/rules/test_broken.py",
        "tests/rules/test_reach.py",
        "tests/rules/test_table.py",
        "tests/editing/test_scaffold.py",
        "tests/exports/test_redirects.py",
    ),
    "figures": ("tests/test_cli_drawing_and_handout.py",),
    "pages": ("tests/exports/test_redirects.py", "tests/site/test_approved.py"),
    "publish": ("tests/test_extension.py", "tests/test_languages.py", "tests/site/test_approved.py"),
    "editing": ("tests/test_cli.py", "tests/test_editing.py"),
    "model": (
        "tests/editing/test_schema.py",
        "tests/editing/test_reviewed.py",
        "tests/content",
        "tests/rules",
        "tests/text",
        "tests/pages",
    ),
}
"""Files of tests outside a package's own room that say what must be true of it too.

None that forks a build after others have set paper in their own process: Typst's threads are not in the fork.
"""

COMPARING = {
    "model": (
        "tests/editing/test_schema.py::test_no_schema_is_stale",
        "tests/editing/test_schema.py::test_the_field_guide_is_not_stale",
    )
}
"""Tests that compare all that the modules of a room declare: the first to be tried of what stands in no
function."""

TOP = (
    "tests/test_background.py",
    "tests/test_cli.py",
    "tests/test_cli_drawing_and_handout.py",
    "tests/test_cli_editing.py",
    "tests/test_extension.py",
    "tests/test_languages.py",
    "tests/test_up_to_date.py",
    "tests/test_prebuild.py",
    "tests/handouts/test_own_choice.py",
    "tests/handouts/test_both.py",
)
"""Files of tests of what stands above the rooms; the others beside them build whole guides to see what a
room does."""

SETTING_PAPER = (
    "tests/test_cli.py",
    "tests/test_cli_drawing_and_handout.py",
    "tests/test_cli_editing.py",
    "tests/test_up_to_date.py",
    "tests/handouts/test_own_choice.py",
    "tests/handouts/test_both.py",
)
"""Those among them that set paper in their own process: none that forks a build may follow, for Typst's
threads would not be in the fork."""

SLOW = (
    "tests/rules/test_table.py::test_the_guide_itself_has_no_problem_and_no_warning",
    "tests/figures/test_live_poses.py",
    "tests/publish/test_edit_sequences.py",
    "tests/publish/test_surroundings.py",
)
"""Tests that take long, and files of such; quicker ones beside them say the same of a module."""


def modules(package: str) -> dict[str, Path]:
    """The modules of a package of the generator by their full names; of `generator` those above the rooms."""
    folder = ROOT / "generator" if package == "generator" else ROOT / "generator" / package
    prefix = "generator" if package == "generator" else f"generator.{package}"
    files = sorted(path for path in folder.glob("*.py") if path.stem not in {"__init__", "__main__"})
    return {f"{prefix}.{path.stem}": path for path in files}


def test_files(package: str) -> tuple[str, ...]:
    """The files of tests of a package: those of its room first."""
    room = ROOT / "tests" / package
    paths = [ROOT / one for one in TOP] if package == "generator" else sorted(room.glob("test_*.py"))
    for wider in WIDER.get(package, ()):
        path = ROOT / wider
        paths += sorted(path.glob("test_*.py")) if path.is_dir() else [path]
    return tuple(dict.fromkeys(path.relative_to(ROOT).as_posix() for path in paths))


def sources_of_tests(package: str) -> tuple[Path, ...]:
    """The files of tests of a package, and the cases beside them."""
    files = [ROOT / file for file in test_files(package)]
    cases = {path for file in files for path in (file.parent / "cases").rglob("*.yaml")}
    return (*files, *sorted(cases))
