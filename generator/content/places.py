"""Walks through the texts of the content, with their places."""

from collections.abc import Iterator
from functools import lru_cache

from ..model.base import Part, Place, as_written, lines, prose
from .load import Content
from .stand_in import PLACEHOLDER


def parts(content: Content) -> Iterator[tuple[str, Part]]:
    """The files that readers read, as (file, what it holds): the pages, then the stretches."""
    guide = content.guide
    yield "overview.yaml", guide.overview
    yield "safety.yaml", guide.safety
    yield "chooser.yaml", guide.chooser
    yield "routines.yaml", guide.routines
    yield "handouts.yaml", guide.handouts
    yield "tips.yaml", guide.tips
    yield "faq.yaml", guide.faq
    yield "evidence.yaml", guide.evidence
    yield "claims.yaml", guide.claims
    yield "sources.yaml", guide.sources
    yield "glossary.yaml", guide.glossary
    yield "about.yaml", guide.about
    if guide.anatomy:
        yield "anatomy.yaml", guide.anatomy
    if guide.changelog:
        yield "changelog.yaml", guide.changelog
    for stretch in guide.stretches:
        yield f"stretches/{stretch.id}.yaml", stretch


@lru_cache(maxsize=1)  # rule after rule looks at them
def texts(content: Content) -> tuple[tuple[str, Place, str], ...]:
    """Every text that readers read, as (file, place, text); one still to be written is none."""
    found = ((file, place, text) for file, part in parts(content) for place, text in prose(part))
    return tuple(one for one in found if PLACEHOLDER not in one[2])


def alts(content: Content) -> Iterator[tuple[str, Place, str]]:
    """The words for each drawing of a pose, as (file, place, text); those still to be written are none."""
    for id, pose in content.guide.poses.items():
        for state, drawn in pose.states.items():
            if PLACEHOLDER not in drawn.alt:
                yield f"poses/{id}.yaml", ("states", state, "alt"), drawn.alt


def texts_and_alts(content: Content) -> Iterator[tuple[str, Place, str]]:
    """Every text that readers read or hear, as (file, place, text): of the pages, then of the drawings."""
    yield from texts(content)
    yield from alts(content)


def linking_texts(content: Content) -> Iterator[tuple[str, Place, str]]:
    """Every text in which a link works, as (file, place, text): what readers read, and words of the guide."""
    yield from texts(content)
    for file, part in _facts_and_words(content):
        for place, text in prose(part):
            yield file, place, text


@lru_cache(maxsize=1)  # two rules look at them
def one_line_texts(content: Content) -> tuple[tuple[str, Place, str], ...]:
    """Every text of one line, as (file, place, text): no mark works in it. One to be written is none."""
    found = ((file, place, text) for file, part in _all_parts(content) for place, text in lines(part))
    return tuple(one for one in found if PLACEHOLDER not in one[2])


def texts_as_written(content: Content) -> Iterator[tuple[str, Place, str]]:
    """Every text that is the same in every language, as (file, place, text): no mark works in it."""
    for file, part in _all_parts(content):
        for place, text in as_written(part):
            yield file, place, text


def _all_parts(content: Content) -> Iterator[tuple[str, Part]]:
    """The files with words that readers read or hear, in drawings too, as (file, what it holds)."""
    yield from parts(content)
    yield from _facts_and_words(content)
    for id, pose in content.guide.poses.items():
        yield f"poses/{id}.yaml", pose


def _facts_and_words(content: Content) -> Iterator[tuple[str, Part]]:
    """The files of which every page shows something, as (file, what it holds)."""
    yield "guide.yaml", content.guide.settings
    yield "words.yaml", content.guide.words
