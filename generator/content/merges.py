"""Marks that git leaves in a file where two versions of a place could not be put together."""

import re
from collections.abc import Sequence

from .text_flaws import Flaw

MARK = re.compile(r"(<{7}|>{7}|\|{7})( .*)?|={7}")


def merge_flaw(lines: Sequence[str]) -> Flaw | None:
    """The first place of a file that stands there in two versions; None if there is no mark of any."""
    marks = [number for number, line in enumerate(lines, 1) if MARK.fullmatch(line)]
    if not marks:
        return None
    ends = (number for number in marks if lines[number - 1].startswith(">"))
    first, last = marks[0], next(ends, marks[-1])
    if first == last:
        told = "a mark of two versions is left over in this line; delete the line"
    else:
        told = (
            f"two versions of this place stand here (lines {first}-{last}); keep one, and delete the lines "
            "of marks (<<<<<<<, ======= and >>>>>>>)"
        )
    return Flaw(first, 1, told, "merge")
