"""Every mutant of a module: its source with one change, always in the same order."""

import ast
import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .operators import changes, parts

SHOWN = 90
"""So many characters of a change are shown."""


@dataclass(frozen=True)
class Mutant:
    """One change of one module."""

    module: str
    number: int
    line: int
    lines: frozenset[int]
    """The lines of the statement that is changed, without those of its body; of a statement in no function
    those of the other statements of the module with a name that it gives, if there are any."""
    text: str
    """The line as it stands in the file."""
    change: str
    """What becomes what, such as `a < b -> a <= b`."""
    source: str
    """The whole module with the change."""
    when_loaded: bool = False
    """Whether it stands in no function, and so is run once, when the module is loaded."""

    @property
    def key(self) -> str:
        """What results are kept under: another as soon as the module is edited."""
        return hashlib.sha256(f"{self.module}\n{self.number}\n{self.source}".encode()).hexdigest()[:16]


def mutants(module: str, path: Path) -> tuple[Mutant, ...]:
    """Every mutant of a module."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    return tuple(_all(module, text.splitlines(), tree))


def _all(module: str, lines: list[str], tree: ast.Module) -> Iterator[Mutant]:
    number, using = 0, _using(tree)
    for parent, node, statement, when_loaded in _places(tree, None):
        ran = head = _head(statement)
        if when_loaded:
            ran = frozenset().union(*(using[name] for name in _given(statement))) - head or head
        for changed in changes(node):
            line = getattr(node, "lineno", statement.lineno)
            with _Changed(parent, node, changed):
                source = ast.unparse(ast.fix_missing_locations(tree))
            text = lines[line - 1].strip()
            told = _told(node, changed)
            yield Mutant(module, number, line, ran, text, told, source, when_loaded)
            number += 1


def _places(
    parent: ast.AST, statement: ast.stmt | None, when_loaded: bool = True
) -> Iterator[tuple[ast.AST, ast.AST, ast.stmt, bool]]:
    """Each node with the one that it stands in, its statement, and whether it stands in no function; in the
    order of the file."""
    for node in list(parts(parent)):
        inner = node if isinstance(node, ast.stmt) else statement
        at_once = when_loaded and not _is_run_later(parent, node)
        if inner is not None:
            yield parent, node, inner, at_once
        yield from _places(node, inner, at_once)


def _is_run_later(parent: ast.AST, node: ast.AST) -> bool:
    """Whether a part of a function is run when it is called: defaults are worked out when it is made."""
    if isinstance(parent, ast.FunctionDef):
        return node in parent.body
    return isinstance(parent, ast.Lambda) and node is parent.body


def _given(statement: ast.stmt) -> Iterator[str]:
    """The names that a statement gives."""
    if isinstance(statement, ast.ClassDef | ast.FunctionDef):
        yield statement.name
    for target in getattr(statement, "targets", [getattr(statement, "target", None)]):
        for one in ast.walk(target) if target else ():
            if isinstance(one, ast.Name):
                yield one.id


def _using(tree: ast.Module) -> Mapping[str, frozenset[int]]:
    """The lines of the statements with a name, as a variable or an attribute."""
    found: dict[str, frozenset[int]] = defaultdict(frozenset)
    for _, node, statement, _ in _places(tree, None):
        if isinstance(node, ast.Name | ast.Attribute):
            name = node.id if isinstance(node, ast.Name) else node.attr
            found[name] |= _head(statement)
    return found


def _head(statement: ast.stmt) -> frozenset[int]:
    """The lines of a statement, without those of the statements in it."""
    body = getattr(statement, "body", None) or getattr(statement, "cases", None)
    first = min([statement.lineno, *(one.lineno for one in getattr(statement, "decorator_list", ()))])
    if not body:
        return frozenset(range(first, (statement.end_lineno or first) + 1))
    start = body[0].lineno if hasattr(body[0], "lineno") else body[0].pattern.lineno
    return frozenset(range(first, max(start, first + 1)))


def _told(node: ast.AST, changed: ast.AST) -> str:
    was, now = (_short(one) for one in (node, changed))
    return f"{was} -> {now}"


def _short(node: ast.AST) -> str:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return " ".join(f"@{ast.unparse(one)}" for one in node.decorator_list) or "no decorator"
    if isinstance(node, ast.If | ast.While):
        return f"if {ast.unparse(node.test)}"[:SHOWN]
    text = " ".join(ast.unparse(ast.fix_missing_locations(node)).split())
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


class _Changed:
    """A tree in which one node is another for a while."""

    def __init__(self, parent: ast.AST, node: ast.AST, changed: ast.AST) -> None:
        self._parent, self._node, self._changed = parent, node, changed

    def __enter__(self) -> None:
        self._put(self._node, self._changed)

    def __exit__(self, *_: object) -> None:
        self._put(self._changed, self._node)

    def _put(self, old: ast.AST, new: ast.AST) -> None:
        for name, value in ast.iter_fields(self._parent):
            if value is old:
                setattr(self._parent, name, new)
            elif isinstance(value, list):
                value[:] = [new if one is old else one for one in value]
