"""A measured number with its target, and the ratio of two measured numbers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A measured number and, if it has a target, its upper limit."""

    what: str
    value: float
    unit: str
    limit: float | None = None
    digits: int = 1
    """Digits after the decimal point; value and limit are compared at this precision."""

    @property
    def met(self) -> bool | None:
        """Whether the rounded value is within the limit; None without a limit."""
        return None if self.limit is None else round(self.value, self.digits) <= self.limit

    @property
    def share(self) -> float | None:
        """The value as a fraction of its limit; None without a limit."""
        return None if self.limit is None else self.value / self.limit

    def shown(self, number: float) -> str:
        """A number in this figure's unit, such as `1.3 s`."""
        return f"{number:,.{self.digits}f} {self.unit}".rstrip()


@dataclass(frozen=True)
class Ratio:
    """Two numbers of one benchmark run, the first relative to the second."""

    what: str
    value: float
    beside: str
    base: float
    unit: str = "s"
    limit: float | None = None
    digits: int = 2

    @property
    def figure(self) -> Figure:
        """The ratio as a figure."""
        return Figure(f"{self.what} / {self.beside}", self.value / self.base, "", self.limit, self.digits)
