"""The mutants that are left on purpose, each with its reason, from `left.yaml`."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from .results import Result

LIST = Path(__file__).with_name("left.yaml")


@dataclass(frozen=True)
class Left:
    """A mutant that no test needs to notice."""

    module: str
    text: str
    change: str
    reason: str

    def is_of(self, result: Result) -> bool:
        return (self.module, self.text, self.change) == (result.module, result.text, result.change)


def left_on_purpose() -> tuple[Left, ...]:
    """The list. A line is named by its text, so that the list holds when lines move."""
    listed = yaml.safe_load(LIST.read_text(encoding="utf-8")) or ()
    return tuple(Left(**one) for one in listed)
