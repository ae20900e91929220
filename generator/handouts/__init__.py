"""Handouts: prints stretches as tagged PDF.

In: a guide, its drawings for paper, and what somebody asks for. Out: {path: PDF} for the site or one sheet of
one's own, and a problem for each text that cannot be printed.
"""

from .jobs import file_names
from .own_choice import Request, SheetLanguage, WrongUseError, own_sheet
from .printing import Handout, print_guide
from .typeset import Typesetter

__all__ = [
    "Handout",
    "Request",
    "SheetLanguage",
    "Typesetter",
    "WrongUseError",
    "file_names",
    "own_sheet",
    "print_guide",
]
