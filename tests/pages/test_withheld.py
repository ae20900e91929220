"""No page is published in a language that would show half of a warning, as one that is not translated."""

from pathlib import Path

import pytest
from babel.messages import Message

from generator.content import load
from generator.pages.withheld import withheld_documents
from tests.pseudo import change_message, pseudo_guide
from tests.translated import translations

LISTS = {"stretches/index", "session", "handouts"}
STRETCHES = {"stretches/wall", "stretches/step", "stretches/towel"}


@pytest.mark.parametrize(
    ("catalog", "field", "withheld"),
    [
        ("safety", "safety.yaml: each_time", {"index", "safety", "tips", "faq", *LISTS, *STRETCHES}),
        ("safety", "words.yaml: stretch.gate", {"index", "safety", "tips", "faq", *LISTS, *STRETCHES}),
        ("safety", "tips.yaml: groups.moves.caution", {"tips"}),
        ("safety", "stretches/wall.yaml: leave_out_if.text", {"stretches/wall", *LISTS}),
        ("guide", "stretches/wall.yaml: purpose", set()),
    ],
)
def test_what_would_show_the_warning_is_withheld_and_nothing_else(
    tmp_path: Path, catalog: str, field: str, withheld: set[str]
) -> None:
    def leave_empty(message: Message) -> None:
        message.string = ""

    content = pseudo_guide(tmp_path)
    change_message(content / f"locale/es/{catalog}.po", field, leave_empty)
    (translated,) = translations(load(content), content)
    assert withheld_documents(translated) == withheld


def test_a_whole_translation_is_published_as_a_whole(tmp_path: Path) -> None:
    content = pseudo_guide(tmp_path)
    (translated,) = translations(load(content), content)
    assert withheld_documents(translated) == frozenset()
