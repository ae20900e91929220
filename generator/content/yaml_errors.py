"""What stops a text from being read as YAML, in an editor's words."""

import re
from typing import Any

import yaml

from .meant import meant
from .text_flaws import BREAK, TABS, Flaw, Mark

# An item of a list whose dash has no space after it.
DASH = re.compile(r" *-(?=[^\W\d_]|[\"'“\[{*])")
# One pair of curly quotes, and no other, around a whole text.
CURLY = re.compile("[“„”‘‚][^“„‘‚]*[”“’‘]", re.DOTALL)  # noqa: RUF001

AROUND = 'put straight double quotes around the whole text, "like this"'
LINE_UP = (
    "this line stands too far left or right for the lines above it; line it up, two spaces for each step"
)
NO_SPACE = "a name needs a colon and a space after it, as in `title: Tips`"
NAMELESS = "a name is missing before this colon"
COLON = f"a colon and a space stand inside the text; {AROUND}"
NO_BLANK = "an item of a list needs a space after its dash, as in `- Rest`"
SWALLOWED = "this line begins an item, but belongs to the text above; line its dash up with the other dashes"
SIGN = f"a text cannot begin with this sign; {AROUND}"
MORE = (
    f"the text goes on after a closing quote, or one above never closes; {AROUND}, with ' for quotes inside"
)

# What the parser (libyaml) says, followed by the last sign that it read and the one that it stopped at;
# then the message, the rule, and whether to point at where the broken thing starts. The first that fits.
REASONS: tuple[tuple[str, str, str, bool], ...] = (
    (r"\t.?$", TABS, "tab", False),
    ("escape", "a backslash has a meaning of its own in double quotes; write it twice", "escape", False),
    ("quoted scalar", "a quote opens here and never closes; close it with the same sign", "quote", True),
    (r"[\"'].?$", MORE, "quote", False),
    (r"[\]}].?$", f"the text goes on after a closing bracket; {AROUND}", "bracket", False),
    ("flow", f"a bracket opens here and never closes; if it is meant as text, {AROUND}", "bracket", True),
    ("alias|anchor|tag|directive|block scalar|token", SIGN, "sign", True),
    ("node", SIGN, "sign", False),
    ("sequence entries", "a list begins on the next line, each item after `- `", "list", False),
    ("expected ':'", NO_SPACE, "colon", True),
    ("key.*:$", NAMELESS, "colon", False),
    ("expected", LINE_UP, "indent", False),
)


def explain(error: yaml.MarkedYAMLError, text: str) -> Flaw:
    """What the parser means by its error, and how to mend it."""
    mark = where(error.problem_mark or error.context_mark)
    lines = [*BREAK.split(text), ""]
    line, above = lines[mark.line - 1], lines[: mark.line - 1]
    before, at = line[: mark.column - 1], line[mark.column - 1 : mark.column]
    problem = str(error.problem)
    if "mapping values" in problem:
        return _second_colon(mark, before, next((line for line in reversed(above) if line.strip()), ""))
    for near in (mark, where(error.context_mark)):
        if found := DASH.match(lines[near.line - 1]):
            return Flaw(near.line, found.end(), NO_BLANK, "dash")
    begun = where(error.context_mark) if "simple key" in str(error.context) else mark
    of_lines = meant(lines, begun.line) if re.search("simple key|block", str(error.context)) else None
    if known := _missing_comma(error, mark, lines) or of_lines:
        return known
    clue = f"{error.context}, {problem}: {before.rstrip(' ')[-1:]}{at}"
    for pattern, message, rule, from_start in REASONS:
        if re.search(pattern, clue, re.DOTALL):
            return Flaw(*(where(error.context_mark) if from_start else mark), message, rule)
    return Flaw(*mark, f"cannot be read from here on: {problem}", "syntax")


def where(mark: Any) -> Mark:
    """A mark of the parser, of whichever of PyYAML's two types; a mark that is missing is the first line."""
    return Mark(mark.line + 1, mark.column + 1) if mark else Mark(1, 1)


def _missing_comma(error: yaml.MarkedYAMLError, mark: Mark, lines: list[str]) -> Flaw | None:
    """Two fields in brackets without a comma between them; None if the brackets rather never close."""
    if "expected ','" not in str(error.problem):
        return None
    opened, line = where(error.context_mark), lines[mark.line - 1]
    name = re.compile(r"[\w.-]+ *$").search(line, 0, mark.column - 1)
    if line[mark.column - 1 : mark.column] == ":" and name:
        word, column = name[0].strip(), name.start() + 1
    elif after := re.compile(r"[\w.-]+").match(line, mark.column - 1):
        word, column = after[0], mark.column
    else:
        return None
    if mark.line > opened.line and _indent(line) <= _indent(lines[opened.line - 1]):
        return None
    return Flaw(mark.line, column, f"a comma is missing before '{word[:40]}'", "comma")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _second_colon(mark: Mark, before: str, above: str) -> Flaw:
    """A colon where none may stand: its line so far, and the line above, tell what was meant."""
    if re.search(r":\s+[“„‘]", before):  # noqa: RUF001
        return Flaw(*mark, f"{COLON}; curly quotes do not mark a text", "colon")
    if re.search(r":\s", before):
        return Flaw(*mark, COLON, "colon")
    column = len(before) - len(before.lstrip(" ")) + 1
    if re.match(r"[ -]*[\w-]+:\S", above):
        return Flaw(mark.line, column, f"the line above lacks a space: {NO_SPACE}", "colon")
    return Flaw(mark.line, column, f"{LINE_UP}; if it belongs to the text above, {AROUND}", "indent")
