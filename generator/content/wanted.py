"""What a field asks for, in an editor's words: from a leaf of a model's JSON Schema."""

from collections.abc import Mapping

from .fields import Schema

TEXT = ("text", "text")
KINDS: Mapping[str, tuple[str, str]] = {
    "boolean": ("yes or no", "yes-no"),
    "array": ("a list, each item on its own line after `- `", "list"),
    "object": ("a group of fields, each with a name, a colon and a space", "group"),
}
FORMATS: Mapping[str, tuple[str, str]] = {
    "date": ("a date that there is, written as year-month-day, such as 2026-01-31", "date"),
    "uri": ("a web address, such as https://example.org", "address"),
}


def wanted(node: Schema) -> tuple[str, str]:
    """What a leaf of a JSON Schema asks for, and the name of the rule."""
    kind = str(node.get("type"))
    if choices := node.get("enum") or ([node["const"]] if "const" in node else []):
        return f"one of: {', '.join(map(str, choices))}", "choice"
    if kind in ("integer", "number"):
        return _number(node, "whole number" if kind == "integer" else "number"), "number"
    return FORMATS.get(str(node.get("format"))) or KINDS.get(kind, TEXT)


def _number(node: Schema, name: str) -> str:
    low, high = node.get("minimum"), node.get("maximum")
    if low is not None and high is not None:
        return f"a {name} from {low} to {high}"
    words = {
        "minimum": "at least",
        "maximum": "at most",
        "exclusiveMinimum": "above",
        "exclusiveMaximum": "below",
    }
    limits = [f"{word} {node[key]}" for key, word in words.items() if key in node]
    return " ".join([f"a {name}", " and ".join(limits)]).strip()
