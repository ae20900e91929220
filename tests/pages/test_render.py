"""Pages as MyST: which there are, links to terms and sources, and what each page shows."""

import json
import re
from pathlib import Path

import pytest

from generator.content.load import load
from generator.content.problems import ContentError
from generator.text.markup import plain
from tests.rendered_pages import pages_of
from tests.sample_guide import OWN_URL, change, small_guide


def rendered(content: Path) -> dict[str, str]:
    return pages_of(load(content).guide)


def test_every_stretch_has_a_page_and_so_has_every_kind(tmp_path: Path) -> None:
    fixed = (
        "404",
        "about",
        "faq",
        "glossary",
        "handouts",
        "index",
        "safety",
        "session",
        "sources",
        "tips",
        "what-we-know",
    )
    stretches = ("index", "step", "towel", "wall")
    expected = [*(f"{name}.md" for name in fixed), *(f"stretches/{name}.md" for name in stretches)]
    assert sorted(rendered(small_guide(tmp_path))) == sorted(expected)


def test_a_page_holds_all_that_is_written_for_its_readers_of_a_stretch(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    wall = content / "stretches/wall.yaml"
    change(wall, "[It is for you if you can stand.]", "[You can stand., You like walls.]")
    change(wall, "note: [Take care.]", "note: [Take care., Nobody has tested it.]")
    stretch, page = load(content).guide.stretch("wall"), rendered(content)["stretches/wall.md"]
    texts = (
        stretch.purpose,
        *stretch.for_you_if,
        *stretch.needs.words,
        *(reason.text for reason in stretch.leave_out_if),
        *stretch.steps,
        stretch.felt,
        stretch.easier,
        stretch.harder,
        *stretch.note,
        stretch.basis,
    )
    shown = re.sub(r"\{term\}`([^`<]*?)(?: <[^>]*>)?`", r"\1", page).replace("\\", "")
    assert [text for text in map(plain, texts) if text not in shown] == []


def test_the_same_content_gives_the_same_pages(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    assert rendered(content) == rendered(content)


def test_the_text_of_a_page_is_tidy(tmp_path: Path) -> None:
    for text in rendered(small_guide(tmp_path)).values():
        assert "\n\n\n" not in text
        assert text == text.strip("\n") + "\n"
        assert [line for line in text.splitlines() if line != line.rstrip()] == []


def test_the_words_of_the_days_are_those_that_there_are(tmp_path: Path) -> None:
    data = re.search(r'id="days_data">(.*?)</script>', rendered(small_guide(tmp_path))["session.md"])
    assert data
    assert "null" not in data[1]


@pytest.mark.parametrize(("url", "leads_to"), [("", ""), (OWN_URL, f"{OWN_URL}session.html")])
def test_a_reminder_leads_to_the_session_of_a_guide_that_has_an_address(
    tmp_path: Path, url: str, leads_to: str
) -> None:
    content = small_guide(tmp_path)
    if url:
        change(content / "guide.yaml", "https://example.org/calf/", url)
    data = re.search(r'id="days_data">(.*?)</script>', rendered(content)["session.md"])
    assert data
    assert json.loads(data[1])["url"] == leads_to


def test_a_term_is_linked_at_its_first_use_on_a_page_only(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    change(content / "tips.yaml", "Walk a lot.", "Your Soleus and your soleus.")
    page = rendered(content)["tips.md"]
    assert page.count("{term}`") == 1
    assert "Your {term}`Soleus <soleus>` and your soleus." in page


def test_a_term_is_not_found_inside_another_word(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    change(content / "tips.yaml", "Walk a lot.", "Gastrosoleus and soleus-like.")
    assert "{term}" not in rendered(content)["tips.md"]


def test_a_cited_source_has_its_footnote_on_the_page(tmp_path: Path) -> None:
    page = rendered(small_guide(tmp_path))["faq.md"]
    assert page.count("[^doe-2020]:") == 1
    assert page.count("[^doe-2020]") == 2


def test_sources_that_a_text_cites_stand_one_after_the_other(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    with (content / "sources.yaml").open("a", encoding="utf-8") as file:
        file.write("  - {id: b, kind: research, heading: B, cite: B, short: B, no_url: Lost., shows: It.}\n")
    change(content / "tips.yaml", "sources: [doe-2020]}", "sources: [doe-2020, b]}")
    assert "\u00a0[^doe-2020]\u00a0[^b]" in rendered(content)["tips.md"]


def test_every_page_that_shows_a_pose_names_its_side(tmp_path: Path) -> None:
    page = rendered(small_guide(tmp_path))["stretches/wall.md"]
    assert "The right foot is behind." in page
    assert "right|left" not in page


def test_the_gate_stands_before_the_steps(tmp_path: Path) -> None:
    page = rendered(small_guide(tmp_path))["stretches/wall.md"]
    assert page.index("{.gate}") < page.index("{.steps}")


def test_abilities_that_a_stretch_needs_stand_in_its_gate(tmp_path: Path) -> None:
    gate = rendered(small_guide(tmp_path))["stretches/wall.md"].split("{.gate}")[1].split("{.steps}")[0]
    assert "Your heel hurts." in gate
    assert "You cannot stand." in gate


def test_the_gate_says_what_the_safety_page_says(tmp_path: Path) -> None:
    pages = rendered(small_guide(tmp_path))
    gate = pages["stretches/wall.md"].split("{.gate}")[1].split("{.steps}")[0]
    for tier in load(tmp_path / "content").guide.safety.gate:
        for words in (tier.title, tier.action, *tier.points):
            assert words in gate
            assert words in pages["safety.md"]
    assert "See somebody soon." not in gate  # neither today nor soon: those stand on the safety page alone


def test_a_sign_that_is_easier_to_see_has_its_drawing_after_the_list(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    picture = "pictures: [{pose: wall, caption: It looks so.}]"
    change(content / "safety.yaml", "points: [it is bad]", f"points: [it is bad], {picture}")
    page = rendered(content)["safety.md"]
    shown = page.index("figures/wall-hold.svg")
    assert page.index("it is bad") < shown < page.index("It looks so.") < page.index("See somebody soon.")


def test_a_number_to_call_is_a_link_that_a_phone_dials(tmp_path: Path) -> None:
    pages = rendered(small_guide(tmp_path))
    for page in ("safety.md", "stretches/wall.md"):
        assert '<a class="button" href="tel:112">Call 112</a>' in pages[page]


@pytest.mark.parametrize("page", ["index.md", "what-we-know.md", "sources.md"])
def test_a_claim_stands_beside_how_sure_it_is(tmp_path: Path, page: str) -> None:
    lines = [line for line in rendered(small_guide(tmp_path))[page].splitlines() if "A test makes" in line]
    assert lines
    assert all(".sure-2" in line for line in lines)


def test_a_question_stands_under_its_topic_with_what_to_do(tmp_path: Path) -> None:
    page = rendered(small_guide(tmp_path))["faq.md"]
    assert page.index("## Whys") < page.index("Why do it?") < page.index("Test it.")


def test_a_question_has_its_drawing_between_the_answer_and_what_to_do(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    change(
        content / "faq.yaml",
        "do: Test it.",
        "do: Test it., illustration: {pose: wall, caption: It looks so.}",
    )
    page = rendered(content)["faq.md"]
    assert (
        page.index("Why do it?")
        < page.index("wall-hold.svg")
        < page.index("It looks so.")
        < page.index("Test it.")
    )


def test_a_kind_of_source_that_there_is_none_of_has_no_heading(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    words, page = load(content).guide.words.source, rendered(content)["sources.md"]
    assert [
        kind for kind in ("research", "guidance", "background") if f"## {getattr(words, kind)}" in page
    ] == ["research"]


def test_a_source_without_an_address_says_why(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    change(content / "sources.yaml", 'url: "https://example.org/doe"', "no_url: It is printed.")
    assert "Doe J. A test. 2020. It is printed." in rendered(content)["sources.md"]


def test_an_answer_with_a_certainty_names_its_sources(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    change(content / "faq.yaml", ", sources: [doe-2020]", "")
    with pytest.raises(ContentError, match="must name its sources"):
        load(content)


def test_a_section_without_points_or_sources_is_whole(tmp_path: Path) -> None:
    assert "We test." in rendered(small_guide(tmp_path))["about.md"]


def test_only_pages_that_show_a_text_change_with_it(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    before = rendered(content)
    change(content / "stretches/step.yaml", "Hold and breathe.", "Hold and rest.")
    after = rendered(content)
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"stretches/step.md", "handouts.md", "session.md"}  # maker and session show the steps


GAINS = """
gains:
  title: What it brings
  points: [{text: You may gain a bit., claim: longer}, {text: You may be sore.}]
  in_short: [It brings a bit.]
"""


def with_gains(folder: Path) -> dict[str, str]:
    content = small_guide(folder)
    claims = content / "claims.yaml"
    claims.write_text(claims.read_text(encoding="utf-8") + GAINS, encoding="utf-8")
    return rendered(content)


@pytest.mark.parametrize("page", ["session.md", "handouts.md", "stretches/index.md"])
def test_gains_and_harms_stand_where_a_reader_begins(tmp_path: Path, page: str) -> None:
    lines = with_gains(tmp_path)[page].splitlines()
    assert "## What it brings" in lines
    assert [".sure-2" in line for line in lines if "You may" in line] == [True, False]


def test_a_stretch_in_short_has_its_dose_and_what_it_brings(tmp_path: Path) -> None:
    page = with_gains(tmp_path)["stretches/wall.md"]
    short = page.split("{div} in-short")[1].split("{.gate}")[0]
    for words in ("Do it.", "10 to 20 seconds", "It brings a bit.", "You need a wall."):
        assert words in short


def test_a_drawing_beside_a_text_has_its_caption(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    beside = "illustration: {pose: wall, caption: See the heel.}, "
    change(content / "tips.yaml", "text: [Walk a lot.], ", f"text: [Walk a lot.], {beside}")
    page = rendered(content)["tips.md"]
    assert page.index("figures/wall-hold.svg") < page.index("{.caption}\nSee the heel.")


def test_signs_in_several_groups_stand_below_their_own_lines(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    names = ("session.md", "stretches/wall.md")
    pages = rendered(content)
    assert [name for name in names if "Call if:" in pages[name]] == []  # one group needs no line of its own
    more = 'signs: [{intro: "Call if:", points: [it is bad]}, {intro: "Call too if:", points: [it is worse]}]'
    change(content / "safety.yaml", 'signs: [{intro: "Call if:", points: [it is bad]}]', more)
    pages = rendered(content)
    for name in names:
        found = [
            pages[name].index(words) for words in ("Call if:", "it is bad", "Call too if:", "it is worse")
        ]
        assert found == sorted(found), name


def test_every_point_of_a_section_may_have_its_drawing(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    beside = "points: [Step up., Step down.], poses: [wall, wall], "
    change(content / "tips.yaml", "text: [Walk a lot.], ", f"text: [Walk a lot.], {beside}")
    page = rendered(content)["tips.md"]
    points = [line for line in page.splitlines() if line.startswith("- ") and "Step" in line]
    assert len(points) == 2
    assert all(line.index("figures/wall-hold.svg") < line.index("Step") for line in points)


def test_a_section_has_a_drawing_for_every_point_or_for_none(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    beside = "points: [Step up., Step down.], poses: [wall], "
    change(content / "tips.yaml", "text: [Walk a lot.], ", f"text: [Walk a lot.], {beside}")
    with pytest.raises(ContentError, match="one for each of the 2 points"):
        rendered(content)


@pytest.mark.parametrize(
    ("state", "line"),
    [
        ("ghost: start", "before"),
        ("marks: [{kind: line, through: [pelvis, head]}]", "line"),
        ("works: [soleus]", "works"),
    ],
)
def test_the_key_explains_what_a_picture_of_the_page_shows_and_no_more(
    tmp_path: Path, state: str, line: str
) -> None:
    content = small_guide(tmp_path)
    pose = content / "poses/wall.yaml"
    pose.write_text(pose.read_text() + f"  after:\n    alt: After it.\n    {state}\n")
    assert f"key-{line}" not in rendered(content)["stretches/wall.md"]
    change(content / "stretches/wall.yaml", "felt:", "picture_easier: after\nfelt:")
    assert f"key-{line}" in rendered(content)["stretches/wall.md"]


def test_how_strong_it_may_feel_is_a_table_with_what_to_do(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    scale = "scale: [{least: 0, most: 3, feels: It pulls., do: Go on.}]"
    change(content / "safety.yaml", "feel_sources:", f"{scale}\nfeel_sources:")
    change(content / "faq.yaml", "do: Test it.", "do: Test it., shows: scale")
    pages = rendered(content)
    assert all("| 0 to 3 | It pulls. | Go on. |" in pages[page] for page in ("safety.md", "faq.md"))


def test_a_level_of_care_has_a_sign_on_the_first_page(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    change(content / "safety.yaml", "title: At once,", "title: At once, such_as: Such as a fall.,")
    page = rendered(content)["index.md"]
    assert page.index("#safety-now") < page.index("Such as a fall.")


def test_the_page_about_the_guide_tells_twenty_changes_and_any_other_its_last_three(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    told = "  - {day: '2026-01-02', text: Change N., comes_from: A reader., pages: [about, faq, wall]}"
    lines = ("changes:", *(told.replace("N", str(number)) for number in range(1, 22)))
    (content / "changelog.yaml").write_text("\n".join(lines), encoding="utf-8")
    pages = rendered(content)
    shown = {name: pages[f"{name}.md"].count(": Change ") for name in ("about", "faq", "stretches/wall")}
    assert shown == {"about": 20, "faq": 3, "stretches/wall": 3}
