"""Figures: draws poses.

In: a pose in joint angles, a person, muscles. Out: SVG for the site and for paper, or what is wrong with the
pose. What was drawn once is kept while the pose and the code are unchanged.
"""

from .drawings import Drawn, UnknownDrawingError, draw_one, draw_poses, print_drawing, site_drawings
from .movement import MOVEMENT_SECONDS
from .pose_drawings import print_anatomy

__all__ = [
    "MOVEMENT_SECONDS",
    "Drawn",
    "UnknownDrawingError",
    "draw_one",
    "draw_poses",
    "print_anatomy",
    "print_drawing",
    "site_drawings",
]
