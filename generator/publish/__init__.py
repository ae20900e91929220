"""Publish: writes what the generator makes; `up_to_date.py` alone writes a file of its own, its stamp.

In: {path: bytes}, and what Sphinx makes of the pages. Out: the folder of pages and the published folder, each
changed as a whole or not at all. Files that were not made here are never touched.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from . import lock
from .cache import Cache
from .files import BlockedError, Changes, Files, remove_generated, sync_folder, write_file
from .kept_files import KeptFiles
from .stray_files import exclude_stray_pages

if TYPE_CHECKING:
    from .builder import GuideBuilder, NotPublishedError
    from .events import Publication, keep_doctrees_outside
    from .handlers import (
        disable_docutils_settings,
        limit_workers,
        link_downloads,
        pages_with_new_neighbours,
        put_changes_last,
    )
    from .languages import LanguageRuns
    from .search_languages import add_search_languages, search_language
    from .sphinx_internals import THEME_ENVIRONMENT, keep_compiled_templates

OF_SPHINX = ("builder", "events", "handlers", "languages", "search_languages", "sphinx_internals")
"""The modules that need Sphinx, loaded once something of them is asked for: a check and a sheet need none."""

__all__ = [
    "THEME_ENVIRONMENT",
    "BlockedError",
    "Cache",
    "Changes",
    "Files",
    "GuideBuilder",
    "KeptFiles",
    "LanguageRuns",
    "NotPublishedError",
    "Publication",
    "add_search_languages",
    "disable_docutils_settings",
    "exclude_stray_pages",
    "keep_compiled_templates",
    "keep_doctrees_outside",
    "limit_workers",
    "link_downloads",
    "lock",
    "pages_with_new_neighbours",
    "put_changes_last",
    "remove_generated",
    "search_language",
    "sync_folder",
    "write_file",
]


def __getattr__(name: str) -> object:
    """What the room offers of the modules that need Sphinx."""
    if name in __all__:
        for module in OF_SPHINX:
            if name in (names := vars(import_module(f".{module}", __name__))):
                return names[name]
    raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
