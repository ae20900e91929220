"""A document as the typesetter reads it, and its checksum: by it an earlier PDF is known to be the same."""

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from ..content import without_marks
from .document import Document, Labels
from .elements import Care, Exercise, Link, Picture

SHARED = (Care, Exercise, Labels)
"""What several documents have in common, each the same object in all of them: its checksum is made once."""


def as_json(document: Document) -> str:
    """The document as the typesetter reads it; the same document gives the same text."""
    return without_marks(json.dumps(document, ensure_ascii=False, default=_as_values))


def _as_values(value: Any) -> dict[str, Any] | None:
    if isinstance(value, bytes):
        return None  # a file of its own
    return {**vars(value), "code": value.code} if isinstance(value, Link) else vars(value)


def checksum(document: Document | Mapping[str, Any]) -> str:
    """A checksum of all that a document says, or a part of one by its fields.

    QR codes count by their addresses, drawings and what documents have in common by checksums of their own.
    """
    return hashlib.sha256(json.dumps(document, ensure_ascii=False, default=_to_compare).encode()).hexdigest()


def _to_compare(value: Any) -> dict[str, Any] | str:
    if isinstance(value, Picture):
        return {**vars(value), "svg": _drawing(value.svg)}
    if isinstance(value, SHARED):
        return _shared(_Same(value))
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else vars(value)


@lru_cache(1024)  # a drawing stands on many sheets, and is most of each
def _drawing(svg: str) -> str:
    return hashlib.sha256(svg.encode()).hexdigest()


class _Same:
    """A value that is known again as this very object: to compare all that it holds would take as long as to
    make its checksum."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.value is self.value


@lru_cache(1024)  # a stretch stands on its four sheets, which come one after the other, and in its booklet
def _shared(one: _Same) -> str:
    return checksum(vars(one.value))
