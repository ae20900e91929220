"""The pages of a guide as MyST, from templates that are compiled once for all tests."""

from generator.handouts import Handout
from generator.model.guide import Guide
from generator.pages import render_pages

COMPILED: dict[str, bytes] = {}
"""The templates: to compile them takes most of the time of rendering a small guide."""


def pages_of(guide: Guide, handouts: tuple[Handout, ...] = ()) -> dict[str, str]:
    """Every page as MyST, by its path below `docs/`."""
    return render_pages(guide, handouts, COMPILED)
