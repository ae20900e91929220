"""Hypothesis strategies for broken content: a guide with something dropped, doubled, retyped or swapped."""

import copy
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from generator.editing.schema import Node, schema_of
from generator.model.base import Place
from tests import fields, hostile
from tests.fields import Data, at, put

with tempfile.TemporaryDirectory() as _folder:
    GUIDE = fields.full_guide(Path(_folder), built=False)

Change = Callable[[dict[str, Data]], None]
"""Changes the data of a guide, by file."""

PLACES = [
    (file, place, node) for file, data in GUIDE.items() for place, node in fields.nodes(file, data) if place
]
OUTSIDE_WORDS = [one for one in PLACES if one[0] != "words.yaml"]
"""All places except those in words.yaml, which are two in three."""

TEXT = st.one_of(
    st.text(max_size=80),
    st.sampled_from(hostile.ALL_SNIPPETS),
    st.sampled_from(hostile.ALL_SNIPPETS),
    st.sampled_from([*hostile.NOT_IN_TYPEFACE, *hostile.INVISIBLE_TEXTS, *hostile.INVALID_IDS]),
    st.lists(st.sampled_from(hostile.ALL_SNIPPETS), max_size=4).map(" ".join),
    st.lists(st.sampled_from(list("[]()*|`{}<>\\\"'#:-_ \n\rabḉ\u200d\u0130\u0131\u017f")), max_size=30).map(
        "".join
    ),
    st.sampled_from(["so long " * 3000, "x" * 80, "x" * 12000, "so " * 66, "so long " * 240]),
)
NUMBERS = st.one_of(
    st.integers().map(str),
    st.floats().map(str),
    st.floats(-2, 2).map(str),
    st.sampled_from(
        ["1e999", "9" * 5000, "1_000", "0x1", "٣", " 7 ", "30 s", "", "-0", "1e-320", ".5", "+1"]
    ),
)
DATES = st.one_of(
    st.dates().map(str), st.sampled_from(["0001-01-01", "9999-12-31", "1767312000", "2026-02-30"])
)
LANGUAGES = st.sampled_from(
    ["en", "es", "ar", "sw", "xx", "zz", "qu", "en-ZZ", "zh", "zh-TW", "ja", "eo", "fil", "gsw"]
)
TAKEN = (
    "index",
    "search",
    "404",
    "con",
    "constructor",
    "main",
    "1",
    "id1",
    "overview",
    "guide",
    "wall-letter",
)
IDS = sorted(
    {value for _, group in fields.groups(GUIDE) for name, value in group.items() if name == "id"}
    | {Path(file).stem for file in GUIDE}
    | {*TAKEN}
)


def of_any_shape() -> st.SearchStrategy[Any]:
    """Whatever YAML can hold."""
    leaves = st.one_of(st.none(), TEXT, NUMBERS)
    return st.recursive(
        leaves,
        lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXT, inner, max_size=4)),
        max_leaves=12,
    )


def fitting(node: Node, known: Node, depth: int = 0) -> st.SearchStrategy[Any]:
    """Values close to what a schema accepts: most are valid, some barely, some not."""
    if "$ref" in node:
        return fitting(known[node["$ref"].rpartition("/")[2]], known, depth)
    branches = node.get("anyOf") or node.get("oneOf")
    if branches and "properties" not in node:  # in a group it says which fields must be there
        return st.one_of([fitting(one, known, depth) for one in branches])
    kind = node.get("type")
    if kind == "object" and depth < 4:
        return _group(node, known, depth)
    if kind == "array" and depth < 6:
        return _list(node, known, depth)
    return _leaf(node)


def _list(node: Node, known: Node, depth: int) -> st.SearchStrategy[Any]:
    first = [fitting(one, known, depth + 1) for one in node.get("prefixItems", ())]
    if first:
        return st.tuples(*first).map(list)
    rest = fitting(node.get("items", {}), known, depth + 1)
    return st.lists(rest, min_size=node.get("minItems", 0), max_size=3)


def _leaf(node: Node) -> st.SearchStrategy[Any]:
    kind = node.get("type")
    if choices := node.get("enum") or ([node["const"]] if "const" in node else []):
        return st.sampled_from(list(map(str, choices)))
    if kind in ("integer", "number"):
        lowest: float = node.get("exclusiveMinimum", -9)
        low: float = node.get("minimum", lowest)
        high: float = node.get("maximum", 9)
        return st.one_of(st.integers(int(low), int(high)).map(str), st.floats(low, high).map(str), NUMBERS)
    if kind == "boolean":
        return st.sampled_from(["yes", "no", "true", "off", "1", "maybe"])
    return _text(node) if kind == "string" else st.none()


