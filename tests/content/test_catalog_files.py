"""The files that a translator opens, what they say of each text, and what follows from a language."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.content import load, translatable
from tests.pseudo import add_language, pseudo_guide, renew
from tests.sample_guide import ROOT, change
from tests.translated import translations


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return pseudo_guide(tmp_path)


def facts(path: Path) -> dict[str, str]:
    """What the head of a catalog says."""
    head = path.read_text(encoding="utf-8").split("\n\n")[0]
    return dict(re.findall(r'^"([\w-]+): (.*)\\n"$', head, re.MULTILINE))


@pytest.mark.parametrize("name", ["guide.pot", "safety.pot", "es/guide.po", "es/safety.po"])
def test_a_catalog_says_what_it_is_made_of_and_how_it_is_written(content: Path, name: str) -> None:
    path = content / "locale" / name
    told = "# Messages of the guide, made from the content by `make messages`. Translate each msgstr."
    assert path.read_text(encoding="utf-8").splitlines()[:2] == [told, 'msgid ""']
    found = facts(path)
    assert found["Project-Id-Version"] == "Sample Calf Guide 1"
    assert found["POT-Creation-Date"] == "2026-01-02 00:00+0000"  # of the guide's last change, not of today
    assert found["Content-Type"] == "text/plain; charset=utf-8"
    assert found.get("Language") == ("es" if "es/" in name else None)


def test_who_translated_last_is_kept_when_catalogs_are_renewed(content: Path) -> None:
    path = content / "locale/es/guide.po"
    change(path, "FULL NAME <EMAIL@ADDRESS>", "Ana <ana@example.org>")
    change(path, "es <LL@li.org>", "Spanish <es@example.org>")
    change(path, "YEAR-MO-DA HO:MI+ZONE", "2026-01-03 10:00+0000")
    again = content.parent / "again"
    content.rename(again)
    before = facts(again / "locale/es/guide.po")
    renew(again)
    after = facts(again / "locale/es/guide.po")
    for name in ("Last-Translator", "Language-Team", "PO-Revision-Date"):
        assert after[name] == before[name]


def test_a_language_has_its_address_its_direction_and_its_numbers_to_call(content: Path) -> None:
    add_language(content, "ar")
    with (content / "locale/ar/language.yaml").open("a", encoding="utf-8") as file:
        file.write('call: {now: [{number: "999", label: Call 999}]}\n')
    arabic, spanish = translations(load(content), content)
    assert arabic.guide.settings.url == "https://example.org/calf/ar/"
    assert (arabic.guide.settings.direction, spanish.guide.settings.direction) == ("rtl", "ltr")
    assert (arabic.language, spanish.language) == ("ar", "es")
    numbers = [
        [one.number for tier in it.guide.safety.tiers for one in tier.call] for it in (arabic, spanish)
    ]
    assert numbers == [["999"], ["112"]]
    assert (arabic.source.settings.language, arabic.missing) == ("en", frozenset())


def test_of_a_text_a_translator_reads_its_help_its_limit_and_what_to_keep(content: Path) -> None:
    change(content / "stretches/wall.yaml", "In your calf.", '"In **your** [right|left] calf."')
    renew(content)
    messages = {
        found[1]: [line[3:] for line in block.splitlines() if line.startswith("#. ")]
        for block in (content / "locale/guide.pot").read_text(encoding="utf-8").split("\n\n")
        if (found := re.search('^msgctxt "(.+)"$', block, re.MULTILINE))
    }
    assert messages["guide.yaml: name"] == ["The guide's name.", "At most 60 characters."]
    felt = messages["stretches/wall.yaml: felt"]
    assert felt[-1].startswith("Keep each [one|other]: the first side is the one in the picture.")
    assert messages["stretches/wall.yaml: steps"] == ["The steps; each starts with a verb."]


@pytest.mark.parametrize(("length", "told"), [(1000, False), (1002, True)])
def test_a_wide_limit_is_told_only_of_a_text_that_fills_more_than_half_of_it(
    content: Path, length: int, told: bool
) -> None:
    change(content / "stretches/wall.yaml", "Stretches the soleus.", "x " * (length // 2 - 1) + "x.")
    renew(content)
    text = (content / "locale/guide.pot").read_text(encoding="utf-8")
    [message] = [one for one in text.split("\n\n") if 'msgctxt "stretches/wall.yaml: purpose"' in one]
    assert ("At most 2000 characters." in message) == told


def test_a_fuzzy_message_keeps_the_text_before_however_often_catalogs_are_renewed(content: Path) -> None:
    change(content / "stretches/wall.yaml", "Stretches the soleus.", "Stretches the deep soleus.")
    path = content / "locale/es/guide.po"
    for _ in range(3):
        renew(content)
        assert '#| msgid "Stretches the soleus."\n' in path.read_text(encoding="utf-8")


def test_the_text_before_goes_once_its_translator_is_sure(content: Path) -> None:
    """A tool for translators may take the mark away and leave the text."""
    change(content / "stretches/wall.yaml", "Stretches the soleus.", "Stretches the deep soleus.")
    renew(content)
    path = content / "locale/es/guide.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("#, fuzzy\n#| msgid", "#| msgid"), encoding="utf-8")
    assert '#| msgid "Stretches the soleus."' in path.read_text(encoding="utf-8")
    renew(content)
    assert "#|" not in path.read_text(encoding="utf-8")


def test_a_count_that_is_worded_anew_keeps_its_forms_as_fuzzy(content: Path) -> None:
    path = content / "locale/es/guide.po"
    before = path.read_text(encoding="utf-8")
    change(
        content / "words.yaml",
        '{one: "{n} time", other: "{n} times"}',
        '{one: "{n} turn", other: "{n} times"}',
    )
    renew(content)
    after = path.read_text(encoding="utf-8")
    assert '#| msgid "{n} time"\n#| msgid_plural "{n} times"\n' in after
    forms = re.findall(r'msgid_plural "{n} times"\n((?:msgstr.*\n)+)', before)
    assert forms == re.findall(r'\nmsgid_plural "{n} times"\n((?:msgstr.*\n)+)', after)


def test_warnings_stand_in_the_catalog_of_safety_and_all_else_in_the_other(content: Path) -> None:
    domains = {(one.file, str(one.place[0])): one.domain for one in translatable(load(content))}
    assert {domain for (file, _), domain in domains.items() if file == "safety.yaml"} == {"safety"}
    assert domains["stretches/wall.yaml", "leave_out_if"] == "safety"
    assert {domains["stretches/wall.yaml", name] for name in ("name", "steps", "felt")} == {"guide"}


def test_what_no_reader_sees_is_not_for_translators(content: Path) -> None:
    shutil.copy(ROOT / "tests/rules/cases/style.yaml", content)
    assert "style.yaml" not in {one.file for one in translatable(load(content))}


def test_every_text_for_translators_stands_where_it_says(content: Path) -> None:
    loaded = load(content)
    files = set()
    for one in translatable(loaded):
        value: Any = loaded.files[one.file].data
        for part in one.place:
            value = value[part]
        forms = value.values() if isinstance(value, dict) else (value,)
        assert one.text in [" ".join(str(form).split()) for form in forms], one.place
        files.add(one.file)
    assert {"poses/wall.yaml", "stretches/step.yaml", "words.yaml", "safety.yaml"} <= files
