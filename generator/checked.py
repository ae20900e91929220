"""What stands before the pages: the content loaded, its poses drawn, both checked, its handouts set."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from .content import (
    Content,
    ContentError,
    Problem,
    Translated,
    load,
    load_rest,
    suggest,
    translations,
    unreadable_translations,
)
from .editions import InLanguage, print_translated
from .figures import Drawn, draw_anatomy, draw_other_labels, draw_poses, print_anatomy, print_drawing
from .handouts import Handout, SheetLanguage, Typesetter, WrongUseError, print_guide
from .model.base import Id
from .model.guide import Guide
from .model.state import StateName
from .pages import withheld_documents
from .publish import Cache, KeptFiles
from .rules import check, check_translation

POSE_FILES = {"people.yaml", "muscles.yaml"}
"""What every drawing is made from beside its pose."""

KEPT = ".kept"
"""Where work waits for the next run, below the folder that pages are written to."""

HANDOUTS = "handouts"
"""Where handouts that were set wait there."""


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
        rest = (*_check_rest(content, docs, today), *unreadable_translations(content, languages))
        raise ContentError(tuple({*error.problems, *rest})) from None
    drawn = draw_poses(loaded.guide, Cache(docs / KEPT))
    faults = {id: one.faults for id, one in drawn.items()}
    problems = check(loaded, faults, today)
    translated, broken = translations(loaded, content, languages)
    found = (one for each in translated for one in _check_translated(loaded, each, problems, today))
    problems = tuple(sorted({*problems, *found, *broken}))
    return CheckedGuide(loaded, drawn, (), problems, translations=translated)


def _check_translated(
    source: Content, translated: Translated, told: tuple[Problem, ...], today: date | None
) -> Iterator[Problem]:
    """What is wrong in a translation and not in its source, of which it is `told` already.

    Nor is it told which words no text uses, while texts that may use them are not translated.
    """
    known = {(one.rule, one.message) for one in told}
    for one in check(translated, {}):
        if (one.rule, one.message) not in known and not (one.rule == "unused" and translated.missing):
            yield one
    yield from check_translation(source, translated, today)


def _check_rest(content: Path, docs: Path, today: date | None) -> tuple[Problem, ...]:
    """What the rules find in the files that are not broken."""
    loaded = load_rest(content)
    if loaded is None:
        return ()
    drawn: Mapping[str, Drawn] = {}
    if not loaded.broken.keys() & POSE_FILES:
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


def raise_on_errors(problems: tuple[Problem, ...]) -> None:
    """ContentError with every error among these problems, if there is one."""
    if errors := _errors(problems):
        raise ContentError(errors)


def _errors(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(one for one in problems if one.level == "error")
