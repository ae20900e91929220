"""What pydantic refuses, in an editor's words, with the line, the column and the cure."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, core_schema

from ..model.base import Home, Id, Line, Place, Url
from ..model.moved import Address
from ..model.people import Colour
from ..model.refused import RefusedError
from .fields import Schema, names_at, schemas_at
from .problems import Problem, shorten
from .source import Source
from .text_flaws import named
from .wanted import TEXT, wanted
from .yaml_errors import AROUND, DASH, NO_BLANK

Model = TypeVar("Model", bound=BaseModel)
Told = tuple[str, str]
"""A message and the name of its rule."""

SPECIFIC_ERRORS = {"missing", "extra_forbidden", "union_tag_invalid", "union_tag_not_found", "value_error"}
GENERIC_ERRORS = frozenset(get_args(core_schema.ErrorType)) - SPECIFIC_ERRORS
"""Pydantic's errors that say no more than: this value does not fit this field."""


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


def parse(source: Source, model: type[Model]) -> Model | tuple[Problem, ...]:
    """The content of a file as `model`, or every problem that the model sees in it, sorted."""
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        return problems_of(error, source, model)


def problems_of(error: ValidationError, source: Source, model: type[BaseModel]) -> tuple[Problem, ...]:
    """Pydantic's errors on this file as problems, sorted.

    Where a value and a part of it are both refused, as branches of a union do, only the part is told; and
    a field that is missing because its name is misspelt is told once, where it is misspelt.
    """
    details = error.errors(include_url=False)
    places = [source.known(detail["loc"]) for detail in details]
    outer = {place[:end] for place in places for end in range(len(place))}
    meant = {_meant(detail["loc"], model) for detail in details if detail["type"] == "extra_forbidden"}
    problems = {
        problem
        for detail, place in zip(details, places, strict=True)
        if (place not in outer or detail["type"] not in GENERIC_ERRORS)
        and not (detail["type"] == "missing" and detail["loc"] in meant)
        for problem in _problems(detail, source, model)
    }
    return tuple(sorted(problems))


def suggest(word: str, words: Iterable[str]) -> str:
    """`; did you mean 'x'?` for the nearest of the words, or nothing where none is near."""
    near = _nearest(word, words)
    return f"; did you mean '{near}'?" if near else ""


def _nearest(word: str, words: Iterable[str]) -> str | None:
    plain = {known.casefold(): known for known in words}
    near = get_close_matches(word[:80].casefold(), plain, n=1, cutoff=0.7)
    return plain[near[0]] if near else None


def _meant(place: Place, model: type[BaseModel]) -> Place:
    """The place that an unknown field most likely stands for."""
    names = _names(schemas_at(model, place[:-1]), place)
    return (*place[:-1], _nearest(str(place[-1]), names) or "")


def _problems(detail: ErrorDetails, source: Source, model: type[BaseModel]) -> Iterator[Problem]:
    """What a detail says: one thing, or each that a part refuses of what stands in it."""
    error = detail.get("ctx", {}).get("error")
    if not isinstance(error, RefusedError):
        yield _problem(detail, source, model)
        return
    for one in error.refused:
        told = one.message + suggest(one.value, one.known)
        yield source.problem(source.known((*detail["loc"], *one.place)), told, "value")


def _problem(detail: ErrorDetails, source: Source, model: type[BaseModel]) -> Problem:
    place, kind, context = detail["loc"], detail["type"], detail.get("ctx", {})
    known = source.known(place)
    if kind in GENERIC_ERRORS:
        at_key = place[-1:] == ("[key]",)
        choices = names_at(model, known[:-1]) if at_key else ()
        told = _no_such_name(place, choices) if choices else _refused(detail, schemas_at(model, known))
        return source.problem(known, *told, at_key=at_key)
    if kind == "missing":
        return source.problem(place, "is missing", "missing")
    if kind == "extra_forbidden":
        names = _names(schemas_at(model, place[:-1]), place)
        return source.problem(known, *_unknown(str(place[-1]), names), at_key=True)
    if kind.startswith("union_tag"):
        return _choice_of_kind(source, known, detail["input"], context)
    if kind == "value_error":
        return source.problem(known, str(context["error"]), "value")
    return source.problem(known, detail["msg"], kind.replace("_", "-"))


def _names(nodes: tuple[Schema, ...], place: Place) -> list[str]:
    """The fields that may stand at a place; the id of a file, which is its name, is none."""
    names = [name for node in nodes for name in node.get("properties", {})]
    return [name for name in names if name != "id" or len(place) > 1]


def _unknown(name: str, names: list[str]) -> Told:
    hint = suggest(name, names) or (f"; the fields are: {', '.join(names)}" if names else "")
    return f"is not a field here{_unseen(name)}{hint}", "unknown-field"


def _no_such_name(place: Place, names: tuple[str, ...]) -> Told:
    name = str(place[-2])
    return f"is not a name that can stand here{_unseen(name)}{suggest(name, names)}", "choice"


def _choice_of_kind(source: Source, place: Place, value: Any, context: Mapping[str, Any]) -> Problem:
    """A part that names its kind in one of its fields, and names none that there is."""
    field = str(context["discriminator"]).strip("'")
    if "tag" not in context:
        return source.problem((*place, field), "is missing", "missing")
    kinds = str(context["expected_tags"]).replace("'", "")
    message = f"must be one of: {kinds}, but is {_shown(value.get(field))}"
    return source.problem(
        (*place, field), message + suggest(str(context["tag"]), kinds.split(", ")), "choice"
    )


def _refused(detail: ErrorDetails, nodes: tuple[Schema, ...]) -> Told:
    """The message and the rule for a value that does not fit its field."""
    value, kind = detail["input"], detail["type"]
    if told := _misshapen(detail, nodes):
        return told
    wants = list(dict.fromkeys(wanted(node) for node in nodes))
    if wants == [TEXT] and _is_inner_list(detail):
        return "a list stands in a list; take away one dash, or one pair of brackets", "list"
    if kind == "tuple_type" and isinstance(value, str) and DASH.match(value):
        return NO_BLANK, "dash"
    message = f"must be {' or '.join(want for want, _ in wants)}, but is {_shown(value)}"
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
    message = f"must be {_form(pattern, nodes)}, but is {_shown(value)}"
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
    limit = context[key]
    return f"must have at {most_or_least} {limit} {unit}{'' if limit == 1 else 's'}, but has {size}"


def _form(pattern: str, nodes: tuple[Schema, ...]) -> str:
    told = next((node["description"] for node in nodes if "description" in node), pattern)
    return PATTERNS.get(pattern) or f"as the field's help says ({told.rstrip('.')})"


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return "a list"
    return "a group of fields" if isinstance(value, dict) else f"'{shorten(str(value))}'{_unseen(value)}"


def _unseen(value: Any) -> str:
    """The name of the first sign without a shape in a value, with its cure; empty if each can be seen."""
    unseen = next((sign for sign in str(value) if unicodedata.category(sign) == "Cf"), "")
    return f", which holds the hidden character {named(unseen)}; delete it" if unseen else ""
