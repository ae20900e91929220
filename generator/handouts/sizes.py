"""The sizes of text on paper, in points."""

SIZES = (12.0, 11.5, 11.0, 10.5)
"""The sizes of text, in points, that are tried until a page holds it all."""

LARGE = 18.0
"""The size of the smallest text in large print, in points."""

SMALLER = (10.0, 9.5, 9.0)
"""Smaller ones, for a page that holds several stretches beside all that stands before step 1, and for a
translation, whose texts may be longer."""
