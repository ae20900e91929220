"""The order of the stages: content, drawings, checks, pages, exports, output."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .checks import check
from .drawings import Drawn, draw_poses, site_drawings
from .exports import exports
from .load import load
from .model.guide import Guide
from .output import Changes, publish
from .pages import render_pages
from .problems import ContentError, Problem

KEPT = ".kept"
"""Where work waits for the next run, below the folder that pages are written to."""


@dataclass(frozen=True)
class Inspected:
    """A guide with its poses drawn, and what the rules say of both."""

    guide: Guide
    drawn: Mapping[str, Drawn]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Built:
    """A guide with everything rendered and the pages and figures written."""

    guide: Guide
    site: Mapping[str, str]
    """Files that the published site holds beside Sphinx's own, by their path in it."""
    changes: Changes


def inspect(content: Path, docs: Path) -> Inspected:
    """Load a content folder, draw its poses and check it all; ContentError if it cannot be loaded."""
    loaded = load(content)
    drawn = draw_poses(loaded.guide, docs / KEPT)
    return Inspected(loaded.guide, drawn, check(loaded, drawn))


def build(content: Path, docs: Path) -> Built:
    """Generate the pages of a content folder into Sphinx's source folder, and all that goes beside them.

    Everything is rendered before the first file is written. Raises ContentError with every problem of the
    content, BlockedError if a file by somebody else is in the way, OSError if the disk refuses.
    """
    found = inspect(content, docs)
    if errors := tuple(one for one in found.problems if one.level == "error"):
        raise ContentError(errors)
    site = {**exports(found.guide), **site_drawings(found.guide, found.drawn)}
    return Built(found.guide, site, publish(docs, render_pages(found.guide)))
