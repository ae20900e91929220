"""What every page says of its guide and of the guide's languages, and how long a session is said to take."""

from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest

from generator.content import load, translations
from generator.pages.session_data import session_minutes
from generator.pages.site_context import (
    appearance_checksum,
    name_of,
    site_context,
    source_language,
    translated_language,
)
from generator.text import Wording
from tests.pseudo import pseudo_guide
from tests.sample_guide import change, small_guide


def test_a_page_says_whose_guide_it_is_how_old_and_who_has_checked_it(tmp_path: Path) -> None:
    guide = load(small_guide(tmp_path, built=False)).guide
    context, say = site_context(source_language(guide)), Wording.of(guide).date
    assert context["guide"] == {
        "name": "Sample Calf Guide",
        "updated": say(date(2026, 1, 2)),
        "version": "1",
        "reviewed_by": "Sam Sample, tester",
        "reviewed_on": say(date(2026, 1, 2)),
        "review_by": say(date(2027, 1, 1)),
        "changed_since_review": [],
        "licence_name": "CC BY 4.0",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
        "feedback_url": "",
        "direction": "ltr",
    }
    assert context["nav"] == [
        {"doc": "stretches/index", "label": "Stretches"},
        {"doc": "safety", "label": "Safety"},
    ]
    assert [one["doc"] for one in context["foot"]] == ["sources", "glossary", "about"]
    assert (context["languages"], context["up"], context["note"], context["withheld"]) == ([], "", (), [])


def test_a_guide_that_nobody_has_checked_names_nobody(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    change(content / "guide.yaml", 'reviewed_by: "Sam Sample, tester", reviewed_on: 2026-01-02, ', "")
    told = site_context(source_language(load(content).guide))["guide"]
    assert (told["reviewed_by"], told["reviewed_on"]) == ("", "")


def test_each_language_is_offered_with_its_address_and_what_it_lacks(tmp_path: Path) -> None:
    content = pseudo_guide(tmp_path)
    source = load(content)
    (translated,) = translations(source, content)
    own = source_language(source.guide)
    other = translated_language(source.guide, translated, frozenset({"tips"}), frozenset({"faq", "about"}))
    offered = site_context(other, (own, other))["languages"]
    assert [(one["code"], one["name"], one["folder"], one["url"], one["path"]) for one in offered] == [
        ("en", "English", "", "https://example.org/calf/", "/calf/"),
        ("es", "Lángúágé", "es/", "https://example.org/calf/es/", "/calf/es/"),
    ]
    words = translated.guide.words.languages
    spanish = offered[1]
    assert (spanish["direction"], spanish["offer"], spanish["take"], spanish["stay"]) == (
        "ltr",
        words.offer,
        words.take,
        words.stay,
    )
    assert (spanish["not_whole"], spanish["withheld"]) == (["about", "faq", "tips"], ["about", "faq"])
    context = site_context(other, (own, other))
    assert (context["up"], context["withheld"]) == ("../", ["about", "faq"])
    assert name_of(source.guide, translated.guide) == "inglés"
    by, method, checked = other.note
    assert "nóbódý" in by
    assert "inglés" in by
    assert method.startswith("Bý á scrípt.")
    assert checked == words.not_checked


def test_every_page_is_written_again_when_the_look_changes_and_only_then(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/a.css").write_text("a")
    first = appearance_checksum({"name": "x"}, [str(tmp_path)])
    assert appearance_checksum({"name": "x"}, [str(tmp_path)]) == first
    assert appearance_checksum({"name": "y"}, [str(tmp_path)]) != first
    (tmp_path / "deep/a.css").write_text("b")
    second = appearance_checksum({"name": "x"}, [str(tmp_path)])
    (tmp_path / "deep/a.css").rename(tmp_path / "deep/b.css")
    third = appearance_checksum({"name": "x"}, [str(tmp_path)])
    with patch("generator.pages.site_context.version", return_value="0.0"):
        other_package = appearance_checksum({"name": "x"}, [str(tmp_path)])
    assert len({first, second, third, other_package}) == 4


BOTH = "hold_from: 10, hold_to: {}, repeats: {}, sides: both, days_from: 1, days_to: 7"
EACH = "hold_from: 10, hold_to: 20, repeats: 2, sides: each, days_from: 1, days_to: 3"


@pytest.mark.parametrize(
    ("dose", "swapped", "minutes"),
    [
        # 15 s to get into position and 5 s to get ready, then:
        (BOTH.format(69, 1), "hold", 1),  # 69 s: 89 in all
        (BOTH.format(70, 1), "hold", 2),  # 70 s: 90 in all, half a minute counts as one
        (BOTH.format(10, 1), "hold", 1),  # 10 s: no session takes no minute
        (BOTH.format(40, 3), "hold", 3),  # 3 holds of 40 s, 2 rests of 5 s: 150 in all
        (EACH.replace("20", "25"), "hold", 3),  # 4 holds of 25 s, 3 changes of 10 s: 150 in all
        (EACH.replace("20", "40"), "set", 3),  # 4 holds of 40 s, 1 change and 2 rests: 200 in all
        (EACH.replace("repeats: 2", "repeats: 9, start_with: 1"), "hold", 1),  # 2 holds, 1 change: 70 in all
    ],
)
def test_a_session_is_said_to_take_as_long_as_its_holds_and_pauses(
    tmp_path: Path, dose: str, swapped: str, minutes: int
) -> None:
    content = small_guide(tmp_path, built=False)
    change(content / "stretches/wall.yaml", EACH, dose)
    change(content / "stretches/wall.yaml", "change: hold", f"change: {swapped}")
    guide = load(content).guide
    assert session_minutes(guide, guide.stretch("wall")) == minutes
