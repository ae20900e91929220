"""Figures: draws poses.

In: a pose in joint angles, a person, muscles. Out: SVG for the site and for paper, or what is wrong with the
pose. What was drawn once is kept while the pose and the code are unchanged, and what draws is loaded only if
there is something to draw.
"""

from .drawings import (
    Drawn,
    UnknownDrawingError,
    draw_anatomy,
    draw_one,
    draw_other_labels,
    draw_poses,
    print_anatomy,
    print_drawing,
    site_drawings,
)
from .timing import MOVEMENT_SECONDS

__all__ = [
    "MOVEMENT_SECONDS",
    "Drawn",
    "UnknownDrawingError",
    "draw_anatomy",
    "draw_one",
    "draw_other_labels",
    "draw_poses",
    "print_anatomy",
    "print_drawing",
    "site_drawings",
]
