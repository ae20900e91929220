"""Arrays of points: the few operations that the figures need, as plain arithmetic.

No `@`, `dot` or `einsum`: a linear algebra library sums in an order that varies with the processor, and the
drawings are the same bytes everywhere.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from .geometry import Vec

Array: TypeAlias = NDArray[Any]
"""Points are (..., 2) on the page and (..., 3) in space, in shares of the stature."""


def inner(a: Array, b: Array | Vec) -> Array:
    """Scalar products of vectors (..., 3) with vectors that broadcast to them."""
    x, y, z = (b[..., 0], b[..., 1], b[..., 2]) if isinstance(b, np.ndarray) else b
    return np.asarray(a[..., 0] * x + a[..., 1] * y + a[..., 2] * z)


def placed(local: Array, origin: Sequence[float], axes: Sequence[Vec]) -> Array:
    """Points (..., 3) given along three axes from an origin, in space."""
    return np.asarray(directed(local, axes) + np.array(origin, float))


def directed(local: Array, axes: Sequence[Vec]) -> Array:
    """Vectors (..., 3) given along three axes, in space."""
    m = np.array(axes, float)
    return np.asarray(local[..., :1] * m[0] + local[..., 1:2] * m[1] + local[..., 2:3] * m[2])


def crossed(a: Array, b: Array) -> Array:
    """Vector products of (..., 3)."""
    return np.stack(
        (
            a[..., 1] * b[..., 2] - a[..., 2] * b[..., 1],
            a[..., 2] * b[..., 0] - a[..., 0] * b[..., 2],
            a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0],
        ),
        -1,
    )


def lengths(v: Array) -> Array:
    """The lengths of vectors (n, 2)."""
    return np.asarray(np.sqrt(v[:, 0] ** 2 + v[:, 1] ** 2))


def units(v: Array) -> Array:
    """Vectors (..., d) made one long."""
    return np.asarray(v / (np.sqrt((v * v).sum(-1, keepdims=True)) + 1e-12))


def rolled(a: Array, k: int) -> Array:
    """A row turned by k steps: what `np.roll` gives, quicker for short rows."""
    return np.concatenate((a[-k:], a[:-k]))


def interpolated(at: Array, knots: Array, values: Array) -> Array:
    """Values (n, d) given at rising knots (n,), linearly between them, at (m,)."""
    i = np.minimum(np.maximum(knots.searchsorted(at, "right") - 1, 0), len(knots) - 2)
    begin, low = knots[i], values[i]
    share = np.minimum(np.maximum((at - begin) / (knots[i + 1] - begin + 1e-12), 0.0), 1.0)[:, None]
    return np.asarray(low * (1 - share) + values[i + 1] * share)
