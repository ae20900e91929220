"""The whole guide in one value."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from .article import About, EvidencePage, Faq, HandoutsPage, Overview, PageHead, Tips
from .base import Id, Part
from .changes import Change, Changelog
from .chooser import Chooser
from .evidence import Claim, Claims, Glossary, Reference, Sources
from .moved import Addresses, Moved
from .muscles import Anatomy, Muscles
from .people import People
from .pose import Pose
from .reviewed import Checksum, Reviewed, checksum
from .safety import Safety
from .settings import PageId, Settings
from .stretch import Routines, Stretch
from .style import Style
from .words import Words


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
