"""What every part of the content is built on: frozen, strict about names, plain types with limits."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

Place = tuple[str | int, ...]
"""Where a value stands in its file: `("dose", "repeats")`, `("steps", 2)`."""


class Part(BaseModel):
    """A frozen piece of content; a field that it does not know is an error, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


@dataclass(frozen=True)
class Prose:
    """Marks a type as sentences that a reader reads: checked for links, terms and reading grade."""


@dataclass(frozen=True)
class OneLine:
    """Marks a type as plain words: they also stand in buttons, in data and on paper, where no mark works."""


@dataclass(frozen=True)
class AsWritten:
    """Marks a type as words that stand as they were written, in every language: no mark works in them."""


@dataclass(frozen=True)
class Translated:
    """Marks a type as words in the language of the guide, of which a translation has its own."""


MARKS = (Prose, OneLine, AsWritten, Translated)
"""Every mark that the type of a text may have."""

MOST_LETTERS = 80
# A run without a place to break a line. Some scripts of Asia do without spaces: their lines break anywhere.
LONG = re.compile(
    "[^\\s\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
    f"\U00020000-\U0003ffff]{{{MOST_LETTERS + 1},}}"
)


def readable(text: str) -> str:
    """The text itself; ValueError if there is nothing to see in it, or a word that no line can hold."""
    if not any(unicodedata.category(sign)[0] in "LNPS" for sign in text):
        raise ValueError("must have something to see, but holds only signs without a shape")
    if found := LONG.search(text):
        size = len(found[0])
        raise ValueError(f"must have no word of more than {MOST_LETTERS} letters, but has one of {size}")
    return text


Id = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60, strip_whitespace=False)
]
"""Names a thing in addresses and references: small letters, digits and hyphens."""

Text = Annotated[
    str,
    StringConstraints(min_length=1, max_length=2000, pattern=r"\S"),
    AfterValidator(readable),
    Prose(),
    Translated(),
]
"""Sentences for a reader. `[right|left]` names both sides, `**so**` is strong, `[words](id)` links."""

_Short = Annotated[
    str, StringConstraints(min_length=1, max_length=200, pattern=r"^\S[^\n\r]*$"), AfterValidator(readable)
]

Fixed = Annotated[_Short, AsWritten()]
"""One short line that is the same in every language: the name of a person, a reference, an edition."""

Remark = Annotated[
    str, StringConstraints(min_length=1, max_length=2000, pattern=r"\S"), AfterValidator(readable)
]
"""Sentences for whoever works on the content; no reader sees them."""

Line = Annotated[_Short, OneLine(), Translated()]
"""One short line: a name, a heading, a label. No mark works in it."""

Url = Annotated[
    str,
    StringConstraints(
        pattern=r"^(https://[A-Za-z0-9.-]+(:[0-9]+)?([/?#][^\s<>\"`\\\[\]]*)?|mailto:[^\s<>\"`\\\[\]]+)$",
        max_length=300,
    ),
]
"""An address on the web (https) or for mail."""

Home = Annotated[
    str,
    StringConstraints(pattern=r"^https://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~%-]+)*/$", max_length=300),
]
"""The address of a site: https, a host, maybe folders, and a slash at the end."""

Seconds = Annotated[int, Field(ge=1, le=600)]
"""A length of time in whole seconds."""


def prose(part: Part) -> Iterator[tuple[Place, str]]:
    """Every sentence-bearing text of a part, with its place in the file, in the order of the fields."""
    yield from _marked_texts(part, Prose, ())


def lines(part: Part) -> Iterator[tuple[Place, str]]:
    """Every text of one line, with its place in the file, in the order of the fields."""
    yield from _marked_texts(part, OneLine, ())


def as_written(part: Part) -> Iterator[tuple[Place, str]]:
    """Every text that is the same in every language, with its place in the file, as the fields stand."""
    yield from _marked_texts(part, AsWritten, ())


def _marked_texts(part: Part, mark: type, place: Place) -> Iterator[tuple[Place, str]]:
    for name, key, is_marked in _fields_with(mark, type(part)):
        yield from _marked_in(getattr(part, name), mark, (*place, key), is_marked)


def _marked_in(value: Any, mark: type, place: Place, is_marked: bool) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        if is_marked:
            yield place, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _marked_in(item, mark, (*place, index), is_marked)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _marked_in(item, mark, (*place, key), is_marked)
    elif isinstance(value, Part):
        yield from _marked_texts(value, mark, place)


@cache
def _fields_with(mark: type, model: type[Part]) -> tuple[tuple[str, str, bool], ...]:
    """The fields of a model that hold texts with a mark or may have them within: of each its name, its name
    in the file, and whether its own texts have the mark."""
    marked = marked_fields(model, mark)
    return tuple(
        (name, field.alias or name, name in marked)
        for name, field in model.model_fields.items()
        if name in marked or _has_part(field.annotation)
    )


def _has_part(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return True
    return any(map(_has_part, get_args(annotation)))


def marked_fields(model: type[Part], mark: type) -> frozenset[str]:
    """The fields of a model whose type has this mark (`Prose`, `Translated`), or holds one that has it."""
    return _marked_fields(model)[mark]


@cache
def _marked_fields(model: type[Part]) -> dict[type, frozenset[str]]:
    """The fields of a model by each mark: all at once, for to look through its types takes the time."""
    marks = {name: _marks(field.metadata, field.annotation) for name, field in model.model_fields.items()}
    return {mark: frozenset(name for name, own in marks.items() if mark in own) for mark in MARKS}


def _marks(metadata: Iterable[Any], annotation: Any) -> frozenset[type]:
    """The marks among the metadata of a type, and of all types within it."""
    own = frozenset(type(one) for one in metadata if isinstance(one, MARKS))
    inner = (_marks(getattr(one, "__metadata__", ()), one) for one in get_args(annotation))
    return own.union(*inner)
