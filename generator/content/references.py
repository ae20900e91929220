"""What can be linked to, at which address, and which source is used where."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..model.article import Certainty
from ..model.guide import Guide
from ..text import Wording
from .addresses import PAGES

LONG_LIST = 12
"""How many stretches a page shows at once; a list of more is shown part by part."""


@dataclass(frozen=True)
class Use:
    """A place that uses a source: its name for a reader, its address in MyST, and how sure a claim is."""

    title: str
    address: str
    certainty: Certainty | None = None


def addresses(guide: Guide) -> Iterator[tuple[str, str]]:
    """Each id that a text may link to, with its address in MyST; checks tell an id that comes twice."""
    for name, document in PAGES.items():
        yield name, f"/{document}.md"
    for stretch in guide.stretches:
        yield stretch.id, f"/stretches/{stretch.id}.md"
    for question in guide.faq.questions:
        yield question.id, f"#question-{question.id}"
    for claim in guide.claims.claims:
        yield claim.id, f"#claim-{claim.id}"
    for source in guide.sources.sources:
        yield source.id, f"#source-{source.id}"


def uses(guide: Guide) -> Mapping[str, tuple[Use, ...]]:
    """For every source the places that use it, in the order of the pages; none for a source unused.

    Of the stretches that use it no more than `LONG_LIST` are named; where there are more, the list of all
    of them comes next.
    """
    found: dict[str, dict[Use, None]] = defaultdict(dict)  # each once, in order
    for sources, use in (*_claims(guide), *_stretches(guide), *_texts(guide)):
        for source in sources:
            found[source][use] = None
    return {source.id: tuple(found[source.id]) for source in guide.sources.sources}


def _claims(guide: Guide) -> Iterator[tuple[tuple[str, ...], Use]]:
    for claim in guide.claims.claims:
        yield claim.sources, Use(claim.claim, f"#claim-{claim.id}", claim.certainty)


def _stretches(guide: Guide) -> Iterator[tuple[tuple[str, ...], Use]]:
    users = Counter[str]()
    for stretch in guide.stretches:
        users.update(set(stretch.sources))
        named = tuple(source for source in stretch.sources if users[source] <= LONG_LIST)
        yield named, Use(stretch.name, f"/stretches/{stretch.id}.md")
    wording, forms = Wording.of(guide), guide.words.source.more
    for source, number in users.items():
        if number > LONG_LIST:
            yield (source,), Use(wording.count(forms, number - LONG_LIST), f"/{PAGES['stretches']}.md")


def _texts(guide: Guide) -> Iterator[tuple[tuple[str, ...], Use]]:
    for tier in guide.safety.tiers:
        yield tier.sources, Use(tier.title, f"#safety-{tier.id}")
    yield guide.safety.feel_sources, Use(guide.safety.feel_title, "#safety-feel")
    yield guide.safety.before_sources, Use(guide.safety.before_title, "#safety-before")
    for page, sections in (
        ("overview", guide.overview.sections),
        ("evidence", guide.evidence.sections),
        ("tips", guide.tips.sections),
        ("about", guide.about.sections),
        ("handouts", guide.handouts.sections),
    ):
        for section in sections:
            yield section.sources, Use(section.title, f"#{page}-{section.id}")
    for group in guide.tips.groups:
        yield group.sources, Use(group.title, f"#tips-{group.id}")
        for move in group.moves:
            yield move.sources, Use(move.name, f"#tips-{move.id}")
    for question in guide.faq.questions:
        yield question.sources, Use(question.question, f"#question-{question.id}", question.certainty)
