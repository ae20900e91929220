"""What a model says of its values: the leaves of its JSON Schema."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from ..model.base import Place

Schema = dict[str, Any]


@cache
def _schema(model: type[BaseModel]) -> Schema:
    return model.model_json_schema()


def schemas_at(model: type[BaseModel], place: Place) -> tuple[Schema, ...]:
    """The leaves of the model's JSON Schema at a place: one, or one for each branch of a union."""
    schema = _schema(model)
    definitions = schema.get("$defs", {})
    nodes = tuple(leaves(schema, definitions))
    for part in place:
        below = tuple(
            leaf for node in nodes for down in schemas_below(node, part) for leaf in leaves(down, definitions)
        )
        nodes = below or tuple(node for node in nodes if _is_tagged(node, part)) or nodes
    return nodes


def names_at(model: type[BaseModel], place: Place) -> tuple[str, ...]:
    """The names that a group at a place may have, where it takes no others."""
    groups = (node.get("propertyNames", {}) for node in schemas_at(model, place))
    return tuple(name for group in groups for name in group.get("enum", ()))


def leaves(node: Schema, definitions: Mapping[str, Schema]) -> Iterator[Schema]:
    """The node with its reference followed and its union spread, its own help kept; null is left off."""
    branches = node.get("anyOf") or node.get("oneOf") or ()
    if "$ref" in node:
        branches = [definitions[node["$ref"].rpartition("/")[2]]]
    if "properties" in node or not branches:  # in a group, `anyOf` says which fields must be there
        if node.get("type") != "null":
            yield node
        return
    own = {name: node[name] for name in ("description", "examples") if name in node}
    yield from (leaf | own for branch in branches for leaf in leaves(branch, definitions))


def first_leaf(node: Schema, definitions: Mapping[str, Schema]) -> Schema:
    """The first leaf: of a union, that of its first branch."""
    return next(leaves(node, definitions), {})


def schemas_below(node: Schema, part: str | int) -> Iterator[Schema]:
    """The schemas of a field of a group, or of an item of a list: several, if its name is free."""
    if isinstance(part, int):
        first = node.get("prefixItems", [])
        yield from first[part : part + 1] or ([node["items"]] if "items" in node else [])
    elif part in node.get("properties", {}):
        yield node["properties"][part]
    else:
        values = [node.get("additionalProperties"), *node.get("patternProperties", {}).values()]
        yield from (value for value in values if isinstance(value, dict))


def _is_tagged(node: Schema, tag: str | int) -> bool:
    """Whether pydantic's name for a branch of a union means this one."""
    fields = node.get("properties", {}).values()
    return node.get("title") == tag or any(field.get("const") == tag for field in fields)
