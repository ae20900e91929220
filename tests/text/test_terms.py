"""Where the words of the glossary stand in a text."""

from typing import Any

import pytest

from generator.model.evidence import Glossary, Term
from generator.text import TermFinder


def finder(*terms: tuple[str, ...]) -> TermFinder:
    """Of entries that are given with their other forms."""
    entries = tuple(Term(term=term, also=tuple(also), means="It is.") for term, *also in terms)
    parts: dict[str, Any] = {"terms": entries}
    return TermFinder(Glossary.model_construct(**parts))


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
    assert [
        (match[0], term) for match, term in finder(("hip", "hips"), ("hip flexor",), ("imaging",)).find(text)
    ] == found


def test_a_guide_without_a_glossary_has_no_words() -> None:
    assert finder().find("any words") == []
