"""The changes that are tried on an expression or a statement of Python, and where none is tried."""

import ast
from collections.abc import Iterator
from typing import Final, TypeVar

Node = TypeVar("Node", bound=ast.AST)

COMPARISONS: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
ARITHMETIC: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
CALLS: Final = {"min": "max", "max": "min", "any": "all", "all": "any"}
TYPES: Final = ("Annotated", "Callable", "Iterable", "Iterator", "Literal", "Mapping", "tuple", "dict")
EITHER_WAY: Final = ("min", "max", "minimum", "maximum", "plus", "dot", "distance", "suppress")
"""Calls whose arguments have no order."""
SPEED_ONLY: Final = ("cache", "lru_cache", "cached_property")
"""Decorators that change how fast an answer comes, never which."""


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand in place of a node, one change each."""
    yield from _other_operator(node)
    yield from _other_condition(node)
    yield from _left_out(node)
    match node:
        case ast.Constant():
            yield from _other_constant(node.value)
        case ast.JoinedStr(values=[_, *_]):
            yield ast.Constant("")
        case ast.Call():
            yield from _other_call(node)
        case ast.FunctionDef() | ast.ClassDef():
            yield from _without_decorator(node)


def _other_operator(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare(ops=[op, *rest]):
            yield ast.Compare(node.left, [COMPARISONS[type(op)](), *rest], node.comparators)
        case ast.BoolOp():
            yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.BinOp() if type(node.op) in ARITHMETIC:
            yield ast.BinOp(node.left, ARITHMETIC[type(node.op)](), node.right)
        case ast.AugAssign() if type(node.op) in ARITHMETIC:
            yield ast.AugAssign(node.target, ARITHMETIC[type(node.op)](), node.value)


def _other_condition(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.If() | ast.IfExp() | ast.While() if _is_plain(node.test):
            yield _with(node, test=ast.UnaryOp(ast.Not(), node.test))
        case ast.comprehension(ifs=[test, *rest]) if _is_plain(test):
            yield _with(node, ifs=[ast.UnaryOp(ast.Not(), test), *rest])


def _left_out(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Return(value=ast.expr() as value) if not _is_none(value):
            yield ast.Return(ast.Constant(None))
        case ast.Expr() if not isinstance(node.value, ast.Constant):
            yield ast.Pass()
        case ast.Raise() | ast.Continue() | ast.Break() | ast.Delete():
            yield ast.Pass()
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield ast.Pass()


def parts(node: ast.AST) -> Iterator[ast.AST]:
    """What stands in a node and may be changed: no type, docstring, import or text of an f-string."""
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "type_comment"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_skipped(node, child):
                yield child


def _is_skipped(parent: ast.AST, child: ast.AST) -> bool:
    match parent, child:
        case (_, ast.Import() | ast.ImportFrom() | ast.expr_context() | ast.Expr(value=ast.Constant())):
            return True
        case (ast.JoinedStr() | ast.FormattedValue() | ast.MatchValue(), ast.Constant() | ast.JoinedStr()):
            return True
        case (_, ast.Assign(targets=[ast.Name(id="__all__")]) | ast.If(test=ast.Name(id="TYPE_CHECKING"))):
            return True
        case (ast.keyword(arg="frozen" | "strict"), _):  # they refuse what does not happen
            return True
        case (ast.Assign(), ast.Subscript()):
            return _is_type_alias(child)
    return False


def _is_type_alias(value: ast.Subscript) -> bool:
    """Whether a value is a type, as in `Change = Callable[[int], str]`."""
    return isinstance(value.value, ast.Name) and value.value.id in TYPES


def _is_plain(test: ast.expr) -> bool:
    """Whether nothing else changes a condition: it is no comparison, no `and` or `or`, no `not`."""
    return not isinstance(test, ast.Compare | ast.BoolOp | ast.UnaryOp)


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def _other_constant(value: object) -> Iterator[ast.Constant]:
    match value:
        case bool():
            yield ast.Constant(not value)
        case int() | float():
            yield ast.Constant(value + 1)
        case str():
            yield ast.Constant("" if value else "other")
        case bytes():
            yield ast.Constant(b"" if value else b"other")


def _other_call(node: ast.Call) -> Iterator[ast.Call]:
    if isinstance(node.func, ast.Name) and node.func.id in CALLS:
        yield _with(node, func=ast.Name(CALLS[node.func.id], ast.Load()))
    if len(node.args) > 1 and not any(isinstance(one, ast.Starred) for one in node.args[:2]):
        if ast.unparse(node.func).rpartition(".")[2] in EITHER_WAY:
            return
        first, second, *rest = node.args
        if ast.dump(first) != ast.dump(second):
            yield _with(node, args=[second, first, *rest])


def _without_decorator(node: ast.FunctionDef | ast.ClassDef) -> Iterator[ast.AST]:
    for number, one in enumerate(node.decorator_list):
        name = ast.unparse(one.func if isinstance(one, ast.Call) else one).split(".")[-1]
        if name not in SPEED_ONLY:
            yield _with(
                node, decorator_list=[*node.decorator_list[:number], *node.decorator_list[number + 1 :]]
            )


def _with(node: Node, **fields: object) -> Node:
    """A node of the same kind with other fields."""
    return type(node)(**{**dict(ast.iter_fields(node)), **fields})
