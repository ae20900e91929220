"""The camera: from where a scene is seen, and where a point in space lies on the page."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .arrays import Array
from .geometry import Vec

DISTANCE = 5.0
"""From the camera to the middle of the scene, in statures: a slight perspective, limbs keep their length."""

VIEWS: dict[str, tuple[float, float]] = {
    "right": (0, 8),
    "front-right": (45, 12),
    "front": (90, 6),
    "front-left": (135, 12),
    "left": (180, 8),
    "back-left": (225, 12),
    "back": (270, 6),
    "back-right": (315, 12),
    "foot-end": (55, 26),
    "foot-end-left": (125, 26),
    "head-end": (305, 26),
    "head-end-left": (235, 26),
    "above": (20, 62),
}
"""Turn and height in degrees by name. Turn 0 sees the person's right side, 90 the front, 180 the left
side."""


@dataclass(frozen=True)
class Camera:
    """An eye at `turn` degrees around the scene's middle and `height` degrees above the level.

    `mirrored` gives the picture of the other side: left and right change places on the page."""

    turn: float
    height: float
    mirrored: bool = False
    centre: Vec = (0.0, 0.4, 0.0)

    @classmethod
    def named(cls, view: str) -> "Camera":
        """The camera of a named view; raises KeyError for an unknown name."""
        return cls(*VIEWS[view])

    @cached_property
    def rows(self) -> tuple[Vec, Vec, Vec]:
        """The page's right, the page's up and the direction to the eye, in space."""
        a, e = math.radians(self.turn), math.radians(self.height)
        side = -1.0 if self.mirrored else 1.0
        return (
            (side * math.cos(a), 0.0, -side * math.sin(a)),
            (-math.sin(a) * math.sin(e), math.cos(e), -math.cos(a) * math.sin(e)),
            (math.sin(a) * math.cos(e), math.sin(e), math.cos(a) * math.cos(e)),
        )

    @property
    def view(self) -> Vec:
        """The direction from the scene to the eye."""
        return self.rows[2]

    @property
    def eye(self) -> Vec:
        c, v = self.centre, self.view
        return (c[0] + v[0] * DISTANCE, c[1] + v[1] * DISTANCE, c[2] + v[2] * DISTANCE)

    def turned(self, vectors: Array) -> Array:
        """Vectors (..., 3) in camera directions: right, up, to the eye."""
        x, y, z = vectors[..., 0], vectors[..., 1], vectors[..., 2]
        out = np.empty(vectors.shape)
        for i, r in enumerate(self.rows):
            out[..., i] = r[0] * x + r[1] * y + r[2] * z
        return out

    def space(self, points: Array) -> Array:
        """Points (..., 3) in camera space, from the middle of the scene."""
        return self.turned(points - np.array(self.centre))

    def see(self, points: Array) -> tuple[Array, Array]:
        """Points (..., 3) on the page (..., 2), and their depth, larger nearer to the eye."""
        q = self.space(points)
        near = DISTANCE / (DISTANCE - q[..., 2])
        return q[..., :2] * near[..., None], q[..., 2]

    def back(self, x: Array, y: Array, z: Array) -> Array:
        """The points (..., 3) in space that are seen at x, y on the page in depth z."""
        far = (DISTANCE - z) / DISTANCE
        u, v = x * far, y * far
        r, c = self.rows, self.centre
        return np.stack([u * r[0][i] + v * r[1][i] + z * r[2][i] + c[i] for i in range(3)], -1)
