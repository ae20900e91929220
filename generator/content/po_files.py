"""Catalogs as files (PO): read, with everything that is wrong in one, and written.

Babel takes what it can of a broken file in silence, and takes the last of two messages with the same text for
both: what it would pass over is told here.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages import Catalog, Message
from babel.messages.pofile import PoFileError, denormalize, normalize, read_po, write_po

from .merges import merge_flaw
from .po_head import head_flaws
from .problems import ContentError, Problem
from .text_flaws import BREAK, Flaw, decode, misleading_characters

WIDTH = 100
PO_LINE = re.compile(r'(#.*|((msgctxt|msgid|msgid_plural|msgstr(\[\d\])?)\s+)?"([^"\\]|\\.)*")?')
INNER_QUOTE = re.compile(r'\s*((msgctxt|msgid|msgid_plural|msgstr(\[\d\])?)\s+)?"([^"\\]|\\.)*"(?=.*"\s*$)')
"""A line up to the first quotation mark within its text."""
KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s+")
PREVIOUS = re.compile(r"^msgid(?:_plural)? ", re.MULTILINE)
PREVIOUS_ID = "previous-{}-{}"
"""What stands for a text before it changed until its own is put in: Babel would break it within its quotation
marks."""
BROKEN = "must be a line of a PO file: a keyword and a text with a quotation mark on both sides"


QUOTE = 'a quotation mark stands inside the text; write it with a backslash before it, as \\"'


def messages(catalog: Catalog) -> Iterable[Message]:
    """The messages of a catalog, without its header."""
    return (one for one in catalog if one.id)


def read_catalog(path: Path, shown_as: str, locale: Locale) -> Catalog:
    """The catalog in a file that is UTF-8, whatever its head says.

    Raises ContentError with everything that is wrong in it; `shown_as` is the path that problems name.
    """
    try:
        text = decode(path.read_bytes())
    except FileNotFoundError:
        raise ContentError((_problem(shown_as, "is missing; run `make messages`, which makes it"),)) from None
    except OSError as error:
        raise ContentError((_problem(shown_as, f"cannot be read: {error.strerror}"),)) from None
    if isinstance(text, Flaw):
        raise ContentError((Problem(shown_as, text.line, text.column, "", text.message, text.rule),))
    lines = BREAK.split(text)
    if merge := merge_flaw(lines):
        raise ContentError((Problem(shown_as, merge.line, merge.column, "", merge.message, merge.rule),))
    problems = [
        *(Problem(shown_as, *one[:2], "", one.message, one.rule) for one in misleading_characters(text)),
        *_broken_lines(lines, shown_as),
        *_doubles(lines, shown_as),
        *(_problem(shown_as, told, line) for line, told in head_flaws(lines, locale)),
    ]
    if problems:
        raise ContentError(tuple(sorted(problems)))
    try:
        catalog = read_po(lines, locale=locale, abort_invalid=True)
    except PoFileError as error:
        told = f"must be a file of messages (PO): {error.args[0].partition(' on ')[0]}"
        raise ContentError((_problem(shown_as, told, error.lineno + 1),)) from None
    except ValueError as error:
        told = f"must be a file of messages (PO): {' '.join(str(error).split())}"
        raise ContentError((_problem(shown_as, told),)) from None
    _add_previous(catalog, lines)
    return catalog


def dump(catalog: Catalog) -> bytes:
    """The catalog as a file."""
    previous: dict[str, str] = {}
    for number, one in enumerate(messages(catalog)):
        named = {PREVIOUS_ID.format(number, part): text for part, text in enumerate(one.previous_id)}
        one.previous_id = list(named)
        previous |= named
    file = BytesIO()
    write_po(file, catalog, width=WIDTH, include_previous=True)
    text = file.getvalue().decode()
    for name, own in previous.items():
        text = text.replace(f'"{name}"', normalize(own, prefix="#| ", width=0), 1)
    return text.encode()


def _problem(path: str, told: str, line: int = 1, field: str = "") -> Problem:
    return Problem(path, line, 1, field, told, "po")


def _broken_lines(lines: Iterable[str], shown_as: str) -> Iterator[Problem]:
    """A problem at each line that is none of a PO file."""
    for number, line in enumerate(lines, 1):
        if PO_LINE.fullmatch(line.strip()):
            continue
        inner = INNER_QUOTE.match(line)
        column, told = (inner.end(), QUOTE) if inner else (1, BROKEN)
        yield Problem(shown_as, number, column, "", told, "po")


@dataclass
class _Entry:
    """A message as its lines have it."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    """The parts of each text, by its keyword."""
    lines: dict[str, int] = field(default_factory=dict)
    """Where each begins."""
    twice: list[int] = field(default_factory=list)
    """The lines that have a keyword which the message has already."""

    @property
    def key(self) -> tuple[str, str]:
        """The field and the text of the message."""
        context, text = ("".join(self.texts.get(name, ())) for name in ("msgctxt", "msgid"))
        return context, text


def _entries(lines: Iterable[str]) -> Iterator[_Entry]:
    """The messages that are in use, as their lines have them."""
    entry, last = _Entry(), ""
    for number, line in enumerate(map(str.strip, lines), 1):
        found = KEYWORD.match(line)
        begins = found and (found[1] == "msgctxt" or (found[1] == "msgid" and "msgid" in entry.texts))
        if entry.texts and begins:
            yield entry
            entry = _Entry()
        if found:
            last = found[1]
            if last in entry.texts:
                entry.twice.append(number)
            entry.lines.setdefault(last, number)
            entry.texts[last] = [denormalize(line[found.end() :])]
        elif line.startswith('"') and last in entry.texts:
            entry.texts[last].append(denormalize(line))
    if entry.texts:
        yield entry


def _doubles(lines: Sequence[str], shown_as: str) -> Iterator[Problem]:
    """A problem at each message that stands there already, and at each second text of a message."""
    first: dict[tuple[str, str], int] = {}
    for one in _entries(lines):
        context, text = one.key
        line = one.lines.get("msgid", 1)
        for again in one.twice:
            yield _problem(shown_as, "must stand once in a message; delete one of the two", again, context)
        before = first.setdefault(one.key, line)
        if before != line:
            what = "this message" if text else "the head of the file"
            told = f"{what} stands in line {before} already; delete one of the two"
            yield _problem(shown_as, told, line, context)


def _add_previous(catalog: Catalog, lines: Sequence[str]) -> None:
    """Give each fuzzy message the text that its translation was made for: Babel takes it for a comment."""
    for one in [*catalog, *catalog.obsolete.values()]:
        one.user_comments = [comment for comment in one.user_comments if not comment.startswith("|")]
    for one in messages(catalog):
        if one.fuzzy and one.lineno:
            start = one.lineno - 1
            while start and lines[start - 1].strip():
                start -= 1
            previous = (line[2:].strip() for line in lines[start : one.lineno] if line.startswith("#|"))
            texts = PREVIOUS.split("\n".join(previous))[1:]
            one.previous_id = [denormalize(text.strip()) for text in texts]
