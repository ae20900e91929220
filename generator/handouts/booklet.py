"""The whole guide as a booklet: its pages as chapters of running text around the sheets of its stretches."""

from collections.abc import Iterator

from ..model import article
from ..model.paper import Paper
from ..model.safety import Tier
from .document import Booklet, Chapter, Exercise, Fact, Picture, Run, Section, plain_runs
from .sheet import Printer, rich, strong

LOOKS = {"now": "now", "urgent": "urgent", "ask": "ask", "stop": "leave"}
"""The colour of each level of care."""


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
        frame=printer.frame(paper, title, overview.page.description),
        lead=rich(overview.page.lead),
        picture=printer.picture(overview.hero.pose, "hold"),
        link=printer.link(""),
        before=(_in_short(printer, anatomy), _safety(printer)),
        exercises=exercises,
        after=(_tips(printer), _questions(printer), _sources(printer)),
    )


def _based_on(printer: Printer, sources: tuple[str, ...]) -> tuple[str, ...]:
    """The line that names the sources of a passage, none without sources."""
    named = "; ".join(printer.guide.reference(id).short for id in sources)
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


def _in_short(printer: Printer, anatomy: Picture | None) -> Chapter:
    guide, overview = printer.guide, printer.guide.overview
    claims = (
        Section(
            text=((*strong(one.claim), Run(" "), *rich(one.detail)),),
            label=_sure(printer, one.certainty),
            small=_based_on(printer, one.sources),
        )
        for one in guide.claims.claims
    )
    sections = (
        Section(points=tuple(map(rich, overview.in_short))),
        Section(heading=overview.claims_title),
        *claims,
        *(_section(printer, one, anatomy) for one in overview.sections),
    )
    return Chapter(guide.words.home.in_short, (), sections)


def _safety(printer: Printer) -> Chapter:
    safety = printer.guide.safety
    tiers = (section for tier in safety.tiers for section in _tier(printer, tier))
    feel = Section(
        heading=safety.feel_title,
        text=tuple(map(rich, safety.feel)),
        small=_based_on(printer, safety.feel_sources),
    )
    before = Section(heading=safety.before_title, points=tuple(map(rich, safety.before)), numbered=True)
    return Chapter(safety.page.title, rich(safety.page.lead), (*tiers, feel, before))


def _tier(printer: Printer, tier: Tier) -> Iterator[Section]:
    for index, signs in enumerate(tier.signs, 1):
        yield Section(
            heading=tier.title if index == 1 else "",
            look=LOOKS[tier.level],
            text=(rich(signs.intro),),
            points=tuple(map(rich, signs.points)),
            small=_based_on(printer, tier.sources) if index == len(tier.signs) else (),
        )


def _tips(printer: Printer) -> Chapter:
    tips = printer.guide.tips
    sections = (_section(printer, one) for one in tips.sections)
    moves = (section for group in tips.groups for section in _moves(printer, group))
    return Chapter(tips.page.title, rich(tips.page.lead), (*sections, *moves))


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
            text=(rich(move.how),),
            picture=printer.picture(move.pose, "hold"),
            facts=(Fact(words.leave_out_if, rich(move.leave_out_if)), *caution),
            small=_based_on(printer, move.sources),
        )


def _questions(printer: Printer) -> Chapter:
    faq = printer.guide.faq
    sections = tuple(
        Section(
            heading=one.question,
            text=(strong(one.answer), *map(rich, one.text)),
            label=_sure(printer, one.certainty),
            small=_based_on(printer, one.sources),
        )
        for one in faq.questions
    )
    return Chapter(faq.page.title, rich(faq.page.lead), sections)


def _sources(printer: Printer) -> Chapter:
    sources = printer.guide.sources
    sections = tuple(
        Section(heading=one.heading, text=(plain_runs(one.cite), rich(one.shows)), url=one.url or "")
        for one in sources.sources
    )
    return Chapter(sources.page.title, rich(sources.page.lead), sections)
