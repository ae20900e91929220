"""A measured number beside the number to reach, and two numbers as a ratio."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured number and, where there is one, the most that it should be."""

    what: str
    value: float
    unit: str
    limit: float | None = None
    digits: int = 1
    """How many digits after the point count: both numbers are compared as they are shown."""

    @property
    def met(self) -> bool | None:
        """Whether the number is within its limit, as shown; None without a limit."""
        return None if self.limit is None else round(self.value, self.digits) <= self.limit

    @property
    def share(self) -> float | None:
        """The number as a share of its limit: 1 is just met."""
        return None if self.limit is None else self.value / self.limit

    def shown(self, number: float) -> str:
        """A number in this figure's unit, as in `1.3 s`."""
        return f"{number:,.{self.digits}f} {self.unit}".rstrip()


@dataclass(frozen=True)
class Ratio:
    """Two numbers of one run of the benchmark, one as a multiple of the other."""

    what: str
    value: float
    beside: str
    base: float
    unit: str = "s"
    limit: float | None = None
    digits: int = 2

    @property
    def figure(self) -> Figure:
        """The multiple itself."""
        return Figure(f"{self.what} / {self.beside}", self.value / self.base, "", self.limit, self.digits)
