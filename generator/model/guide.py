"""The guide's own facts, and the whole guide in one value."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Annotated, Literal
from urllib.parse import urlsplit

from babel import Locale
from pydantic import AfterValidator, Field

from .article import About, EvidencePage, Faq, HandoutsPage, Overview, PageHead, Tips
from .base import Fixed, Home, Id, Line, Part, Text, Url
from .changes import Change, Changelog
from .chooser import Chooser
from .evidence import Claim, Claims, Glossary, Reference, Sources
from .language import Language
from .moved import Addresses, Moved
from .muscles import Anatomy, Muscles
from .people import People
from .pose import Pose
from .review import Review
from .reviewed import Checksum, Reviewed, checksum
from .safety import Safety
from .stretch import Routines, Stretch
from .style import Style
from .words import Words

PageId = Literal[
    "stretches", "session", "handouts", "safety", "tips", "faq", "evidence", "sources", "glossary", "about"
]


EXAMPLES = ("example.org", "example.com", "example.net")
"""Hosts that nobody can publish on (RFC 2606)."""


@cache
def _direction(language: str) -> Literal["ltr", "rtl"]:
    return "rtl" if Locale.parse(language, sep="-").text_direction == "rtl" else "ltr"


def poses_in(value: object) -> Iterator[Id]:
    """The ids of the poses that a part of the content and all parts within it name, in order."""
    if isinstance(value, tuple):
        for one in value:
            yield from poses_in(one)
    elif isinstance(value, Part):
        for name in type(value).model_fields:
            inner = getattr(value, name)
            if name in ("pose", "poses"):
                yield from (inner,) if isinstance(inner, str) else inner
            else:
                yield from poses_in(inner)


class Licence(Part):
    """What readers may do with the text and pictures."""

    name: Fixed = Field(description="Its short name.")
    url: Url = Field(description="Where its terms stand.")


class Plan(Part):
    """What was decided before the first sentence was written; the about page shows it."""

    audience: Text = Field(description="Whom the guide is for.")
    reading: Text = Field(description="How well they read, and how the guide meets that.")
    aim: Text = Field(description="What a reader can do afterwards.")
    message: Text = Field(description="The one main message.")


def _of_a_page(address: str) -> str:
    """An address whose only value in braces, if it has one, is the name of a page."""
    if re.search(r"[{}]", address.replace("{page}", "")):
        raise ValueError("must hold no braces but those of {page}")
    return address


class Settings(Part):
    """The guide's own facts (`guide.yaml`)."""

    name: Annotated[Line, Field(max_length=60)] = Field(description="The guide's name.")
    language: Language = Field(description="Its language: en, es, ar.", examples=["en"])
    url: Home = Field(description="The address where it is published, with a slash at the end.")
    version: Annotated[Fixed, Field(max_length=20)] = Field(description="The edition.", examples=["2026.1"])
    updated: date = Field(description="The day of the last change to the text.")
    review: Review = Field(description="Who has checked it, and until when.")
    licence: Licence = Field(description="What readers may do with it.")
    authors: Line = Field(description="Who writes it.")
    feedback: Annotated[Url, AfterValidator(_of_a_page)] | None = Field(
        default=None,
        description="Where to send a word on a page: https or mailto. `{page}` becomes the page's name.",
    )
    menu: tuple[PageId, ...] = Field(min_length=1, description="The pages in the top menu, in order.")
    foot: tuple[PageId, ...] = Field(description="The pages linked in the footer, in order.")
    plan: Plan = Field(description="Audience, reading, aim and main message.")

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """The direction of the language's script."""
        return _direction(self.language)

    @property
    def own_url(self) -> str:
        """The address where it is published; empty while that is still the one of an example."""
        return "" if _is_example(self.url) else self.url

    @property
    def own_feedback(self) -> str:
        """Where to send a word on a page; empty where there is none, or that of an example."""
        return "" if not self.feedback or _is_example(self.feedback) else self.feedback


def _is_example(address: str) -> bool:
    """Whether a web or mail address is on a host that nobody can publish on."""
    parts = urlsplit(address)
    host = parts.hostname or parts.path.rpartition("@")[2].lower()
    return any(host == one or host.endswith(f".{one}") for one in EXAMPLES)


