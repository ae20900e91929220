"""A link in a text of the content works or is plain words, wherever that stands: it is never shown raw."""

import json
from pathlib import Path

import pytest

from generator.content import load, translations
from generator.content.files import LOCALE
from generator.exports import exports
from generator.figures import draw_anatomy, site_drawings
from generator.model.guide import Guide
from generator.pages import maker_words, site_context, source_language, translated_language
from tests import fields
from tests.pseudo import renew
from tests.rendered_pages import pages_of

RAW = "](safety)"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A guide with a link in every text of sentences."""
    data = fields.full_guide(tmp_path, built=False)
    for file, place, node in fields.text_fields(data):
        if node["pattern"] == fields.TEXT and not str(place[-1]).endswith("_because"):
            text = fields.at(data[file], place)
            fields.put(data, file, place, f"{text} [Take care](safety).")
    fields.write(tmp_path / "content", data)
    return tmp_path / "content"


def raw(texts: dict[str, str]) -> dict[str, str]:
    """What stands before a link that is shown raw, by where that is."""
    return {name: text.partition(RAW)[0][-200:] for name, text in texts.items() if RAW in text}


def shown(guide: Guide) -> dict[str, str]:
    """What the guide shows to a reader or gives to a script, by where that stands."""
    anatomy = draw_anatomy(guide, {})
    assert anatomy
    return {**pages_of(guide), **exports(guide), **maker_words(guide), **site_drawings([anatomy])}


def test_no_link_is_shown_raw(content: Path) -> None:
    assert raw(shown(load(content).guide)) == {}


def test_no_link_is_shown_raw_in_the_frame_of_a_page_in_any_language(content: Path) -> None:
    folder = content / LOCALE / "fr"
    folder.mkdir(parents=True)
    facts = "name: Français\ntranslators: nobody\nmethod: By [hand](safety).\n"
    (folder / "language.yaml").write_text(facts, encoding="utf-8")
    renew(content)
    source = load(content)
    ((translated,), _) = translations(source, content)
    own = source_language(source.guide)
    other = translated_language(source.guide, translated, frozenset(), frozenset())
    frames = {one.code: json.dumps(site_context(one, (own, other))["note"]) for one in (own, other)}
    for one in (own, other):
        frames[f"{one.code} words"] = json.dumps(site_context(one, (own, other))["words"]["languages"])
    assert raw(frames) == {}
