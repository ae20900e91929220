"""Catalogs of messages (PO, as Poedit and Weblate read them): made from the content, and kept up to date.

A message is a text of the content; its context says in which field it stands.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from difflib import get_close_matches
from functools import cache
from gettext import c2py
from pathlib import Path
from typing import get_args

from babel import Locale, UnknownLocaleError
from babel.messages import Catalog, Message

from .files import LOCALE
from .load import Content, languages_in, shown_path
from .po_files import dump, read_catalog
from .translatable import Domain, TranslatableText, translatable

DOMAINS: tuple[Domain, ...] = get_args(Domain)
HEADER = "# Messages of the guide, made from the content by `make messages`. Translate each msgstr."
"""What stands at the top of a catalog."""
SIMILAR = 0.6
"""How alike a text must be to one before it (difflib's ratio), to offer that one's translation."""
SAMPLES = 1001
"""So many numbers show which plural form stands for which: none of the rules of CLDR goes further."""


def template(content: Content, domain: Domain, day: date) -> Catalog:
    """What there is to translate, in the order of the files; `day` is that of the guide's last change."""
    settings = content.guide.settings
    made = datetime.combine(day, time(), UTC)
    catalog = Catalog(
        locale=None,
        domain=domain,
        header_comment=HEADER,
        project=settings.name,
        version=settings.version,
        creation_date=made,
        revision_date=made,
        fuzzy=False,
        charset="utf-8",
    )
    for (text, plural, context), found in _merged(content, domain).items():
        places = [(one.file, content.files[one.file].mark(one.place).line) for one in found]
        id = text if plural is None else (text, plural)
        catalog.add(id, locations=places, auto_comments=list(found[0].comment), context=context)
    return catalog


def _merged(content: Content, domain: Domain) -> Mapping[tuple[str, str | None, str], list[TranslatableText]]:
    """The texts of a domain; those that stand in the same field and say the same are one message."""
    merged: dict[tuple[str, str | None, str], list[TranslatableText]] = {}
    for one in translatable(content):
        if one.domain == domain:
            merged.setdefault((one.text, one.plural, one.context), []).append(one)
    return merged


def updated(old: Catalog, new: Catalog, language: str) -> Catalog:
    """The template `new` with the translations of `old`.

    A text that has changed keeps its translation as fuzzy, with the text that it was made for; what is in no
    field any more is kept as obsolete.
    """
    catalog = Catalog(
        locale=locale_of(language),
        domain=new.domain,
        header_comment=HEADER,
        project=new.project,
        version=new.version,
        creation_date=new.creation_date,
        revision_date=old.revision_date,
        last_translator=old.last_translator,
        language_team=old.language_team,
        charset="utf-8",
        fuzzy=False,
    )
    # The forms are in the order of the file's own formula, which need not be Babel's.
    catalog.mime_headers = [("Plural-Forms", old.plural_forms)]
    left = {_key(one): one for one in [*old, *old.obsolete.values()] if one.id and any(strings_of(one))}
    messages = [one for one in new if one.id]
    kept = {_key(one): left.pop(_key(one), None) for one in messages}
    for one in messages:
        before = kept[_key(one)] or _renamed(one, left)
        changed = None if before else _similar(one, left)
        found = before or (left.pop(_key(changed)) if changed else None)
        catalog.add(
            one.id,
            found.string if found else None,
            locations=one.locations,
            auto_comments=one.auto_comments,
            user_comments=found.user_comments if found else (),
            flags=({"fuzzy"} if changed or (found and found.fuzzy) else set()),
            previous_id=(found.previous_id if before else changed.id if changed else ()) if found else (),
            context=one.context,
        )
    # By text and field: the same text may have gone from two fields.
    catalog.obsolete = {(_first(one.id), one.context or ""): one for one in left.values()}
    return catalog


def _similar(message: Message, left: Mapping[tuple[str, ...], Message]) -> Message | None:
    """The message of the same field whose text is most like it, among those that are in no field any more."""
    same = {_first(one.id): one for one in left.values() if one.context == message.context}
    near = get_close_matches(_first(message.id), same, 1, SIMILAR)
    return same[near[0]] if near else None


def _renamed(message: Message, left: dict[tuple[str, ...], Message]) -> Message | None:
    """The message of the same text and field of a file that has another name now, taken out of those left."""
    file, _, field = (message.context or "").partition(": ")
    for key, one in left.items():
        other, _, same = (one.context or "").partition(": ")
        if key[1:] == _key(message)[1:] and same == field and _folder(other) == _folder(file):
            return left.pop(key)
    return None


def _folder(file: str) -> str:
    return file.rpartition("/")[0]


def _key(message: Message) -> tuple[str, ...]:
    """What a message is known by: its field and its text."""
    return (message.context or "", *([message.id] if isinstance(message.id, str) else message.id))


def _first(id: str | tuple[str, ...] | list[str]) -> str:
    return id if isinstance(id, str) else id[0]


def strings_of(message: Message) -> tuple[str, ...]:
    """What a message says: one text, or a count's forms."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def update_catalogs(content: Content, folder: Path) -> Iterator[tuple[str, bytes]]:
    """The templates, and each language's catalogs brought up to date: path below the content folder, bytes.

    Raises ContentError if a catalog cannot be read.
    """
    day = content.guide.settings.updated
    fresh = {domain: template(content, domain, day) for domain in DOMAINS}
    for domain, catalog in fresh.items():
        yield f"{LOCALE}/{domain}.pot", dump(catalog)
    for language in filter(is_language, languages_in(folder)):
        for domain, catalog in fresh.items():
            name = f"{LOCALE}/{language}/{domain}.po"
            path = folder / name
            old = Catalog(locale=locale_of(language))
            if path.is_file():
                old = read_catalog(path, f"{shown_path(folder)}/{name}", locale_of(language))
            yield name, dump(updated(old, catalog, language))


@cache
def locale_of(language: str) -> Locale:
    """A language as Babel knows it."""
    return Locale.parse(language, sep="-")


def is_language(name: str) -> bool:
    """Whether Babel knows a language of this name."""
    try:
        return bool(locale_of(name))
    except (ValueError, UnknownLocaleError):
        return False


@cache
def plural_categories(language: str, expression: str, forms: int) -> tuple[tuple[str, ...], ...]:
    """Which categories of CLDR (`one`, `few`) each plural form of a catalog stands for, by its formula."""
    rule, category = c2py(expression), locale_of(language).plural_form
    found: list[dict[str, None]] = [{} for _ in range(forms)]
    for number in range(SAMPLES):
        found[rule(number)][str(category(number))] = None
    return tuple(map(tuple, found))


@cache
def numbers_of_forms(language: str) -> Mapping[str, tuple[int, ...]]:
    """The first whole numbers that each plural form of CLDR stands for in a language, two at most."""
    found: dict[str, tuple[int, ...]] = {}
    for number in range(SAMPLES):
        form = str(locale_of(language).plural_form(number))
        found[form] = (*found.get(form, ()), number)[:2]
    return found
