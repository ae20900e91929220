"""Whatever style.yaml may name as counted is counted, and a count shows its number where it must."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from babel.messages import Message

from generator.content import load
from generator.model.style import Counted
from generator.rules.counts import check_count, check_plural, how_many
from tests.pseudo import change_message, pseudo_guide
from tests.rules.test_table import CASES
from tests.sample_guide import change, small_guide
from tests.translated import translations


def test_everything_that_a_text_may_count_is_counted(tmp_path: Path) -> None:
    guide = load(small_guide(tmp_path, built=False)).guide
    several = replace(
        guide,
        routines=guide.routines.model_copy(update={"routines": guide.routines.routines * 2}),
        faq=guide.faq.model_copy(update={"questions": guide.faq.questions * 4}),
        claims=guide.claims.model_copy(update={"claims": guide.claims.claims * 5}),
        sources=guide.sources.model_copy(update={"sources": guide.sources.sources * 6}),
        glossary=guide.glossary.model_copy(update={"terms": guide.glossary.terms * 7}),
    )
    counted = {"stretches": 3, "routines": 2, "questions": 4, "claims": 5, "sources": 6, "terms": 7}
    assert how_many(several) == counted
    assert counted.keys() == set(get_args(Counted))


def test_a_thing_without_a_way_to_count_it_is_counted_nowhere(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    shutil.copy(CASES / "style.yaml", content)
    change(content / "style.yaml", 'stretches: ["the {n} stretches", "all {n}"]', "stretches: []")
    change(content / "tips.yaml", "text: [", "text: [Try the four stretches., ")
    assert list(check_count(load(content))) == []


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", []), ("fr", ["must hold {n} in its form 'one', which stands for 1 too (plural)"])],
)
def test_a_form_without_its_number_stands_for_one_number(
    tmp_path: Path, language: str, told: list[str]
) -> None:
    content = small_guide(tmp_path, built=False)
    change(content / "guide.yaml", "language: en", f"language: {language}")
    change(content / "words.yaml", 'one: "{n} time"', "one: once")
    found = [one.text().partition(": number.times.one: ")[2] for one in check_plural(load(content))]
    assert found == told


@pytest.mark.parametrize(("language", "told"), [("es", 0), ("fr", 1)])
def test_so_does_one_of_a_translation(tmp_path: Path, language: str, told: int) -> None:
    content = pseudo_guide(tmp_path, language)

    def spell_out(message: Message) -> None:
        assert isinstance(message.string, tuple)
        message.string = ("una vez", *message.string[1:])

    catalog = content / "locale" / language / "guide.po"
    line = change_message(catalog, "words.yaml: number.times", spell_out)
    (translated,) = translations(load(content), content)
    found = [(one.path, one.line, one.field) for one in check_plural(translated)]
    assert found == [(catalog.as_posix(), line, "words.yaml: number.times")] * told
