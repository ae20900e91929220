"""A scene: one state of a pose in its frame, with floor, props, shadows, body, muscles and annotations."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.model.muscles import Muscle, Muscles
from generator.model.people import Person
from generator.model.pose import SIDES, Bed, Mat, Pose, Side, StateName, Table

from .annotations import arrow_points, draw_arrow, draw_mark
from .body import Body
from .canvas import SIZE, UNITS, Canvas, Paper
from .contacts import surfaces
from .geometry import Vec, between
from .muscle import draw_muscles, muscle_line, on_arm
from .painting import paint
from .props import draw_prop, prop_points, stands_between
from .rims import rim, silhouette
from .skeleton import FAR, Angles, View
from .solver import Solved

MARGIN, LARGEST = 14, 430
AT_REST = 0.35
"""How strongly a muscle shows at the start, where it is not stretched yet."""
SHADOWS = 5
"""Places kept for shadows on each side, so that every moment of a movement has as many."""


@dataclass(frozen=True)
class Scene:
    """A solved pose ready to be drawn."""

    pose: Pose
    person: Person
    muscles: Muscles
    solved: Mapping[StateName, Solved]

    @cached_property
    def view(self) -> View:
        return View(self.pose.facing)

    @cached_property
    def bodies(self) -> dict[StateName, Body]:
        return {name: self.body(s.angles) for name, s in self.solved.items()}

    def body(self, angles: Angles, whole: bool = False) -> Body:
        return Body(angles, self.view, self.person, whole)

    def paper(self, mirrored: bool, annotated: bool) -> Paper:
        """The frame: everything that any state shows, as large as it fits."""
        points = list(self.extent(annotated))
        x0, x1 = min(p[0] for p in points), max(p[0] for p in points)
        y0, y1 = min(0.0, *(p[1] for p in points)) - 0.05, max(p[1] for p in points)
        scale = min(LARGEST, (SIZE[0] - 2 * MARGIN) / (x1 - x0), (SIZE[1] - 2 * MARGIN) / (y1 - y0))
        flip = (self.pose.facing == "left") != mirrored
        middle = (x0 + x1) / 2 * scale
        bottom = (SIZE[1] + (y1 - y0) * scale) / 2
        return Paper(scale, (SIZE[0] / 2 + (middle if flip else -middle), bottom + y0 * scale), flip)

    def extent(self, annotated: bool) -> Iterator[Vec]:
        """Points that the frame must hold."""
        for name, body in self.bodies.items():
            for side in SIDES:
                for line in rim(body, side):
                    yield from line
            if annotated:
                for arrow in self.pose.states[name].arrows:
                    yield from arrow_points(body, arrow)
        for prop in self.pose.props.values():
            yield from prop_points(prop)

    def draw(self, canvas: Canvas, name: StateName, annotated: bool) -> None:
        """Draws one state."""
        state, body = self.pose.states[name], self.bodies[name]
        ghost = self.bodies["start"] if annotated and state.ghost and name == "hold" else None
        self.draw_body(canvas, body, 1.0 if name == "hold" else AT_REST, ghost)
        if annotated:
            for mark in state.marks:
                draw_mark(canvas, body, mark)
            for arrow in state.arrows:
                draw_arrow(canvas, body, arrow)

    def draw_body(self, canvas: Canvas, body: Body, strength: float, ghost: Body | None = None) -> None:
        """Floor, props, shadows, ghost and body; the muscles as strong as they are stretched (0 to 1)."""
        self._floor(canvas)
        self._props(canvas, between_legs=False)
        self._shadows(canvas, body)
        if ghost is not None:
            coarse = replace(canvas.paper, units=1)
            data = "".join(replace(canvas, paper=coarse).data(shape) for shape in silhouette(ghost))
            canvas.fill(data, "line", f' opacity=".15" transform="scale({UNITS})"')
        paint(
            canvas,
            body,
            lambda: self._props(canvas, between_legs=True),
            lambda shapes, arms: self._muscles(canvas, body, strength, (shapes, arms)),
        )

    def _muscles(
        self, canvas: Canvas, body: Body, strength: float, where: tuple[Sequence[str], bool]
    ) -> None:
        shapes, arms = where
        chosen = [m for m in self._chosen if on_arm(m, self.muscles) == arms]
        if not chosen:
            return
        wrap = strength < 1 or canvas.keep
        canvas.add(f'<g opacity="{strength:.2f}">' if wrap else "")
        for side in self.sides_shown:
            lines = [(m, muscle_line(body, m, self.muscles, side)) for m in chosen]
            draw_muscles(canvas, lines, canvas.clip(*shapes))
        canvas.add("</g>" if wrap else "")

    @property
    def _chosen(self) -> list[Muscle]:
        return [self.muscles.muscles[i] for i in self.pose.target.parts]

    @property
    def sides_shown(self) -> tuple[Side, ...]:
        """The sides whose muscles are drawn; seen from the side, only the near one of both."""
        side = self.pose.target.side
        if side == "both":
            return SIDES if self.view.front else (self.view.near,)
        return (side,)

    def _props(self, canvas: Canvas, between_legs: bool) -> None:
        ground = surfaces(self.pose.props)
        for name, prop in self.pose.props.items():
            if stands_between(prop) == between_legs:
                draw_prop(canvas, name, prop, ground, self.bodies["hold"])

    def _floor(self, canvas: Canvas) -> None:
        points = list(self.extent(False))
        x0, x1 = min(p[0] for p in points), max(p[0] for p in points)
        widest = 0.5 * SIZE[0] / canvas.paper.scale - 0.012
        reach = min(widest, max(0.30, (x1 - x0) / 2 + 0.10))
        canvas.ellipse(((x0 + x1) / 2, 0.008), (reach, 0.052), "floor")

    def _shadows(self, canvas: Canvas, body: Body) -> None:
        for side in (self.view.far, self.view.near):
            rise = FAR[1] if side == self.view.far and not self.view.front else 0.0
            spans = list(self._touching(body, side, rise))[:SHADOWS]
            for a, b, height in spans:
                flat = min(0.013, 0.006 + (b - a) * 0.06)
                canvas.ellipse(
                    ((a + b) / 2, height - 0.004), ((b - a) / 2 + 0.012, flat), "shadow", ' opacity=".16"'
                )
            if canvas.keep:
                at = ((spans[-1][0] + spans[-1][1]) / 2, spans[-1][2]) if spans else (0.0, 0.0)
                for _ in range(SHADOWS - len(spans)):
                    canvas.ellipse(at, (0, 0), "shadow", ' opacity=".16"')

    def _touching(self, body: Body, side: Side, rise: float) -> Iterator[tuple[float, float, float]]:
        """Where one side is close above what it stands on: from, to, height on the page."""
        step = 0.012
        lowest = _lowest(body, side, step)
        for height, (x0, x1) in self._grounds():
            base = height + rise
            close = [i for i in sorted(lowest) if -0.05 < lowest[i] - base < 0.032 and x0 <= i * step <= x1]
            for run in _runs(close):
                a, b = run[0] * step, run[-1] * step
                if b - a > 0.02:
                    yield a, b, base

    def _grounds(self) -> Iterator[tuple[float, Vec]]:
        """The flat surfaces, each with its span; a mat hides the floor below it."""
        mats = [p for p in self.pose.props.values() if isinstance(p, Mat)]
        if not mats:
            yield 0.0, (-9.0, 9.0)
        for prop in self.pose.props.values():
            match prop:
                case Mat():
                    yield prop.thick, prop.span
                case Bed() | Table():
                    yield prop.height, prop.span


def _lowest(body: Body, side: Side, step: float) -> dict[int, float]:
    """The lowest point of one side in each column of the page."""
    low: dict[int, float] = {}
    for line in rim(body, side):
        for a, b in zip(line, line[1:] + line[:1], strict=True):
            for k in range(5):
                q = between(a, b, k / 5)
                i = round(q[0] / step)
                low[i] = min(low.get(i, 9.0), q[1])
    return low


def _runs(columns: list[int]) -> Iterator[list[int]]:
    """Columns in unbroken rows; a gap of one does not break them."""
    run: list[int] = []
    for i in columns:
        if run and i - run[-1] > 2:
            yield run
            run = []
        run.append(i)
    if run:
        yield run
