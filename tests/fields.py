"""Every field of every content file: a guide that fills them in, and the JSON Schema of each field."""

import copy
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from generator.content.files import FILES, FOLDERS
from generator.content.source import Source, read
from generator.editing.schema import Node, schema_of
from generator.model.base import Place
from tests.sample_guide import small_guide

Data = dict[str, Any]

TEXT = r"\S"
LINE = r"^\S[^\n\r]*$"
"""The patterns of the types `Text` and `Line` in generator/model/base.py."""
PLURAL = ("zero", "one", "two", "few", "many", "other")

ILLUSTRATION = {"pose": "wall", "caption": "See it."}


def _more(data: dict[str, Data]) -> None:
    """Fill in every text field that the small guide leaves out."""
    data["stretches/wall.yaml"] |= {
        "also_called": ["Pushing the wall"],
        "last_alone": "Hold and rest.",
        "gain": "It brings a bit.",
    }
    data["poses/wall.yaml"]["states"]["hold"] |= {
        "marks": [
            {"kind": "distance", "between": ["left-toes", "right-toes"], "label": "A step"},
            {"kind": "angle", "joint": "left_leg.knee", "degrees": "170"},
        ],
        "arrows": [{"at": "right-heel", "tail": ["0", ".1", "0"], "tip": ["-.1", ".1", "0"]}],
        "ghost": "start",
        "promise": {"left_leg.knee": {"about": "10"}},
        "beyond_range_because": "It is folded.",
        "short_because": "It is a test.",
    }
    for _, group in groups(data):
        if {"id", "title", "text"} <= group.keys() and "moves" not in group:
            group |= {"points": ["More of it."], "poses": ["wall"], "illustration": dict(ILLUSTRATION)}
        if {"title", "nav", "lead"} <= group.keys():
            group["in_short"] = ["All of it in short."]
    data["overview.yaml"]["hero"]["caption"] = "See it."
    data["routines.yaml"]["illustration"] = dict(ILLUSTRATION)
    data["evidence.yaml"] |= {"claims_note": "It is a test.", "illustration": dict(ILLUSTRATION)}
    data["faq.yaml"]["illustration"] = dict(ILLUSTRATION)
    data["faq.yaml"]["questions"][0]["illustration"] = dict(ILLUSTRATION)
    data["claims.yaml"]["gains"] = {
        "title": "What it brings",
        "points": [{"text": "It brings a bit."}],
        "in_short": ["It brings a bit."],
    }
    data["safety.yaml"] |= {
        "feel_illustration": dict(ILLUSTRATION),
        "scale": [{"least": "0", "most": "3", "feels": "It is gentle.", "do": "Stay there."}],
    }
    data["safety.yaml"]["tiers"][0]["such_as"] = "Such as this."
    data["safety.yaml"]["tiers"][0]["signs"][0]["pictures"] = [dict(ILLUSTRATION)]
    del data["overview.yaml"]["page"]["in_short"]  # it has points of its own
    data["chooser.yaml"]["abilities"][0]["better"] = [{"stretches": ["step"], "because": "You sit."}]
    data["sources.yaml"]["sources"][0]["no_url"] = "It is printed."
    data["glossary.yaml"]["terms"][0]["also"] = ["soleuses"]
    data["guide.yaml"] |= {"language": "es", "feedback": "https://calf.health/word?page={page}"}
    data["guide.yaml"]["menu"] = ["stretches", "session", "handouts", "safety", "tips", "faq"]
    for _, group in groups(data["words.yaml"]):
        if "other" in group:
            group.update(dict.fromkeys(PLURAL, group["other"]))
    data["changelog.yaml"] = {
        "changes": [
            {"day": "2026-01-02", "text": "It is new.", "comes_from": "A reader.", "pages": ["overview"]}
        ]
    }
    data["anatomy.yaml"] = {
        "title": "The calf",
        "caption": "See it.",
        "alt": "The calf from the front.",
        "shows": ["-.5", ".1"],
        "muscles": ["soleus"],
        "bones": [{"outline": [["0", "0"], [".1", "0"], [".1", ".1"]]}],
        "labels": [{"text": "Soleus", "points_to": ["0", "0"], "at": [".1", ".1"]}],
    }
    words = ["unheard"]
    data["style.yaml"] = {
        "language": "es",
        "verbs": ["count", "get", "hold", "put"],
        "avoid": {"unheard": "new"},
        "promises": {"unheard": "new"},
        "taken_back_by": words,
        "doubt": ["test"],
        "medical": words,
        "passive": {"be": words, "endings": words, "words": words, "but": words},
        "adverbs": words,
        "harmless": words,
        "pronouns": words,
        "sides": {"left": words, "right": words, "but": words, "felt": words},
        "counts": {"numbers": {"unheard": "1"}, "of": {"stretches": ["unheard {n}"]}},
        "asks": {"wall": words},
        "nobody": words,
        "limits": {"page_grade": "6.5", "step_grade": "5", "sentence": "25", "mean": "14"},
        "levels": {"mark": "off"},  # what looks like half a mark is printed as it is typed
    }


