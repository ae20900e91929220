"""The field guide: every field of every content file, with its help and an example, as one Markdown page."""

from collections.abc import Iterator

from pydantic import BaseModel

from ..content import FOLDERS, OPTIONAL, Placeholders
from .examples import Example, example
from .schema import LANGUAGE, Node, kinds

PLACEHOLDERS = Placeholders("Words for the reader.", "an-id")

HEAD = """\
# What stands where

Every file of this folder, every field, and an example of each. This page is made from the models in
`generator/model/` by `make schema`; change it there. The same help shows in an editor that reads the schemas
in `schema/`.

`python -m generator new stretch "Wall lunge"` (or pose, question, source, term) begins a new one for you.
"""


def field_guide() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(line for kind in kinds() for line in _kind(*kind))]).rstrip() + "\n"


def _kind(name: str, model: type[BaseModel]) -> Iterator[str]:
    made = example(model, PLACEHOLDERS, comments=False)
    file = f"{name}/ID.yaml" if name in FOLDERS else f"{name}.yaml"
    if name == LANGUAGE:
        file = f"locale/LANGUAGE/{file}"
    yield f"## {file}\n"
    yield _told(made.schema) + (" A guide may do without this file." if file in OPTIONAL else "") + "\n"
    yield from _table(made, made.schema)
    for part, node in made.definitions.items():
        if "properties" in node:
            yield f"### {part} in {file}\n"
            yield _told(node) + "\n"
            yield from _table(made, node)
    yield "```yaml"
    yield from made.lines(made.schema, made.group(made.schema))
    yield "```\n"


def _table(made: Example, node: Node) -> Iterator[str]:
    needed = node.get("required", ())
    fields = node.get("properties", {})
    if not fields:
        return
    yield "| field | needed | what |"
    yield "|---|---|---|"
    for name, one in fields.items():
        leaf = made.leaf(one)
        choices = f" One of: {', '.join(f'`{choice}`' for choice in leaf.get('enum', ()))}."
        told = _told(leaf) + (choices if "enum" in leaf else "")
        yield f"| `{name}` | {'yes' if name in needed else ''} | {told} |"
    yield ""


def _told(node: Node) -> str:
    return " ".join(str(node.get("description", "")).split()).replace("|", "\\|")
