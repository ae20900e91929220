"""Pages: the guide as MyST, one template a kind of page, with the data that its scripts read.

In: a `Guide` and its handouts. Out: {path below `docs/`: MyST}. A page carries the data of its own script and
nothing else; drawings are named by their address from the site's root.
"""

from .compiled import CompiledTemplates
from .maker_data import maker_words
from .render import render_pages
from .site_context import (
    Published,
    appearance_checksum,
    site_context,
    source_language,
    translated_language,
)
from .withheld import withheld_documents

__all__ = [
    "CompiledTemplates",
    "Published",
    "appearance_checksum",
    "maker_words",
    "render_pages",
    "site_context",
    "source_language",
    "translated_language",
    "withheld_documents",
]
