"""What stands in for content that is missing or wrong: the simplest that its model takes.

So one broken file does not hide what is wrong in the others: the guide is put together with stand-ins and
checked, and what is found is told unless a stand-in may be the cause. Nothing of it is ever published.
"""

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from ..model.base import Place
from .fields import Schema, first_leaf, schemas_below
from .source import Source
from .wrong_values import PATTERNS

Value = str | list["Value"] | dict[str, "Value"]
Model = TypeVar("Model", bound=BaseModel)

ID = next(pattern for pattern, told in PATTERNS.items() if "hyphens" in told)
PLACEHOLDER = "TODO"
"""What stands where an editor still has to write."""
MOST_ROUNDS = 20


@dataclass(frozen=True)
class Placeholders:
    """What stands where an editor will write: a text and an id."""

    text: str
    id: str


@dataclass(frozen=True)
class MinimalContent:
    """The simplest values that a schema takes."""

    schema: Schema
    placeholders: Placeholders
    definitions: Mapping[str, Schema] = field(default_factory=dict)

    def value(self, node: Schema) -> Value:
        """The simplest value that a schema takes."""
        node = self.leaf(node)
        if "enum" in node or "const" in node:
            return str(node["const"] if "const" in node else node["enum"][0])
        if "examples" in node:
            return str(node["examples"][0])
        kind = node.get("type")
        if kind == "object":
            return self.group(node)
        if kind == "array":
            items = node.get("prefixItems") or [node["items"]] * max(1, node.get("minItems", 1))
            return [self.value(one) for one in items]
        return self.text(node) if kind == "string" else str(node.get("minimum", node.get("maximum", 1)))

    def group(self, node: Schema) -> dict[str, Value]:
        """The fields of a group that must be there; at least one entry, where the names are free.

        Of fields one of which must be there (`anyOf` in the schema of a group), it is the first.
        """
        first: Schema = next(iter(node.get("anyOf", [])), {})
        needed = [*node.get("required", []), *first.get("required", [])]
        names = needed if needed or "properties" in node else [self.placeholders.id]
        return {name: self.value(next(schemas_below(node, name), {})) for name in names}

    def text(self, node: Schema) -> str:
        """A text for the editor to replace, in the form that the field asks for."""
        if node.get("format") == "date":
            return "2026-01-31"
        if node.get("pattern") == ID:
            return self.placeholders.id
        if "https" in node.get("pattern", ""):
            return "https://example.org/"
        return " ".join([self.placeholders.text, *re.findall(r"\{\w+\}", node.get("description", ""))])

    def leaf(self, node: Schema) -> Schema:
        """The node with its reference followed and the first branch of its union taken, its own help kept."""
        return first_leaf(node, self.definitions)


def stand_in(model: type[Model], source: Source | None) -> tuple[Model, frozenset[Place]] | None:
    """The content of a file with the simplest value in place of each wrong one, and the places of those.

    None if none will do.
    """
    schema = model.model_json_schema()
    minimal = MinimalContent(schema, Placeholders(PLACEHOLDER, PLACEHOLDER.lower()), schema.get("$defs", {}))
    data: Any = deepcopy(source.data) if source else minimal.value(schema)
    places: set[Place] = set() if source else {()}
    for _ in range(MOST_ROUNDS):
        try:
            return model.model_validate(data), frozenset(places)
        except ValidationError as error:
            kinds = {detail["loc"]: detail["type"] for detail in error.errors(include_url=False)}
            for place, kind in kinds.items():
                # Without an item that is wrong its list is told to be too short, too.
                if not _holds_another(place, kinds):
                    places.add(place)
                    data = _mended(data, place, kind, minimal)
    return None


def _holds_another(place: Place, others: Iterable[Place]) -> bool:
    """Whether a place is that of a list or group in which one of the others lies."""
    return any(len(other) > len(place) and other[: len(place)] == place for other in others)


def _mended(data: Any, place: Place, kind: str, minimal: MinimalContent) -> Any:
    """The data with what is wrong at a place taken out, put in, or replaced."""
    node, here = minimal.leaf(minimal.schema), data
    if not place:  # the file's name is the id, and right
        own = {"id": data["id"]} if isinstance(data, dict) and "id" in data else {}
        return {**minimal.group(node), **own}
    for index, part in enumerate(place):
        is_last = index == len(place) - 1
        node = minimal.leaf(next(schemas_below(node, part), {}))
        if not (_holds(here, part) or (isinstance(here, dict) and is_last and kind == "missing")):
            break
        if is_last and kind == "extra_forbidden":
            del here[part]
            break
        if is_last or not isinstance(here[part], dict | list):
            here[part] = minimal.value(node) if node else PLACEHOLDER
            break
        here = here[part]
    return data


def _holds(data: Any, part: str | int) -> bool:
    """Whether a group has this field, or a list this item."""
    return part in (data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ())
