"""Contacts are solved, not guessed: the free numbers of a state are changed until every contact holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model.people import Person
from generator.model.pose import Pose, Prop, State, StateName

from .body import Body
from .contacts import LENGTH, Surface, misses, surfaces
from .skeleton import Angles, View, range_of

PULL_FIRST, PULL_THEN = 0.06, 0.004
"""How strongly a number stays near the one written: first much, then hardly."""
ROUNDS = 30
SCALE = 57.3
"""Angles are solved in radians, so that a step weighs as much as one of length."""
HEIGHT_MM = 1700
"""The height of the person for whom a gap is given in millimetres."""


def flattened(state: State) -> dict[str, float]:
    """Every number of a state's angles by its key."""
    out: dict[str, float] = {}
    for name in type(state.angles).model_fields:
        value = getattr(state.angles, name)
        if isinstance(value, float | int):
            out[name] = float(value)
        else:
            out |= {f"{name}.{joint}": float(getattr(value, joint)) for joint in type(value).model_fields}
    return out


@dataclass(frozen=True)
class Solved:
    """The angles of one state, and what is left of each gap in millimetres at 1.70 m.

    A gap is named by what is asked, as in `touch right-heel` or `held left-thigh`."""

    angles: Angles
    gaps: Mapping[str, float]


@dataclass(frozen=True)
class Task:
    """What is to be solved: from where, with which numbers free, so that which contacts hold."""

    state: State
    view: View
    person: Person
    ground: Mapping[str, Surface]
    guess: Angles
    free: Sequence[str]
    pull: float

    def angles(self, x: Sequence[float]) -> dict[str, float]:
        return {**self.guess, **{k: v * _scale(k) for k, v in zip(self.free, x, strict=True)}}

    def residuals(self, x: Sequence[float]) -> list[float]:
        """What the solver makes small: gaps, steps beyond a joint's range, and distance from the guess."""
        angles = self.angles(x)
        out = [
            m.gap * m.weight for m in misses(Body(angles, self.view, self.person), self.state, self.ground)
        ]
        for key, value in zip(self.free, x, strict=True):
            out.append((value - self.guess[key] / _scale(key)) * self.pull)
            limits = range_of(key)
            if limits:
                loose = self.state.beyond_range_because is not None
                low, high = (limits.least, limits.most) if loose else (limits.low, limits.high)
                degrees = value * SCALE
                out.append(max(0.0, low + 0.3 - degrees, degrees - high + 0.3) / 6)
        return out


def _scale(key: str) -> float:
    return 1.0 if key in ("x", "y") else SCALE


def solve_state(state: State, view: View, person: Person, props: Mapping[str, Prop], guess: Angles) -> Solved:
    """The angles at which the contacts of a state hold, starting from a guess; rounded, so that they are the
    same on every machine."""
    ground = surfaces(props)
    free = [k for k in state.free if k in guess]
    angles: Angles = guess
    if free and (state.touch or state.held):
        for pull in (PULL_FIRST, PULL_THEN):
            angles = _descend(Task(state, view, person, ground, angles, free, pull))
    angles = {k: round(v, 5 if k in ("x", "y") else 2) + 0.0 for k, v in angles.items()}
    gaps: dict[str, float] = {}
    for miss in misses(Body(angles, view, person), state, ground):
        # A miss of direction counts as that of a hand's length turned by it.
        gap = abs(miss.gap) * HEIGHT_MM * (1 if miss.weight == LENGTH else 0.1)
        gaps[miss.what] = round(max(gap, gaps.get(miss.what, 0.0)), 1)
    return Solved(angles, gaps)


_solved: dict[str, dict[StateName, Solved]] = {}


def solve(pose: Pose, person: Person) -> Mapping[StateName, Solved]:
    """Every state of a pose, solved; once for each pose and person in a run."""
    key = pose.model_dump_json(exclude_unset=True) + person.model_dump_json()
    if key not in _solved:
        _solved[key] = _solve_states(pose, person)
    return _solved[key]


def _solve_states(pose: Pose, person: Person) -> dict[StateName, Solved]:
    view = View(pose.facing)
    return {
        name: solve_state(state, view, person, pose.props, flattened(state))
        for name, state in pose.states.items()
    }


def _descend(task: Task) -> dict[str, float]:
    """Least squares by Levenberg and Marquardt (Marquardt, J. SIAM 11 (1963)), slopes by small steps."""
    x = [task.guess[k] / _scale(k) for k in task.free]
    r = task.residuals(x)
    cost, damping = sum(v * v for v in r), 1e-2
    for _ in range(ROUNDS):
        step = _step(task, x, r, cost, damping)
        if step is None:
            break
        gain = cost - step[2]
        x, r, cost, damping = step
        if gain < 1e-10:
            break
    return task.angles(x)


def _step(
    task: Task, x: list[float], r: list[float], cost: float, damping: float
) -> tuple[list[float], list[float], float, float] | None:
    """One better point with its residuals, cost and damping; None where no step makes it better."""
    n = len(x)
    slopes = []
    for i in range(n):
        moved = task.residuals([v + 1e-4 * (i == j) for j, v in enumerate(x)])
        slopes.append([(b - a) / 1e-4 for a, b in zip(r, moved, strict=True)])
    gradient = [sum(s * v for s, v in zip(row, r, strict=True)) for row in slopes]
    normal = [[sum(a * b for a, b in zip(p, q, strict=True)) for q in slopes] for p in slopes]
    for _ in range(8):
        damped = [
            [normal[i][j] + (damping * (normal[i][i] + 1e-6) if i == j else 0) for j in range(n)]
            + [-gradient[i]]
            for i in range(n)
        ]
        y = [a + max(-0.35, min(0.35, b)) for a, b in zip(x, _linear(damped), strict=True)]
        new = task.residuals(y)
        new_cost = sum(v * v for v in new)
        if new_cost < cost:
            return y, new, new_cost, max(damping / 5, 1e-7)
        damping *= 4
    return None


def _linear(rows: list[list[float]]) -> list[float]:
    """The solution of linear equations, each row ending with its right side (Gauss, pivoting by column)."""
    n = len(rows)
    for i in range(n):
        k = max(range(i, n), key=lambda q: abs(rows[q][i]))
        rows[i], rows[k] = rows[k], rows[i]
        pivot = rows[i][i] or 1e-12
        for j in range(i + 1, n):
            f = rows[j][i] / pivot
            if f:
                for m in range(i, n + 1):
                    rows[j][m] -= f * rows[i][m]
    x = [0.0] * n
    for i in reversed(range(n)):
        rest = sum(rows[i][j] * x[j] for j in range(i + 1, n))
        x[i] = (rows[i][n] - rest) / (rows[i][i] or 1e-12)
    return x


def mixed(a: Angles, b: Angles, t: float) -> dict[str, float]:
    """Every number a share `t` of the way from `a` to `b`."""
    return {k: a[k] + (b[k] - a[k]) * t for k in a}
