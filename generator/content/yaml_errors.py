"""What stops a file from being read as YAML, from its bytes to its grammar, in an editor's words."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

BREAK = re.compile("\r\n|\r|\n")
# What the YAML parser would refuse too (control characters, half characters), and its rarer line breaks,
# at which editors and parsers count lines differently.
HIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
# Embeddings, overrides and isolates, which show text in another order than it is stored. The plain marks
# U+200E, U+200F and U+061C stay: Hebrew and Arabic need them.
REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
TAB = re.compile("^ *\t[ \t]*(?=[^\\s#])", re.MULTILINE)
# Blanks that look like spaces and are none, where a line begins.
STRANGE_BLANK = re.compile("^[ \t]*([\u00a0\u2000-\u200a\u202f\u205f\u3000])", re.MULTILINE)
# An item of a list whose dash has no space after it.
DASH = re.compile(r" *-(?=[^\W\d_]|[\"'“\[{*])")
# One pair of curly quotes, and no other, around a whole text.
CURLY = re.compile("[“„”‘‚][^“„‘‚]*[”“’‘]", re.DOTALL)  # noqa: RUF001

SAVE = "save it as UTF-8 (in the editor: Save with encoding)"
TABS = "a tab stands at the start of this line; use spaces, two for each step to the right"
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


class Mark(NamedTuple):
    """Line and column, both counted from 1."""

    line: int
    column: int


class Flaw(NamedTuple):
    """What is wrong at a line and column (both counted from 1), with the name of the rule."""

    line: int
    column: int
    message: str
    rule: str


def decode(content: bytes) -> str | Flaw:
    """The text of a UTF-8 file, its byte-order mark left off."""
    evens, odds = content[:8:2], content[1:8:2]
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or (bytes(4) in (evens, odds) and evens != odds):
        return Flaw(1, 1, f"is saved as UTF-16; {SAVE}", "encoding")
    if b"\0" in content:
        head = content.partition(b"\0")[0].decode("utf-8-sig", "replace")
        return flaw_at(head, len(head), "is not a text file: it holds null bytes", "binary")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        head = content[: error.start].decode("utf-8-sig")
        return flaw_at(head, len(head), f"is not saved as UTF-8; {SAVE}", "encoding")


def misleading_characters(text: str) -> Iterator[Flaw]:
    """The first character that is not seen, and the first that shows text in another order."""
    for pattern in (HIDDEN, REORDERING):
        if found := pattern.search(text):
            yield flaw_at(text, found.start(), *hidden(found[0]))


def hidden_characters(text: str) -> Iterator[Flaw]:
    """What an eye misses in the text of a YAML file: the first of each kind."""
    yield from misleading_characters(text)
    if found := STRANGE_BLANK.search(text):
        name = f"U+{ord(found[1]):04X}"
        told = f"a blank that is no space ({name}) stands at the start of this line; put plain spaces there"
        yield flaw_at(text, found.start(1), told, "blank")
    if found := TAB.search(text):
        yield flaw_at(text, found[0].index("\t") + found.start(), TABS, "tab")


def hidden(character: str) -> tuple[str, str]:
    """The message and the rule for a character that no reader sees."""
    name = f"U+{ord(character):04X}"
    if REORDERING.match(character):
        return (
            f"the hidden character {name} changes the order in which text is shown; delete it",
            "reordering",
        )
    return f"the hidden character {name} stands here; delete it", "hidden-character"


def flaw_at(text: str, index: int, message: str, rule: str) -> Flaw:
    """A flaw at a character of the text, counted from 0."""
    lines = BREAK.split(text[:index])
    return Flaw(len(lines), len(lines[-1]) + 1, message, rule)


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
    if (comma := _missing_comma(error, mark, lines)) is not None:
        return comma
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