def groups(value: Any, place: Place = ()) -> Iterator[tuple[Place, Data]]:
    """Every group of fields within a value, with its place."""
    if isinstance(value, dict):
        yield place, value
    for name, inner in items(value):
        yield from groups(inner, (*place, name))


def items(value: Any) -> Iterable[tuple[str | int, Any]]:
    """The items of a list by index, or the fields of a group by name."""
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()


def full_guide(folder: Path, *, built: bool = True) -> dict[str, Data]:
    """The data of the small guide in `folder`, by file, with every text field filled in."""
    data = data_of(small_guide(folder, built=built))
    _more(data)
    return data


def data_of(content: Path) -> dict[str, Data]:
    """The data of every file in a content folder, by its path in it."""
    found = {}
    for path in sorted(content.rglob("*.yaml")):
        source = read(path, path.name, content)
        assert isinstance(source, Source), source
        found[path.relative_to(content).as_posix()] = copy.deepcopy(source.data)
    return found


def write(content: Path, data: dict[str, Data]) -> None:
    """Write data as content files."""
    for file, one in data.items():
        (content / file).write_text(as_yaml(one), encoding="utf-8")


def as_yaml(data: Data) -> str:
    """Data as YAML, with every text in double quotes, None as `~` and no alias."""
    try:
        return _dumped(data, _QuickDumper)
    except UnicodeEncodeError:  # half a character, which only Python's own strings can hold
        return _dumped(data, _Dumper)


def _dumped(data: Data, dumper: type[yaml.SafeDumper | yaml.CSafeDumper]) -> str:
    text: str = yaml.dump(data, Dumper=dumper, default_style='"', width=10**6, sort_keys=False)
    return text


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


