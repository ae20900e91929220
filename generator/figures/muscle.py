"""Muscles along their landmarks, wherever the body's parts are."""

from collections.abc import Sequence

from generator.model.muscles import Landmark, Muscle, Muscles
from generator.model.pose import Side

from .body import Body
from .canvas import Canvas
from .geometry import Vec, Vec3, along, band, between, left_of, minus, plus, right_of, times, unit
from .paths import number
from .skeleton import Axes, Chain

LIMBS = {
    "thigh": ("leg", 0), "shank": ("leg", 1), "foot": ("leg", 2),
    "upper-arm": ("arm", 0), "forearm": ("arm", 1), "hand": ("arm", 2),
}  # fmt: skip


Way = list[tuple[Vec, float]]
"""The way of a muscle as (point, half width)."""


def landmark_point(body: Body, mark: Landmark, side: Side, forward: float = 0.0, out: float = 0.0) -> Vec:
    """Where a bony landmark is on the page."""
    forward, out = mark.forward + forward, mark.out + out
    if mark.segment in LIMBS:
        limb, index = LIMBS[mark.segment]
        chain: Chain = (body.skeleton.legs if limb == "leg" else body.skeleton.arms)[side]
        return _limb_point(body, chain.joints[index], chain.axes[index], (mark.along, forward, out))
    return _trunk_point(body, mark, side, forward, out)


def _limb_point(body: Body, joint: Vec, axes: Axes, offset: Vec3) -> Vec:
    """The point so far down, forward and outward of a joint."""
    d, f, o = (body.view.page(v) for v in (axes.d, axes.f, axes.out))
    down, forward, out = offset
    return (
        joint[0] + d[0] * down + f[0] * forward + o[0] * out,
        joint[1] + d[1] * down + f[1] * forward + o[1] * out,
    )


def _trunk_point(body: Body, mark: Landmark, side: Side, forward: float, out: float) -> Vec:
    skeleton, view = body.skeleton, body.view
    if mark.segment == "pelvis":
        pelvis = skeleton.pelvis
        middle, ahead = along(pelvis.origin, pelvis.y, mark.along), pelvis.x
    else:
        middle, up = skeleton.trunk_point(mark.along)
        ahead = right_of(up)
    if view.front:
        return (middle[0] + out * (1 if side == "left" else -1), middle[1])
    return plus(along(middle, ahead, forward), skeleton.shift(side))


def muscle_line(body: Body, muscle: Muscle, muscles: Muscles, side: Side) -> Way:
    """The way of a muscle as (point, half width)."""
    return [
        (landmark_point(body, muscles.landmarks[p.at], side, p.forward, p.out), p.width / 2)
        for p in muscle.path
    ]


def draw_muscles(canvas: Canvas, lines: Sequence[tuple[Muscle, Way]], clip: str) -> None:
    """The muscles of one side clipped to the body: those behind first and paler, a glow below the rest."""
    front = [line for muscle, line in lines if not muscle.behind]
    canvas.add(f'<g clip-path="url(#{clip})">')
    for line in front[:1]:
        _glow(canvas, line)
    for muscle, line in lines:
        if muscle.behind:
            canvas.fill(canvas.data(band(line)), "hottest", ' opacity=".5"')
    for line in front:
        _strand(canvas, line)
    canvas.add("</g>")


def draw_bare_muscles(canvas: Canvas, lines: Sequence[tuple[Muscle, Way]]) -> None:
    """The muscles of one side by themselves, as on bare bones: those behind first."""
    for _, line in sorted(lines, key=lambda one: not one[0].behind):
        _strand(canvas, line)


def _strand(canvas: Canvas, line: Way) -> None:
    """A muscle with a pale edge and two fibres."""
    hot, hottest = canvas.colour("hot"), canvas.colour("hottest")
    shade = _gradient(canvas, line, hot, hottest)
    edge = f' stroke="#fff" stroke-width="6.5" stroke-opacity="{".9" if canvas.literal else ".6"}"'
    canvas.add(f'<path d="{canvas.data(band(line))}" fill="url(#{shade})"{edge}/>')
    canvas.add(
        f'<path d="{_fibres(canvas, line)}" fill="none" stroke="#fff" stroke-opacity=".5" '
        'stroke-width="4.5" stroke-linecap="round"/>'
    )


def _glow(canvas: Canvas, line: Way) -> None:
    i = canvas.new_id()
    hot, hottest = canvas.colour("hot"), canvas.colour("hottest")
    canvas.defs.append(
        f'<radialGradient id="{i}"><stop stop-color="{hot}" stop-opacity=".75"/><stop offset=".45" '
        f'stop-color="{hottest}" stop-opacity=".38"/>'
        f'<stop offset="1" stop-color="{hottest}" stop-opacity="0"/>'
        "</radialGradient>"
    )
    k = len(line) * 5 // 8
    x, y = canvas.paper.place(between(line[k - 1][0], line[k][0], 0.3))
    canvas.add(f'<circle cx="{number(x)}" cy="{number(y)}" r="{canvas.px(0.095)}" fill="url(#{i})"/>')


def _gradient(canvas: Canvas, line: Way, hot: str, hottest: str) -> str:
    i = canvas.new_id()
    a, b = canvas.paper.place(line[1][0]), canvas.paper.place(line[-2][0])
    canvas.defs.append(
        f'<linearGradient id="{i}" gradientUnits="userSpaceOnUse" x1="{number(a[0])}" y1="{number(a[1])}" '
        f'x2="{number(b[0])}" y2="{number(b[1])}"><stop stop-color="{hot}"/><stop offset=".7" '
        f'stop-color="{hottest}"/></linearGradient>'
    )
    return i


def _fibres(canvas: Canvas, line: Way) -> str:
    data = ""
    for share in (-0.38, 0.38):
        points = []
        for i in range(1, len(line) - 1):
            d = unit(minus(line[i + 1][0], line[i - 1][0]))
            points.append(plus(line[i][0], times(left_of(d), line[i][1] * share)))
        data += canvas.line(points)
    return data


def on_arm(muscle: Muscle, muscles: Muscles) -> bool:
    """Whether a muscle lies in an arm, which is painted over the trunk, rather than in trunk or leg."""
    segments = [muscles.landmarks[p.at].segment for p in muscle.path]
    return sum(LIMBS.get(s, ("",))[0] == "arm" for s in segments) * 2 > len(segments)
