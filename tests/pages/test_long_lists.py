"""A guide of many stretches: only pages with lists grow, and each row of a list is small."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.content.load import load
from generator.content.references import LONG_LIST, uses
from generator.model.guide import Guide
from tests.bench.many_stretches import many_stretches
from tests.rendered_pages import pages_of
from tests.sample_guide import small_guide

SOURCE = "doe-2020"
"""The source that every stretch cites."""

LISTS = {"stretches/index.md": 800, "session.md": 2100, "handouts.md": 2000}
"""The pages that list every stretch, and the most characters that one may add to them, data included."""


def guide_of(folder: Path, number: int) -> Guide:
    folder.mkdir()
    content = small_guide(folder)
    many_stretches(content, number)
    return load(content).guide


def sizes(pages: dict[str, str]) -> dict[str, int]:
    """The length of every page that is not the page of a stretch, without the hidden table of contents."""
    return {
        name: len(text.partition("```{toctree}")[0])
        for name, text in pages.items()
        if name == "stretches/index.md" or not name.startswith("stretches/")
    }


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """How many characters one more stretch adds to each page."""
    folder = tmp_path_factory.mktemp("many")
    few, many = (sizes(pages_of(guide_of(folder / str(number), number))) for number in (20, 60))
    return {name: (many[name] - few[name]) / 40 for name in few}


def test_no_page_grows_but_the_lists(grown: dict[str, float]) -> None:
    assert {name for name, more in grown.items() if more > 2} == set(LISTS)  # names differ in length


@pytest.mark.parametrize(("name", "most"), LISTS.items())
def test_a_row_is_small(grown: dict[str, float], name: str, most: int) -> None:
    assert grown[name] < most


def test_the_overview_names_the_first_and_how_many_there_are(tmp_path: Path) -> None:
    guide = guide_of(tmp_path / "guide", LONG_LIST)
    last = guide.stretches[-1]
    more = (last.model_copy(update={"id": f"more-{n}"}) for n in range(1234 - LONG_LIST))
    guide = replace(guide, stretches=(*guide.stretches, *more))
    page = pages_of(guide)["index.md"].partition("```{toctree}")[0]
    shown = [one.id for one in guide.stretches if f"/stretches/{one.id}.md" in page]
    assert shown == [one.id for one in guide.stretches[: LONG_LIST - 1]]
    assert "1,234" in page


def test_a_source_names_the_first_of_the_stretches_that_use_it_and_how_many_more(tmp_path: Path) -> None:
    few = uses(guide_of(tmp_path / "few", LONG_LIST))[SOURCE]
    many = uses(guide_of(tmp_path / "many", LONG_LIST + 7))[SOURCE]
    assert len(few) + 1 == len(many)
    everyone = [one for one in many if one.address == "/stretches/index.md"]
    assert len(everyone) == 1
    assert "7" in everyone[0].title
    assert sum(one.address.startswith("/stretches/") for one in many) == LONG_LIST + 1


def test_up_to_twelve_stretches_are_shown_at_once(tmp_path: Path) -> None:
    pages = pages_of(guide_of(tmp_path / "few", LONG_LIST))
    more = pages_of(guide_of(tmp_path / "many", LONG_LIST + 1))
    for name in LISTS:
        assert "data-rows" not in pages[name]
        assert "data-rows" in more[name]
    assert [one.count("{.card}") for one in (pages["index.md"], more["index.md"])] == [
        LONG_LIST,
        LONG_LIST - 1,
    ]
