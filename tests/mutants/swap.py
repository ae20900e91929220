"""Puts what a mutant changes in place of a loaded module's own, so that nothing need be imported anew."""

import ast
import gc
import inspect
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import CodeType, FunctionType

from .mutant import Mutant

Change = tuple[FunctionType, CodeType]
"""A loaded function, and the code that it is to run."""


class Loaded:
    """The functions of the modules that are loaded now."""

    def __init__(self) -> None:
        self._functions: dict[tuple[str, CodeType], list[FunctionType]] = defaultdict(list)
        gc.unfreeze()  # what is frozen is not among the objects
        for one in gc.get_objects():
            if isinstance(one, FunctionType):
                self._functions[_key(one.__code__)].append(one)
        gc.freeze()  # forks share what is there now

    def changes(self, mutant: Mutant, path: Path) -> Sequence[Change] | None:
        """What a mutant of the module with this path changes of it.

        None if that is more than what is in functions, or if none of the functions is loaded.
        """
        loaded, plain = _unchanged(path)
        changed = _compiled(mutant.source, path)
        if plain.outside != changed.outside or len(loaded.inside) != len(plain.inside):
            return None
        return _changes(self._functions, loaded, plain, changed)


@cache  # a module has hundreds of mutants
def _unchanged(path: Path) -> tuple["_Module", "_Module"]:
    """A module as it is loaded, and written as a mutant's source is: what is the same is on the same line."""
    text = path.read_text(encoding="utf-8")
    return _compiled(text, path), _compiled(ast.unparse(ast.parse(text)), path)


def _compiled(source: str, path: Path) -> "_Module":
    return _Module(compile(source, path, "exec", dont_inherit=True))


def _changes(
    functions: Mapping[tuple[str, CodeType], Sequence[FunctionType]],
    loaded: "_Module",
    plain: "_Module",
    changed: "_Module",
) -> Sequence[Change] | None:
    found: list[Change] = []
    for is_loaded, was, now in zip(loaded.inside, plain.inside, changed.inside, strict=True):
        if was == now:
            continue
        called = functions.get(_key(is_loaded), ())
        if not called or loaded.inside.count(is_loaded) > 1 or is_loaded.co_freevars != now.co_freevars:
            return None
        found += [(one, now) for one in called]
    return found


def _key(code: CodeType) -> tuple[str, CodeType]:
    return code.co_filename, code  # code of two files may be equal


def put(changes: Sequence[Change]) -> None:
    """Let the functions run their changed code from now on."""
    for function, code in changes:
        function.__code__ = code


class _Module:
    """The code of a module, and of its classes, without that of functions; and that of its functions."""

    def __init__(self, code: CodeType) -> None:
        self.inside: list[CodeType] = []
        """The code of each function that stands in no other."""
        self.outside = tuple(self._outside(code))

    def _outside(self, code: CodeType) -> Iterator[object]:
        yield code.co_name, code.co_code, code.co_names, code.co_exceptiontable
        for one in code.co_consts:
            if not isinstance(one, CodeType):
                yield type(one), one
            elif one.co_flags & inspect.CO_OPTIMIZED:
                yield one.co_qualname
                self.inside.append(one)
            else:
                yield from self._outside(one)
