"""JSON Schemas of the content files, for completion, help and red lines in the editor."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from ..content import FILES, FOLDERS
from ..model.translation import Translation

LANGUAGE = "language"
"""The file in a language's folder of translations, without its ending."""

FOLDER = "schema"
"""The folder of the schemas, below the content folder."""

Node = dict[str, Any]


def schemas() -> dict[str, str]:
    """The JSON text of every schema, by its path below the content folder."""
    return {
        f"{FOLDER}/{name}.json": json.dumps(_draft_7(schema_of(model)), ensure_ascii=False, indent=1) + "\n"
        for name, model in kinds()
    }


def kinds() -> Iterator[tuple[str, type[BaseModel]]]:
    """What content files there are: the name of the file or of its folder, and what it holds."""
    for file, model in FILES.items():
        yield file.removesuffix(".yaml"), model
    yield from FOLDERS.items()
    yield LANGUAGE, Translation


def first_line(file: str) -> str:
    """The comment with which a content file names its schema, for editors; `file` is below the folder."""
    folder, _, name = file.rpartition("/")
    up = "../" * file.count("/")
    kind = folder if folder in FOLDERS else name.removesuffix(".yaml")
    return f"# yaml-language-server: $schema={up}{FOLDER}/{kind}.json"


@cache
def schema_of(model: type[BaseModel]) -> Node:
    """The schema of a file as it is written: an id that the file's name gives is not a field of it."""
    schema = model.model_json_schema()
    if model in FOLDERS.values():
        del schema["properties"]["id"]
        schema["required"].remove("id")
    return schema


def _draft_7(schema: Node) -> Node:
    """The schema in the draft that editors know best: a list of fixed length is told by `items`."""
    return {"$schema": "http://json-schema.org/draft-07/schema#", **_spelled(schema)}


def _spelled(node: Any) -> Any:
    if isinstance(node, list):
        return [_spelled(one) for one in node]
    if not isinstance(node, dict):
        return node
    names = {"prefixItems": "items"}
    return {names.get(name, name): _spelled(one) for name, one in node.items() if name != "discriminator"}
