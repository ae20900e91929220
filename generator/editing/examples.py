"""Examples of content, made from the models: every field that must be there, with its help as a comment."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from ..content import PLACEHOLDER, MinimalContent, Placeholders, Value, schemas_below
from .schema import Node, schema_of

PLAIN = re.compile(r"[\w.][\w .,'()-]*")

WIDTH = 96
"""How many letters a line of help has at most, and one."""


@dataclass(frozen=True)
class Example(MinimalContent):
    """One piece of content, with the schema that describes it."""

    comments: bool = True

    def lines(self, node: Node, value: Value, indent: str = "") -> Iterator[str]:
        """The fields of a group as YAML, each with its help above it."""
        node = self.leaf(node)
        known = node.get("properties", {})
        for name, one in value.items() if isinstance(value, dict) else ():
            here = self.leaf(next(schemas_below(node, name), {}))
            if self.comments and name in known:
                yield from (f"{indent}# {line}" for line in _help(here))
            yield from self.field(here, name, one, indent)

    def field(self, node: Node, name: str, value: Value, indent: str) -> Iterator[str]:
        """One field as YAML."""
        if (inline := _inline(value)) is not None:
            yield f"{indent}{name}: {inline}"
            return
        yield f"{indent}{name}:"
        if isinstance(value, list):
            for one in value:
                yield from self.item(self.leaf(node["items"]), one, f"{indent}  ")
        else:
            yield from self.lines(node, value, f"{indent}  ")

    def item(self, node: Node, value: Value, indent: str) -> Iterator[str]:
        """One item of a list as YAML: the dash stands before a text, or before the first field of a group."""
        if (inline := _inline(value)) is not None:
            yield f"{indent}- {inline}"
            return
        dash = True
        for line in self.lines(node, value, f"{indent}  "):
            mark = "" if line.lstrip().startswith("#") else "- "
            yield f"{indent}{mark}{line.lstrip()}" if dash else line
            dash = dash and not mark

    def optional(self, node: Node, value: Mapping[str, Value], indent: str = "") -> Iterator[str]:
        """The fields that may be left out, as comments."""
        for name, one in node.get("properties", {}).items():
            if name not in value:
                text = " ".join(_help(self.leaf(one)))
                yield from (f"{indent}# {line}" for line in _wrapped(f"May be added: {name}. {text}"))


def example(model: type[BaseModel], placeholders: Placeholders, *, comments: bool = True) -> Example:
    """An example of what a model takes."""
    schema = schema_of(model)
    return Example(schema, placeholders, schema.get("$defs", {}), comments)


def _inline(value: Value) -> str | None:
    """A text, or a list that holds no group and no text to be written, on one line; None for all else."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, dict) or any(isinstance(one, dict) or one == PLACEHOLDER for one in value):
        return None
    return f"[{', '.join(_inline(one) or '' for one in value)}]"


def quoted(text: str) -> str:
    """A text as YAML: in double quotes where it could be read as something else."""
    safe = PLAIN.fullmatch(text) and ": " not in text and not text.endswith((" ", ":"))
    return text if safe else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _help(node: Node) -> list[str]:
    choices: list[Any] = node.get("enum", [])
    told = [node.get("description", "").replace("\n", " ")]
    if choices:
        told.append(f"One of: {', '.join(map(str, choices))}.")
    return _wrapped(" ".join(one for one in told if one))


def _wrapped(text: str) -> list[str]:
    lines = [""]
    for word in text.split():
        fits = len(lines[-1]) + len(word) < WIDTH
        lines = [*lines[:-1], f"{lines[-1]} {word}".strip()] if fits else [*lines, word]
    return [line for line in lines if line]
