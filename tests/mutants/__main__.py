"""`make mutants`: changes the code on purpose, one change at a time, and tells which no test notices."""

import argparse
import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import replace

from . import scripts
from .belonging import chosen, known_by, tests_of
from .forks import warm
from .left import Left, left_on_purpose
from .mutant import Mutant, mutants
from .results import Result, Results
from .rooms import ROOT, modules
from .scripts import mutants_of_scripts, passing
from .trial import try_module, try_script
from .unneeded import unneeded

BUILD = ROOT / "build/mutants"


def main() -> None:
    """Try a sample of a package's mutants; what has been tried before is only told."""
    wanted = _wanted()
    BUILD.mkdir(parents=True, exist_ok=True)
    os.chdir(ROOT)
    warm(wanted.package)
    every, names, tests, attempt = _scripts() if wanted.package == "scripts" else _modules(wanted.package)
    results = Results(BUILD / f"{wanted.package}.jsonl")
    left = left_on_purpose()
    told = []
    for mutant in sample(every, wanted.sample, wanted.seed):
        found = results.get(mutant, tests)
        if found is None:
            found = replace(attempt(mutant, results.near(mutant)), tests=tests)
            results.add(found)
        told.append(found)
        if not found.noticed:
            print(_line(found, left), flush=True)
    print(_summary(wanted.package, told, len(every), left))
    if len(told) == len(every):
        print(_unneeded(unneeded(wanted.package, names, told)))


Attempt = Callable[[Mutant, Sequence[str]], Result]
"""Tries a mutant, first by the tests of these names."""


def _modules(package: str) -> tuple[list[Mutant], list[str], str, Attempt]:
    paths = modules(package)
    tests = tests_of(package, BUILD)
    every = [one for name, path in paths.items() for one in mutants(name, path)]

    def attempt(one: Mutant, first: Sequence[str]) -> Result:
        return try_module(one, chosen(one, paths[one.module], tests, first=first))

    return every, [one.name for one in tests], known_by(package), attempt


def _scripts() -> tuple[list[Mutant], list[str], str, Attempt]:
    names = [test for script in scripts.scripts() for test in passing(script, BUILD)]

    def attempt(one: Mutant, first: Sequence[str]) -> Result:
        tests = passing(one.module, BUILD)
        return try_script(one, sorted(tests, key=lambda test: test not in first))

    return mutants_of_scripts(), names, scripts.known_by(), attempt


def _wanted() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument(
        "package", help="a room of the generator, what stands above them (`generator`), or `scripts`"
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


def _line(one: Result, left: Sequence[Left]) -> str:
    reason = next((f"  # {known.reason}" for known in left if known.is_of(one)), "")
    return f"{one.module}:{one.line}: {one.change}{reason}\n    {one.text}"


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
