"""Begins new content: a file or an entry that the schema takes, and that says in comments what to fill in."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from ..content import FOLDERS, PLACEHOLDER, Value, misleading_characters, slug
from ..model.evidence import Word
from ..publish import write_file
from .examples import example
from .new_content import PLACEHOLDERS, NotMadeError, data_of
from .new_entry import ENTRIES, add_entry
from .new_pose import copy_of, standing, told_once
from .schema import first_line

MOST_SIGNS = 100
NAME_ASKED = "the name must hold letters from a to z or digits, of which its id is made"
TERM_ASKED = "the term must be letters, spaces and hyphens"
FILES_OF: Mapping[str, str] = {"stretch": "stretches", "pose": "poses"}
KINDS = (*FILES_OF, *ENTRIES)


def scaffold(kind: str, name: str, content: Path, like: str | None = None) -> tuple[Path, int]:
    """Begin a stretch, pose, question, source or term of that name: gives file and line where it begins.

    A pose begins as a copy of the pose `like`, if one is named. Raises NotMadeError if there is one already,
    if the name is none or has hidden characters, or if there is nothing to copy.
    """
    name = " ".join(name.split())
    for flaw in misleading_characters(name):
        raise NotMadeError(f"the name: {flaw.message}")
    id = slug(name)
    if len(name) > MOST_SIGNS or not (_is_word(name) if kind == "term" else id):
        asked = TERM_ASKED if kind == "term" else NAME_ASKED
        raise NotMadeError(f"{asked}, {MOST_SIGNS} signs at most, but is '{name}'")
    if like is not None and kind != "pose":
        raise NotMadeError(f"only a pose can be begun from another one, not a {kind}; leave out --from")
    if kind in ENTRIES:
        return add_entry(ENTRIES[kind], name, id, content)
    path = content / FILES_OF[kind] / f"{id}.yaml"
    if path.exists():
        raise NotMadeError(f"{path.as_posix()} is there already; choose another name, or change that file")
    write_file(path, _file(kind, name, id, content) if like is None else copy_of(like, name, content))
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
    value = {**made.group(made.schema), **(standing if is_pose else _stretch)(name, content)}
    in_order = {field: value[field] for field in made.schema["properties"] if field in value}
    fields = made.lines(made.schema, in_order)
    lines = [
        first_line(f"{folder}/{id}.yaml"),
        f"# Fill in each {PLACEHOLDERS.text} and each {PLACEHOLDERS.id}, "
        "then take this line out and run `make check`.",
        *(told_once(fields) if is_pose else _with_ids(fields, content)),
        *made.optional(made.schema, in_order),
    ]
    return "\n".join(lines) + "\n"


def _stretch(name: str, content: Path) -> dict[str, Value]:
    files = [data_of(path, content) for path in (content / "stretches").glob("*.yaml")]
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
    chooser = data_of(content / "chooser.yaml", content)
    for line in lines:
        for field, things in (("able", "abilities"), ("have", "equipment")):
            if line.startswith(f"  {field}: "):
                items = chooser.get(things)
                ids = [str(one.get("id")) for one in items or () if isinstance(one, dict)]
                yield f"  # There are: {', '.join(ids) or 'none yet'}. Write [] if it asks for none of them."
        yield line
