"""Contacts are solved, not guessed: the free numbers of a state are changed until every contact holds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model.people import Person
from generator.model.pose import Bed, Contact, Mat, Pose, Prop, Roller, Side, State, StateName, Table, Towel

from .body import FACES, SPOTS, Body
from .geometry import Vec, Vec3, distance, dot, left_of, minus, unit
from .skeleton import OBLIQUE, THIGH, Angles, View, range_of

PULL_FIRST, PULL_THEN = 0.06, 0.004
"""How strongly a number stays near the one written: first much, then hardly."""
ROUNDS = 30
SCALE = 57.3
"""Angles are solved in radians, so that a step weighs as much as one of length."""
HEIGHT_MM = 1700
"""The height of the person for whom a gap is given in millimetres."""


@dataclass(frozen=True)
class Surface:
    """What can be touched: flat at a height, or round about a middle."""

    height: float
    middle: Vec | None = None
    radius: float = 0.0
    tilt: float = 0.0


def surfaces(props: Mapping[str, Prop]) -> dict[str, Surface]:
    """Every surface by name; a towel's on what it lies."""
    out = {"floor": Surface(0.0)}
    for name, prop in props.items():
        match prop:
            case Mat():
                out[name] = Surface(prop.thick)
            case Bed() | Table():
                out[name] = Surface(prop.height)
            case Towel() | Roller():
                below = out[prop.on].height if prop.on in out else 0.0
                if isinstance(prop, Towel):
                    out[name] = Surface(below + prop.thick)
                else:
                    middle = (prop.x, below + prop.radius)
                    out[name] = Surface(below + 2 * prop.radius, middle, prop.radius)
    return out


@dataclass(frozen=True)
class Miss:
    """How far a contact is from holding, in shares of height; `weight` makes angles and lengths comparable."""

    what: str
    gap: float
    weight: float = 10.0


def misses(body: Body, state: State, ground: Mapping[str, Surface]) -> Iterator[Miss]:
    """One miss for each thing that each contact asks."""
    for name, contact in state.touch.items():
        if contact is not None and name in SPOTS:
            yield from _contact_misses(body, name, contact, ground)
    for name, how in state.held.items():
        d = _segment(body, name)
        if d is not None and how is not None:
            yield Miss(name, d[0] if how == "upright" else d[1], 1.0)


def _contact_misses(body: Body, name: str, contact: Contact, ground: Mapping[str, Surface]) -> Iterator[Miss]:
    spot = body.spot(name)
    point = spot.point
    if contact.x is not None:
        yield Miss(name, point[0] - contact.x)
    if contact.y is not None:
        yield Miss(name, point[1] - spot.flesh - contact.y - _rise(body, spot.depth))
    on = contact.on
    if on is None:
        return
    if on in ground:
        surface = ground[on]
        if surface.middle is not None:
            yield Miss(name, _round_miss(body, name, surface))
        else:
            yield Miss(name, point[1] - spot.flesh - surface.height - _rise(body, spot.depth))
        if name.endswith("-hand"):
            yield Miss(name, _hand(body, name)[1], 1.0)
    elif on in FACES or on in SPOTS:
        target = body.face(on, contact.along, contact.face) if contact.along is not None else body.spot(on).point
        yield Miss(name, point[0] - target[0])
        yield Miss(name, point[1] - target[1])
        if name.endswith("-hand") and contact.along is not None and contact.aligned:
            along = _segment(body, on)
            hand = _hand(body, name)
            if along is not None:
                yield Miss(name, along[0] * hand[1] - along[1] * hand[0], 0.8)


def _rise(body: Body, depth: float) -> float:
    """How much higher on the page a surface lies further back."""
    return 0.0 if body.view.front else OBLIQUE[1] * depth


def _round_miss(body: Body, name: str, surface: Surface) -> float:
    """How far the flesh of a thigh, or a point of the trunk, is from a round prop."""
    assert surface.middle is not None
    side, _, part = name.partition("-")
    if part == "thigh":
        which: Side = "left" if side == "left" else "right"
        chain = body.skeleton.legs[which]
        d = unit(minus(chain.joints[1], chain.joints[0]))
        to = minus(surface.middle, chain.joints[0])
        u = 2 + max(0.0, dot(to, d)) / THIGH
        return dot(to, left_of(d)) - surface.radius - body.leg(which).left(u)
    spot = body.spot(name)
    return distance(spot.point, surface.middle) - surface.radius


def _hand(body: Body, name: str) -> Vec:
    side: Side = "left" if name.startswith("left") else "right"
    return body.view.flat(body.skeleton.arms[side].axes[2].d)


SEGMENTS = {"thigh": ("leg", 0), "shin": ("leg", 1), "foot": ("leg", 2), "arm": ("arm", 0), "forearm": ("arm", 1),
            "hand": ("arm", 2)}  # fmt: skip
HELD = frozenset(f"{side}-{part}" for side in ("left", "right") for part in SEGMENTS)


def _segment(body: Body, name: str) -> Vec | None:
    """The direction of a part of a limb on the page, or None for a name that is none."""
    if name not in HELD:
        return None
    side: Side = "left" if name.startswith("left") else "right"
    limb, index = SEGMENTS[name.partition("-")[2]]
    chain = (body.skeleton.legs if limb == "leg" else body.skeleton.arms)[side]
    d: Vec3 = chain.axes[index].d
    return body.view.flat(d)


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
    """The angles of one state, and what is left of each contact's gap in millimetres at 1.70 m."""

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
        """What the solver makes small: the gaps, steps beyond a joint's range, and distance from the guess."""
        angles = self.angles(x)
        out = [m.gap * m.weight for m in misses(Body(angles, self.view, self.person), self.state, self.ground)]
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
        # An angle's miss counts as that of a hand's length turned by it.
        gap = abs(miss.gap) * HEIGHT_MM * (1 if miss.weight == 10 else 0.1)
        gaps[miss.what] = round(max(gap, gaps.get(miss.what, 0.0)), 1)
    return Solved(angles, gaps)


def solve_pose(pose: Pose, person: Person) -> dict[StateName, Solved]:
    """Every state of a pose, solved."""
    view = View(pose.facing)
    return {
        name: solve_state(state, view, person, pose.props, flattened(state)) for name, state in pose.states.items()
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
            [normal[i][j] + (damping * (normal[i][i] + 1e-6) if i == j else 0) for j in range(n)] + [-gradient[i]]
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


__all__ = ["Solved", "Surface", "misses", "mixed", "solve_pose", "solve_state", "surfaces"]
