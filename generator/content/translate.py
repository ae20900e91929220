"""A guide in another language: the content with the texts of a language's catalogs laid over it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..model.guide import Guide
from ..model.translation import Translation
from .catalog import DOMAINS, is_language, locale_of, read_catalog
from .load import LANGUAGE_FILE, LOCALE, Content, guide_of, languages_in, shown_path
from .messages import parse, suggest
from .overlay import Overlay, TranslatedSource
from .problems import ContentError, Problem
from .source import Source, read
from .translatable import TranslatableText

SOURCE = "source"
"""What the language of the source may be called where languages are asked for."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Translated(Content):
    """A guide in another language."""

    facts: Translation
    source: Guide
    """The guide that was translated."""
    missing: frozenset[TranslatableText]
    """The texts that stand in the language of the source: not translated, or no longer for sure."""

    @property
    def language(self) -> str:
        """The language, as in `es`."""
        return self.guide.settings.language

    def has_message(self, text: TranslatableText) -> bool:
        """Whether the catalogs have a message for a text, translated or not."""
        source = self.files[text.file]
        return isinstance(source, TranslatedSource) and text.place in source.messages


def translations(
    content: Content, folder: Path, languages: Collection[str] | None = None
) -> tuple[Translated, ...]:
    """The guide in each language that the content folder has catalogs of, in order; or in `languages` alone.

    Raises ContentError with everything that is wrong in the files of these languages.
    """
    found: list[Translated] = []
    problems = [*_unknown_languages(content, folder, languages or ())]
    for language in languages_in(folder):
        if languages is None or language in languages:
            if not is_language(language):
                problems.append(_no_language(folder, language))
                continue
            try:
                found.append(translate(content, folder, language))
            except ContentError as error:
                problems += error.problems
    if problems:
        raise ContentError(tuple(problems))
    return tuple(found)


def translate(content: Content, folder: Path, language: str) -> Translated:
    """The guide in one language; a text that is missing or fuzzy stands in the language of the source.

    Raises ContentError with everything that is wrong in the files of the language.
    """
    shown = f"{shown_path(folder)}/{LOCALE}/{language}"
    catalogs = {
        domain: read_catalog(folder / LOCALE / language / f"{domain}.po", f"{shown}/{domain}.po", language)
        for domain in DOMAINS
    }
    laid = Overlay(content, shown, language, catalogs)
    facts = _facts(folder / LOCALE / language / LANGUAGE_FILE, f"{shown}/{LANGUAGE_FILE}", folder)
    parts = laid.parts()
    guide = _settled(guide_of(parts), language, facts)
    return Translated(
        guide, laid.sources(), facts=facts, source=content.guide, missing=frozenset(laid.missing)
    )


def _unknown_languages(content: Content, folder: Path, wanted: Collection[str]) -> Iterator[Problem]:
    """A problem for each language that is asked for and is not there; `source` is always there."""
    known = (SOURCE, content.guide.settings.language, *languages_in(folder))
    for language in sorted({*wanted} - {*known}):
        path = f"{shown_path(folder)}/{LOCALE}"
        told = f"there is no language '{language}'{suggest(language, known)}; there are: {', '.join(known)}"
        yield Problem(path, 1, 1, "", told, "language")


def _no_language(folder: Path, language: str) -> Problem:
    """The problem of a folder of catalogs whose name is no language."""
    path = f"{shown_path(folder)}/{LOCALE}/{language}"
    told = "the folder's name must be a language with known rules for numbers and dates, such as es"
    return Problem(path, 1, 1, "", told, "language")


def _facts(path: Path, shown: str, root: Path) -> Translation:
    source = read(path, shown, root)
    facts = parse(source, Translation) if isinstance(source, Source) else source
    if isinstance(facts, tuple):
        raise ContentError(facts)
    return facts


def _settled(guide: Guide, language: str, facts: Translation) -> Guide:
    """The guide with what follows from its language: direction, address, numbers to call."""
    direction: Any = locale_of(language).text_direction
    settings = guide.settings
    tiers = tuple(
        tier.model_copy(update={"call": facts.call.get(tier.id, tier.call)}) for tier in guide.safety.tiers
    )
    return replace(
        guide,
        settings=settings.model_copy(
            update={"language": language, "direction": direction, "url": f"{settings.url}{language}/"}
        ),
        safety=guide.safety.model_copy(update={"tiers": tiers}),
        addresses=None,  # they are those of the source
    )
