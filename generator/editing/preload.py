"""Loads all that a build needs, and does nothing: imported once, before builds are forked (`live`)."""

from contextlib import suppress
from importlib import import_module

from sphinx.application import builtin_extensions

with suppress(Exception):  # code that does not load is told by the build itself
    for name in (*builtin_extensions, "sphinx.cmd.build", "myst_parser.sphinx_ext.main", "sphinx_design"):
        import_module(name)
    import_module("generator.extension")
    import_module("generator.figures.pose_drawings")
    import_module("generator.cli")
