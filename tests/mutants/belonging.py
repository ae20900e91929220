"""Which tests belong to a mutant, the likeliest to notice it first."""

import json
import tempfile
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .child import note_lines
from .forks import forked
from .mutant import Mutant
from .results import checksum_of
from .rooms import COMPARING, ROOT, SETTING_PAPER, SLOW, modules, sources_of_tests, test_files

BUDGET = 180.0
LEAST = 10
"""So many tests are tried of a mutant, and more as long as all take no more than so many seconds of the
processor, measured while lines are noted: then a test takes about three times as long as it does else."""
BUDGETS = {"figures": 8.0}
"""Of some rooms fewer: nearly every test of a drawing runs nearly everything that draws. Of 1,974 mutants
that were noticed within 20 seconds, 9 would not have been."""
PATIENCE = 3600.0


@dataclass(frozen=True)
class KnownTest:
    """What a test ran when nothing was changed."""

    name: str
    seconds: float
    lines: Mapping[str, frozenset[int]]
    """The lines by the file's path."""
    place: int = 0
    """Where its file stands among those of the package."""


@dataclass(frozen=True)
class Noted:
    """What the tests of a package ran when nothing was changed."""

    tests: Sequence[KnownTest]
    """Those that pass."""
    collecting: Mapping[str, frozenset[int]]
    """The lines by the file's path that ran for no test: while the tests were collected."""

    def while_collecting(self, mutant: Mutant, path: Path) -> bool:
        """Whether the changed statement ran before any test."""
        return not self.collecting.get(str(path), frozenset()).isdisjoint(mutant.lines)


def tests_of(package: str, folder: Path) -> Noted:
    """Every test of a package; noted anew if the package or its tests have changed."""
    files = test_files(package)
    runner = [*sorted(Path(__file__).parent.glob("*.py")), ROOT / "tests/forked.py"]
    key = checksum_of([*sources_of_tests(package), *modules(package).values(), *runner])
    told = folder / f"lines-{package}-{key}.json"
    if not told.exists():
        source = ROOT / "generator" if package == "generator" else ROOT / "generator" / package
        arguments = [*(f"--deselect={one}" for one in SLOW), *files]
        # A process that a test has left may still write down what it ran.
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as tests:
            forked(
                lambda: note_lines(arguments, source, Path(tests), told), told.with_suffix(".log"), PATIENCE
            )
    noted = json.loads(told.read_text(encoding="utf-8"))
    lines = {
        name: {path: frozenset(ran) for path, ran in one["lines"].items()} for name, one in noted.items()
    }
    collecting = lines.pop("")
    return Noted(
        tuple(
            KnownTest(name, noted[name]["seconds"], ran, files.index(name.partition("::")[0]))
            for name, ran in lines.items()
        ),
        collecting,
    )


def known_by(package: str) -> str:
    """A checksum of the tests of a package and of what they read."""
    return checksum_of(sources_of_tests(package))


def chosen(
    mutant: Mutant,
    path: Path,
    tests: Iterable[KnownTest],
    first: Collection[str] = (),
) -> tuple[KnownTest, ...]:
    """The tests for a mutant.

    Those that run the changed statement, and those in the file of the module's own room and name: a fixture
    may have run it for them. Among these come those named `first`, then that file, its room, then the others
    in their order, and of each the quick before the slow. What a module does when it is loaded is noted for
    no test: any of them may notice that it is another, and those that compare what a room declares come
    before all. Of those that are chosen, the ones that set paper are tried last.
    """
    comparing = COMPARING.get(path.parent.name, ()) if mutant.when_loaded else ()

    def rank(test: KnownTest) -> tuple[bool, bool, bool, bool, bool, bool, bool, int, float, str]:
        own, runs = _is_own(test, path), _runs(test, mutant, path)
        return (
            not test.name.startswith(comparing),
            not runs and not own,
            str(path) not in test.lines and not own,
            test.name not in first,
            not own,
            not runs,
            not _is_of_room(test, path),
            test.place,
            test.seconds,
            test.name,
        )

    found: list[KnownTest] = []
    spent = 0.0
    known = (one for one in tests if mutant.when_loaded or _runs(one, mutant, path) or _is_own(one, path))
    for test in sorted(known, key=rank):
        if len(found) >= LEAST and spent + test.seconds > BUDGETS.get(path.parent.name, BUDGET):
            continue
        found.append(test)
        spent += test.seconds
    # None that may fork a build may follow one that sets paper.
    return tuple(sorted(found, key=lambda test: test.name.startswith(SETTING_PAPER)))


def _runs(test: KnownTest, mutant: Mutant, path: Path) -> bool:
    """Whether a test runs the changed statement, as far as is noted."""
    return not test.lines.get(str(path), frozenset()).isdisjoint(mutant.lines)


def _is_of_room(test: KnownTest, path: Path) -> bool:
    return path.parent.name == Path(test.name.partition("::")[0]).parent.name


def _is_own(test: KnownTest, path: Path) -> bool:
    """Whether a test stands in the file that is named after the module."""
    return _is_of_room(test, path) and Path(test.name.partition("::")[0]).stem == f"test_{path.stem}"
