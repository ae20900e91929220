"""What is wrong in the content, as values: one problem, one place, one line of text."""

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

    def text(self) -> str:
        """`path:line:column: field: message (rule)`, always one line of characters that can be seen."""
        field = f"{self.field}: " if self.field else ""
        whole = f"{self.path}:{self.line}:{self.column}: {field}{self.message} ({self.rule})"
        return "".join(c if c.isprintable() else " " for c in whole)

    def __str__(self) -> str:
        return self.text()


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
        super().__init__("\n".join(problem.text() for problem in self.problems))


def field_path(place: Place) -> str:
    """`dose.hold`, `steps[2].do`: items are counted from 1, as an editor counts."""
    text = ""
    for part in place:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{shorten(part)}"
    return text.removeprefix(".")


def shorten(text: str) -> str:
    """The text, cut to the 40 characters that a message has room for."""
    return text if len(text) <= 40 else f"{text[:39]}…"
