"""Rules on ids and links: what is named must be there, once, and be used."""

import re
from collections.abc import Iterator, Mapping

from ..content import (
    Content,
    Problem,
    addresses,
    linking_texts,
    named_ids,
    one_line_texts,
    own_ids,
    shorten,
    suggest,
    texts,
    uses,
)
from ..model.base import Place
from ..text import TermFinder, markup
from .broken import may_be_there
from .marks import plain_words


def check_known_id(content: Content) -> Iterator[Problem]:
    """An id that a field names must be the id of something.

    Bad: `instead: kneling`
    Good: `instead: kneeling`
    """
    moves = content.guide.moved.moved if content.guide.moved else ()
    moved = {move.old.rpartition("/")[2]: move.new.rpartition("/")[2] for move in moves}
    for one in named_ids(content):
        if one.id not in one.known and not may_be_there(content, one.kind, one.id):
            meant = f"; write '{new}'" if (new := moved.get(one.id)) else suggest(one.id, one.known)
            message = f"there is no {one.kind} '{one.id}'{meant}"
            yield content.problem(one.file, one.place, message, "known-id")


def check_named_twice(content: Content) -> Iterator[Problem]:
    """A list of ids must name each once.

    Bad: `sources: [garber-2011, garber-2011]`
    Good: `sources: [garber-2011]`
    """
    before: set[tuple[str, Place, str]] = set()
    for one in named_ids(content):
        *group, last = one.place
        if isinstance(last, int):
            key = (one.file, tuple(group), one.id)
            if key in before:
                message = f"names '{one.id}' twice; delete one of the two"
                yield content.problem(one.file, one.place, message, "named-twice")
            before.add(key)
    for field in ("menu", "foot"):
        pages = getattr(content.guide.settings, field)
        for index, page in enumerate(pages):
            if page in pages[:index]:
                message = f"names '{page}' twice; delete one of the two"
                yield content.problem("guide.yaml", (field, index), message, "named-twice")


def check_link(content: Content) -> Iterator[Problem]:
    """A link in a text must lead to a page, stretch, source, question or claim of the guide.

    A name, a heading or another text of one line has none: it also stands where no link works.

    Bad: `See [Stay safe](saftey).`; `name: The [bed](bed) stretch`
    Good: `See [Stay safe](safety).`; `name: The bed stretch`
    """
    known = dict(addresses(content.guide))
    for file, place, text in linking_texts(content):
        for target in markup.targets(text):
            if target not in known and not may_be_there(content, "link", target):
                message = _nowhere(target, known)
                yield content.problem(file, place, message, "link")
    for file, place, text in one_line_texts(content):
        if link := next((span for span in markup.spans(text) if span.target), None):
            message = plain_words("link", f"[{link.text}]({link.target})")
            yield content.problem(file, place, message, "link")


def _nowhere(target: str, known: Mapping[str, str]) -> str:
    if re.match(r"[a-z]+:|www\.|[\w-]+\.[a-z]{2,}/", target, re.IGNORECASE):
        return (
            f"'{shorten(target)}' is a web address, and texts link within the guide; put it in "
            "sources.yaml, and name the id of that source here"
        )
    end = target.rpartition("/")[2].removesuffix(".html")
    meant = f"; did you mean '{end}'?" if end in known and end != target else suggest(target, known)
    return f"the link leads nowhere: there is no '{target}'{meant}"


def check_twice(content: Content) -> Iterator[Problem]:
    """An id must not be used twice for things that have an address or are named elsewhere.

    Bad: two sources with `id: garber-2011`, or a question with the name of a page, `id: safety`
    Good: every id once
    """
    first: dict[tuple[str, str], str] = {}
    for one in own_ids(content):
        key = (one.group, one.id)
        if key in first:
            where = first[key] or "the names of the guide's pages"
            message = f"must be used once, but '{one.id}' also stands in {where}"
            yield content.problem(one.file, one.place, message, "twice")
        first.setdefault(key, one.file)


def check_double_term(content: Content) -> Iterator[Problem]:
    """A word or form must lead to one entry of the glossary.

    Bad: `curve` among the forms of two words
    Good: every form once
    """
    terms = content.guide.glossary.terms
    first: dict[str, int] = {}
    for index, entry in enumerate(terms):
        for form in (entry.term, *entry.also):
            if first.setdefault(form.casefold(), index) != index:
                message = (
                    f"'{form}' must lead to one entry, but '{terms[first[form.casefold()]].term}' has it too"
                )
                yield content.problem("glossary.yaml", ("terms", index), message, "double-term")


def check_unused(content: Content) -> Iterator[Problem]:
    """A source that nothing cites, a word that no text uses, a drawing or other id that nothing names.

    Told as a warning.

    Bad: a source that no claim, stretch or page names; a pose that no page shows
    Good: every source cited, every word of the glossary used, every pose shown
    """
    for file, place, message in (*_sources(content), *_terms(content), *_named_nowhere(content)):
        yield content.problem(file, place, message, "unused", level="warning")


def _sources(content: Content) -> Iterator[tuple[str, Place, str]]:
    used = uses(content.guide)
    for index, source in enumerate(content.guide.sources.sources):
        if not used[source.id]:
            yield "sources.yaml", ("sources", index, "id"), "nothing cites this source"


def _terms(content: Content) -> Iterator[tuple[str, Place, str]]:
    finder = TermFinder(content.guide.glossary)
    running = (text for file, _, text in texts(content) if file != "glossary.yaml")
    found = {term for text in running for _, term in finder.find(markup.plain(text))}
    for index, entry in enumerate(content.guide.glossary.terms):
        if entry.term not in found:
            yield "glossary.yaml", ("terms", index, "term"), "no text uses this word"


def _named_nowhere(content: Content) -> Iterator[tuple[str, Place, str]]:
    """Poses, people, and what the chooser asks, where no field names them."""
    guide, named = content.guide, {(one.kind, one.id) for one in named_ids(content)}
    for id in guide.poses:
        if ("pose", id) not in named:
            yield f"poses/{id}.yaml", ("title",), "no page shows this drawing"
    drawn = {pose.person for pose in guide.poses.values()}
    for id in guide.people.root:
        if id not in drawn:
            yield "people.yaml", (id,), "no pose draws this person"
    chooser = guide.chooser
    asked = {
        ("abilities", "ability"): [one.id for one in chooser.abilities],
        ("conditions", "condition"): [one.id for one in chooser.conditions],
        ("equipment", "equipment"): [one.id for one in chooser.equipment],
    }
    for (field, kind), things in asked.items():
        for index, id in enumerate(things):
            if (kind, id) not in named:
                yield "chooser.yaml", (field, index, "id"), "no stretch names this"
