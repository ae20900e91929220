"""Content: reads a folder of YAML files.

In: the folder's path. Out: a `Guide` with the place of every value, or every problem of every file at once,
in an editor's words. Also walks over a guide: its texts, ids, references and addresses, each with its place.
"""

from .addresses import (
    PAGES,
    Redirect,
    document_of,
    fixed_paths,
    redirects,
    redirects_of,
    sheet_paths,
    site_path,
    site_paths,
    stretch_of,
    stretch_paths,
    stretch_redirects,
)
from .load import FILES, FOLDERS, OPTIONAL, Content, load
from .messages import PATTERNS, parse, suggest
from .places import PLACEHOLDER, linking_texts, named_ids, own_ids, texts
from .problems import ContentError, Fault, Level, Problem, shorten
from .references import LONG_LIST, addresses, uses
from .source import Source, from_bytes, read

__all__ = [
    "FILES",
    "FOLDERS",
    "LONG_LIST",
    "OPTIONAL",
    "PAGES",
    "PATTERNS",
    "PLACEHOLDER",
    "Content",
    "ContentError",
    "Fault",
    "Level",
    "Problem",
    "Redirect",
    "Source",
    "addresses",
    "document_of",
    "fixed_paths",
    "from_bytes",
    "linking_texts",
    "load",
    "named_ids",
    "own_ids",
    "parse",
    "read",
    "redirects",
    "redirects_of",
    "sheet_paths",
    "shorten",
    "site_path",
    "site_paths",
    "stretch_of",
    "stretch_paths",
    "stretch_redirects",
    "suggest",
    "texts",
    "uses",
]
