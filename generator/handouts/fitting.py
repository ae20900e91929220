"""How large the text of a sheet can be: the largest size at which each stretch fits on its page."""

import math
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace

from .document import Both, Sheet, letters

FULL_PAGE = 560_000
"""The letters of a full page times the square of their size in points, by sheets in three languages. It says
which size is tried first, never which is found."""


class PageFullError(Exception):
    """A stretch runs over its page even at the smallest size of text."""

    def __init__(self, id: str) -> None:
        self.id = id
        super().__init__(id)


Set = Callable[[Sheet | Both], bytes]
"""Sets a sheet at the size of its text; raises PageFullError."""


def largest_fitting(document: Sheet | Both, sizes: Sequence[float], set_: Set) -> tuple[bytes, float]:
    """The document as PDF at the largest of these sizes, falling, at which it fits; and that size in points.

    What fits in one fits in every smaller one: so size by size from where it is likely to. Raises
    PageFullError.
    """
    likely = likely_size(document)
    first = next((at for at, size in enumerate(sizes) if size <= likely), len(sizes) - 1)
    pdf, found = _first_fitting(document, sizes[first:], set_)
    if found < sizes[first]:
        return pdf, found
    for size in reversed(sizes[:first]):
        try:
            pdf, found = set_(sized(document, size)), size
        except PageFullError:
            break
    return pdf, found


def _first_fitting(document: Sheet | Both, sizes: Sequence[float], set_: Set) -> tuple[bytes, float]:
    *larger, smallest = sizes
    for size in larger:
        with suppress(PageFullError):
            return set_(sized(document, size)), size
    return set_(sized(document, smallest)), smallest


def likely_size(document: Sheet | Both) -> float:
    """The size in points at which a text of this length about fills its page."""
    sheets = (document.first, document.second) if isinstance(document, Both) else (document,)
    return math.sqrt(FULL_PAGE / max(map(letters, sheets)))


def sized(sheet: Sheet | Both, size: float) -> Sheet | Both:
    """The sheet with its text at a size in points."""
    if isinstance(sheet, Both):
        return replace(sheet, first=_sized(sheet.first, size), second=_sized(sheet.second, size))
    return _sized(sheet, size)


def _sized(sheet: Sheet, size: float) -> Sheet:
    return replace(sheet, exercises=tuple(replace(one, size=size) for one in sheet.exercises))
