"""Begins new content: a file or an entry that the schema takes, and that says in comments what to fill in."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import BaseModel, TypeAdapter, ValidationError

from ..content import (
    FILES,
    FOLDERS,
    PLACEHOLDER,
    Placeholders,
    Source,
    Value,
    from_bytes,
    parse,
    read,
    slug,
    suggest,
)
from ..model.article import Question
from ..model.evidence import Reference, Term, Word
from ..model.pose import Pose
from ..publish import write_file
from .examples import example, quoted
from .schema import first_line

PLACEHOLDERS = Placeholders(PLACEHOLDER, PLACEHOLDER.lower())
MOST_SIGNS = 100
NAME_ASKED = "the name must hold letters from a to z or digits, of which its id is made"
TERM_ASKED = "the term must be letters, spaces and hyphens"
TITLE = re.compile(r"^title:[^\r\n]*(?:\r?\n[ \t]+[^\s#][^\r\n]*)*", re.MULTILINE)
"""The title of a pose's file, on one line or folded."""
NUMBER = re.compile(r'(?<=: )"(-[.\d]+)"$')
"""A number below zero, in quotes as a text."""


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
FILES_OF: Mapping[str, str] = {"stretch": "stretches", "pose": "poses"}
KINDS = (*FILES_OF, *ENTRIES)


class NotMadeError(Exception):
    """What was asked for cannot be begun; nothing has been written."""


def scaffold(kind: str, name: str, content: Path, like: str | None = None) -> tuple[Path, int]:
    """Begin a stretch, pose, question, source or term of that name: gives file and line where it begins.

    A pose begins as a copy of the pose `like`, if one is named. Raises NotMadeError if there is one already,
    if the name is none, or if there is nothing to copy.
    """
    name = " ".join(name.split())
    id = slug(name)
    if len(name) > MOST_SIGNS or not (_is_word(name) if kind == "term" else id):
        asked = TERM_ASKED if kind == "term" else NAME_ASKED
        raise NotMadeError(f"{asked}, {MOST_SIGNS} signs at most, but is '{name}'")
    if like is not None and kind != "pose":
        raise NotMadeError(f"only a pose can be begun from another one, not a {kind}; leave out --from")
    if kind in ENTRIES:
        return _entry(ENTRIES[kind], name, id, content)
    path = content / FILES_OF[kind] / f"{id}.yaml"
    if path.exists():
        raise NotMadeError(f"{path.as_posix()} is there already; choose another name, or change that file")
    write_file(path, _file(kind, name, id, content) if like is None else _copy(like, name, content))
    return path, 1


def _is_word(name: str) -> bool:
    """Whether the glossary takes a term of this name: it may be of any script, for no id is made of it."""
    try:
        TypeAdapter(Word).validate_python(name)
    except ValidationError:
        return False
    return True


def _file(kind: str, name: str, id: str, content: Path) -> str:
    folder = FILES_OF[kind]
    made = example(FOLDERS[folder], PLACEHOLDERS)
    is_pose = kind == "pose"
    value = {**made.group(made.schema), **(_pose if is_pose else _stretch)(name, content)}
    in_order = {field: value[field] for field in made.schema["properties"] if field in value}
    fields = made.lines(made.schema, in_order)
    lines = [
        first_line(f"{folder}/{id}.yaml"),
        f"# Fill in each {PLACEHOLDERS.text} and each {PLACEHOLDERS.id}, "
        "then take this line out and run `make check`.",
        *(_told_once(fields) if is_pose else _with_ids(fields, content)),
        *made.optional(made.schema, in_order),
    ]
    return "\n".join(lines) + "\n"


def _copy(like: str, name: str, content: Path) -> str:
    """The text of a pose's file with another title, and nothing else changed."""
    known = {path.stem: path for path in (content / "poses").glob("*.yaml")}
    if like not in known:
        raise NotMadeError(f"there is no pose '{like}'{suggest(like, known)}")
    shown = known[like].as_posix()
    source = read(known[like], shown, content)
    if not isinstance(source, Source) or isinstance(_parsed(source, like), tuple):
        raise NotMadeError(f"{shown} cannot be copied as it is; run `make check` and mend it first")
    text = known[like].read_bytes().decode("utf-8-sig")
    copy = TITLE.sub(lambda _: f"title: {quoted(name)}", text, count=1)
    copied = from_bytes(copy.encode(), shown)
    if not isinstance(copied, Source) or copied.data != {**source.data, "title": name}:
        raise NotMadeError(f"`title` must stand on a line of its own in {shown}, so that it can be replaced")
    return copy


