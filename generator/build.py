"""The order of the stages: load, draw, check, print, render, write."""

import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from .content import Content, ContentError, Problem, load, load_rest, unanswered
from .exports import (
    addresses_file,
    exports,
    host_files,
    manifest,
    redirect_files,
    removed_addresses,
    versioned,
)
from .figures import Drawn, draw_anatomy, draw_poses, print_anatomy, print_drawing, site_drawings
from .handouts import Handout, Typesetter, print_guide
from .model.base import Id
from .model.guide import Guide
from .model.pose import StateName
from .pages import render_pages
from .publish import Cache, Changes, Files, sync_folder, write_file
from .rules import check

POSE_FILES = {"people.yaml", "muscles.yaml"}
"""What every drawing is made from beside its pose."""

KEPT = ".kept"
"""Where work waits for the next run, below the folder that pages are written to."""


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

    @property
    def guide(self) -> Guide:
        """The guide itself."""
        return self.content.guide

    def draw(self, pose: Id, state: StateName, mirrored: bool) -> str:
        """One drawing for paper, as SVG."""
        return print_drawing(self.drawn, pose, state, mirrored)


@dataclass(frozen=True)
class Built:
    """A guide with everything rendered, and its pages written for Sphinx to read."""

    guide: Guide
    site: Files
    """Files that the published site holds beside Sphinx's own, by their path in it."""
    sources: Mapping[str, str]
    """A checksum of the source of each page, by Sphinx's name of the document."""
    changes: Changes

    @property
    def pages(self) -> tuple[str, ...]:
        """The paths of the guide's pages in the published site."""
        return tuple(f"{document}.html" for document in self.sources)


def load_checked(content: Path, docs: Path, today: date | None = None) -> CheckedGuide:
    """Load a content folder, draw its poses and check both.

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
    return CheckedGuide(loaded, drawn, (), check(loaded, faults, today))


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
    content: Path, docs: Path, today: date | None = None, *, reuse_handouts: bool = False
) -> CheckedGuide:
    """What `load_checked` gives, with the handouts and what is wrong with them.

    If `reuse_handouts`, handouts may be those of last time.
    """
    found = load_checked(content, docs, today)
    if _errors(found.problems):
        return found
    kept = Cache(docs / KEPT)
    anatomy = draw_anatomy(found.guide, kept)
    typesetter = Typesetter(fonts=content / "fonts", kept=kept, reuse=reuse_handouts)
    overview = print_anatomy(anatomy) if anatomy else ""
    printed = print_guide(found.content, found.draw, typesetter, overview)
    problems = tuple(sorted((*found.problems, *printed.problems)))
    return replace(found, handouts=printed.handouts, problems=problems, anatomy=anatomy)


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


def build(content: Path, docs: Path, *, reuse_handouts: bool = False) -> Built:
    """Generate the pages of a content folder into Sphinx's source folder, and all that goes beside them.

    Everything is rendered before the first file is written. Raises ContentError with every problem of the
    content, BlockedError if a file by somebody else is in the way, OSError if the disk refuses. If
    `reuse_handouts`, handouts may be those of last time.
    """
    found = load_printed(content, docs, reuse_handouts=reuse_handouts)
    raise_on_errors(found.problems)
    drawings = site_drawings((*found.drawn.values(), *([found.anatomy] if found.anatomy else [])))
    pdfs = {one.path: one.pdf for one in found.handouts}
    rendered = render_pages(found.guide, found.handouts, Cache(docs / KEPT))
    site: Files = {
        **exports(found.guide, (path.removesuffix(".md") for path in rendered)),
        **manifest(found.guide),
        **host_files(found.guide),
        **redirect_files(found.guide, pdfs),
        **drawings,
        **pdfs,
    }
    pages = {path: versioned(page, drawings) for path, page in rendered.items()}
    sources = {path.removesuffix(".md"): sha256(page.encode()).hexdigest() for path, page in pages.items()}
    return Built(found.guide, site, sources, sync_folder(docs, {**pages, **pdfs}, Cache(docs / KEPT)))
