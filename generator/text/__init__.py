"""Text: puts values of the content into words.

In: texts with their three marks, numbers, doses, dates. Out: runs of text, MyST or plain words; the
glossary's terms in a text; how hard a text reads.
"""

from . import markup, matching
from .perspicuity import READING_EASE
from .readability import Reading, measure, sentences
from .terms import TermFinder
from .wording import DoseText, Wording

__all__ = [
    "READING_EASE",
    "DoseText",
    "Reading",
    "TermFinder",
    "Wording",
    "markup",
    "matching",
    "measure",
    "sentences",
]