def _parsed(pose: Source, id: str) -> object:
    """What the schema makes of a pose's file: the pose, or problems."""
    return parse(replace(pose, data={**pose.data, "id": id}), Pose)


def _stretch(name: str, content: Path) -> dict[str, Value]:
    files = [_data(path, content) for path in (content / "stretches").glob("*.yaml")]
    orders = [int(str(data["order"])) for data in files if str(data.get("order", "")).isdecimal()]
    dose: dict[str, Value] = {"hold_from": "20", "hold_to": "30", "repeats": "3", "sides": "each"}
    return {
        "order": str(max(orders, default=0) + 1),
        "name": name,
        "short": name[:40].strip(),
        "dose": {**dose, "days_from": "2", "days_to": "3"},
        "needs": {"able": [PLACEHOLDERS.id], "have": [PLACEHOLDERS.id], "words": [PLACEHOLDER]},
        "steps": [PLACEHOLDER, PLACEHOLDER],
        "pictures": ["start", "hold"],
    }


def _with_ids(lines: Iterable[str], content: Path) -> Iterator[str]:
    """The lines of a new file; above what a stretch needs stand the ids that there are."""
    chooser = _data(content / "chooser.yaml", content)
    for line in lines:
        for field, things in (("able", "abilities"), ("have", "equipment")):
            if line.startswith(f"  {field}: "):
                items = chooser.get(things)
                ids = [str(one.get("id")) for one in items or () if isinstance(one, dict)]
                yield f"  # There are: {', '.join(ids) or 'none yet'}. Write [] if it asks for none of them."
        yield line


def _pose(name: str, content: Path) -> dict[str, Value]:
    """A person who stands upright, then with a foot set back: what a body can do, to begin from."""
    muscles = _data(content / "muscles.yaml", content).get("muscles")
    return {
        "title": name,
        "person": next(iter(_data(content / "people.yaml", content)), PLACEHOLDERS.id),
        "target": {
            "parts": [next(iter(muscles), PLACEHOLDERS.id) if muscles else PLACEHOLDERS.id],
            "side": "left",
        },
        "states": {
            "start": {
                "alt": PLACEHOLDER,
                "angles": {"y": ".52", "left_arm": {"spread": "25"}, "right_arm": {"spread": "25"}},
                "free": ["x", "y", "z", "left_leg", "right_leg"],
                "touch": {
                    "left-foot": {"on": "floor", "x": "0", "z": "-.055"},
                    "right-foot": {"on": "floor", "x": "0", "z": ".055"},
                },
            },
            "hold": {
                "alt": f"{PLACEHOLDER}: name both sides, as in [left|right] foot",
                "angles": {"left_leg": {"hip": "-10"}},
                "touch": {"left-foot": {"on": "floor", "x": "-.12", "z": "-.055"}},
                "short_because": f"{PLACEHOLDER}, or take this line out as soon as it does",
            },
        },
    }


def _told_once(lines: Iterable[str]) -> Iterator[str]:
    """The lines of a pose, each help above the first field that it is about, and numbers without quotes."""
    told: set[tuple[str, ...]] = set()
    helps: list[str] = []
    for line in lines:
        if line.lstrip().startswith("# "):
            helps.append(line)
            continue
        if (what := tuple(one.strip() for one in helps)) not in told:
            yield from helps
        told.add(what)
        helps = []
        yield NUMBER.sub(r"\1", line)


def _entry(entry: Entry, name: str, id: str, content: Path) -> tuple[Path, int]:
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


def _data(path: Path, content: Path) -> dict[str, Value]:
    source = read(path, path.name, content)
    return source.data if isinstance(source, Source) else {}  # type: ignore[return-value]
