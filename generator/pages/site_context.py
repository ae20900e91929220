"""What the theme's templates read beside Sphinx's own values: of a guide, and of its languages."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ..content import PAGES, Translated, document_of, locale_of
from ..model.guide import Guide
from ..text import Wording, markup

PACKAGES = ("docutils", "myst-parser", "pygments", "sphinx", "sphinx-design")
"""What makes pages and their assets of the generated text."""


@dataclass(frozen=True)
class Published:
    """A language in which the guide is published."""

    guide: Guide
    name: str
    """Its own name."""
    folder: str = ""
    """Where its pages stand below the site, with a slash; empty for the language of the source."""
    note: tuple[str, ...] = ()
    """Who translated it and how, and who has checked that; nothing for the source."""
    partial: frozenset[str] = frozenset()
    """The documents with texts in the language of the source."""
    withheld: frozenset[str] = frozenset()
    """The documents that are not published in it, for a safety text of theirs is not translated."""

    @property
    def code(self) -> str:
        """The language, as in `es`."""
        return self.guide.settings.language


def source_language(guide: Guide) -> Published:
    """The language in which a guide was written."""
    return Published(guide, name_of(guide, guide))


def translated_language(
    source: Guide, translated: Translated, partial: frozenset[str], withheld: frozenset[str]
) -> Published:
    """A language that a guide was translated into."""
    guide, facts = translated.guide, translated.facts
    words = guide.words.languages
    by = words.translated.format(source=name_of(source, guide), translators=facts.translators)
    checked = words.not_checked
    if facts.checked_by and facts.checked_on:
        checked = words.checked.format(name=facts.checked_by, date=Wording.of(guide).date(facts.checked_on))
    note = (by, markup.plain(facts.method), checked)
    return Published(guide, facts.name, f"{translated.language}/", note, partial, withheld)


def name_of(language: Guide, guide: Guide) -> str:
    """What the language of one guide is called in another's: `inglés`."""
    code = language.settings.language
    return locale_of(code).get_display_name(locale_of(guide.settings.language)) or code


def site_context(this: Published, languages: tuple[Published, ...] = ()) -> dict[str, Any]:
    """What the templates read in one language; `languages` are all in which the guide is published."""
    guide = this.guide
    settings, review = guide.settings, guide.settings.review
    date = Wording.of(guide).date
    heads = guide.heads
    several = languages if len(languages) > 1 else ()
    source = next((one.guide for one in several if not one.folder), guide)
    words = guide.words.model_dump()
    for sentence in ("in_part", "withheld"):
        said = words["languages"][sentence].format(source=name_of(source, guide))
        words["languages"][sentence] = markup.plain(said)
    return {
        "guide": {
            "name": settings.name,
            "updated": date(settings.updated),
            "version": settings.version,
            "reviewed_by": review.reviewed_by or "",
            "reviewed_on": date(review.reviewed_on) if review.reviewed_on else "",
            "review_by": date(review.review_by),
            "changed_since_review": [document_of(page) for page in sorted(guide.changed_since_review)],
            "licence_name": settings.licence.name,
            "licence_url": settings.licence.url,
            "feedback_url": settings.own_feedback,
            "direction": settings.direction,
        },
        "nav": [{"doc": PAGES[name], "label": heads[name].nav} for name in settings.menu],
        "foot": [{"doc": PAGES[name], "label": heads[name].nav} for name in settings.foot],
        "words": words,
        "calls": [call.number for tier in guide.safety.tiers for call in tier.call],
        "languages": [_offered(one) for one in several],
        "up": "../" if this.folder else "",
        "note": this.note,
        "withheld": sorted(this.withheld),
    }


def _offered(one: Published) -> dict[str, Any]:
    """A language as the switcher and the offer name it."""
    words, settings = one.guide.words.languages, one.guide.settings
    return {
        "code": one.code,
        "name": one.name,
        "direction": settings.direction,
        "folder": one.folder,
        "url": settings.url,
        "path": urlsplit(settings.url).path,
        "offer": words.offer,
        "take": words.take,
        "stay": words.stay,
        "not_whole": sorted(one.partial | one.withheld),
        "withheld": sorted(one.withheld),
    }


def appearance_checksum(context: Mapping[str, Any], theme_folders: Iterable[str]) -> str:
    """A checksum of what shapes every page: the context of its template, in order, every file of the theme,
    and the packages that make pages and their assets.

    When it changes, Sphinx writes every page again. It stands among the settings because Sphinx's own
    comparison of settings sorts lists, and looks at a theme's templates by time and not at its stylesheet and
    scripts.
    """
    packages = {name: version(name) for name in PACKAGES}
    digest = hashlib.sha256(json.dumps([packages, context], default=str).encode())
    for folder in map(Path, theme_folders):
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            digest.update(f"{path.relative_to(folder).as_posix()}\0{content}\0".encode())
    return digest.hexdigest()