def _group(node: Node, known: Node, depth: int) -> st.SearchStrategy[Any]:
    inner = {name: fitting(one, known, depth + 1) for name, one in node.get("properties", {}).items()}
    if not inner:
        return st.dictionaries(
            st.sampled_from(IDS), fitting(fields.below(node, ""), known, depth + 1), max_size=3
        )
    needed = {name: inner.pop(name) for name in node.get("required", ())}
    return st.fixed_dictionaries(needed, optional=inner)


def _text(node: Node) -> st.SearchStrategy[str]:
    pattern = node.get("pattern", "")
    if node.get("format") == "date":
        return DATES
    if "a-z]{2,3}" in pattern:
        return LANGUAGES
    if pattern.startswith("^[a-z0-9]+"):
        return st.sampled_from(IDS)
    if pattern and pattern.startswith("^") and not pattern.startswith("^\\S"):
        return st.one_of(
            st.from_regex(re.compile(pattern), fullmatch=True),
            st.sampled_from(hostile.INVALID_ADDRESSES),
            TEXT,
        )
    names = "".join(re.findall(r"\{\w+\}", node.get("description", "")))
    return st.builds(
        lambda text, more: text[: node.get("maxLength", 2000)] + more, TEXT, st.sampled_from(["", names])
    )


def _drop(data: dict[str, Data], file: str, place: Place) -> None:
    holder = at(data[file], place[:-1])
    if at(data[file], place) is not None:
        del holder[place[-1]]


def _double(data: dict[str, Data], file: str, place: Place) -> None:
    holder = at(data[file], place[:-1])
    if isinstance(holder, list) and at(data[file], place) is not None:
        index = int(place[-1])
        holder.insert(index, copy.deepcopy(holder[index]))
    elif isinstance(holder, dict):
        holder[f"{place[-1]}-2"] = at(data[file], place)


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """One change of a guide."""
    (file, place, node), (other, there, _) = (
        draw(st.sampled_from(draw(st.sampled_from((OUTSIDE_WORDS, OUTSIDE_WORDS, PLACES))))) for _ in "12"
    )
    kind = draw(st.sampled_from(("fit", "fit", "fit", "text", "text", "drop", "double", "any", "swap")))
    schema = schema_of(fields.model_of(file))
    values = {"fit": fitting(node, schema.get("$defs", {})), "text": TEXT, "any": of_any_shape()}
    value = draw(values[kind]) if kind in values else None

    def change(data: dict[str, Data]) -> None:
        if kind == "drop":
            _drop(data, file, place)
        elif kind == "double":
            _double(data, file, place)
        elif kind == "swap":
            one, two = at(data[file], place), at(data[other], there)
            put(data, file, place, copy.deepcopy(two))
            put(data, other, there, copy.deepcopy(one))
        else:
            put(data, file, place, copy.deepcopy(value))

    return change


def mutants() -> st.SearchStrategy[dict[str, Data]]:
    """The data of the guide after one or two changes."""
    return st.lists(changes(), min_size=1, max_size=2).map(_changed)


def _changed(all_changes: list[Change]) -> dict[str, Data]:
    data = copy.deepcopy(GUIDE)
    for change in all_changes:
        change(data)
    return data


def texts_of(mutant: dict[str, Data]) -> Iterator[tuple[str, bytes]]:
    """The files whose data differs from the guide's own."""
    for file, data in mutant.items():
        if data != GUIDE[file]:
            yield file, fields.as_yaml(data).encode("utf-8", "surrogatepass")


@st.composite
def broken_files(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file with a slice of it removed, doubled, or replaced by bytes or by another file."""
    file = draw(st.sampled_from(sorted(GUIDE)))
    content = fields.as_yaml(GUIDE[file]).encode()
    start = draw(st.integers(0, len(content)))
    end = draw(st.integers(start, min(len(content), start + draw(st.sampled_from((1, 10, 1000))))))
    middle = draw(
        st.one_of(
            st.just(b""),
            st.just(content[start:end] * 2),
            st.binary(max_size=20),
            TEXT.map(lambda text: text.encode("utf-8", "surrogatepass")),
            st.sampled_from(sorted(GUIDE)).map(lambda other: fields.as_yaml(GUIDE[other]).encode()),
        )
    )
    return file, content[:start] + middle + content[end:]


@st.composite
def files_of_any_shape(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file that holds any YAML, under its own field names or others."""
    file = draw(st.sampled_from(sorted(GUIDE)))
    known = st.sampled_from(sorted(GUIDE[file]))
    data = draw(st.dictionaries(st.one_of(known, known, TEXT), of_any_shape(), max_size=5))
    return file, fields.as_yaml(draw(st.sampled_from((data, GUIDE[file] | data)))).encode(
        "utf-8", "surrogatepass"
    )
