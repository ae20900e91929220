"""The texts of a language's catalogs laid over the content, and marks around what is in another language."""

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from babel.messages import Catalog, Message
from pydantic import BaseModel, ValidationError

from ..model.base import Place
from ..model.patterns import Plural
from .catalog import plural_categories, strings_of
from .files import FILES, FOLDERS
from .load import Content
from .messages import parse
from .nodes import Data
from .po_files import messages
from .problems import ContentError, Level, Problem
from .source import Source
from .translatable import Domain, TranslatableText, translatable

UNTRANSLATED = ("\ue000", "\ue001")
"""What stands around a text that is not translated, so that it can be marked wherever it is shown."""
AS_WRITTEN = ("\ue002", "\ue003")
"""What stands around a text that is the same in every language, such as a reference."""

REFERENCE = "cite"
"""The field of a source that is printed as it was published."""


def without_marks(text: str) -> str:
    """The text without the marks around what is in another language."""
    for mark in (*UNTRANSLATED, *AS_WRITTEN):  # `str.translate` takes milliseconds for a sheet
        text = text.replace(mark, "")
    return text


def is_foreign(text: str) -> bool:
    """Whether a text is in another language than its guide: not translated, or the same in all."""
    return text.startswith((UNTRANSLATED[0], AS_WRITTEN[0]))


def is_whole(message: Message) -> bool:
    """Whether a message is translated, and so that a translator stands by it."""
    return not message.fuzzy and all(strings_of(message))


@dataclass(frozen=True)
class MessageAt:
    """A message: its context, the path of its catalog as problems name it, and its line there."""

    context: str
    path: str
    line: int


@dataclass(frozen=True)
class TranslatedSource(Source):
    """A content file with its texts in another language; a problem with one stands at its message."""

    messages: Mapping[Place, MessageAt] = field(default_factory=dict, repr=False)

    def problem(
        self, place: Place, message: str, rule: str, level: Level = "error", *, at_key: bool = False
    ) -> Problem:
        """A problem at the message of a text; where there is none, at the content itself."""
        for end in range(len(place), 0, -1):
            if at := self.messages.get(place[:end]):
                return Problem(at.path, at.line, 1, at.context, message, rule, level)
        return super().problem(place, message, rule, level, at_key=at_key)


class Overlay:
    """The files of a guide with the translated texts in their places."""

    def __init__(
        self, content: Content, shown: str, language: str, catalogs: Mapping[Domain, Catalog]
    ) -> None:
        self.content = content
        self.missing: set[TranslatableText] = set()
        self.places: dict[str, dict[Place, MessageAt]] = {file: {} for file in content.files}
        self.data = {file: copy.deepcopy(source.data) for file, source in content.files.items()}
        known = {domain: _by_key(catalog) for domain, catalog in catalogs.items()}
        for text in translatable(content):
            message = known[text.domain].get((text.context, text.text, text.plural))
            if message:
                at = MessageAt(text.context, f"{shown}/{text.domain}.po", message.lineno or 1)
                self.places[text.file][text.place] = at
            if message and is_whole(message):
                _put(self.data[text.file], text.place, _value(message, catalogs[text.domain], language))
            else:
                self.missing.add(text)

    def sources(self) -> dict[str, Source]:
        """The files, whose problems stand at the messages."""
        return {
            file: TranslatedSource(
                source.path, self.data[file], source._values, source._keys, self.places[file]
            )
            for file, source in self.content.files.items()
        }

    def parts(self) -> dict[str, BaseModel]:
        """What each file holds, with marks around what is not in the language.

        Raises ContentError if one of them is wrong.
        """
        parts: dict[str, BaseModel] = {}
        problems: list[Problem] = []
        unmarked: dict[str, list[Place]] = {file: [] for file in self.data}
        for text in self.missing:
            unmarked[text.file].append(text.place)
        for file, source in self.sources().items():
            folder, _, name = file.rpartition("/")
            model = FOLDERS[folder] if folder else FILES[file]
            data: dict[str, Any] = {**source.data, **({"id": name.removesuffix(".yaml")} if folder else {})}
            marks = dict.fromkeys(unmarked[file], UNTRANSLATED)
            if file == "sources.yaml":
                marks |= {("sources", at, REFERENCE): AS_WRITTEN for at in range(len(data["sources"]))}
            if marks:
                _mark(replace(source, data=data), marks, model)
            part = parse(replace(source, data=data), model)
            if isinstance(part, tuple):
                problems += part
            else:
                parts[file] = part
        if problems:
            raise ContentError(tuple(problems))
        return parts


def _by_key(catalog: Catalog) -> dict[tuple[str, str, str | None], Message]:
    """The messages of a catalog by context and text."""
    found = {}
    for one in messages(catalog):
        text, plural = (one.id, None) if isinstance(one.id, str) else (one.id[0], one.id[1])
        found[one.context or "", text, plural] = one
    return found


def _value(message: Message, catalog: Catalog, language: str) -> Data:
    """What a message says: a text, or a count's forms by CLDR's names."""
    if isinstance(message.string, str):
        return message.string
    categories = plural_categories(language, catalog.plural_expr, catalog.num_plurals)
    forms: dict[str, Data] = {
        name: string
        for names, string in zip(categories, strings_of(message), strict=True)
        for name in names
        if name in Plural.model_fields
    }
    return forms if "other" in forms else {**forms, "other": strings_of(message)[-1]}


def _put(data: Any, place: Place, value: Data) -> None:
    """Put a value at a place of plain data."""
    *outer, last = place
    for part in outer:
        data = data[part]
    data[last] = value


def _mark(source: Source, marks: Mapping[Place, tuple[str, str]], model: type[BaseModel]) -> None:
    """Put marks around texts, and around every form of counts; where a field has no room for them, none."""
    data: Any = source.data
    before = {place: text for at in marks for place, text in _forms(data, at)}
    for place, text in before.items():
        opening, closing = marks[place] if place in marks else marks[place[:-1]]
        _put(data, place, f"{opening}{text}{closing}")
    try:
        model.model_validate(data)
    except ValidationError as error:
        for place in before.keys() & {source.known(detail["loc"]) for detail in error.errors()}:
            _put(data, place, before[place])


def _forms(data: Any, place: Place) -> Iterator[tuple[Place, str]]:
    """The text at a place, or each form of the count there."""
    for part in place:
        data = data[part]
    if isinstance(data, dict):
        yield from (((*place, form), text) for form, text in data.items())
    else:
        yield place, data
