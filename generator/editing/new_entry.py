"""New entries of lists: a question, a source or a term, behind those that there are."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from ..content import FILES, PLACEHOLDER, Source, from_bytes, parse, read
from ..model.article import Question
from ..model.evidence import Reference, Term
from ..publish import write_file
from .examples import example
from .new_content import PLACEHOLDERS, NotMadeError


@dataclass(frozen=True)
class Entry:
    """An entry of a list: the file, the field that holds the list, and what an item is."""

    file: str
    field: str
    model: type[BaseModel]
    name: str
    """The field of an item that tells it from the others."""


ENTRIES: Mapping[str, Entry] = {
    "question": Entry("faq.yaml", "questions", Question, "id"),
    "source": Entry("sources.yaml", "sources", Reference, "id"),
    "term": Entry("glossary.yaml", "terms", Term, "term"),
}


def add_entry(entry: Entry, name: str, id: str, content: Path) -> tuple[Path, int]:
    """Write the entry behind the last of its list; gives file and line where it begins."""
    path = content / entry.file
    source = read(path, path.as_posix(), content)
    if not isinstance(source, Source) or not isinstance(items := source.data.get(entry.field), list):
        raise NotMadeError(f"{path.as_posix()} cannot be read; run `make check` and mend it first")
    own = name if entry.name == "term" else id
    if own.casefold() in {str(item.get(entry.name)).casefold() for item in items if isinstance(item, dict)}:
        raise NotMadeError(
            f"{path.as_posix()} has '{own}' already; choose another name, or change that entry"
        )
    text = path.read_bytes().decode("utf-8-sig").rstrip() + "\n"
    if isinstance(parse(source, FILES[entry.file]), tuple):
        raise NotMadeError(f"{path.as_posix()} has a mistake; run `make check` and mend it first")
    grown = text + _item(entry, name, own, _indent(text, entry.field))
    if not _is_one_more(entry, grown, len(items)):
        raise NotMadeError(
            f"`{entry.field}` must be the last field of {path.as_posix()}, its items after `- `"
        )
    write_file(path, grown)
    return path, text.count("\n") + 1


def _item(entry: Entry, name: str, own: str, indent: str) -> str:
    made = example(entry.model, PLACEHOLDERS)
    first = {"question": name, "heading": name}
    value = {**made.group(made.schema), entry.name: own}
    value |= {field: text for field, text in first.items() if field in value}
    if entry.model is Reference:
        value["url"] = f"https://{PLACEHOLDER}"
    value = {field: value[field] for field in made.schema["properties"] if field in value}
    lines = [*made.item(made.schema, value, indent), *made.optional(made.schema, value, f"{indent}  ")]
    return "\n".join(lines) + "\n"


def _is_one_more(entry: Entry, text: str, before: int) -> bool:
    grown = from_bytes(text.encode(), entry.file)
    if not isinstance(grown, Source) or isinstance(parse(grown, FILES[entry.file]), tuple):
        return False
    items = grown.data[entry.field]
    return isinstance(items, list) and len(items) == before + 1


def _indent(text: str, field: str) -> str:
    """How far to the right the items of a list stand."""
    found = re.search(rf"^{field}:[^\n]*\n(?:\s*#[^\n]*\n|\s*\n)*( *)- ", text, re.MULTILINE)
    return found[1] if found else "  "
