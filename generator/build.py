"""The order of the stages: load, draw, check, print, render, write."""

import sys
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from .content import (
    PAGES,
    Content,
    ContentError,
    Problem,
    Translated,
    load,
    load_rest,
    suggest,
    translations,
    unanswered,
)
from .editions import Built, Edition, InLanguage, Rendered, print_translated
from .exports import (
    addresses_file,
    host_files,
    removed_addresses,
    sitemap,
)
from .figures import (
    Drawn,
    draw_anatomy,
    draw_other_labels,
    draw_poses,
    print_anatomy,
    print_drawing,
    site_drawings,
)
from .handouts import Handout, SheetLanguage, Typesetter, WrongUseError, print_guide
from .model.base import Id
from .model.guide import Guide
from .model.pose import StateName
from .pages import maker_words, source_language, translated_language, withheld_documents
from .publish import Cache, Files, KeptFiles, write_file
from .rules import check, check_translation

POSE_FILES = {"people.yaml", "muscles.yaml"}
"""What every drawing is made from beside its pose."""

KEPT = ".kept"
"""Where work waits for the next run, below the folder that pages are written to."""

HANDOUTS = "handouts"
"""Where handouts that were set wait there."""

LANGUAGES = "languages"
"""Where the pages in other languages are written for Sphinx to read, below `KEPT`: a folder for each."""


@dataclass(frozen=True)
class CheckedGuide:
    """A guide with its poses drawn and its handouts set, and what is wrong with any of them."""

    content: Content
    drawn: Mapping[str, Drawn]
    handouts: tuple[Handout, ...]
    """None while there is an error, and none where only poses and texts were looked at."""
    problems: tuple[Problem, ...]
    anatomy: Drawn | None = None
    """The overview drawing; None as the handouts are, and if the guide has none."""
    translations: tuple[Translated, ...] = ()
    in_languages: tuple[InLanguage, ...] = ()
    """None as the handouts are."""

    @property
    def guide(self) -> Guide:
        """The guide itself."""
        return self.content.guide

    def draw(self, pose: Id, state: StateName, mirrored: bool) -> str:
        """One drawing for paper, as SVG."""
        return print_drawing(self.drawn, pose, state, mirrored)

    def for_sheet(self, language: str | None, docs: Path) -> SheetLanguage:
        """The guide in a language that a sheet can be in; the source's, if None.

        WrongUseError if there is no such language, or its safety texts are not whole.
        """
        if language in (None, self.guide.settings.language):
            return SheetLanguage(self.content, self.draw)
        known = {one.language: one for one in self.translations}
        if language not in known:
            there = ", ".join((self.guide.settings.language, *known))
            raise WrongUseError(
                f"there is no language '{language}'{suggest(str(language), known)}; there are: {there}"
            )
        translated = known[str(language)]
        if withheld_documents(translated):
            raise WrongUseError(f"the safety texts in '{language}' are not all translated; run `make check`")
        drawn = {
            **self.drawn,
            **draw_other_labels(self.guide, translated.guide, Cache(docs / KEPT / language)),
        }
        return SheetLanguage(translated, partial(print_drawing, drawn))


def load_checked(
    content: Path, docs: Path, today: date | None = None, languages: Collection[str] | None = None
) -> CheckedGuide:
    """Load a content folder, draw its poses and check both, and its translations into `languages` or all.

    Whether a review is due is told only if `today` is given. Raises ContentError if it cannot be loaded, with
    what the rules find in the files that can.
    """
    try:
        loaded = load(content)
    except ContentError as error:
        rest = _check_rest(content, docs, today)
        raise ContentError(tuple({*error.problems, *rest})) from None
    drawn = draw_poses(loaded.guide, Cache(docs / KEPT))
    faults = {id: one.faults for id, one in drawn.items()}
    problems = check(loaded, faults, today)
    try:
        translated = translations(loaded, content, languages)
    except ContentError as error:
        raise ContentError((*problems, *error.problems)) from None
    found = (problem for one in translated for problem in (*check(one, {}), *check_translation(loaded, one)))
    return CheckedGuide(loaded, drawn, (), tuple(sorted({*problems, *found})), translations=translated)


def _check_rest(content: Path, docs: Path, today: date | None) -> tuple[Problem, ...]:
    """What the rules find in the files that are not broken."""
    loaded = load_rest(content)
    if loaded is None:
        return ()
    drawn: Mapping[str, Drawn] = {}
    if not loaded.broken & POSE_FILES:
        poses = loaded.guide.poses.items()
        whole = {id: pose for id, pose in poses if f"poses/{id}.yaml" not in loaded.broken}
        drawn = draw_poses(replace(loaded.guide, poses=whole), Cache(docs / KEPT))
    return check(loaded, {id: one.faults for id, one in drawn.items()}, today)


