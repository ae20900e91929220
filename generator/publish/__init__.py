"""Publish: writes what the generator makes; `up_to_date.py` alone writes a file of its own, its stamp.

In: {path: bytes}, and what Sphinx makes of the pages. Out: the folder of pages and the published folder, each
changed as a whole or not at all. Files that were not made here are never touched.
"""

from . import lock
from .builder import GuideBuilder, NotPublishedError
from .cache import Cache
from .events import Publication, keep_doctrees_outside
from .files import BlockedError, Changes, Files, remove_generated, sync_folder, write_file
from .handlers import (
    disable_docutils_settings,
    limit_workers,
    link_downloads,
    pages_with_new_neighbours,
    put_changes_last,
)
from .kept_files import KeptFiles
from .languages import LanguageRuns
from .search_languages import add_search_languages, search_language
from .sphinx_internals import THEME_ENVIRONMENT, keep_compiled_templates
from .stray_files import exclude_pattern, stray_pages

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
    "exclude_pattern",
    "keep_compiled_templates",
    "keep_doctrees_outside",
    "limit_workers",
    "link_downloads",
    "lock",
    "pages_with_new_neighbours",
    "put_changes_last",
    "remove_generated",
    "search_language",
    "stray_pages",
    "sync_folder",
    "write_file",
]
