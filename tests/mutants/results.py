"""What became of each mutant, kept as lines of JSON: a run that was stopped goes on where it was."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from .mutant import Mutant

MOST_NEAR = 5
"""How many tests that noticed other mutants are tried first."""


@dataclass(frozen=True)
class Result:
    """Whether a test noticed a mutant, and which."""

    key: str
    module: str
    line: int
    text: str
    change: str
    noticed: bool
    by: str
    """The first test that failed; how it ended otherwise; empty if no test noticed."""
    seconds: float
    tests: str = ""
    """A checksum of the tests: a mutant that none of them noticed is tried again with others."""

    @property
    def by_a_test(self) -> bool:
        """Whether a test failed. A process that ended for its time may have waited for other work."""
        return "::" in self.by


def checksum_of(files: Iterable[Path]) -> str:
    """A checksum of tests, and of what else results depend on."""
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def result(mutant: Mutant, by: str, seconds: float, tests: str = "") -> Result:
    """The result of a mutant: noticed, if there is something that noticed it."""
    return Result(
        key=mutant.key,
        module=mutant.module,
        line=mutant.line,
        text=mutant.text,
        change=mutant.change,
        noticed=bool(by),
        tests=tests,
        by=by,
        seconds=round(seconds, 2),
    )


class Results:
    """The results in one file; each is on the disk as soon as it is added."""

    def __init__(self, path: Path) -> None:
        self._path = path
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        self._all = {one.key: one for one in (Result(**json.loads(line)) for line in lines if line)}

    def get(self, mutant: Mutant, tests: str = "") -> Result | None:
        """The result of a mutant, if it is known and these tests could not change it."""
        found = self._all.get(mutant.key)
        return found if found and (found.noticed or found.tests == tests) else None

    def near(self, mutant: Mutant) -> tuple[str, ...]:
        """The tests that noticed other mutants of the module: those of the nearest lines first."""
        others = [one for one in self._all.values() if one.noticed and one.module == mutant.module]
        others.sort(key=lambda one: abs(one.line - mutant.line))
        return tuple(dict.fromkeys(one.by for one in others))[:MOST_NEAR]

    def add(self, one: Result) -> None:
        """Keep a result."""
        self._all[one.key] = one
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(one), ensure_ascii=False) + "\n")
