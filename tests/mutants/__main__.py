"""`make mutants`: changes the code on purpose, one change at a time, and tells which no test notices."""

import argparse
import atexit
import hashlib
import math
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from . import scripts
from .belonging import chosen, known_by, tests_of
from .collected import Collected, collect
from .copies import FILES, files_of_tests, known_by_kind, mutants_of, try_file
from .forks import forked, share, warm
from .left import Left, left_on_purpose
from .mutant import Mutant, mutants
from .results import Result, Results
from .rooms import ROOT, modules, test_files
from .scripts import mutants_of_scripts, passing
from .swap import Loaded
from .trial import try_functions, try_module, try_script
from .unneeded import unneeded

BUILD = ROOT / "build/mutants"


def main() -> None:
    """Try a sample of a package's mutants; what has been tried before is only told."""
    wanted = _wanted()
    BUILD.mkdir(parents=True, exist_ok=True)
    os.chdir(ROOT)
    if wanted.package not in FILES:
        warm(wanted.package)
    kept = BUILD / f"{wanted.package}.jsonl"
    package = _package(wanted.package, kept)
    left = left_on_purpose()
    tried = sample(package.mutants, wanted.sample, wanted.seed)
    package.try_loaded(_unknown(tried, package, kept))
    _try_others(_unknown(tried, package, kept), package, kept)
    results = Results(kept)
    told = [found for one in tried if (found := results.get(one, package.tests))]
    assert len(told) == len(tried)
    for line in unnoticed(told, left):
        print(line)
    print(_summary(wanted.package, told, len(package.mutants), left))
    if len(told) == len(package.mutants):
        print(_unneeded(unneeded(wanted.package, package.names, told)))


@dataclass(frozen=True)
class Package:
    """What is tried, and how."""

    mutants: Sequence[Mutant]
    names: Sequence[str]
    """The tests."""
    tests: str
    """A checksum of them."""
    attempt: Callable[[Mutant, Sequence[str]], Result]
    """Tries a mutant, first by the tests of these names."""
    try_loaded: Callable[[Sequence[Mutant]], None] = lambda _: None
    """Tries those of the mutants for which nothing need be imported anew, and keeps what became of them."""
    processes: int = os.cpu_count() or 1


def _unknown(tried: Sequence[Mutant], package: Package, kept: Path) -> list[Mutant]:
    """The mutants of which it is not known what becomes of them."""
    results = Results(kept)
    return [one for one in tried if not results.get(one, package.tests)]


def _try_others(mutants: Sequence[Mutant], package: Package, kept: Path) -> None:
    results = Results(kept)

    def act(one: Mutant) -> None:
        results.add(replace(package.attempt(one, results.near(one)), tests=package.tests))

    share(mutants, act, package.processes)


def _package(name: str, kept: Path) -> Package:
    if name in FILES:
        return _files(name)
    return _scripts() if name == "scripts" else _modules(name, kept)


def _modules(package: str, kept: Path) -> Package:
    paths = modules(package)
    noted, key = tests_of(package, BUILD), known_by(package)
    every = [one for name, path in paths.items() for one in mutants(name, path)]

    def attempt(one: Mutant, first: Sequence[str]) -> Result:
        return try_module(one, chosen(one, paths[one.module], noted.tests, first=first))

    def in_functions(tried: Sequence[Mutant], collected: Collected) -> None:
        results, loaded = Results(kept), Loaded()

        def act(one: Mutant) -> None:
            path = paths[one.module]
            if (changes := loaded.changes(one, path)) is not None:
                tests = chosen(one, path, noted.tests, first=results.near(one))
                results.add(replace(try_functions(one, tests, collected, changes), tests=key))

        share(tried, act, Package.processes)

    def try_loaded(tried: Sequence[Mutant]) -> None:
        inside = [
            one for one in tried if not (one.when_loaded or noted.while_collecting(one, paths[one.module]))
        ]
        if not inside:
            return
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            trials = partial(in_functions, inside)
            log = BUILD / f"{package}.log"
            forked(lambda: collect(test_files(package), Path(folder), trials), log, math.inf)

    return Package(every, [one.name for one in noted.tests], key, attempt, try_loaded)


def _scripts() -> Package:
    names = [test for script in scripts.scripts() for test in passing(script, BUILD)]

    def attempt(one: Mutant, first: Sequence[str]) -> Result:
        tests = passing(one.module, BUILD)
        return try_script(one, sorted(tests, key=lambda test: test not in first))

    return Package(mutants_of_scripts(), names, scripts.known_by(), attempt, processes=1)


def _files(kind: str) -> Package:
    copies = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, copies, ignore_errors=True)

    def attempt(one: Mutant, _: Sequence[str]) -> Result:
        return try_file(one, kind, copies)

    tests = [one for some in files_of_tests(kind) for one in some]
    return Package(mutants_of(kind), tests, known_by_kind(kind), attempt)


def _wanted() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument(
        "package",
        help="a room of the generator, what stands above them (`generator`), `scripts`, "
        f"or a kind of files: {', '.join(FILES)}",
    )
    parser.add_argument("--sample", type=int, default=0, help="so many mutants; 0 for all")
    parser.add_argument("--seed", type=int, default=1, help="another seed takes another sample")
    return parser.parse_args()


def sample(every: Sequence[Mutant], size: int, seed: int) -> list[Mutant]:
    """So many of the mutants, in the order of the files; all for 0.

    The same ones for the same seed, whatever is edited elsewhere.
    """
    drawn = sorted(every, key=lambda one: _lot(one, seed))[: size or None]
    kept = {id(one) for one in drawn}
    return [one for one in every if id(one) in kept]


def _lot(one: Mutant, seed: int) -> str:
    return hashlib.sha256(f"{seed} {one.module} {one.text} {one.change}".encode()).hexdigest()


def unnoticed(told: Sequence[Result], left: Sequence[Left]) -> list[str]:
    """Each mutant for which no test has failed, with how its tests ended otherwise and why it is left."""
    return [_line(one, left) for one in told if not one.by_a_test]


def _line(one: Result, left: Sequence[Left]) -> str:
    reason = next((f"  # {known.reason}" for known in left if known.is_of(one)), "")
    ended = f" ({one.by})" if one.by else ""
    return f"{one.module}:{one.line}: {one.change}{ended}{reason}\n    {one.text}"


def _summary(package: str, told: Sequence[Result], every: int, left: Sequence[Left]) -> str:
    noticed = sum(one.noticed for one in told)
    listed = sum(not one.noticed and any(known.is_of(one) for known in left) for one in told)
    share = noticed / len(told) if told else 1
    seconds = sum(one.seconds for one in told)
    return (
        f"{package}: {noticed} of {len(told)} noticed ({share:.1%}), {listed} left with a reason, "
        f"{every} mutants in all; {seconds:.0f} s of the processor"
    )


def _unneeded(tests: Sequence[str]) -> str:
    return "\n    ".join((f"{len(tests)} tests noticed no mutant before another did", *tests))


if __name__ == "__main__":
    main()
