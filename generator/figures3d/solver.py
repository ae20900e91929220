"""Contacts are solved, not guessed: the free numbers of a state are changed until every contact holds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from generator.model.pose3d import Contact

from .contacts import Miss, Touchable, group, groups, held, misses
from .ranges import range_of
from .skeleton import Angles, Skeleton, skeleton, with_limb
from .surface import Array, Flesh, Posed

PULLS = (0.06, 0.004)
"""How strongly a number stays near the one written: first much, then hardly."""
ROUNDS = 40
SCALE = 57.3
"""Angles are solved in radians, so that a step weighs as much as one of length."""
LARGEST_STEP = 0.35
SHARES = frozenset(("x", "y", "z"))
RANGE_WEIGHT = 10.0
"""How strongly a joint is kept in its range, for each radian beyond it."""
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
    loose: bool = False


@dataclass(frozen=True)
class Ask:
    """One thing that is asked: its name, the limbs it depends on, and how far it is from true."""

    what: str
    limbs: frozenset[str]
    misses: Callable[[Posed], Sequence[Miss]]


def asks(task: Task) -> list[Ask]:
    """Everything that is asked, each named as in `touch right-heel` or `held left-thigh`."""
    out = [_touch(task, name, contact) for name, contact in task.touch.items()]
    return out + [_held(name, how) for name, how in task.held.items()]


def _touch(task: Task, name: str, contact: Contact) -> Ask:
    return Ask(
        f"touch {name}",
        groups(name, contact),
        lambda body: list(misses(body, name, contact, task.ground)),
    )


def _held(name: str, how: str) -> Ask:
    return Ask(f"held {name}", frozenset({group(name)}), lambda body: list(held(body, name, how)))


def _scale(key: str) -> float:
    return 1.0 if key in SHARES else SCALE


def descend(task: Task, over: Flesh, pull: float) -> dict[str, float]:
    """The angles that make every miss least, by Levenberg and Marquardt (Marquardt, J. SIAM 11 (1963))."""
    search = _Search(task, over, pull)
    for _ in range(ROUNDS):
        if not search.step():
            break
    return search.angles(search.x)


class _Search:
    """One descent: where it stands, and its next step."""

    def __init__(self, task: Task, over: Flesh, pull: float) -> None:
        self.task, self.over, self.pull = task, over, pull
        self.asks = asks(task)
        self.scales = np.array([_scale(k) for k in task.free])
        self.first = np.array([task.guess[k] for k in task.free]) / self.scales
        limits = [_limits(k, task.loose) for k in task.free]
        self.low, self.high = np.array([a for a, _ in limits]), np.array([b for _, b in limits])
        self.x, self.damping = self.first, 1e-2
        self.body, self.blocks, self.cost = self._all(self.x)

    def angles(self, x: Array) -> dict[str, float]:
        return {**self.task.guess, **dict(zip(self.task.free, (x * self.scales).tolist(), strict=True))}

    def _all(self, x: Array) -> tuple[Skeleton, list[list[float]], float]:
        body = skeleton(self.angles(x))
        posed = Posed(body, self.over)
        blocks = [_weighed(ask.misses(posed)) for ask in self.asks]
        near, beyond = (x - self.first) * self.pull, self._beyond(x) * RANGE_WEIGHT
        cost = sum(v * v for block in blocks for v in block)
        return body, blocks, cost + float((near * near).sum()) + float((beyond * beyond).sum())

    def _beyond(self, x: Array) -> Array:
        """How far each number is beyond its range: + above, - below."""
        return np.asarray(np.maximum(x - self.high, 0) - np.maximum(self.low - x, 0))

    def _slopes(self) -> Array:
        """How each miss changes with each free number (numbers, misses), by small steps."""
        h = 1e-5
        rows = []
        for i, key in enumerate(self.task.free):
            moved = np.array(self.x)
            moved[i] += h
            limb = key.partition(".")[0]
            one_limb = limb != key
            body = with_limb(self.body, self.angles(moved), limb) if one_limb else skeleton(self.angles(moved))
            posed = Posed(body, self.over)
            row: list[float] = []
            for ask, block in zip(self.asks, self.blocks, strict=True):
                if one_limb and limb not in ask.limbs:
                    row += [0.0] * len(block)
                else:
                    new = _weighed(ask.misses(posed))
                    row += [(b - a) / h for a, b in zip(block, new, strict=True)]
            rows.append(row)
        return np.array(rows)

    def step(self) -> bool:
        """One better point; False where there is none, or hardly."""
        slopes = np.ascontiguousarray(self._slopes().transpose())
        r = np.array([v for block in self.blocks for v in block])
        beyond = self._beyond(self.x)
        outside = (beyond != 0) * RANGE_WEIGHT**2
        # Summed over the first axis, numpy adds row by row, in the same order on every processor.
        gradient = (slopes * r[:, None]).sum(0) + self.pull**2 * (self.x - self.first) + beyond * RANGE_WEIGHT**2
        normal = np.stack([(slopes * slopes[:, i : i + 1]).sum(0) for i in range(len(self.x))])
        numbers = np.arange(len(self.x))
        diagonal = (numbers, numbers)
        normal[diagonal] += self.pull**2 + outside
        for _ in range(8):
            damped = np.array(normal)
            damped[diagonal] += self.damping * (normal[diagonal] + 1e-6)
            move = np.clip(linear(damped, -gradient), -LARGEST_STEP, LARGEST_STEP)
            body, blocks, cost = self._all(self.x + move)
            if cost < self.cost:
                gain = self.cost - cost
                self.x, self.body, self.blocks, self.cost = self.x + move, body, blocks, cost
                self.damping = max(self.damping / 5, 1e-7)
                return gain > 1e-9
            self.damping *= 4
        return False


def _limits(key: str, loose: bool) -> tuple[float, float]:
    """The range of a number in radians."""
    found = range_of(key)
    if found is None:
        return -1e9, 1e9
    low, high = found.limits(loose)
    return (low + INSIDE_RANGE) / SCALE, (high - INSIDE_RANGE) / SCALE


def _weighed(some: Sequence[Miss]) -> list[float]:
    return [m.gap * m.weight for m in some]


def linear(a: Array, b: Array) -> Array:
    """The solution of the linear equations `a` x = `b`, by elimination with pivoting (Gauss)."""
    m = np.concatenate([a, b[:, None]], 1)
    n = len(b)
    for i in range(n):
        k = i + int(np.argmax(np.abs(m[i:, i])))
        m[[i, k]] = m[[k, i]]
        pivot = m[i, i] if m[i, i] != 0 else 1e-12
        m[i] = m[i] / pivot
        factor = np.array(m[:, i])
        factor[i] = 0
        m -= factor[:, None] * m[i][None, :]
    return np.asarray(m[:, n])
