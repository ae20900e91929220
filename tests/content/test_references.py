"""Where a link leads, and which places name a source, as readers of the list of sources see them."""

import shutil
from pathlib import Path

import pytest

from generator.content import load
from generator.content.references import Use, addresses, uses
from tests.sample_guide import change, small_guide


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return small_guide(tmp_path, built=False)


def test_every_page_stretch_question_claim_and_source_can_be_linked_to(content: Path) -> None:
    assert dict(addresses(load(content).guide)) == {
        "stretches": "/stretches/index.md",
        "session": "/session.md",
        "handouts": "/handouts.md",
        "safety": "/safety.md",
        "tips": "/tips.md",
        "faq": "/faq.md",
        "evidence": "/what-we-know.md",
        "sources": "/sources.md",
        "glossary": "/glossary.md",
        "about": "/about.md",
        **{id: f"/stretches/{id}.md" for id in ("wall", "step", "towel")},
        "why": "#question-why",
        "longer": "#claim-longer",
        "doe-2020": "#source-doe-2020",
    }


def test_a_source_names_every_place_that_rests_on_it_in_the_order_of_the_pages(content: Path) -> None:
    change(content / "safety.yaml", "each_time:", "before_sources: [doe-2020]\neach_time:")
    sections = "sections: [{id: %s, title: More, text: [More.], sources: [doe-2020]}]"
    change(content / "about.yaml", "sections: [{id: us, title: Us, text: [We test.]}]", sections % "us")
    change(content / "tips.yaml", "title: More\n", "title: More\n    sources: [doe-2020]\n")
    change(content / "handouts.yaml", "text: [Print it.]", "text: [Print it.], sources: [doe-2020]")
    with (content / "overview.yaml").open("a", encoding="utf-8") as file:
        file.write("  - {id: rest, title: Rest, text: [Rest.], sources: [doe-2020]}\n")
    assert uses(load(content).guide)["doe-2020"] == (
        Use("A test makes a test longer.", "#claim-longer", "weak"),
        Use("Wall stretch", "/stretches/wall.md"),
        Use("Step stretch", "/stretches/step.md"),
        Use("Towel stretch", "/stretches/towel.md"),
        Use("At once", "#safety-now"),
        Use("Soon", "#safety-soon"),
        Use("Ask", "#safety-ask"),
        Use("Stop", "#safety-stop"),
        Use("How it feels", "#safety-feel"),
        Use("Before", "#safety-before"),
        Use("Rest", "#overview-rest"),
        Use("The soleus", "#evidence-soleus"),
        Use("Walk", "#tips-walk"),
        Use("More", "#about-us"),
        Use("How", "#handouts-how"),
        Use("More", "#tips-more"),
        Use("Reach", "#tips-reach"),
        Use("Why do it?", "#question-why", "theory"),
    )


def uses_by(content: Path, stretches: int) -> list[Use]:
    """How a source is used by so many stretches, made from the three that there are."""
    for number in range(4, stretches + 1):
        new = content / f"stretches/more-{number}.yaml"
        shutil.copy(content / "stretches/step.yaml", new)
        change(new, "order: 2", f"order: {number}")
    return [use for use in uses(load(content).guide)["doe-2020"] if use.address.startswith("/stretches/")]


def test_of_many_stretches_the_first_are_named_and_the_rest_are_counted(content: Path) -> None:
    found = uses_by(content, 15)
    assert len(found) == 13
    assert found[11].address == "/stretches/more-12.md"
    assert found[12].address == "/stretches/index.md"
    assert "3" in found[12].title


def test_just_as_many_stretches_as_are_named_are_all_of_them(content: Path) -> None:
    found = uses_by(content, 12)
    assert [use.address for use in found if use.address == "/stretches/index.md"] == []
    assert len(found) == 12


def test_a_source_that_nothing_names_has_no_place(content: Path) -> None:
    with (content / "sources.yaml").open("a", encoding="utf-8") as file:
        file.write("  - {id: b, kind: research, heading: B, cite: B, short: B, no_url: Lost., shows: It.}\n")
    assert uses(load(content).guide)["b"] == ()
