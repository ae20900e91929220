"""What a model says of the value at a place: the leaves of its JSON Schema."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from ..model.base import Place

Schema = Mapping[str, Any]


@cache
def _schema(model: type[BaseModel]) -> Schema:
    return model.model_json_schema()


def schemas_at(model: type[BaseModel], place: Place) -> tuple[Schema, ...]:
    """The leaves of the model's JSON Schema at a place: one, or one for each branch of a union."""
    schema = _schema(model)
    definitions = schema.get("$defs", {})
    nodes = tuple(_leaves(schema, definitions))
    for part in place:
        below = tuple(
            leaf for node in nodes for down in _below(node, part) for leaf in _leaves(down, definitions)
        )
        nodes = below or tuple(node for node in nodes if _is_tagged(node, part)) or nodes
    return nodes


def names_at(model: type[BaseModel], place: Place) -> tuple[str, ...]:
    """The names that a group at a place may have, where it takes no others."""
    groups = (node.get("propertyNames", {}) for node in schemas_at(model, place))
    return tuple(name for group in groups for name in group.get("enum", ()))


def _leaves(node: Schema, definitions: Mapping[str, Schema]) -> Iterator[Schema]:
    """The node with its references followed and its union spread; an empty branch (null) is left off."""
    if "$ref" in node:
        yield from _leaves(definitions[node["$ref"].rpartition("/")[2]], definitions)
    elif "properties" not in node and (branches := node.get("anyOf") or node.get("oneOf")):
        for branch in branches:  # in a group, `anyOf` says which fields must be there
            for leaf in _leaves(branch, definitions):
                yield {"description": node["description"], **leaf} if "description" in node else leaf
    elif node.get("type") != "null":
        yield node


def _below(node: Schema, part: str | int) -> Iterator[Schema]:
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
