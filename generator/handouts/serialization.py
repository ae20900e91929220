"""A document as the typesetter reads it, and its checksum: by it an earlier PDF is known to be the same."""

import hashlib
import json
from functools import lru_cache
from typing import Any

from ..content import without_marks
from .document import Document
from .elements import Link, Picture


def as_json(document: Document) -> str:
    """The document as the typesetter reads it; the same document gives the same text."""
    return without_marks(json.dumps(document, ensure_ascii=False, default=_as_values))


def _as_values(value: Any) -> dict[str, Any] | None:
    if isinstance(value, bytes):
        return None  # a file of its own
    return {**vars(value), "code": value.code} if isinstance(value, Link) else vars(value)


def checksum(document: Document) -> str:
    """A checksum of all that the document says; QR codes count by their addresses, drawings by checksums of
    their own."""
    return hashlib.sha256(json.dumps(document, ensure_ascii=False, default=_to_compare).encode()).hexdigest()


def _to_compare(value: Any) -> dict[str, Any] | str:
    if isinstance(value, Picture):
        return {**vars(value), "svg": _drawing(value.svg)}
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else vars(value)


@lru_cache(1024)  # a drawing stands on many sheets, and is most of each
def _drawing(svg: str) -> str:
    return hashlib.sha256(svg.encode()).hexdigest()
