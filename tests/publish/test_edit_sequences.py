"""Every edit reaches the published site, whatever the clock says and whatever was damaged before."""

import pytest

from tests.edit_sequences import (
    CLOCK_SHIFTS,
    DAMAGES,
    SEQUENCE_LENGTH,
    THEME,
    Action,
    FaultError,
    Project,
    run,
    sequence,
    set_clock_back,
)

AT_ONCE = [
    ["page-cut", "asset-changed", "sheet-cut", "host-file-lost"],
    ["source-lost", "doctree-cut"],
    ["source-changed", "kept-changed"],
    ["memory-cut"],
    ["build-info-lost"],
    ["index-lost", "list-copy-cut"],
    ["site-lost"],
]
"""Damage that one build mends, where the mending of one hides no other; each by itself in the long form.

What is damaged in no other way than another of its kind is left to the long form.
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(tmp_path_factory.mktemp("project"))


@pytest.fixture
def project(built: Project) -> Project:
    """A published guide, always the same."""
    built.begin()
    return built


def edit_a_step(project: Project) -> None:
    project.data["stretches/step.yaml"]["steps"][1] = "Hold and rest well."
    project.write()


@pytest.mark.parametrize("name", ["menu", pytest.param("foot", marks=pytest.mark.long)])
def test_swapped_entries_change_places_on_every_page(project: Project, name: str) -> None:
    pages = project.data["guide.yaml"][name]
    pages[0], pages[1] = pages[1], pages[0]
    project.write()
    project.check(0)


@pytest.mark.parametrize(
    "seconds",
    [CLOCK_SHIFTS[0], *(pytest.param(one, marks=pytest.mark.long) for one in CLOCK_SHIFTS[1:])],
)
def test_an_edit_shows_after_the_clock_was_set_back(project: Project, seconds: int) -> None:
    set_clock_back(project.place, seconds)
    edit_a_step(project)
    project.check(0)
    project.check(0)


def test_a_file_of_the_theme_moves_to_another_folder(project: Project) -> None:
    project.files[f"{THEME}/static/note.txt"] = b"note"
    project.write()
    project.check(0)
    project.files[f"{THEME}/static/js/note.txt"] = project.files.pop(f"{THEME}/static/note.txt")
    project.write()
    project.check(0)


def test_a_new_menu_shows_although_what_sphinx_read_was_damaged(project: Project) -> None:
    for doctree in (project.place / "doctrees").rglob("*.doctree"):
        doctree.write_bytes(doctree.read_bytes()[:100])
    project.data["guide.yaml"]["menu"].reverse()
    project.write()
    project.check(1)


@pytest.mark.parametrize(
    "damages",
    [*AT_ONCE, *(pytest.param([one], marks=pytest.mark.long) for one in DAMAGES if [one] not in AT_ONCE)],
    ids=" ".join,
)
def test_damage_is_mended_by_the_next_build(project: Project, damages: list[str]) -> None:
    for damage in damages:
        assert project.do(Action(damage, "0")), "nothing was damaged"
    project.check(len(damages))


@pytest.mark.parametrize(
    "damage",
    [
        "list-lost",
        pytest.param("list-cut", marks=pytest.mark.long),
        pytest.param("docs-list-lost", marks=pytest.mark.long),
        "docs-list-cut",
    ],
)
def test_an_edit_shows_after_damage(project: Project, damage: str) -> None:
    """Damage to what tells a build which files are its own."""
    project.do(Action(damage, "1"))
    edit_a_step(project)
    project.check(1)


@pytest.mark.parametrize("steps", [2, pytest.param(SEQUENCE_LENGTH, marks=pytest.mark.long)])
def test_a_site_built_step_by_step_is_that_of_a_clean_build(built: Project, steps: int) -> None:
    """`python -m tests.edit_sequences` takes hundreds of steps."""
    assert run(built, sequence("first", steps)) is None


def test_content_that_is_refused_is_taken_back(project: Project) -> None:
    project.data["faq.yaml"]["wrong"] = "field"
    project.write()
    project.compare(0, *project.build_accepted())
    assert (project.refused, "wrong" in project.data["faq.yaml"]) == (1, False)


@pytest.mark.parametrize("output", ["", "content/faq.yaml:1:1: wrong\nTraceback"])
def test_a_build_that_fails_otherwise_is_a_fault(
    project: Project, monkeypatch: pytest.MonkeyPatch, output: str
) -> None:
    monkeypatch.setattr(project, "build", lambda: (1, output))
    with pytest.raises(FaultError):
        project.compare(0, *project.build_accepted())
    assert project.refused == 0
