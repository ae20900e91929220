"""The texts of the content that a translation has its own of, known from the types of the model's fields."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, get_args

from pydantic.fields import FieldInfo

from ..model.base import Part, Place, Translated, marked_fields
from ..model.guide import Guide
from ..model.patterns import Plural
from ..text import markup
from .files import FILES
from .load import Content

Domain = Literal["guide", "safety"]
"""The catalogs that a language has. Without a whole `safety`, what shows its texts is not published."""

SOURCE_ONLY = {"style.yaml"}
"""Files about how the source language is written."""

SAFETY_FILES = {"safety.yaml"}
SAFETY_FIELDS = {"leave_out_if", "leave_out", "caution", "without", "reason", "reason_of", "gate"}
"""The fields of other files that say who must not do something, or stand around such texts."""

USUAL_LIMIT = 200
"""A limit that few translations come near: it is told only of a text that is long already."""

VALUES = re.compile(r"\{\w+\}")


@dataclass(frozen=True)
class TranslatableText:
    """One text of the content, or one count with its forms, as it stands in a file."""

    file: str
    place: Place
    text: str
    """What is to be translated; of a count, the form for one."""
    plural: str | None = None
    """The form for many, if it is a count."""
    info: FieldInfo | None = field(default=None, compare=False, repr=False)
    """The field that it stands in."""

    @property
    def comment(self) -> tuple[str, ...]:
        """What a translator must know of it."""
        in_list = isinstance(self.place[-1], int)
        return tuple(_comment(self.plural or self.text, self.info, in_list)) if self.info else ()

    @property
    def context(self) -> str:
        """Where it stands, without numbers of list items: one that is added must not change the others'."""
        return f"{self.file}: {'.'.join(part for part in self.place if isinstance(part, str))}"

    @property
    def domain(self) -> Domain:
        """The catalog that it belongs to."""
        is_safety = self.file in SAFETY_FILES or not SAFETY_FIELDS.isdisjoint(self.place)
        return "safety" if is_safety else "guide"


def translatable(content: Content) -> Iterator[TranslatableText]:
    """Every text of a guide that is translated, in the order of the files."""
    for file, part in _parts(content.guide):
        if file in content.files and file not in SOURCE_ONLY:
            for place, value, field in _texts(part, ()):
                yield _text(file, place, value, field)


def _parts(guide: Guide) -> Iterator[tuple[str, Part]]:
    """What each file of the guide holds, in the order of the table of files."""
    by_model = {type(part): part for part in vars(guide).values() if isinstance(part, Part)}
    for name, model in FILES.items():
        if model in by_model:
            yield name, by_model[model]
    for stretch in guide.stretches:
        yield f"stretches/{stretch.id}.yaml", stretch
    for id, pose in sorted(guide.poses.items()):
        yield f"poses/{id}.yaml", pose


def _text(file: str, place: Place, value: str | Plural, info: FieldInfo) -> TranslatableText:
    if isinstance(value, Plural):
        return TranslatableText(file, place, value.one or value.other, value.other, info)
    return TranslatableText(file, place, value, None, info)


def _comment(text: str, info: FieldInfo, in_list: bool) -> Iterator[str]:
    """What a translator must know of a text in this field."""
    if info.description:
        yield info.description
    limits = () if in_list else (getattr(one, "max_length", None) for one in info.metadata)
    most = min((limit for limit in limits if limit), default=None)
    if most and (most < USUAL_LIMIT or len(text) > most / 2):
        yield f"At most {most} characters."
    if markup.SIDES.search(text):
        yield "Keep each [one|other]: the first side is the one in the picture. Put whole words into it."
    if values := list(dict.fromkeys(VALUES.findall(text))):
        yield f"Keep {', '.join(values)}."


def _texts(
    value: Any, place: Place, info: FieldInfo | None = None
) -> Iterator[tuple[Place, str | Plural, FieldInfo]]:
    """The translated texts and counts of a value, each with its place and its field.

    `info` is the field of the value, if texts of this field are translated.
    """
    if isinstance(value, str):
        if info is not None:
            yield place, value, info
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*place, index), info)
    elif isinstance(value, Part) and not isinstance(value, Plural):
        for name, alias, field, is_translated in _fields(type(value)):
            inner = getattr(value, name)
            if isinstance(inner, Plural):
                yield (*place, alias), inner, field
            else:
                yield from _texts(inner, (*place, alias), field if is_translated else None)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _texts(item, (*place, key), info)


@cache
def _fields(model: type[Part]) -> tuple[tuple[str, str, FieldInfo, bool], ...]:
    """The fields of a model that can hold translated texts: name, name in a file, field, and whether its own
    texts are translated."""
    translated = marked_fields(model, Translated)
    return tuple(
        (name, field.alias or name, field, name in translated)
        for name, field in model.model_fields.items()
        if name in translated or _holds_texts(field.annotation)
    )


def _holds_texts(annotation: Any) -> bool:
    """Whether values of this type can hold translated texts in fields of their own, or counts."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return issubclass(annotation, Plural) or bool(_fields(annotation))
    return any(_holds_texts(one) for one in get_args(annotation))
