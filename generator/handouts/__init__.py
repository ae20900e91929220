"""Printed handouts: a sheet a stretch, the guide as a booklet, and sheets of one's own.

seen: what a handout is made from -> sheet, booklet: that in words, as the plain values of data -> jobs: what
there is to print -> typeset: PDF, unless it is kept -> printing: all of it; own.
"""

from .printing import Handout, Printed, print_guide
from .typeset import Typesetter

__all__ = ["Handout", "Printed", "Typesetter", "print_guide"]
