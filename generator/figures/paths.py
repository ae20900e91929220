"""SVG path data, short: whole numbers, relative commands."""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from .geometry import Vec, distance, minus, plus, times, unit

Node = tuple[Vec, Vec]


def number(x: float) -> str:
    """A plain number with at most one decimal."""
    s = f"{x:.1f}".removesuffix(".0")
    s = s.replace("0.", ".", 1) if s.startswith(("0.", "-0.")) else s
    return "0" if s in ("-0", "") else s


def _whole(v: float) -> int:
    # The small push keeps halves on one side whatever the last bit of a sum.
    return math.floor(v + 0.5 + 1e-7)


def _joined(numbers: Iterable[int]) -> str:
    out = ""
    for v in numbers:
        s = str(v)
        out += s if s[0] == "-" or not out else " " + s
    return out


def smooth(points: Sequence[Vec], corners: Iterable[int] = (), closed: bool = True) -> list[Node]:
    """A smooth path as (point, handle); both handles of a point are equal, as SVG's short `s` has it."""
    n, sharp = len(points), set(corners)
    out: list[Node] = []
    for i, p in enumerate(points):
        if i in sharp or (not closed and i in (0, n - 1)):
            out.append((p, (0.0, 0.0)))
            continue
        a, b = points[i - 1], points[(i + 1) % n]
        la, lb = distance(p, a) or 1e-9, distance(b, p) or 1e-9
        d = plus(times(minus(p, a), lb / la), times(minus(b, p), la / lb))
        reach = 2 * la * lb / (la + lb) / 3 * 1.06
        out.append((p, times(unit(d), reach) if math.hypot(*d) > 1e-9 else (0.0, 0.0)))
    return out


def curve_data(nodes: Sequence[Node], closed: bool = True, keep: bool = False) -> str:
    """Path data in whole numbers, relative, rounding kept in step; `keep` leaves every point, to move it."""
    if not keep:
        slim = [nodes[0]]
        slim += [q for p, q in pairwise(nodes) if distance(p[0], q[0]) >= 0.3]
        if closed and len(slim) > 1 and distance(slim[0][0], slim[-1][0]) < 0.3:
            slim.pop()
        nodes = slim
    (px, py), handle = nodes[0]
    x, y = _whole(px), _whole(py)
    head = f"M{_joined((x, y))}"
    body: list[int] = []
    for i, ((qx, qy), g) in enumerate([*nodes[1:], *([nodes[0]] if closed else [])]):
        if i == 0:
            body += [_whole(px + handle[0]) - x, _whole(py + handle[1]) - y]
        to_x, to_y = _whole(qx), _whole(qy)
        body += [_whole(qx - g[0]) - x, _whole(qy - g[1]) - y, to_x - x, to_y - y]
        x, y = to_x, to_y
    rest = "s" + _joined(body[6:]) if len(body) > 6 else ""
    return f"{head}c{_joined(body[:6])}{rest}{'z' if closed else ''}"


def line_data(points: Sequence[Vec], closed: bool = False) -> str:
    """Path data of straight lines."""
    x, y = _whole(points[0][0]), _whole(points[0][1])
    head, body = f"M{_joined((x, y))}", list[int]()
    for p in points[1:]:
        to_x, to_y = _whole(p[0]), _whole(p[1])
        body += [to_x - x, to_y - y]
        x, y = to_x, to_y
    return f"{head}l{_joined(body)}{'z' if closed else ''}"
