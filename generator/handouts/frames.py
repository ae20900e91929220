"""What every document has besides its contents: properties, labels, what stands before step 1, the foot."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from babel import Locale

from ..content import locale_of
from ..model.guide import Guide
from ..model.paper import Paper
from ..text import Wording
from .document import Frame, Labels, SourceLanguage
from .elements import Care
from .runs import rich


@dataclass(frozen=True)
class Framer:
    """Puts what every document has into the words of one guide."""

    guide: Guide
    source: Guide
    """The guide that was translated; the guide itself if it is no translation."""
    wording: Wording

    def frame(self, paper: Paper, title: str, subject: str, changed: bool) -> Frame:
        """What every document has; `changed` if a text of it has changed since it was checked."""
        settings = self.guide.settings
        written = self.source.settings
        locale = locale_of(settings.language)
        return Frame(
            title=title,
            subject=subject,
            guide=settings.name,
            day=settings.updated.isoformat(),
            language=locale.language,
            region=_country(locale),
            direction=settings.direction,
            source=SourceLanguage(locale_of(written.language).language, written.direction),
            paper=paper,
            labels=self._labels,
            gate=self._gate,
            imprint=self._imprints[changed],
        )

    @cached_property
    def _imprints(self) -> Mapping[bool, tuple[str, ...]]:
        """What stands at the foot, by whether a text has changed since it was checked."""
        settings, general = self.guide.settings, self.guide.words.site.general
        reviews = {one: self.wording.review(settings.review, changed=one) for one in (False, True)}
        return {one: (said, self.wording.edition(settings), general) for one, said in reviews.items()}

    @cached_property
    def _labels(self) -> Labels:
        words = self.guide.words
        return Labels(
            steps=words.stretch.steps,
            gate=words.stretch.gate,
            dose=words.dose.heading,
            week=words.handout.week,
            notes=words.handout.notes,
            scan=words.handout.scan,
            sources=words.handout.sources,
            contents=words.handout.contents,
            stretches=words.page.all_stretches,
        )

    @cached_property
    def _gate(self) -> tuple[Care, ...]:
        """What stands before step 1, in the words of the safety page."""
        return tuple(
            Care(tier.level, tier.title, rich(tier.action), tuple(map(rich, tier.points)))
            for tier in self.guide.safety.gate
        )


def _country(locale: Locale) -> str | None:
    """The country of a language in two letters; a part of the world, such as 419, is none."""
    return locale.territory if locale.territory and locale.territory.isalpha() else None
