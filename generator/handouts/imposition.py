"""Imposition: which pages of a booklet stand beside each other on the sheets that are folded and stitched."""

from dataclasses import dataclass
from typing import Literal

LEAF = 4
"""How many pages a sheet holds that is printed on both sides and folded once."""


@dataclass(frozen=True)
class Side:
    """One side of a sheet: the numbers of its left and its right page, from 1; None for an empty one."""

    left: int | None
    right: int | None


def sheets_of(pages: int) -> int:
    """How many sheets of paper so many pages take."""
    return -(-pages // LEAF)


def saddle_stitch(pages: int, direction: Literal["ltr", "rtl"]) -> tuple[Side, ...]:
    """The sides of all sheets in the order of printing: the front and back of the outermost sheet first.

    The sheets are turned over on the short edge, laid into one another and folded: on the left of the first
    page where a language runs from left to right, on its right elsewhere. Pages that are missing for the last
    sheet are empty; they come last.
    """
    last = sheets_of(pages) * LEAF
    sides = []
    for first in range(1, last // 2, 2):
        sides += [_side(last + 1 - first, first, pages), _side(first + 1, last - first, pages)]
    return tuple(sides if direction == "ltr" else (Side(one.right, one.left) for one in sides))


def _side(left: int, right: int, pages: int) -> Side:
    return Side(left if left <= pages else None, right if right <= pages else None)
