"""What is wrong with a value that does not fit its field, in an editor's words."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from pydantic_core import ErrorDetails

from ..model.base import Home, Id, Line, Url
from ..model.moved import Address
from ..model.people import Colour
from .fields import Schema
from .problems import counted, shorten
from .suggestions import suggest
from .text_flaws import named
from .wanted import TEXT, wanted
from .yaml_errors import AROUND, DASH, NO_BLANK

Told = tuple[str, str]
"""A message and the name of its rule."""


def _pattern(annotated: Any) -> str:
    return next(str(part.pattern) for part in annotated.__metadata__ if getattr(part, "pattern", None))


ID = _pattern(Id)
ID_FORM = "small letters, digits and single hyphens, such as `wall-lunge`"
PATTERNS = {
    ID: ID_FORM,
    _pattern(Line): "one line of text",
    _pattern(Address): "an address below the guide's own, such as `stretches/wall-lunge`",
    _pattern(Url): "an address that begins with https:// or mailto:, without spaces",
    _pattern(Colour): 'a colour in quotes: # and six digits or small letters (a to f), such as "#dba583"',
    _pattern(Home): "an address such as https://example.org/guide/, with a slash at its end",
}


def refused(detail: ErrorDetails, nodes: tuple[Schema, ...]) -> Told:
    """The message and the rule for a value that does not fit its field."""
    value, kind = detail["input"], detail["type"]
    if told := _misshapen(detail, nodes):
        return told
    wants = list(dict.fromkeys(wanted(node) for node in nodes))
    if wants == [TEXT] and _is_inner_list(detail):
        return "a list stands in a list; take away one dash, or one pair of brackets", "list"
    if kind == "tuple_type" and isinstance(value, str) and DASH.match(value):
        return NO_BLANK, "dash"
    message = f"must be {' or '.join(want for want, _ in wants)}, but is {shown(value)}"
    if wants == [TEXT] and not isinstance(value, str):
        message += f"; {AROUND}"
    choices = [str(choice) for node in nodes for choice in node.get("enum", ())]
    return message + suggest(str(value), choices), wants[0][1]


def _misshapen(detail: ErrorDetails, nodes: tuple[Schema, ...]) -> Told | None:
    """The message and the rule for a value of the right kind: it is empty, too long or of another form."""
    value, kind, context = detail["input"], detail["type"], detail.get("ctx", {})
    if value is None or (isinstance(value, str) and not value.strip()):
        return "must not be empty", "empty"
    if kind in ("too_short", "too_long"):
        return _size(context, kind, "character" if isinstance(value, str) else "item", len(value)), "length"
    if kind in ("string_too_short", "string_too_long"):
        return _size(context, kind, "character", len(value.strip())), "length"
    if kind != "string_pattern_mismatch":
        return None
    pattern = str(context["pattern"])
    message = f"must be {_form(pattern, nodes)}, but is {shown(value)}"
    several = re.split(r"[\s;]+", value.strip().strip(";"))
    if pattern == ID and len(several) > 1 and _is_item(detail):
        message += f"; if these are several, put a comma between them: {', '.join(several)}"
    return message, "form"


def _is_item(detail: ErrorDetails) -> bool:
    """Whether the value is an item of a list."""
    return isinstance(detail["loc"][-1], int)


def _is_inner_list(detail: ErrorDetails) -> bool:
    """Whether the value is a list that is an item of a list, and no text that begins with a side."""
    value = detail["input"]
    if not isinstance(value, list) or not _is_item(detail):
        return False
    return not any(isinstance(one, str) and "|" in one and "[" not in one for one in value)


def _size(context: Mapping[str, Any], kind: str, unit: str, size: int) -> str:
    most_or_least, key = ("least", "min_length") if kind.endswith("short") else ("most", "max_length")
    return f"must have at {most_or_least} {counted(context[key], unit)}, but has {size}"


def _form(pattern: str, nodes: tuple[Schema, ...]) -> str:
    told = next((node["description"] for node in nodes if "description" in node), pattern)
    return PATTERNS.get(pattern) or f"as the field's help says ({told.rstrip('.')})"


def shown(value: Any) -> str:
    """A value as a message shows it: a text in quotes, anything else by its kind."""
    if isinstance(value, list):
        return "a list"
    return "a group of fields" if isinstance(value, dict) else f"'{shorten(str(value))}'{unseen(value)}"


def unseen(value: Any) -> str:
    """The name of the first sign without a shape in a value, with its cure; empty if each can be seen."""
    unseen = next((sign for sign in str(value) if unicodedata.category(sign) == "Cf"), "")
    return f", which holds the hidden character {named(unseen)}; delete it" if unseen else ""
