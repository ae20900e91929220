"""The guide's pages as MyST: one table of page kinds, one template a kind."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from ..content import LONG_LIST, PAGES, addresses, uses
from ..figures import MOVEMENT_SECONDS
from ..handouts import Handout
from ..model.guide import Guide
from ..model.state import StateName
from ..model.stretch import Stretch
from ..text import TermFinder, Wording, markup
from .chooser_data import chooser_data
from .compiled import CompiledTemplates
from .maker_data import maker_data
from .page_text import PageText
from .session_data import session_data, session_minutes
from .stretch_data import as_json

BARS = {"strong": 4, "moderate": 3, "weak": 2, "theory": 1, "unsupported": 0}
"""How many of four bars stand for a certainty."""


@dataclass(frozen=True)
class Page:
    """A page to be rendered: its document, its template and what only it shows."""

    document: str
    template: str
    values: Mapping[str, Any] = field(default_factory=dict)


def render_pages(
    guide: Guide, handouts: tuple[Handout, ...] = (), kept: MutableMapping[str, bytes] | None = None
) -> dict[str, str]:
    """Every page as MyST, by its path below `docs/`; the same guide and handouts give the same text.

    `kept` holds the templates as earlier runs compiled them and takes those of this one.
    """
    environment = _environment(guide)
    if kept is not None:
        environment.bytecode_cache = CompiledTemplates(kept, Path(__file__))
    environment.globals["handouts"] = _by_stretch(handouts)
    terms, links = TermFinder(guide.glossary), dict(addresses(guide))
    references = {one.id: one for one in guide.sources.sources}
    return {
        f"{page.document}.md": _render(page, environment, PageText(terms, links, references))
        for page in pages(guide)
    }


def pages(guide: Guide) -> Iterator[Page]:
    """The table of pages, in the order in which a reader turns them."""
    wording = Wording.of(guide)
    yield Page("index", "overview", {"docs": tuple(PAGES.values())})
    yield Page(PAGES["stretches"], "chooser", {"app": chooser_data(guide)})
    for stretch in guide.stretches:
        values = {
            "stretch": stretch,
            "reasons": guide.reasons(stretch),
            "dose": wording.dose(stretch.dose),
            "key": guide.poses[stretch.pose].key_of(stretch.all_pictures),
            "minutes": session_minutes(guide, stretch),
        }
        yield Page(f"stretches/{stretch.id}", "stretch", values)
    yield Page(PAGES["session"], "session", {"app": session_data(guide)})
    yield Page(PAGES["handouts"], "handouts", {"app": maker_data(guide)})
    for name in ("safety", "tips", "faq", "evidence"):
        yield Page(PAGES[name], name)
    yield Page(PAGES["sources"], "sources", {"uses": uses(guide)})
    yield Page(PAGES["glossary"], "glossary")
    yield Page(PAGES["about"], "about", {"review": wording.review(guide.settings.review)})
    yield Page("404", "notfound")


def search_words(stretch: Stretch, shown: str) -> str:
    """The words that a reader may look for a stretch by, but for its name as it is `shown`."""
    words = (stretch.name, stretch.short, *stretch.also_called, markup.plain(stretch.for_you_if[0]))
    return " ".join(one for one in words if one not in shown)


def in_short_of(guide: Guide, stretch: Stretch) -> tuple[str, ...]:
    """A stretch in a few points: what to do, how much, what it brings, what can go wrong, whom it suits."""
    words, wording = guide.words.stretch, Wording.of(guide)
    dose = wording.dose(stretch.dose)
    other = words.also_called.format(names=wording.list(stretch.also_called))
    suits = (stretch.for_you_if[0], *stretch.needs.words, *([other] if stretch.also_called else []))
    return (
        stretch.card,
        words.in_short.format(hold=dose.hold, repeats=dose.repeats, often=dose.often),
        *_gains_of(guide, stretch),
        " ".join(suits),
    )


def _gains_of(guide: Guide, stretch: Stretch) -> tuple[str, ...]:
    """What a stretch brings and what can go wrong: the words of all stretches, but for its own gain."""
    shared = guide.claims.gains.in_short if guide.claims.gains else ()
    return (stretch.gain, *shared[1:]) if stretch.gain else shared


def _link(words: str, address: str) -> str:
    return f"[{bare(words)}]({address})"


def _by_stretch(handouts: tuple[Handout, ...]) -> Mapping[str | None, list[Handout]]:
    """The handouts of each stretch by its id, and under None those of the whole guide."""
    found: dict[str | None, list[Handout]] = defaultdict(list)
    for one in handouts:
        found[one.stretch].append(one)
    return found


def _environment(guide: Guide) -> Environment:
    environment = Environment(
        loader=PackageLoader("generator.pages"),
        auto_reload=False,  # it lives for one run
        undefined=StrictUndefined,
        comment_start_string="{##",  # `{#` begins an address in MyST
        comment_end_string="##}",
        autoescape=False,  # the output is MyST, not HTML: every value passes a filter that escapes for MyST
    )
    wording = Wording.of(guide)
    environment.filters |= {
        "text": _text,
        "words": _words,
        "plain": markup.plain,
        "bare": lru_cache(maxsize=1024)(bare),  # most are the fixed words, the same on page after page
        "address": markup.address,
        "yaml": lambda text: json.dumps(markup.plain(text), ensure_ascii=False),
        "fill": fill,
    }
    environment.globals.update(
        guide=guide,
        words=guide.words,
        wording=wording,
        stretch_links=lambda ids: [_link(guide.stretch(id).short, f"/stretches/{id}.md") for id in ids],
        source_links=lambda ids: [_link(guide.reference(id).short, f"#source-{id}") for id in ids],
        in_short_of=lambda stretch: in_short_of(guide, stretch),
        day_words=as_json(
            {
                "sum": guide.words.days.sum.model_dump(exclude_none=True),
                "event": guide.words.days.event,
                "guide": guide.settings.name,
                "url": guide.settings.own_url and f"{guide.settings.own_url}session.html",
            }
        ),
        bars=BARS,
        move_seconds=MOVEMENT_SECONDS,
        alt=lambda pose, state: alt(guide, pose, state),
        hold_alt=lambda pose: alt(guide, pose, "hold"),
        most=LONG_LIST,
        long=len(guide.stretches) > LONG_LIST,
        search_words=search_words,
    )
    return environment


def _render(page: Page, environment: Environment, writer: PageText) -> str:
    template = environment.get_template(f"{page.template}.md.jinja")
    return _tidy(template.render(page.values, root="../" * page.document.count("/"), writer=writer))


@pass_context
def _text(context: Context, text: str) -> str:
    return _writer(context).text(text)


@pass_context
def _words(context: Context, text: str) -> str:
    return _writer(context).words(text)


def _writer(context: Context) -> PageText:
    writer: PageText = context["writer"]
    return writer


def _tidy(text: str) -> str:
    """No blank at a line's end and no two blank lines together: what a person reading the page would do."""
    lines: list[str] = []
    for line in map(str.rstrip, text.split("\n")):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).rstrip("\n") + "\n"


def bare(text: str) -> str:
    """The words alone, as MyST that shows just these."""
    return markup.escape(markup.plain(text))


def fill(pattern: str, **values: str) -> str:
    """A pattern of words.yaml with MyST in place of its braces; the words between are escaped."""
    text = markup.escape(pattern)
    for name, value in values.items():
        text = text.replace(rf"\{{{name}\}}", value)
    return text


def alt(guide: Guide, pose: str, state: StateName) -> str:
    """The words that stand for a drawing, for the side that it shows."""
    return markup.plain(guide.poses[pose].states[state].alt)
