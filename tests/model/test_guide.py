"""Addresses that are only examples: no page, sheet or code leads to them. What changed on a page, and what
stands before every stretch."""

from dataclasses import replace
from datetime import date

import pytest

from generator.content import load
from generator.model.changes import Change, Changelog
from generator.model.guide import Guide
from generator.model.reviewed import checksum
from generator.model.settings import Settings
from tests.sample_guide import small_guide


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """The small guide."""
    return load(small_guide(tmp_path_factory.mktemp("guide"), built=False)).guide


@pytest.fixture(scope="module")
def settings(guide: Guide) -> Settings:
    """Its settings."""
    return guide.settings


@pytest.mark.parametrize(
    ("host", "is_own"),
    [
        ("example.org", False),
        ("example.com", False),
        ("example.net", False),
        ("calf.example.net", False),
        ("anexample.org", True),
        ("example.org.health", True),
        ("calf.health", True),
    ],
)
def test_an_address_is_the_guides_own_unless_it_is_that_of_an_example(
    settings: Settings, host: str, is_own: bool
) -> None:
    site, page, mail = f"https://{host}/guide/", f"https://{host}/?page={{page}}", f"mailto:guide@{host}"
    for feedback in (page, mail, f"{mail}?subject={{page}}"):
        one = settings.model_copy(update={"url": site, "feedback": feedback})
        assert one.own_url == (site if is_own else "")
        assert one.own_feedback == (feedback if is_own else "")


def test_who_asks_for_no_word_has_no_address_for_it(settings: Settings) -> None:
    assert settings.model_copy(update={"feedback": None}).own_feedback == ""


def change(day: date, *pages: str) -> Change:
    return Change(day=day, text="It is new.", comes_from="It comes from a test.", pages=pages)


def test_a_page_shows_what_changed_on_it_and_the_page_of_the_guide_all(guide: Guide) -> None:
    new, old = change(date(2026, 1, 2), "wall", "safety", "wall"), change(date(2026, 1, 1), "wall")
    changed = replace(guide, changelog=Changelog(changes=(new, old)))
    assert {page: changed.changes(page) for page in ("wall", "safety", "faq", "about")} == {
        "wall": (new, old),
        "safety": (new,),
        "faq": (),
        "about": (new, old),
    }


def test_a_day_counts_in_what_was_checked() -> None:
    first, second = (checksum([change(date(2026, 1, day), "wall")]) for day in (1, 2))
    assert first != second


def test_what_stands_before_a_stretch_is_all_that_may_forbid_it_the_worst_first(guide: Guide) -> None:
    tier = guide.safety.tiers[0]
    levels = ("now", "soon", "ask", "stop")
    tiers = tuple(tier.model_copy(update={"level": level}) for level in levels)
    safety = guide.safety.model_copy(update={"tiers": tiers})
    assert [one.level for one in safety.gate] == ["stop", "ask", "now"]


def test_one_side_alone_ends_in_its_own_way(guide: Guide) -> None:
    stretch = guide.stretches[0].model_copy(
        update={
            "steps": ("Stand.", "Hold.", "Change sides."),
            "pictures": ("start", "hold", "change"),
            "last_alone": "Rest.",
            "picture_alone": "start",
        }
    )
    assert stretch.steps_alone == ("Stand.", "Hold.", "Rest.")
    assert stretch.pictures_alone == ("start", "hold", "start")
    both = stretch.model_copy(update={"last_alone": None, "picture_alone": None})
    assert (both.steps_alone, both.pictures_alone) == (both.steps, both.pictures)
