"""Which pages are not published in a language: those that would show a safety text that is not translated."""

from collections.abc import Iterator

from ..content import PAGES, Translated
from ..model.guide import Guide

WITHOUT_SAFETY_TEXTS = ("sources", "glossary", "evidence", "about")
"""The pages on which no safety text stands."""

WITH_ALL_REASONS = ("stretches", "session", "handouts")
"""The pages that say of every stretch who must leave it out."""


def withheld_documents(translated: Translated) -> frozenset[str]:
    """The documents that would show half of a warning."""
    files = {text.file for text in translated.missing if text.domain == "safety"}
    return frozenset(document for file in files for document in _showing(file, translated.guide))


def _showing(file: str, guide: Guide) -> Iterator[str]:
    """The documents on which the safety texts of a file stand."""
    if file == "tips.yaml":
        yield PAGES["tips"]
    elif file.startswith("stretches/"):
        yield file.removesuffix(".yaml")
        yield from (PAGES[name] for name in WITH_ALL_REASONS)
    else:
        yield "index"
        yield from (f"stretches/{one.id}" for one in guide.stretches)
        yield from (document for name, document in PAGES.items() if name not in WITHOUT_SAFETY_TEXTS)
