"""Publish: the only writer.

In: {path: bytes}, and what Sphinx makes of the pages. Out: the folder of pages and the published folder, each
changed as a whole or not at all. Files that were not made here are never touched.
"""

from . import events, lock
from .builder import GuideBuilder
from .cache import Cache
from .files import BlockedError, Changes, Files, publish, withdraw, write_file
from .stray_files import as_pattern, strange_pages

__all__ = [
    "BlockedError",
    "Cache",
    "Changes",
    "Files",
    "GuideBuilder",
    "as_pattern",
    "events",
    "lock",
    "publish",
    "strange_pages",
    "withdraw",
    "write_file",
]