class _QuickDumper(yaml.CSafeDumper):
    """The same in a fifth of the time."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


for _one in (_Dumper, _QuickDumper):
    _one.add_representer(
        type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", "~", style="")
    )


def model_of(file: str) -> type[BaseModel]:
    """The model of a content file."""
    return FILES.get(file) or FOLDERS[file.partition("/")[0]]


def nodes(file: str, data: Data) -> Iterator[tuple[Place, Node]]:
    """Every place in a file that has a value, with the part of the JSON Schema that applies to it."""
    schema = schema_of(model_of(file))
    return _nodes(schema, data, schema.get("$defs", {}), ())


def _nodes(node: Node, value: Any, known: Node, place: Place) -> Iterator[tuple[Place, Node]]:
    node = branch(node, value, known)
    yield place, node
    for name, inner in items(value):
        yield from _nodes(below(node, name), inner, known, (*place, name))


def branch(node: Node, value: Any, known: Node) -> Node:
    """The schema with its reference resolved, and of its union the branch that fits the value."""
    if "$ref" in node:
        return branch(known[node["$ref"].rpartition("/")[2]] | _help(node), value, known)
    branches = [branch(one, value, known) for one in node.get("anyOf") or node.get("oneOf") or ()]
    kind = "object" if isinstance(value, dict) else "array" if isinstance(value, list) else None
    for one in branches:
        plain = one.get("type") not in ("object", "array", "null")
        if (one.get("type") == kind or (kind is None and plain)) and _is_of_kind(one, value):
            return one | _help(node)
    return node


def _help(node: Node) -> Node:
    return {"description": node["description"]} if "description" in node else {}


def _is_of_kind(node: Node, value: Any) -> bool:
    """Whether a group fits the branch of a union that is told apart by the field `kind`."""
    kind = node.get("properties", {}).get("kind", {})
    return "const" not in kind or value.get("kind") == kind["const"]


def below(node: Node, name: str | int) -> Node:
    """The schema of a field or an item."""
    if isinstance(name, int):
        first: list[Node] = node.get("prefixItems", [])
        return first[name] if name < len(first) else node.get("items", {})
    named = node.get("patternProperties", {})
    free = next(iter(named.values()), node.get("additionalProperties") or {})
    inner: Node = node.get("properties", {}).get(name, free)
    return inner


def takes_text(node: Node) -> bool:
    """Whether a field takes free text, and not a choice, a number, a date or an id."""
    other = ("enum", "const", "format", "examples")
    return node.get("type") == "string" and not any(key in node for key in other)


Field = tuple[str, Place, Node]
"""A file, a place in it and the part of the JSON Schema that applies there."""


def text_fields(data: dict[str, Data]) -> list[Field]:
    """Every free-text field of a guide; the glossary's words have a pattern of their own and are left out."""
    return [
        (file, place, node)
        for file, one in data.items()
        for place, node in nodes(file, one)
        if takes_text(node) and node.get("pattern") in (TEXT, LINE)
    ]


def at(data: Any, place: Place) -> Any:
    """The value at a place; None if there is none."""
    for name in place:
        inside = isinstance(data, dict) and name in data
        if not (inside or (isinstance(data, list) and name in range(len(data)))):
            return None
        data = data[name]
    return data


def put(data: dict[str, Data], file: str, place: Place, value: Any) -> None:
    """Set the value at a place, if the list or group that holds it exists."""
    holder, name = at(data[file], place[:-1]), place[-1]
    inside = isinstance(holder, dict) or (isinstance(holder, list) and name in range(len(holder)))
    if inside:
        holder[name] = value


def every_path() -> Iterator[tuple[str, str]]:
    """Every free-text field of the models: its file or folder, and its dotted path."""
    for name, model in {**FILES, **FOLDERS}.items():
        for path, node in paths(schema_of(model)):
            if takes_text(node) and node.get("pattern") in (TEXT, LINE):
                yield name, path


def paths(schema: Node) -> Iterator[tuple[str, Node]]:
    """Every dotted path of a model, where `*` is an item or any name, with the part of the schema there."""
    yield from _paths(schema, schema.get("$defs", {}), "")


def _paths(node: Node, known: Node, path: str) -> Iterator[tuple[str, Node]]:
    node = known[node["$ref"].rpartition("/")[2]] | _help(node) if "$ref" in node else node
    yield path, node
    for one in (*node.get("anyOf", ()), *node.get("oneOf", ())):
        yield from _paths(one, known, path)
    free = (*node.get("prefixItems", ()), *_free(node))
    for name, one in (*node.get("properties", {}).items(), *(("*", one) for one in free)):
        yield from _paths(one, known, f"{path}.{name}".removeprefix("."))


def _free(node: Node) -> Iterator[Node]:
    """The schemas of a list's items, or of a group whose field names are free."""
    held = (node.get("items"), node.get("additionalProperties"), *node.get("patternProperties", {}).values())
    return (one for one in held if isinstance(one, dict))