def load_printed(
    content: Path,
    docs: Path,
    today: date | None = None,
    languages: Collection[str] | None = None,
    *,
    reuse_handouts: bool = False,
) -> CheckedGuide:
    """What `load_checked` gives, with the handouts in each language and what is wrong with them.

    If `reuse_handouts`, handouts may be those of last time.
    """
    found = load_checked(content, docs, today, languages)
    if _errors(found.problems):
        return found
    kept = docs / KEPT
    anatomy = draw_anatomy(found.guide, Cache(kept))
    typesetter = Typesetter(fonts=content / "fonts", reuse=reuse_handouts)
    overview = print_anatomy(anatomy) if anatomy else ""
    with KeptFiles(kept / HANDOUTS) as pdfs:
        printed = print_guide(found.content, found.draw, replace(typesetter, kept=pdfs), overview)
    problems = [*found.problems, *printed.problems]
    in_languages = []
    for translated in found.translations:
        own = kept / translated.language
        with KeptFiles(own / HANDOUTS) as pdfs:
            typesetter = replace(typesetter, kept=pdfs)
            one, wrong = print_translated(found.guide, found.drawn, translated, Cache(own), typesetter)
        in_languages.append(one)
        problems += wrong
    return replace(
        found,
        handouts=printed.handouts,
        problems=tuple(sorted({*problems})),
        anatomy=anatomy,
        in_languages=tuple(in_languages),
    )


def tell_waiting() -> None:
    """Say that another build is at work: both entrances wait for it in the same way."""
    print("Another build is at work here; this one begins when it has ended.", file=sys.stderr)


def remember_addresses(content: Path, built: Built) -> None:
    """Note the pages that have been published, so that one which goes is missed for as long as need be.

    A content folder that cannot be written to is left as it is: its own keeper builds it too.
    """
    if text := addresses_file(built.guide, built.pages):
        with suppress(OSError):
            write_file(content / "addresses.yaml", text)


def gone_addresses(guide: Guide, content: Path, site: Path | None = None) -> str:
    """What an editor is to do about pages that are gone; empty if each is answered for.

    Those that still lie in the folder `site` are left out: whoever publishes it tells of them.
    """
    gone = (one for one in unanswered(guide) if site is None or not (site / one).exists())
    return removed_addresses(gone, f"{content.as_posix()}/moved.yaml")


def raise_on_errors(problems: tuple[Problem, ...]) -> None:
    """ContentError with every error among these problems, if there is one."""
    if errors := _errors(problems):
        raise ContentError(errors)


def _errors(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(one for one in problems if one.level == "error")


def build(
    content: Path,
    docs: Path,
    *,
    languages: Collection[str] | None = None,
    reuse_handouts: bool = False,
) -> Built:
    """Generate the pages of a content folder into Sphinx's source folder, and all that goes beside them.

    They are generated in the language of the source, and in `languages` or all that there are catalogs of.
    Everything is rendered before the first file is written. Raises ContentError with every problem of the
    content, BlockedError if a file by somebody else is in the way, OSError if the disk refuses. If
    `reuse_handouts`, handouts may be those of last time.
    """
    return render(content, docs, languages=languages, reuse_handouts=reuse_handouts).written(docs)


@dataclass(frozen=True)
class RenderedGuide:
    """A guide in each of its languages, rendered: nothing is written yet for Sphinx to read."""

    guide: Guide
    source: Rendered
    others: tuple[tuple[InLanguage, Rendered], ...]
    site: Files
    """What the site holds beside the pages in the language of the source."""

    def written(self, docs: Path) -> Built:
        """Write the pages below Sphinx's source folder; raises BlockedError and OSError."""
        source = self.source.written(source_language(self.guide), docs, Cache(docs / KEPT), self.site)
        return Built(source, tuple(_written(self.guide, docs, one, own) for one, own in self.others))


def render(
    content: Path,
    docs: Path,
    *,
    languages: Collection[str] | None = None,
    reuse_handouts: bool = False,
) -> RenderedGuide:
    """All that `build` does but for writing the pages; what is kept for the next run is kept."""
    found = load_printed(content, docs, languages=languages, reuse_handouts=reuse_handouts)
    raise_on_errors(found.problems)
    drawings = site_drawings((*found.drawn.values(), *([found.anatomy] if found.anatomy else [])))
    rendered = Rendered.of(found.guide, found.handouts, drawings, {}, Cache(docs / KEPT))
    others = tuple(
        (one, Rendered.of(one.translated.guide, one.handouts, one.drawings, drawings, Cache(docs / KEPT)))
        for one in found.in_languages
    )
    whole = (
        (found.guide, rendered.documents),
        *(
            (one.translated.guide, (name for name in own.documents if name not in own.partial | one.withheld))
            for one, own in others
        ),
    )
    words = maker_words(found.guide) if others else {}
    hosts = host_files(found.guide, (one.translated.language for one, _ in others))
    site = {**rendered.site, **words, **sitemap(whole), **hosts, **drawings}
    return RenderedGuide(found.guide, rendered, others, site)


def _written(source: Guide, docs: Path, one: InLanguage, rendered: Rendered) -> Edition:
    """A translated guide, written for Sphinx into a folder of its own."""
    translated = one.translated
    language = translated_language(source, translated, rendered.partial, one.withheld)
    folder = docs / KEPT / LANGUAGES / translated.language
    words = {} if PAGES["handouts"] in one.withheld else maker_words(translated.guide)
    site = {**rendered.site, **words, **one.drawings}
    return rendered.written(language, folder, Cache(docs / KEPT / translated.language), site)
