"""Contacts are solved, not guessed: the free numbers of a state are changed until every contact holds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..model.contact import Contact
from .arrays import Array
from .contacts import Residual, Touchable, group, groups, held, residuals
from .geometry import Vec, dot, minus
from .ranges import range_of
from .skeleton import Angles, Skeleton, skeleton, with_limb
from .spots import spot
from .surface import Bones, Flesh, Posed, Supports

PULLS = (0.06, 0.004)
"""How strongly a number stays near the one written: first much, then hardly."""
ROUNDS = 40
SCALE = 57.3
"""Angles are solved in radians, so that a step weighs as much as one of length."""
LARGEST_STEP = 0.35
LEAST_GAIN = 1e-7
"""The gain of a step after which it is not worth another; a gap of 0.1 mm at 1.70 m weighs 3.5e-7."""
LEAST_SHARE = 0.003
"""The same as a share of what is left: where things stand in each other's way, steps gain ever less."""
SHARES = frozenset(("x", "y", "z"))
RANGE_WEIGHT = 10.0
"""How strongly a joint is kept in its range, for each radian beyond it."""
CLEAR = 0.0008
"""How far apart things are kept that must not go through each other, as a share of the height."""
INSIDE_RANGE = 0.3
"""How far inside its range a joint is kept, in degrees, so that rounding does not put it outside."""


@dataclass(frozen=True)
class Task:
    """What is to be solved: from where, with which numbers free, so that what holds.

    `loose` lets joints go to the utmost of their ranges."""

    guess: Angles
    free: tuple[str, ...]
    touch: Mapping[str, Contact]
    held: Mapping[str, str]
    ground: Mapping[str, Touchable]
    loose: bool
    separations: tuple["Separation", ...] = ()


@dataclass(frozen=True)
class Separation:
    """A point of one segment that must stay out of another, or out of something that stands still.

    `point` is given in its segment; `skin` and `out` (where the other ends, and the way out of it) in the
    other segment, or in space where `other` is empty."""

    segment: str
    point: Vec
    other: str
    skin: Vec
    out: Vec

    @property
    def movers(self) -> frozenset[str]:
        """The limbs that are parted; arms before legs, so that a hand gives way and not what it rests on."""
        limbs = {group(self.segment), group(self.other) if self.other else "body"} - {"body"}
        arms = {limb for limb in limbs if limb.endswith("arm")}
        return frozenset(arms or limbs or {"body"})

    def residual(self, body: Posed) -> Residual:
        """How far the point is still inside; nothing where it is out."""
        skin, out = self.skin, self.out
        if self.other:
            bone = body.bone(self.other)
            skin, out = bone.at(skin), bone.in_space(out)
        gap = dot(minus(skin, body.bone(self.segment).at(self.point)), out) + CLEAR
        return Residual(max(0.0, gap))


@dataclass(frozen=True)
class Constraint:
    """One thing that is asked: its name, what of the body may move to make it true, and how far it is from
    true.

    `movers` are limbs and `body` (pelvis and trunk, which move everything)."""

    what: str
    movers: frozenset[str]
    residuals: Callable[[Posed], Sequence[Residual]]


def constraints(task: Task) -> list[Constraint]:
    """Everything that is asked, each named as in `touch right-heel` or `held left-thigh`."""
    out = [_touch(task, name, contact) for name, contact in task.touch.items()]
    out += [_held(name, how) for name, how in task.held.items()]
    return out + [_separation(one) for one in task.separations]


def _separation(one: Separation) -> Constraint:
    return Constraint("apart", one.movers, lambda body: [one.residual(body)])


HANDS = ("-hand", "-palm", "-fingers")


def _touch(task: Task, name: str, contact: Contact) -> Constraint:
    movers = groups(name, contact) | {"body"}
    limb = group(spot(name).segment)
    if name.endswith(HANDS) and any(key.startswith(limb) for key in task.free):
        # A free arm goes where its hand is wanted; trunk and legs do not follow it.
        movers = frozenset({limb})
    return Constraint(
        f"touch {name}",
        movers,
        lambda body: list(residuals(body, name, contact, task.ground)),
    )


def _held(name: str, how: str) -> Constraint:
    return Constraint(
        f"held {name}", frozenset({group(name), "body"}), lambda body: list(held(body, name, how))
    )


def scale(key: str) -> float:
    """How much of a number is one in the solver: of an angle a radian, of a place the whole height."""
    return 1.0 if key in SHARES else SCALE


def descend(task: Task, flesh: Flesh, pull: float) -> dict[str, float]:
    """The angles with the least residuals, by Levenberg and Marquardt (Marquardt, J. SIAM 11 (1963))."""
    search = _Search(task, flesh, pull)
    for _ in range(ROUNDS):
        if not search.step():
            break
    return search.angles(search.x)


@dataclass(frozen=True)
class _Iterate:
    """Where a descent stands: the body, the residuals of each constraint, the flesh that is lowest for it,
    and what all of it costs."""

    body: Skeleton
    blocks: list[list[float]]
    supports: list[Supports]
    cost: float


