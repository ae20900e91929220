"""Where the words of the glossary stand in a text."""

import pytest

from generator.model.evidence import Glossary, Term
from generator.text import TermFinder

FINDER = TermFinder(
    Glossary.model_construct(
        terms=(
            Term.model_construct(term="hip", also=("hips",)),
            Term.model_construct(term="hip flexor", also=()),
            Term.model_construct(term="imaging", also=()),
        )
    )
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The hip flexor of a hip.", [("hip flexor", "hip flexor"), ("hip", "hip")]),
        ("HIPS hurt.", [("HIPS", "hip")]),
        ("A ship, a hip-hop, hip-.", []),
        ("\u0130maging", []),
        ("", []),
    ],
)
def test_whole_words_are_found_in_any_form_the_longest_first(text: str, found: list[tuple[str, str]]) -> None:
    assert [(match[0], term) for match, term in FINDER.find(text)] == found


def test_a_guide_without_a_glossary_has_no_words() -> None:
    assert TermFinder(Glossary.model_construct(terms=())).find("any words") == []
