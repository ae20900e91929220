"""Rules: what must be true of a guide beyond the form of its files.

In: a loaded content folder, and what is wrong with its drawings. Out: problems, sorted, each with its place;
the reading report; the manual of every rule.
"""

from .report import FORMATS, reading_report
from .review import is_nobody
from .table import check, manuals
from .translations import check_translation

__all__ = [
    "FORMATS",
    "check",
    "check_translation",
    "is_nobody",
    "manuals",
    "reading_report",
]
