"""Which tests of a package no mutant needs: whatever they notice, another test notices before them."""

from collections.abc import Iterable, Sequence

from .results import Result


def unneeded(package: str, tests: Iterable[str], results: Sequence[Result]) -> tuple[str, ...]:
    """The tests in a package's own room that noticed none of all its mutants first, in their order.

    If all of them went, the others would still notice what is noticed now. A test with cases counts as one.
    """
    room = {"scripts": "tests/browser/", "generator": "tests/test_"}.get(package, f"tests/{package}/")
    needed = {_function(one.by) for one in results}
    own = dict.fromkeys(_function(test) for test in tests if test.startswith(room))
    return tuple(test for test in own if test not in needed)


def _function(test: str) -> str:
    return test.partition("[")[0]
