"""A guide in another language: the content with the texts of a language's catalogs laid over it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from babel.messages import Catalog

from ..model.guide import Guide
from ..model.translation import Translation
from .catalog import DOMAINS, is_language, locale_of
from .file_names import missing_file
from .files import LANGUAGE_FILE, LOCALE
from .load import Content, guide_of, languages_in, shown_path
from .messages import parse
from .overlay import Overlay, TranslatedSource
from .po_files import read_catalog
from .problems import ContentError, Problem
from .source import Source, read
from .suggestions import suggest
from .translatable import Domain, TranslatableText

SOURCE = "source"
"""What the language of the source may be called where languages are asked for."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Translated(Content):
    """A guide in another language."""

    facts: Translation
    own_file: Source
    """The language's own file, `language.yaml`."""
    source: Guide
    """The guide that was translated."""
    missing: frozenset[TranslatableText]
    """The texts that stand in the language of the source: not translated, or no longer for sure."""

    @property
    def language(self) -> str:
        """The language, as in `es`."""
        return self.guide.settings.language

    def language_problem(self, message: str, rule: str) -> Problem:
        """A problem of everything that is in the language, at the file that says what it is."""
        folder = self.files["guide.yaml"].path.removesuffix("guide.yaml")
        return Problem(f"{folder}{LOCALE}/{self.language}/{LANGUAGE_FILE}", 1, 1, "", message, rule)

    def has_message(self, text: TranslatableText) -> bool:
        """Whether the catalogs have a message for a text, translated or not."""
        source = self.files[text.file]
        return isinstance(source, TranslatedSource) and text.place in source.messages


def translations(
    content: Content, folder: Path, languages: Collection[str] | None = None
) -> tuple[tuple[Translated, ...], tuple[Problem, ...]]:
    """The guide in each language that the content folder has catalogs of, in order; or in `languages` alone.

    Of a language whose files are broken there is everything that is wrong in them instead.
    """
    found: list[Translated] = []
    problems = [*_unknown_languages(content, folder, languages or ())]
    for language in languages_in(folder):
        if languages is None or language in languages:
            try:
                _check_language(folder, language, content.guide.settings.language)
                found.append(translate(content, folder, language))
            except ContentError as error:
                problems += error.problems
    return tuple(found), tuple(problems)


def unreadable_translations(folder: Path, languages: Collection[str] | None = None) -> tuple[Problem, ...]:
    """What keeps the files of each language from being read, whatever the content is that they translate."""
    problems: list[Problem] = []
    for language in languages_in(folder):
        if languages is None or language in languages:
            try:
                _check_language(folder, language)
                _files_of(folder, language)
            except ContentError as error:
                problems += error.problems
    return tuple(problems)


def translate(content: Content, folder: Path, language: str) -> Translated:
    """The guide in one language; a text that is missing or fuzzy stands in the language of the source.

    Raises ContentError with everything that is wrong in the files of the language.
    """
    shown = _shown(folder, language)
    catalogs, source, facts = _files_of(folder, language)
    problems = [*_unknown_tiers(content.guide, source, facts)]
    try:
        laid = Overlay(content, shown, language, catalogs)
        parts = laid.parts()
    except ContentError as error:
        problems += error.problems
    if problems:
        raise ContentError(tuple(problems))
    guide = _settled(guide_of(parts), language, facts)
    return Translated(
        guide,
        laid.sources(),
        facts=facts,
        own_file=source,
        source=content.guide,
        missing=frozenset(laid.missing),
    )


def _unknown_languages(content: Content, folder: Path, wanted: Collection[str]) -> Iterator[Problem]:
    """A problem for each language that is asked for and is not there; `source` is always there."""
    known = (SOURCE, content.guide.settings.language, *languages_in(folder))
    for language in sorted({*wanted} - {*known}):
        path = f"{shown_path(folder)}/{LOCALE}"
        told = f"there is no language '{language}'{suggest(language, known)}; there are: {', '.join(known)}"
        yield Problem(path, 1, 1, "", told, "language")


def _shown(folder: Path, language: str) -> str:
    """The folder of a language as problems name it."""
    return f"{shown_path(folder)}/{LOCALE}/{language}"


def _check_language(folder: Path, language: str, source: str | None = None) -> None:
    """ContentError if the name of a folder of catalogs is no language, or is that of the `source`."""
    told = ""
    if not is_language(language):
        told = "the folder's name must be a language with known rules for numbers and dates, such as es"
        if is_language(right := language.replace("_", "-")):
            told += f"; rename it to '{right}'"
    elif source and locale_of(language) == locale_of(source):
        told = f"'{language}' is the language of guide.yaml, which has no catalogs; delete the folder"
    if told:
        raise ContentError((Problem(_shown(folder, language), 1, 1, "", told, "language"),))


def _files_of(folder: Path, language: str) -> tuple[dict[Domain, Catalog], Source, Translation]:
    """The catalogs of a language, and what its own file says; ContentError with all that is wrong in them."""
    place, shown = folder / LOCALE / language, _shown(folder, language)
    catalogs: dict[Domain, Catalog] = {}
    problems: list[Problem] = []
    for domain in DOMAINS:
        name = f"{domain}.po"
        try:
            catalogs[domain] = read_catalog(place / name, f"{shown}/{name}", locale_of(language))
        except ContentError as error:
            problems += error.problems
    if absent := missing_file(
        folder, f"{LOCALE}/{language}/{LANGUAGE_FILE}", shown_path(folder), Translation
    ):
        raise ContentError((*problems, absent))
    source = read(place / LANGUAGE_FILE, f"{shown}/{LANGUAGE_FILE}", folder)
    facts = parse(source, Translation) if isinstance(source, Source) else source
    if isinstance(source, Source) and isinstance(facts, Translation) and not problems:
        return catalogs, source, facts
    raise ContentError((*problems, *(facts if isinstance(facts, tuple) else ())))


def _unknown_tiers(guide: Guide, source: Source, facts: Translation) -> Iterator[Problem]:
    """A problem for each tier that numbers to call are for, and that the guide has not."""
    known = [tier.id for tier in guide.safety.tiers]
    for id in facts.call:
        if id not in known:
            told = f"there is no tier '{id}' in safety.yaml{suggest(id, known)}"
            yield source.problem(("call", id), told, "known-id", at_key=True)


def _settled(guide: Guide, language: str, facts: Translation) -> Guide:
    """The guide with what follows from its language: address and numbers to call."""
    settings = guide.settings
    tiers = tuple(
        tier.model_copy(update={"call": facts.call.get(tier.id, tier.call)}) for tier in guide.safety.tiers
    )
    return replace(
        guide,
        settings=settings.model_copy(update={"language": language, "url": f"{settings.url}{language}/"}),
        safety=guide.safety.model_copy(update={"tiers": tiers}),
        addresses=None,  # they are those of the source
    )
