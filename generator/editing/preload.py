"""Loads all that a build needs: imported once, before builds are forked (`live`)."""

import gc
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from sphinx.application import builtin_extensions

LATER = (
    "docutils.languages.en",
    "jinja2.ext",
    "myst_parser.parsers.sphinx_",
    "myst_parser.sphinx_ext.main",
    "myst_parser.sphinx_ext.mathjax",
    "myst_parser.sphinx_ext.myst_refs",
    "sphinx.cmd.build",
    "sphinx_design.compiled",
    "sphinx_design.extension",
)
"""What Sphinx and its extensions load when a build asks for it."""

with suppress(Exception):  # code that does not load is told by the build itself
    for name in (*builtin_extensions, *LATER):
        import_module(name)
    import_module("generator.extension")
    import_module("generator.figures.pose_drawings")
    import_module("generator.cli")


def warm_up(content: Path) -> None:
    """Read, check and render the guide as it is now, and forget what came of it.

    A build that is forked afterwards finds all files but those changed since read already, and models and
    patterns made. What is wrong with the content is told by builds.
    """
    with suppress(Exception):
        from ..content import load  # noqa: PLC0415 the code may be broken while it is written
        from ..pages import render_pages  # noqa: PLC0415
        from ..rules import check  # noqa: PLC0415

        loaded = load(content)
        check(loaded, {})
        render_pages(loaded.guide)
    gc.collect()
    gc.freeze()
