"""A rule on the wording looks at every file that readers read."""

import shutil
from pathlib import Path

import pytest

from generator.content import load
from generator.model.base import prose
from generator.rules import check
from tests.rules.test_table import CASES, guide_with
from tests.sample_guide import change, small_guide

TEXTS = {
    "overview.yaml": "There is more to test.",
    "safety.yaml": "It pulls a bit.",
    "chooser.yaml": "You cannot stand.",
    "routines.yaml": "For a test.",
    "handouts.yaml": "Print it.",
    "tips.yaml": "Walk a lot.",
    "faq.yaml": "Nobody knows.",
    "evidence.yaml": "It points the foot.",
    "claims.yaml": "One test.",
    "sources.yaml": "shows: It is a test.",
    "glossary.yaml": "A muscle of the calf.",
    "about.yaml": "We test.",
    "stretches/wall.yaml": "In your calf.",
    "stretches/towel.yaml": "In your calf.",
}
"""A text of each file of the small guide."""

ANATOMY = """\
title: The calf
alt: The calf from the front.
shows: [-.5, .1]
muscles: [soleus]
bones: [{outline: [[0, 0], [.1, 0], [.1, .1]]}]
labels: [{text: Soleus, points_to: [0, 0], at: [.1, .1]}]
"""


def test_a_hard_word_is_told_wherever_it_stands(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    shutil.copy(CASES / "style.yaml", content)
    change_of_today = (
        "changes: [{day: 2026-01-02, text: Utilise it., comes_from: A reader., pages: [tips]}]\n"
    )
    (content / "changelog.yaml").write_text(change_of_today, encoding="utf-8")
    for file, text in TEXTS.items():
        change(content / file, text, f"{text.removesuffix('.')} may utilise it.")
    prefix = f"{content.as_posix()}/"
    told = [one.path.removeprefix(prefix) for one in check(load(content), {}) if one.rule == "avoid"]
    assert sorted(told) == sorted([*TEXTS, "changelog.yaml"])


def test_a_passive_is_told_where_style_knows_no_words_that_only_look_so(tmp_path: Path) -> None:
    content = guide_with(CASES / "bad/passive.yaml", tmp_path)
    change(content / "style.yaml", ", but: [tired, crowded]}", "}")
    assert [one.rule for one in check(load(content), {})].count("passive") == 2


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("safety.yaml", "points: [it is bad]", "points: [it is bad], pictures: [SHOWN]"),
        ("safety.yaml", "each_time:", "feel_illustration: SHOWN\neach_time:"),
        ("routines.yaml", "by_hand:", "illustration: SHOWN\nby_hand:"),
        ("faq.yaml", "do: Test it.", "do: Test it., illustration: SHOWN"),
        ("faq.yaml", "topics:", "illustration: SHOWN\ntopics:"),
        ("evidence.yaml", "claims_title:", "illustration: SHOWN\nclaims_title:"),
        ("handouts.yaml", "sections: [{", "sections: [{illustration: SHOWN, "),
        ("overview.yaml", "title: More,", "title: More, illustration: SHOWN,"),
        ("evidence.yaml", "{id: soleus, ", "{id: soleus, illustration: SHOWN, "),
        ("tips.yaml", "title: Walk,", "title: Walk, illustration: SHOWN,"),
        ("about.yaml", "sections: [{", "sections: [{illustration: SHOWN, "),
    ],
)
def test_a_drawing_that_there_is_none_of_is_told_wherever_it_stands(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    content = small_guide(tmp_path, built=False)
    change(content / file, old, new.replace("SHOWN", "{pose: walls, caption: See it.}"))
    found = [one for one in check(load(content), {}, None) if one.rule == "known-id"]
    assert [(Path(one.path).name, "walls" in one.message) for one in found] == [(file, True)]
    line = (content / file).read_text(encoding="utf-8").splitlines()[found[0].line - 1]
    assert line[found[0].column - 1 :].startswith("walls,")


def test_a_link_that_leads_nowhere_is_told_in_the_words_of_the_guide_too(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    written = (content / "words.yaml").read_text(encoding="utf-8")
    text = next(text for _, text in prose(load(content).guide.words) if written.count(text) == 1)
    change(content / "words.yaml", text, f"{text} [Look there](nowhere).")
    found = [one for one in check(load(content), {}, None) if one.rule == "link"]
    assert [Path(one.path).name for one in found] == ["words.yaml"]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("words.yaml", '"{from} to {to}"', '"[{from}](wall) to {to}"'),
        ("words.yaml", '"Hold for {hold}, {repeats}"', '"Hold for {hold}, [{repeats}](saftey)"'),
        ("words.yaml", 'one: "{n} minute"', 'one: "{n} [minute](wall)"'),
        ("guide.yaml", "authors: the testers", "authors: the [testers](about)"),
        ("anatomy.yaml", "Soleus", '"[Soleus](wall)"'),
        ("poses/wall.yaml", "label: A step", 'label: "[A step](wall)"'),
    ],
)
def test_a_link_in_one_line_is_told_wherever_it_stands(tmp_path: Path, file: str, old: str, new: str) -> None:
    content = small_guide(tmp_path, built=False)
    (content / "anatomy.yaml").write_text(ANATOMY, encoding="utf-8")
    step = "  hold:\n    marks: [{kind: distance, between: [left-toes, right-toes], label: A step}]\n"
    change(content / "poses/wall.yaml", "  hold:\n", step)
    assert [one.text() for one in check(load(content), {}, None) if one.rule in ("link", "mark")] == []
    change(content / file, old, new)
    found = [one for one in check(load(content), {}, None) if one.rule in ("link", "mark")]
    assert [(Path(one.path).name, one.rule) for one in found] == [(Path(file).name, "link")]
    assert "must be plain words, as no link works here: leave out '[" in found[0].message


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("guide.yaml", 'version: "1"', 'version: "[1](about)"'),
        ("guide.yaml", "name: CC BY 4.0", "name: CC **BY** 4.0"),
        ("guide.yaml", "Sam Sample, tester", "Sam Sample, [tester|nurse]"),
        ("poses/wall.yaml", "title: A step", "title: A [right|left] step"),
    ],
)
def test_a_mark_in_what_is_the_same_in_every_language_is_told_wherever_it_stands(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    content = small_guide(tmp_path, built=False)
    change(content / file, old, new)
    found = [one for one in check(load(content), {}, None) if one.rule == "mark"]
    assert [Path(one.path).name for one in found] == [Path(file).name]
    assert "must be plain words, as no mark works here: leave out '" in found[0].message


def test_every_form_of_a_count_must_be_plain_words(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    change(content / "words.yaml", 'other: "{n} minutes"', 'other: "**{n}** [minutes"')
    found = [one for one in check(load(content), {}, None) if one.rule == "mark"]
    assert [one.message for one in found] == [
        "must be plain words, as no mark works here: leave out '**{n}**'"
    ]


def test_words_for_a_drawing_that_are_still_to_be_written_are_not_judged(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    shutil.copy(CASES / "style.yaml", content)
    loaded = load(content)
    before = {one.rule for one in check(loaded, {}, None)}
    written = loaded.guide.poses["wall"].hold.alt
    change(content / "poses/wall.yaml", written, "TODO utilise the [right|left] [leg")
    assert {one.rule for one in check(load(content), {}, None)} - before == {"unfinished"}
