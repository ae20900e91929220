"""The order of the stages: content, checks, figures, pages, exports, output."""

from dataclasses import dataclass
from pathlib import Path

from .checks import check
from .drawings import draw
from .exports import exports
from .load import load
from .model.guide import Guide
from .output import Changes, publish
from .pages import render_pages
from .problems import ContentError, Problem


@dataclass(frozen=True)
class Built:
    """A guide with everything rendered and the pages and figures written."""

    guide: Guide
    site: dict[str, str]
    """Files that the published site holds beside Sphinx's own, by their path in it."""
    changes: Changes
    warnings: tuple[Problem, ...]


def build(content: Path, docs: Path) -> Built:
    """Generate the pages and figures of a content folder into Sphinx's source folder.

    Everything is rendered before the first file is written. Raises ContentError with every problem of the
    content, BlockedError if a file by somebody else is in the way, OSError if the disk refuses.
    """
    loaded = load(content)
    found = check(loaded)
    if errors := tuple(one for one in found if one.level == "error"):
        raise ContentError(errors)
    guide = loaded.guide
    drawings = draw(guide, docs)
    site = {**exports(guide), **drawings}
    return Built(guide, site, publish(docs, {**drawings, **render_pages(guide)}), found)
