"""The whole guide as a booklet: its pages as chapters of running text around the sheets of its stretches."""

from collections.abc import Iterator

from ..model import article
from ..model.evidence import Claim, Reference
from ..model.paper import Paper
from ..model.safety import Tier
from .document import Booklet, Chapter, Section
from .elements import Exercise, Fact, Picture
from .runs import Rich, Run, plain_runs, rich, strong
from .sheet import Printer


def booklet(
    printer: Printer,
    title: str,
    exercises: tuple[Exercise, ...],
    paper: Paper,
    anatomy: Picture | None = None,
) -> Booklet:
    """The booklet; its stretches stand on the pages of `exercises`, which are those of the single sheets."""
    guide = printer.guide
    overview = guide.overview
    return Booklet(
        frame=printer.framer.frame(paper, title, overview.page.description, bool(guide.changed_since_review)),
        lead=rich(overview.page.lead),
        picture=printer.picture(overview.hero.pose, "hold"),
        link=printer.link(""),
        before=(_in_short(printer), _safety(printer)),
        exercises=exercises,
        after=(
            _tips(printer),
            _questions(printer),
            _evidence(printer, anatomy),
            _glossary(printer),
            _sources(printer),
        ),
    )


def _based_on(printer: Printer, sources: tuple[str, ...]) -> tuple[str, ...]:
    """The line that names the sources of a passage, none without sources."""
    named = printer.wording.list(printer.guide.reference(id).short for id in sources)
    return (printer.guide.words.handout.based_on.format(sources=named),) if named else ()


def _sure(printer: Printer, certainty: article.Certainty) -> str:
    return str(getattr(printer.guide.words.certainty, certainty))


def _section(printer: Printer, one: article.Section, anatomy: Picture | None = None) -> Section:
    return Section(
        heading=one.title,
        text=tuple(map(rich, one.text)),
        points=tuple(map(rich, one.points)),
        picture=anatomy if one.anatomy else None,
        small=_based_on(printer, one.sources),
    )


def _short(page: article.PageHead) -> tuple[Section, ...]:
    """A chapter in a few points, where it has some."""
    return (Section(points=tuple(map(rich, page.in_short))),) if page.in_short else ()


def _in_short(printer: Printer) -> Chapter:
    guide, overview = printer.guide, printer.guide.overview
    sections = (
        Section(points=tuple(map(rich, overview.in_short))),
        *_claims(printer, overview.claims_title, tuple(map(guide.claim, overview.claims))),
        *(_section(printer, one) for one in overview.sections),
    )
    return Chapter(guide.words.home.in_short, (), sections)


def _evidence(printer: Printer, anatomy: Picture | None) -> Chapter:
    guide, evidence = printer.guide, printer.guide.evidence
    sections = (
        *_short(evidence.page),
        *_claims(printer, evidence.claims_title, guide.claims.claims),
        *(_section(printer, one, anatomy) for one in evidence.sections),
    )
    return Chapter(evidence.page.title, rich(evidence.page.lead), sections)


def _claims(printer: Printer, title: str, claims: tuple[Claim, ...]) -> Iterator[Section]:
    """Claims under a heading, each with how sure it is; nothing where there are none."""
    if claims:
        yield Section(heading=title)
    for one in claims:
        yield Section(
            text=((*strong(one.claim), Run(" "), *rich(one.detail)),),
            label=_sure(printer, one.certainty),
            small=_based_on(printer, one.sources),
        )


def _safety(printer: Printer) -> Chapter:
    safety = printer.guide.safety
    tiers = (section for tier in safety.tiers for section in _tier(printer, tier))
    feel = Section(
        heading=safety.feel_title,
        text=tuple(map(rich, safety.feel)),
        facts=tuple(
            Fact(
                printer.wording.number_range(str(one.least), str(one.most)),
                (*rich(one.feels), Run(" "), *rich(one.do)),
            )
            for one in safety.scale
        ),
        small=_based_on(printer, safety.feel_sources),
    )
    before = Section(
        heading=safety.before_title,
        points=tuple(map(rich, safety.before)),
        numbered=True,
        small=_based_on(printer, safety.before_sources),
    )
    return Chapter(safety.page.title, rich(safety.page.lead), (*_short(safety.page), *tiers, feel, before))


def _tier(printer: Printer, tier: Tier) -> Iterator[Section]:
    action = (strong(tier.action), *(plain_runs(one.label) for one in tier.call))
    for index, signs in enumerate(tier.signs, 1):
        first, last = index == 1, index == len(tier.signs)
        yield Section(
            heading=tier.title if first else "",
            look=tier.level,
            text=(*(action if first else ()), rich(signs.intro)),
            points=tuple(map(rich, signs.points)),
            small=_based_on(printer, tier.sources) if last and not tier.notes else (),
        )
    if tier.notes:
        yield Section(text=tuple(map(rich, tier.notes)), small=_based_on(printer, tier.sources))


def _tips(printer: Printer) -> Chapter:
    tips = printer.guide.tips
    sections = (_section(printer, one) for one in tips.sections)
    moves = (section for group in tips.groups for section in _moves(printer, group))
    return Chapter(tips.page.title, rich(tips.page.lead), (*_short(tips.page), *sections, *moves))


def _moves(printer: Printer, group: article.MoveGroup) -> Iterator[Section]:
    words = printer.guide.words.page
    yield Section(
        heading=group.title, text=tuple(map(rich, group.text)), small=_based_on(printer, group.sources)
    )
    for move in group.moves:
        caution = (Fact(words.caution, rich(move.caution)),) if move.caution else ()
        yield Section(
            heading=move.name,
            level=3,
            text=(rich(move.leave_out_if),),
            points=tuple(map(rich, move.steps)),
            numbered=True,
            picture=printer.picture(move.pose, "hold"),
            facts=caution,
            small=_based_on(printer, move.sources),
        )


def _questions(printer: Printer) -> Chapter:
    faq = printer.guide.faq
    ordered = (one for topic in (None, *(one.id for one in faq.topics)) for one in faq.of_topic(topic))
    sections = tuple(
        Section(
            heading=one.question,
            text=(strong(one.answer), *map(rich, one.text), *([rich(one.do)] if one.do else [])),
            label=_sure(printer, one.certainty) if one.certainty else "",
            small=_based_on(printer, one.sources),
        )
        for one in ordered
    )
    return Chapter(faq.page.title, rich(faq.page.lead), (*_short(faq.page), *sections))


def _glossary(printer: Printer) -> Chapter:
    """The terms; the points of the page are left out, as they speak of its links."""
    glossary = printer.guide.glossary
    sections = tuple(
        Section(text=((*strong(one.term), Run(" "), *rich(one.means)),)) for one in glossary.in_order
    )
    return Chapter(glossary.page.title, rich(glossary.page.lead), sections)


def _sources(printer: Printer) -> Chapter:
    sources = printer.guide.sources
    sections = tuple(
        Section(heading=one.heading, text=tuple(_source(one)), url=one.url or "") for one in sources.sources
    )
    return Chapter(sources.page.title, rich(sources.page.lead), (*_short(sources.page), *sections))


def _source(one: Reference) -> Iterator[Rich]:
    yield plain_runs(one.cite)
    yield rich(one.shows)
    if one.no_url:
        yield rich(one.no_url)
