"""Publish: the only writer.

In: {path: bytes}, and what Sphinx makes of the pages. Out: the folder of pages and the published folder, each
changed as a whole or not at all. Files that were not made here are never touched.
"""

from . import events, lock
from .builder import GuideBuilder
from .cache import Cache
from .files import BlockedError, Changes, Files, publish, remove_generated, write_file
from .stray_files import exclude_pattern, stray_pages

__all__ = [
    "BlockedError",
    "Cache",
    "Changes",
    "Files",
    "GuideBuilder",
    "events",
    "exclude_pattern",
    "lock",
    "publish",
    "remove_generated",
    "stray_pages",
    "write_file",
]
