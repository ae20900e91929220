"""The typesetter: a document as plain values becomes a PDF/UA-1 file, by Typst."""

import tempfile
from datetime import UTC, datetime, time
from datetime import date as Date  # noqa: N812
from functools import cached_property
from pathlib import Path

import typst

from .data import Document, Sheet, as_json

HERE = Path(__file__).parents[1]
FONTS = HERE / "fonts"
TEMPLATES = ("look.typ", "sheet.typ", "booklet.typ")
FULL = "does not fit:"
"""What the templates say, before the id of a stretch, if it does not fit on its page."""


class PageFullError(Exception):
    """A stretch does not fit on one page at the smallest size of text; holds its id."""

    def __init__(self, id: str) -> None:
        self.id = id
        super().__init__(id)


class Typesetter:
    pass
