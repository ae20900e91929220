"""Outlines of which a part shows, as dashes: which stretches of a closed line are drawn, and the dash list of
them.

A shape is written once; its outline uses it again with dashes, which is shorter than the pieces that show.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

import numpy as np

from .arrays import Array, lengths

SAMPLES = 4
"""Points of a cubic piece at which it is looked up whether an outline shows."""
_SHARES = np.arange(SAMPLES)[:, None] / SAMPLES
_BERNSTEIN = (
    (1 - _SHARES) ** 3,
    3 * _SHARES * (1 - _SHARES) ** 2,
    3 * _SHARES**2 * (1 - _SHARES),
    _SHARES**3,
)
"""How much each of a cubic's four points weighs at its samples (the Bernstein polynomials)."""
SHORTEST = 0.013
"""The shortest stretch of an outline that is drawn, and the shortest gap that is left, in shares of
stature."""
WHOLE = 999.0
"""The length that a moving line is given (`pathLength`), so that its dashes do not depend on its own
length."""


def runs(ok: Array) -> list[Array]:
    """The stretches of a closed row of truths where they are true, as indices."""
    n = len(ok)
    if ok.all():
        return [np.arange(n)]
    if not ok.any():
        return []
    start = int(np.argmin(ok))
    turned = np.roll(ok, -start)
    change = np.diff(turned.astype(np.int8), prepend=0, append=0)
    firsts, lasts = np.nonzero(change == 1)[0], np.nonzero(change == -1)[0]
    return [(np.arange(a, b) + start) % n for a, b in zip(firsts, lasts, strict=True)]


def sampled(pieces: Array) -> tuple[Array, Array]:
    """Points (n * SAMPLES, 2) along a closed line of cubics, and how far each is from the next."""
    c0, c1, c2, c3 = (pieces[:, None, i] for i in range(4))
    page = (c0 * _BERNSTEIN[0] + c1 * _BERNSTEIN[1] + c2 * _BERNSTEIN[2] + c3 * _BERNSTEIN[3]).reshape(-1, 2)
    d = np.concatenate((page[1:], page[:1])) - page
    return page, lengths(d)


@dataclass(frozen=True)
class Run:
    """Samples of a closed line of one kind: the first, how many, and how far they reach."""

    kind: int
    first: int
    count: int
    size: float


def runs_by_kind(kinds: Sequence[int], far: Sequence[float]) -> list[Run]:
    """A closed row of kinds as stretches of one kind, in order; not all of them are of one kind."""
    n = len(kinds)
    start = next(i for i in range(n) if kinds[i] != kinds[i - 1])
    out = []
    first, size = start, 0.0
    for i in range(start, start + n):
        size += far[i % n]
        if i == start + n - 1 or kinds[(i + 1) % n] != kinds[i % n]:
            out.append(Run(kinds[i % n], first % n, i - first + 1, size))
            first, size = i + 1, 0.0
    return out


def bridged(some: Sequence[Run], least: float) -> list[Run]:
    """The stretches with gaps too short to be seen closed: each goes on as the one before it."""
    filled = [
        replace(s, kind=some[i - 1].kind) if s.kind == -1 and s.size < least else s
        for i, s in enumerate(some)
    ]
    out: list[Run] = []
    for s in filled:
        if out and out[-1].kind == s.kind:
            last = out.pop()
            out.append(Run(s.kind, last.first, last.count + s.count, last.size + s.size))
        else:
            out.append(s)
    return out


def dash_array(spans: Sequence[Run], far: Sequence[float]) -> str:
    """The attributes that draw a closed line only along stretches of its samples."""
    if spans[0].count == len(far):
        return ""
    spans = sorted(spans, key=lambda s: s.first)
    along = [0.0, *accumulate(far)]
    total, n = along[-1], len(far)
    # A stretch reaches half a step beyond its first and last sample, so that lines meet at joints.
    before = [far[s.first - 1] / 2 for s in spans]
    starts = [along[s.first] - b for s, b in zip(spans, before, strict=True)]
    sizes = [s.size - far[(s.first + s.count - 1) % n] / 2 + b for s, b in zip(spans, before, strict=True)]
    out = []
    for i, (start, size) in enumerate(zip(starts, sizes, strict=True)):
        following = starts[i + 1] if i + 1 < len(starts) else starts[0] + total
        out += [round(size), max(0, round(following - start) - round(size))]
    first = round(starts[0])
    offset = f' stroke-dashoffset="{-first}"' if first else ""
    return f' stroke-dasharray="{" ".join(map(str, out))}"{offset}'


def spans(shown: Array, far: Array, least: float) -> list[tuple[float, float]]:
    """The stretches that show, as (from, to) along a line of the length `WHOLE`, cut at its beginning."""
    along = np.concatenate((np.zeros(1), np.cumsum(far)))
    scale = WHOLE / float(along[-1])
    if shown.all():
        return [(0.0, WHOLE)]
    hidden = [r for r in runs(~shown) if far[r].sum() > least]
    ok = np.ones(len(shown), bool)
    for r in hidden:
        ok[r] = False
    change = np.diff(ok.astype(np.int8), prepend=0, append=0)
    starts, ends = np.nonzero(change == 1)[0], np.nonzero(change == -1)[0]
    return [
        (float(along[a]) * scale, float(along[b]) * scale)
        for a, b in zip(starts, ends, strict=True)
        if along[b] - along[a] > least
    ]


def moving_dashes(rows: list[list[tuple[float, float]]]) -> list[str]:
    """Dash lists of one length for all moments; empty where the whole line shows at all of them."""
    if all(s == [(0.0, WHOLE)] for s in rows):
        return ["" for _ in rows]
    most = max(1, *(len(s) for s in rows))
    out = []
    for row in rows:
        some = list(row) or [(0.0, 0.0)]
        while len(some) < most:
            i = max(range(len(some)), key=lambda j: some[j][1] - some[j][0])
            a, b = some[i]
            some[i : i + 1] = [(a, (a + b) / 2), ((a + b) / 2, b)]
        values, at = [0], 0
        for a, b in some:
            values += [round(a) - at, round(b) - round(a)]
            at = round(b)
        out.append(" ".join(map(str, [*values, max(0, round(WHOLE) - at)])))
    return out
