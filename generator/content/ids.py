"""Walks through the ids of the content: those that it has and those that it names, with their places."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..model.base import Part, Place
from .addresses import PAGES
from .load import Content
from .places import parts

NAMING = {
    "pose": "pose",
    "poses": "pose",
    "sources": "source",
    "feel_sources": "source",
    "before_sources": "source",
}
"""The fields that name drawings or sources wherever they stand, and the kind of thing that each names."""


@dataclass(frozen=True)
class Named:
    """An id that a field names, and the ids of the things of that kind that there are."""

    file: str
    place: Place
    id: str
    kind: str
    known: Collection[str]


@dataclass(frozen=True)
class Owned:
    """An id that a thing has; it must be the only one of its group."""

    file: str
    place: Place
    id: str
    group: str


def named_ids(content: Content) -> Iterator[Named]:
    """Every id that a field names."""
    guide = content.guide
    stretches = dict.fromkeys(one.id for one in guide.stretches)  # in order, and found at once
    for index, routine in enumerate(guide.routines.routines):
        for item, id in enumerate(routine.stretches):
            yield Named("routines.yaml", ("routines", index, "stretches", item), id, "stretch", stretches)
    for index, id in enumerate(guide.anatomy.muscles if guide.anatomy else ()):
        yield Named("anatomy.yaml", ("muscles", index), id, "muscle", guide.muscles.muscles)
    for stretch in guide.stretches:
        if stretch.instead:
            file = f"stretches/{stretch.id}.yaml"
            yield Named(file, ("instead",), stretch.instead, "stretch", stretches)
    pages = ["overview", *PAGES, *stretches]
    for index, change in enumerate(guide.changelog.changes if guide.changelog else ()):
        for item, id in enumerate(change.pages):
            yield Named("changelog.yaml", ("changes", index, "pages", item), id, "page", pages)
    yield from _named_by_fields(content)
    yield from _named_claims(content)
    yield from _named_topics(content)
    yield from _named_needs(content)
    yield from _named_better(content)


def _named_by_fields(content: Content) -> Iterator[Named]:
    """Every id in a field that names the same kind of thing on whatever part of a page it is."""
    guide = content.guide
    known = {"pose": guide.poses, "source": dict.fromkeys(one.id for one in guide.sources.sources)}
    for file, place, part in _inner_parts(content):
        for name in [one for one in type(part).model_fields if one in NAMING]:
            kind, value = NAMING[name], getattr(part, name)
            if isinstance(value, str):
                yield Named(file, (*place, name), value, kind, known[kind])
                continue
            for index, id in enumerate(value):
                if isinstance(id, str):  # sources.yaml has the sources themselves under this name
                    yield Named(file, (*place, name, index), id, kind, known[kind])


def _named_claims(content: Content) -> Iterator[Named]:
    claims = content.guide.claims
    known = dict.fromkeys(one.id for one in claims.claims)
    for index, gain in enumerate(claims.gains.points if claims.gains else ()):
        if gain.claim:
            yield Named("claims.yaml", ("gains", "points", index, "claim"), gain.claim, "claim", known)
    for index, id in enumerate(content.guide.overview.claims):
        yield Named("overview.yaml", ("claims", index), id, "claim", known)


def _named_topics(content: Content) -> Iterator[Named]:
    known = dict.fromkeys(one.id for one in content.guide.faq.topics)
    for index, question in enumerate(content.guide.faq.questions):
        if question.topic:
            yield Named("faq.yaml", ("questions", index, "topic"), question.topic, "topic", known)


def _named_needs(content: Content) -> Iterator[Named]:
    chooser = content.guide.chooser
    able = [one.id for one in chooser.abilities]
    have = [one.id for one in chooser.equipment]
    conditions = [one.id for one in chooser.conditions]
    for stretch in content.guide.stretches:
        file = f"stretches/{stretch.id}.yaml"
        for index, id in enumerate(stretch.needs.able):
            yield Named(file, ("needs", "able", index), id, "ability", able)
        for index, id in enumerate(stretch.needs.have):
            yield Named(file, ("needs", "have", index), id, "equipment", have)
        for index, reason in enumerate(stretch.leave_out_if):
            for item, id in enumerate(reason.has):
                yield Named(file, ("leave_out_if", index, "has", item), id, "condition", conditions)


def _named_better(content: Content) -> Iterator[Named]:
    chooser = content.guide.chooser
    known = dict.fromkeys(one.id for one in content.guide.stretches)
    asked = {
        "abilities": [one.better for one in chooser.abilities],
        "conditions": [one.better for one in chooser.conditions],
    }
    for field, questions in asked.items():
        for index, better in enumerate(questions):
            for at, one in enumerate(better):
                for item, id in enumerate(one.stretches):
                    place = (field, index, "better", at, "stretches", item)
                    yield Named("chooser.yaml", place, id, "stretch", known)


def own_ids(content: Content) -> Iterator[Owned]:
    """Every id that a thing has, the names of the pages among them."""
    for page in PAGES:
        yield Owned("", (), page, "address")
    for file, place, part in _inner_parts(content):
        if "id" in type(part).model_fields:
            yield Owned(file, (*place, "id"), part.id, _group(file))  # type: ignore[attr-defined]


def _group(file: str) -> str:
    """Things that texts may link to share one space of names; a page's headings or answers have their own."""
    if file.startswith("stretches/") or file in {"faq.yaml", "claims.yaml", "sources.yaml"}:
        return "address"
    return file


@lru_cache(maxsize=1)  # rule after rule looks at them
def _inner_parts(content: Content) -> tuple[tuple[str, Place, Part], ...]:
    """Every part of what readers read, the smallest too, as (file, place, part)."""
    return tuple((file, place, inner) for file, part in parts(content) for inner, place in _inner(part))


def _inner(part: Part, place: Place = ()) -> Iterator[tuple[Part, Place]]:
    """A part and all parts within it, each with its place."""
    yield part, place
    for name, value in part:
        if isinstance(value, Part):
            yield from _inner(value, (*place, name))
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Part):
                    yield from _inner(item, (*place, name, index))
