"""Printed handouts: a sheet a stretch, the guide as a booklet, and sheets of one's own.

sheet, booklet: a guide in words, as the plain values of data -> typeset: PDF -> printing: all of it; own.
"""

from .printing import Handout, Printed, print_guide
from .typeset import Typesetter

__all__ = ["Handout", "Printed", "Typesetter", "print_guide"]
