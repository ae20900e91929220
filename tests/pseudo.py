"""Pseudo languages: every text of a guide turned into one that anybody can tell from the text itself.

Each vowel has an accent, so that a word which was not translated shows; texts are a third longer where their
field has room, as German or Spanish ones are; in a script from right to left they begin with its mark.
"""

import re
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from babel.messages import Catalog, Message

from generator.content import load, update_catalogs
from generator.content.catalog import locale_of
from generator.content.files import LOCALE
from generator.content.po_files import dump, messages, read_catalog
from generator.publish import write_file
from tests.sample_guide import small_guide

ACCENTS = str.maketrans("aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ")
RIGHT_TO_LEFT = "\u200f"
KEPT = re.compile(r"(\{\w+\}|\]\([^)]*\))")
"""What a translator leaves alone: values in braces, and where a link leads."""
LIMIT = re.compile(r"At most (\d+) characters")
LONGEST = 190
FORMS = {"words.yaml: number.date"}
"""Messages that are no words."""
EXACT = re.compile(r"glossary\.yaml: terms\.(term|also)")
"""Messages that must stand in texts as they are."""

Translate = Callable[[str], str]


def accented(text: str) -> str:
    """The text with an accent on every vowel."""
    parts = KEPT.split(text)
    return "".join(part if KEPT.fullmatch(part) else part.translate(ACCENTS) for part in parts)


def longer(text: str, most: int) -> str:
    """The text a third longer, if that is no more than `most` characters."""
    more = round(len(text) / 3)
    return f"{text} {'ñú' * (more // 2)}" if len(text) + more < most and more > 1 else text


def add_language(content: Path, language: str, mark: str = "") -> Path:
    """Translate a content folder into a pseudo language; gives the folder of its catalogs."""
    folder = content / "locale" / language
    folder.mkdir(parents=True)
    facts = {"name": "Language", "translators": "nobody", "method": "By a script."}
    lines = (f"{field}: {accented(text)}\n" for field, text in facts.items())
    (folder / "language.yaml").write_text("".join(lines), encoding="utf-8")
    renew(content)
    for domain in ("guide", "safety"):
        change_catalog(folder / f"{domain}.po", lambda message: _fill(message, mark))
    return folder


def pseudo_guide(folder: Path, language: str = "es") -> Path:
    """Copy the small guide to `folder`/content, translated into a pseudo language; returns the copy."""
    content = small_guide(folder, built=False)
    for name, catalog in _locale(language).items():
        write_file(content / LOCALE / name, catalog)
    return content


@cache
def _locale(language: str) -> Mapping[str, bytes]:
    """The catalogs of the small guide with its translation, by path: to make them takes most of the time."""
    with tempfile.TemporaryDirectory() as folder:
        content = small_guide(Path(folder), built=False)
        add_language(content, language)
        files = [path for path in (content / LOCALE).rglob("*") if path.is_file()]
        return {path.relative_to(content / LOCALE).as_posix(): path.read_bytes() for path in files}


def renew(content: Path) -> None:
    """What `make messages` does."""
    for name, catalog in tuple(update_catalogs(load(content), content)):
        write_file(content / name, catalog)


def read(path: Path) -> Catalog:
    """A catalog."""
    return read_catalog(path, path.name, locale_of(path.parent.name))


def change_catalog(path: Path, change: Callable[[Message], None]) -> None:
    """Change every message of a catalog."""
    catalog = read(path)
    for message in messages(catalog):
        change(message)
    path.write_bytes(dump(catalog))


def change_message(path: Path, context: str, change: Callable[[Message], None]) -> int:
    """Change the message of a field, the only one there; gives its line in the changed file."""
    catalog = read(path)
    (message,) = (one for one in messages(catalog) if one.context == context)
    change(message)
    path.write_bytes(dump(catalog))
    line = next(one.lineno for one in messages(read(path)) if one.context == context)
    assert line
    return line


def _fill(message: Message, mark: str) -> None:
    message.string = (
        _translated(message, message.id, mark)
        if isinstance(message.id, str)
        else tuple(_translated(message, message.id[1], mark) for _ in message.string or ())
    )


def _translated(message: Message, text: str, mark: str) -> str:
    if message.context in FORMS:
        return text
    if EXACT.fullmatch(message.context or ""):
        return accented(text)
    limits = [int(found[1]) for note in message.auto_comments if (found := LIMIT.search(note))]
    room = min([LONGEST, *limits]) - len(mark)
    made = longer(accented(text), room) if len(text) < LONGEST else accented(text)
    return f"{mark}{made}"
