"""Content: reads a folder of YAML files.

In: the folder's path. Out: a `Guide` with the place of every value, or every problem of every file at once,
in an editor's words. Also walks over a guide: its texts, ids, references and addresses, each with its place.
"""

from .addresses import (
    FOLDED,
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
    unanswered,
)
from .catalog import locale_of, numbers_of_forms, update_catalogs
from .fields import schemas_below
from .file_names import slug
from .files import FILES, FOLDERS, OPTIONAL
from .fonts import is_font
from .ids import named_ids, own_ids
from .load import Content, languages_in, load
from .messages import parse
from .overlay import AS_WRITTEN, UNTRANSLATED, is_foreign, without_marks
from .places import (
    alts,
    linking_texts,
    one_line_texts,
    texts,
    texts_and_alts,
    texts_as_written,
)
from .problems import ContentError, Fault, Level, Problem, counted, lines_of, shorten
from .references import LONG_LIST, addresses, uses
from .rest import load_rest
from .source import Source, from_bytes, read
from .stand_in import PLACEHOLDER, MinimalContent, Placeholders, Value
from .suggestions import suggest
from .text_flaws import misleading_characters
from .translatable import TranslatableText, translatable
from .translate import Translated, translations, unreadable_translations

__all__ = [
    "AS_WRITTEN",
    "FILES",
    "FOLDED",
    "FOLDERS",
    "LONG_LIST",
    "OPTIONAL",
    "PAGES",
    "PLACEHOLDER",
    "UNTRANSLATED",
    "Content",
    "ContentError",
    "Fault",
    "Level",
    "MinimalContent",
    "Placeholders",
    "Problem",
    "Redirect",
    "Source",
    "TranslatableText",
    "Translated",
    "Value",
    "addresses",
    "alts",
    "counted",
    "document_of",
    "fixed_paths",
    "from_bytes",
    "is_font",
    "is_foreign",
    "languages_in",
    "lines_of",
    "linking_texts",
    "load",
    "load_rest",
    "locale_of",
    "misleading_characters",
    "named_ids",
    "numbers_of_forms",
    "one_line_texts",
    "own_ids",
    "parse",
    "read",
    "redirects",
    "redirects_of",
    "schemas_below",
    "sheet_paths",
    "shorten",
    "site_path",
    "site_paths",
    "slug",
    "stretch_of",
    "stretch_paths",
    "stretch_redirects",
    "suggest",
    "texts",
    "texts_and_alts",
    "texts_as_written",
    "translatable",
    "translations",
    "unanswered",
    "unreadable_translations",
    "update_catalogs",
    "uses",
    "without_marks",
]
