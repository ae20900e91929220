"""What every page says of its guide and of the guide's languages."""

from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest

from generator.content import load
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
from tests.translated import translations


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
    assert context["calls"] == ["112"]
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


@pytest.mark.parametrize(
    ("code", "own", "other"),
    [
        ("pt-BR", "português (Brasil)", "inglês"),
        ("es-419", "español (Latinoamérica)", "inglés"),
        ("zh-Hant", "中文 (繁體)", "英文"),
    ],
)
def test_a_language_with_its_country_its_script_or_its_part_of_the_world_has_names(
    tmp_path: Path, code: str, own: str, other: str
) -> None:
    content = pseudo_guide(tmp_path, code)
    source = load(content)
    (translated,) = translations(source, content)
    assert source_language(translated.guide).name == own
    assert other in translated_language(source.guide, translated, frozenset(), frozenset()).note[0]


def test_a_page_says_in_which_language_what_is_missing_stands(tmp_path: Path) -> None:
    content = pseudo_guide(tmp_path)
    source = load(content)
    (translated,) = translations(source, content)
    own = source_language(source.guide)
    other = translated_language(source.guide, translated, frozenset(), frozenset())
    for sentence in ("in_part", "withheld"):
        told = site_context(other, (other, own))["words"]["languages"][sentence]
        assert "inglés" in told
        assert "{source}" not in told


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