@dataclass(frozen=True)
class Guide:
    """The whole guide; ids are unique within each kind."""

    settings: Settings
    words: Words
    overview: Overview
    safety: Safety
    chooser: Chooser
    stretches: tuple[Stretch, ...]
    """In the order of their `order`, then of their id."""
    routines: Routines
    handouts: HandoutsPage
    tips: Tips
    faq: Faq
    evidence: EvidencePage
    claims: Claims
    sources: Sources
    glossary: Glossary
    about: About
    people: People
    muscles: Muscles
    poses: Mapping[str, Pose]
    anatomy: Anatomy | None = None
    """The overview drawing, where the guide has one."""
    changelog: Changelog | None = None
    moved: Moved | None = None
    """Addresses that the guide once had."""
    addresses: Addresses | None = None
    """The pages that were published, now or before."""
    style: Style | None = None
    """How it is to be written, where the guide says so."""
    reviewed: Reviewed | None = None
    """What was checked at the last review, where that was written down."""

    @property
    def heads(self) -> dict[PageId, PageHead]:
        """The head of each page but the overview, in the order in which a reader turns them."""
        return {
            "stretches": self.chooser.page,
            "session": self.routines.page,
            "handouts": self.handouts.page,
            "safety": self.safety.page,
            "tips": self.tips.page,
            "faq": self.faq.page,
            "evidence": self.evidence.page,
            "sources": self.sources.page,
            "glossary": self.glossary.page,
            "about": self.about.page,
        }

    def stretch(self, id: Id) -> Stretch:
        """The stretch of that id; KeyError if there is none."""
        return self._stretches[id]

    def changes(self, page: Id) -> tuple[Change, ...]:
        """The changes to a page, newest first; the page of the guide itself, `about`, shows every one."""
        if page == "about":
            return self.changelog.changes if self.changelog else ()
        return tuple(self._changes.get(page, ()))

    def reasons(self, stretch: Stretch) -> tuple[str, ...]:
        """Why somebody leaves a stretch out: its own reasons, then the abilities that it asks for."""
        without = (self._without[able] for able in stretch.needs.able)
        return (*(one.text for one in stretch.leave_out_if), *without)

    def claim(self, id: Id) -> Claim:
        """The claim of that id; KeyError if there is none."""
        return self._claims[id]

    def reference(self, id: Id) -> Reference:
        """The source of that id; KeyError if there is none."""
        return self._references[id]

    @cached_property
    def checksums(self) -> Mapping[Id, Checksum]:
        """Each page, by its name or by the id of its stretch, with the checksum of what it says."""
        return {page: checksum(parts) for page, parts in self._said.items()}

    @cached_property
    def changed_since_review(self) -> frozenset[Id]:
        """The pages that say something else than when the guide was checked; none while nobody has."""
        if self.settings.review.reviewed_by is None or self.reviewed is None:
            return frozenset()
        before = self.reviewed.pages
        return frozenset(page for page, now in self.checksums.items() if before.get(page) != now)

    @property
    def _said(self) -> Mapping[Id, tuple[Part, ...]]:
        """The parts of the content that each page shows. Labels and buttons (words.yaml) are none of them."""
        gains = (self.claims.gains,) if self.claims.gains else ()
        pages: dict[Id, tuple[Part, ...]] = {
            "overview": (self.overview, self.claims),
            "stretches": (self.chooser, *gains),
            "session": (self.routines, *gains),
            "handouts": (self.handouts, *gains),
            "safety": (self.safety,),
            "tips": (self.tips,),
            "faq": (self.faq, *self.safety.scale),
            "evidence": (self.evidence, self.claims),
            "sources": (self.sources, self.claims),
            "glossary": (self.glossary,),
            "about": (self.about, self.settings.plan),
        }
        for page, parts in pages.items():
            pages[page] = (*parts, *self._poses(dict.fromkeys(poses_in(parts))))
        for one in self.stretches:
            pages[one.id] = (one, *self._poses([one.pose]), *self.safety.gate, *gains)
        return pages

    def _poses(self, ids: Iterable[Id]) -> tuple[Pose, ...]:
        """The poses of these ids, as far as there are any."""
        return tuple(self.poses[id] for id in ids if id in self.poses)

    # A guide may have a thousand stretches and be asked about each of them, so what is asked for by its id
    # is put in order once.

    @cached_property
    def _stretches(self) -> Mapping[Id, Stretch]:
        return {one.id: one for one in self.stretches}

    @cached_property
    def _changes(self) -> Mapping[Id, list[Change]]:
        found: dict[Id, list[Change]] = {}
        for change in self.changelog.changes if self.changelog else ():
            for page in dict.fromkeys(change.pages):
                found.setdefault(page, []).append(change)
        return found

    @cached_property
    def _without(self) -> Mapping[Id, str]:
        return {one.id: one.without for one in self.chooser.abilities}

    @cached_property
    def _claims(self) -> Mapping[Id, Claim]:
        return {one.id: one for one in self.claims.claims}

    @cached_property
    def _references(self) -> Mapping[Id, Reference]:
        return {one.id: one for one in self.sources.sources}
