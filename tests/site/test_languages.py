"""A page in another language is that of the source in other words: the checkers read it in one of them."""

from collections import Counter

from tests.site.html_page import Element, Page

OF_WORDS = ("a", "span", "p")
"""Links at the first use of a term, marks of another language and the note on the translation."""
SAID = ("id", "lang", "dir")
"""Attributes whose presence depends on words."""


def test_every_page_has_the_elements_of_its_source(parsed_pages: list[Page], languages: list[str]) -> None:
    shapes = {page.address: Counter(map(_shape, filter(_is_no_word, page.elements))) for page in parsed_pages}
    translated = [address for address in shapes if address.startswith(tuple(languages))]
    assert translated
    differ = {
        address: (shapes[address] - shapes[source], shapes[source] - shapes[address])
        for address in translated
        if shapes[address] != shapes[source := address.partition("/")[2]]
    }
    assert differ == {}


def _is_no_word(element: Element) -> bool:
    return element.tag not in OF_WORDS


def _shape(element: Element) -> str:
    """The tag of an element with its class and role, and which other attributes it has."""
    said = {name: "" for name in sorted(element.attributes) if name not in SAID}
    return f"{element.tag} {said | {n: v for n, v in element.attributes.items() if n in ('class', 'role')}}"