class _Search:
    """One descent: where it stands, and its next step."""

    def __init__(self, task: Task, flesh: Flesh, pull: float) -> None:
        self.task, self.flesh, self.pull = task, flesh, pull
        self.constraints = constraints(task)
        self.scales = np.array([scale(k) for k in task.free])
        self.first = np.array([task.guess[k] for k in task.free]) / self.scales
        limits = [_limits(k, task.loose) for k in task.free]
        self.low, self.high = np.array([a for a, _ in limits]), np.array([b for _, b in limits])
        self.x, self.damping = self.first, 1e-2
        self.at = self._all(self.x)

    def angles(self, x: Array) -> dict[str, float]:
        return {**self.task.guess, **dict(zip(self.task.free, (x * self.scales).tolist(), strict=True))}

    def _all(self, x: Array) -> "_Iterate":
        body = skeleton(self.angles(x))
        bones: Bones = {}
        blocks, supports = [], []
        for one in self.constraints:
            posed = Posed(body, self.flesh, bones=bones)
            blocks.append(_weighed(one.residuals(posed)))
            supports.append(posed.supports)
        near, beyond = (x - self.first) * self.pull, self._beyond(x) * RANGE_WEIGHT
        cost = sum(v * v for block in blocks for v in block)
        cost += float((near * near).sum()) + float((beyond * beyond).sum())
        return _Iterate(body, blocks, supports, cost)

    def _beyond(self, x: Array) -> Array:
        """How far each number is beyond its range: + above, - below."""
        return np.asarray(np.maximum(x - self.high, 0) - np.maximum(self.low - x, 0))

    def _slopes(self) -> Array:
        """How each residual changes with each free number (numbers, residuals), by small steps."""
        h = 1e-5
        rows, here, x = [], self.angles(self.x), self.x.tolist()
        for i, key in enumerate(self.task.free):
            limb, _, joint = key.partition(".")
            mover = limb if joint else "body"
            moved = {**here, key: (x[i] + h) * scale(key)}
            body = with_limb(self.at.body, moved, limb) if joint else skeleton(moved)
            bones: Bones = {}
            row: list[float] = []
            for one, block, supports in zip(self.constraints, self.at.blocks, self.at.supports, strict=True):
                if mover not in one.movers:
                    row += [0.0] * len(block)
                else:
                    new = _weighed(one.residuals(Posed(body, self.flesh, supports, bones)))
                    row += [(b - a) / h for a, b in zip(block, new, strict=True)]
            rows.append(row)
        return np.array(rows)

    def step(self) -> bool:
        """One better point; False where there is none, or hardly."""
        slopes = np.ascontiguousarray(self._slopes().transpose())
        r = np.array([v for block in self.at.blocks for v in block])
        beyond = self._beyond(self.x)
        outside = (beyond != 0) * RANGE_WEIGHT**2
        # Summed over the first axis, numpy adds row by row, in the same order on every processor.
        gradient = (
            (slopes * r[:, None]).sum(0) + self.pull**2 * (self.x - self.first) + beyond * RANGE_WEIGHT**2
        )
        normal = np.stack([(slopes * slopes[:, i : i + 1]).sum(0) for i in range(len(self.x))])
        numbers = np.arange(len(self.x))
        diagonal = (numbers, numbers)
        normal[diagonal] += self.pull**2 + outside
        for _ in range(8):
            damped = np.array(normal)
            damped[diagonal] += self.damping * (normal[diagonal] + 1e-6)
            move = np.clip(linear(damped, -gradient), -LARGEST_STEP, LARGEST_STEP)
            there = self._all(self.x + move)
            if there.cost < self.at.cost:
                gain = self.at.cost - there.cost
                self.x, self.at = self.x + move, there
                self.damping = max(self.damping / 5, 1e-7)
                return gain > max(LEAST_GAIN, LEAST_SHARE * there.cost)
            self.damping *= 4
        return False


def _limits(key: str, loose: bool) -> tuple[float, float]:
    """The range of a number in radians."""
    found = range_of(key)
    if found is None:
        return -1e9, 1e9
    low, high = found.limits(loose)
    return (low + INSIDE_RANGE) / SCALE, (high - INSIDE_RANGE) / SCALE


def _weighed(some: Sequence[Residual]) -> list[float]:
    return [m.gap * m.weight for m in some]


def linear(a: Array, b: Array) -> Array:
    """The solution of the linear equations `a` x = `b` by elimination (Gauss).

    `a` is symmetric with positive eigenvalues, so that no rows need be exchanged."""
    m = np.concatenate([a, b[:, None]], 1)
    n = len(b)
    for i in range(n):
        m[i, i + 1 :] /= m[i, i]
        m[i + 1 :, i + 1 :] -= m[i + 1 :, i : i + 1] * m[i, i + 1 :]
    x = np.array(m[:, n])
    for i in range(n - 1, 0, -1):
        x[:i] -= m[:i, i] * x[i]
    return np.asarray(x)
