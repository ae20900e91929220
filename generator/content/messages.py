"""What pydantic refuses, in an editor's words, with the line, the column and the cure."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, core_schema

from ..model.base import Place
from ..model.refused import RefusedError
from .fields import Schema, names_at, schemas_at
from .problems import Problem
from .source import Source
from .suggestions import nearest, suggest
from .wrong_values import Told, refused, shown, unseen

Model = TypeVar("Model", bound=BaseModel)

SPECIFIC_ERRORS = {"missing", "extra_forbidden", "union_tag_invalid", "union_tag_not_found", "value_error"}
GENERIC_ERRORS = frozenset(get_args(core_schema.ErrorType)) - SPECIFIC_ERRORS
"""Pydantic's errors that say no more than: this value does not fit this field."""


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


def _meant(place: Place, model: type[BaseModel]) -> Place:
    """The place that an unknown field most likely stands for."""
    names = _names(schemas_at(model, place[:-1]), place)
    return (*place[:-1], nearest(str(place[-1]), names) or "")


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
        told = _no_such_name(place, choices) if choices else refused(detail, schemas_at(model, known))
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
    return f"is not a field here{unseen(name)}{hint}", "unknown-field"


def _no_such_name(place: Place, names: tuple[str, ...]) -> Told:
    name = str(place[-2])
    return f"is not a name that can stand here{unseen(name)}{suggest(name, names)}", "choice"


def _choice_of_kind(source: Source, place: Place, value: Any, context: Mapping[str, Any]) -> Problem:
    """A part that names its kind in one of its fields, and names none that there is."""
    field = str(context["discriminator"]).strip("'")
    if "tag" not in context:
        return source.problem((*place, field), "is missing", "missing")
    kinds = str(context["expected_tags"]).replace("'", "")
    message = f"must be one of: {kinds}, but is {shown(value.get(field))}"
    return source.problem(
        (*place, field), message + suggest(str(context["tag"]), kinds.split(", ")), "choice"
    )
