"""What is wrong in the content, as values: one problem, one place, one line of text."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ..model.base import Place

Level = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend, ordered by where it stands.

    `path` is posix and relative to the project; `line` and `column` count from 1; `field` names the place
    as an editor would (`steps[2]` is the second step) and is empty for the file as a whole.
    """

    path: str
    line: int
    column: int
    field: str
    message: str
    rule: str
    level: Level = "error"

    def text(self, *, marked: bool = False) -> str:
        """`path:line:column: field: message (rule)`, always one line of characters that can be seen.

        If `marked`, a warning says that it is one: `(rule, warning)`.
        """
        field = f"{self.field}: " if self.field else ""
        level = ", warning" if marked and self.level == "warning" else ""
        whole = f"{self.path}:{self.line}:{self.column}: {field}{self.message} ({self.rule}{level})"
        return "".join(c if c.isprintable() else " " for c in whole)

    def __str__(self) -> str:
        return self.text()


MANY, MANY_FILES = 10, 5
"""More problems than this, in more files than this, are the same mistake made again and again."""

FEW = 3
"""Of so many problems of one kind, each is told; of more, so many and how many more there are."""


def lines_of(problems: Iterable[Problem]) -> list[str]:
    """A line a problem; many of one kind in many files are told as one group, with their number."""
    in_order = sorted(problems)
    kinds: dict[tuple[str, ...], list[Problem]] = defaultdict(list)
    for one in in_order:
        kinds[_kind(one)].append(one)
    grouped = {kind for kind, all_of in kinds.items() if _is_group(all_of)}
    lines: list[str] = []
    for one in in_order:
        kind = _kind(one)
        if kind not in grouped:
            lines.append(one.text(marked=True))
        elif one in kinds[kind][:FEW]:
            lines.append(one.text(marked=True))
            if one is kinds[kind][FEW - 1]:
                lines.append(_more(kinds[kind]))
    return lines


def _is_group(problems: list[Problem]) -> bool:
    return len(problems) > MANY and len({one.path for one in problems}) > MANY_FILES


def _kind(one: Problem) -> tuple[str, ...]:
    """What problems of one kind have in common: rule, level, and the message but for its values."""
    varied = re.compile(r"'[^']*'|\d+(?:\.\d+)?|\[\d+\]")
    return one.rule, one.level, varied.sub("", one.message)


def _more(problems: list[Problem]) -> str:
    """The line that stands for the rest of a group."""
    rest = problems[FEW:]
    files = counted(len({one.path for one in rest}), "file")
    told = f"... and {len(rest)} more of this kind, in {files}"
    return f"{told}; `--format json` lists all ({rest[0].rule})"


def counted(number: int, noun: str) -> str:
    """A number with its noun, as in `1 error` and `2 errors`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


@dataclass(frozen=True)
class Fault:
    """One thing wrong in a file that the caller knows: where in it, what must be true, which rule."""

    place: Place
    message: str
    rule: str


class ContentError(Exception):
    """Raised where a step needs content without errors; carries every problem, sorted."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(lines_of(one for one in self.problems if one.level == "error")))


def field_path(place: Place) -> str:
    """`dose.hold`, `steps[2].do`: items are counted from 1, as an editor counts."""
    text = ""
    for part in place:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{shorten(part)}"
    return text.removeprefix(".")


def shorten(text: str) -> str:
    """The text, cut to the 40 characters that a message has room for."""
    return text if len(text) <= 40 else f"{text[:39]}…"
