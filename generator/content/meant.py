"""What an editor meant by lines that YAML reads otherwise: a list, its brackets, a text of several lines."""

import re
from collections.abc import Iterator, Sequence

from .text_flaws import Flaw

NO_DASH = "a dash is missing before this item; write `- ` in front of it, in line with the other dashes"
FURTHER_RIGHT = (
    "the text after {sign} must stand further right than the line above it; put two more spaces "
    "before each of its lines"
)
NO_BRACKETS = "these brackets mean that nothing follows; take them away, as more stands on the lines below"

BLOCK = re.compile(r"(?:^|[:-]) +([>|][+-]?\d?) *$")
"""The sign of a text that stands on the lines below."""
EMPTY = re.compile(r": +(\[ *\]|\{ *\}) *$")
"""The brackets of an empty list or group at the end of a line."""
ITEM = re.compile(r" *-( |$)")
NAME = re.compile(r" *[\w.-]+:( |$)")


def meant(lines: Sequence[str], number: int) -> Flaw | None:
    """What is wrong at or above a line (counted from 1) that the parser refuses; None if it is not known."""
    line, above = lines[number - 1], list(_above(lines, number))
    if not line.strip() or not above:
        return None
    before = above[0]
    if (block := BLOCK.search(lines[before - 1])) and _indent(line) <= _indent_of_text(lines[before - 1]):
        told = FURTHER_RIGHT.format(sign=f"`{block[1]}`")
        return Flaw(number, _indent(line) + 1, told, "block")
    if (empty := EMPTY.search(lines[before - 1])) and _indent(line) > _indent(lines[before - 1]):
        return Flaw(before, empty.start(1) + 1, NO_BRACKETS, "bracket")
    item = _first_item(lines, number, above) if ITEM.match(line) else _later_item(lines, number, above)
    return Flaw(item, _indent(lines[item - 1]) + 1, NO_DASH, "dash") if item else None


def _later_item(lines: Sequence[str], number: int, above: Sequence[int]) -> int | None:
    """The line itself, if it stands where the dashes of a list stand."""
    indent = _indent(lines[number - 1])
    level = [one for one in above if _indent(lines[one - 1]) <= indent]
    if not level or _indent(lines[level[0] - 1]) < indent or not ITEM.match(lines[level[0] - 1]):
        return None
    outer = next((one for one in level if not ITEM.match(lines[one - 1])), 0)
    if outer and _indent(lines[outer - 1]) < indent:
        return number
    # The dashes stand below the name of their list: the line may be one more name, unless the list goes on.
    below = (line for line in lines[number:] if line.strip() and _indent(line) <= indent)
    return number if ITEM.match(next(below, "")) else None


def _first_item(lines: Sequence[str], number: int, above: Sequence[int]) -> int | None:
    """The first line below the name of a list whose dashes begin only with this line."""
    indent = _indent(lines[number - 1])
    first = None
    for one in above:
        if _indent(lines[one - 1]) < indent:
            break
        if ITEM.match(lines[one - 1]):
            return None
        first = one
    if first is None:
        return None
    is_field = NAME.match(lines[first - 1]) is not None
    return first if _indent(lines[first - 1]) == indent + (2 if is_field else 0) else None


def _above(lines: Sequence[str], number: int) -> Iterator[int]:
    """The numbers of the lines above one, the nearest first, without empty ones and comments."""
    numbers = range(number - 1, 0, -1)
    return (one for one in numbers if lines[one - 1].strip() and not lines[one - 1].lstrip().startswith("#"))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _indent_of_text(line: str) -> int:
    """How far right the name or the last dash of a line stands: a text below it stands further right."""
    found = re.match(r"( *(?:- +)*)[\w.-]+:", line) or re.match(r"( *(?:- +)*)-", line)
    return len(found[1]) if found else _indent(line)
