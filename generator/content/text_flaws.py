"""What stops a file from being read as text, or misleads who reads it: its bytes, and what no eye sees."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

BREAK = re.compile("\r\n|\r|\n")
# What the YAML parser would refuse too (control characters, half characters), and its rarer line breaks,
# at which editors and parsers count lines differently.
HIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
# Embeddings, overrides and isolates, which show text in another order than it is stored. The plain marks
# U+200E, U+200F and U+061C stay: Hebrew and Arabic need them.
REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
NO_WIDTH = "\u200b"
# The scripts in which such a space shows where a word ends, by what the names of their letters begin with.
WITHOUT_SPACES = (
    *("THAI ", "LAO ", "KHMER ", "MYANMAR ", "TAI ", "NEW TAI ", "TIBETAN ", "JAVANESE ", "BALINESE "),
    *("CJK ", "HIRAGANA ", "KATAKANA ", "YI "),
)
TAB = re.compile("^ *\t[ \t]*(?=[^\\s#])", re.MULTILINE)
# Blanks that look like spaces and are none, where a line begins.
STRANGE_BLANK = re.compile("^[ \t]*([\u00a0\u2000-\u200a\u202f\u205f\u3000])", re.MULTILINE)

SAVE = "save it as UTF-8 (in the editor: Save with encoding)"
TABS = "a tab stands at the start of this line; use spaces, two for each step to the right"


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
    for index in misleading(text):
        yield flaw_at(text, index, *hidden(text[index]))


def misleading(text: str) -> Iterator[int]:
    """Where the first character stands that is not seen, and the first that shows text in another order."""
    unseen = HIDDEN.search(text)
    places = [*([unseen.start()] if unseen else []), *islice(_needless_spaces(text), 1)]
    if places:
        yield min(places)
    if found := REORDERING.search(text):
        yield found.start()


def _needless_spaces(text: str) -> Iterator[int]:
    """Where a space without a width stands that no letter beside it has a use for."""
    index = text.find(NO_WIDTH)
    while index >= 0:
        beside = (text[index - 1 : index], text[index + 1 : index + 2])
        if not any(one and unicodedata.name(one, "").startswith(WITHOUT_SPACES) for one in beside):
            yield index
        index = text.find(NO_WIDTH, index + 1)


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
    if REORDERING.match(character):
        told = f"the hidden character U+{ord(character):04X} changes the order in which text is shown"
        return f"{told}; delete it", "reordering"
    return f"the hidden character {named(character)} stands here; delete it", "hidden-character"


def named(character: str) -> str:
    """A character by its number, and by its name if it has one."""
    name = unicodedata.name(character, "").casefold()
    return f"U+{ord(character):04X}{f' ({name})' if name else ''}"


def flaw_at(text: str, index: int, message: str, rule: str) -> Flaw:
    """A flaw at a character of the text, counted from 0."""
    lines = BREAK.split(text[:index])
    return Flaw(len(lines), len(lines[-1]) + 1, message, rule)
