"""Broken copies of a module: each has one thing of its source changed, and cases should tell it from the sound one."""

import ast
import sys
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import CodeType, ModuleType
from typing import NamedTuple

OPPOSITES: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.FloorDiv: ast.Mult,
}
NAMES = {"any": "all", "all": "any", "min": "max", "max": "min", "sorted": "list", "append": "extend"}


class Change(NamedTuple):
    """One change of a tree: where, what, and how it is done and undone."""

    line: int
    what: str
    do: Callable[[], None]
    undo: Callable[[], None]


class Mutant(NamedTuple):
    """A broken module: its name, the text of the line, what was changed in it, and what its body became."""

    module: str
    line: str
    what: str
    codes: list[CodeType]


def mutants(module: ModuleType) -> Iterator[Mutant]:
    """Every broken copy of a module."""
    text = _file(module).read_text("utf-8")
    lines, tree = text.split("\n"), ast.parse(text)
    codes = _codes(module)
    for place, statement in enumerate(tree.body):
        if isinstance(statement, ast.Import | ast.ImportFrom | ast.Expr):
            continue
        for change in _changes(statement):
            change.do()
            try:
                changed = [*codes[:place], _compiled(statement, _file(module)), *codes[place + 1 :]]
            finally:
                change.undo()
            yield Mutant(module.__name__, lines[change.line - 1].strip(), change.what, changed)


def with_mutant(modules: list[ModuleType], mutant: Mutant | None, user: ModuleType) -> ModuleType:
    """A copy of a module that uses others, with one of these broken. ``modules``: those that see each other, each behind those
    that it imports."""
    names = [*(module.__name__ for module in modules), user.__name__]
    kept = {name: sys.modules[name] for name in names}
    try:
        for module in (*modules, user):
            copy = sys.modules[module.__name__] = ModuleType(module.__name__)
            copy.__file__ = module.__file__
            is_broken = mutant is not None and mutant.module == module.__name__
            for code in mutant.codes if mutant and is_broken else _codes(module):
                exec(code, copy.__dict__)
        return sys.modules[user.__name__]
    finally:
        sys.modules.update(kept)


@cache
def _codes(module: ModuleType) -> list[CodeType]:
    tree = ast.parse(_file(module).read_text("utf-8"))
    return [_compiled(statement, _file(module)) for statement in tree.body]


def _file(module: ModuleType) -> Path:
    return Path(module.__file__ or "")


def _compiled(statement: ast.stmt, file: Path) -> CodeType:
    return compile(ast.Module([statement], []), str(file), "exec")


def _changes(statement: ast.stmt) -> Iterator[Change]:
    members = _members(statement)
    for node in _code(statement):
        yield from _of_tests(node)
        yield from _of_operators(node)
        yield from _of_values(node, members)
        yield from _of_several(node)


def _code(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that run: neither types nor docstrings."""
    yield node
    for name, field in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "bases"):
            continue
        for child in field if isinstance(field, list) else [field]:
            is_text = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
            if isinstance(child, ast.AST) and not is_text:
                yield from _code(child)


def _members(statement: ast.stmt) -> list[str]:
    return sorted(
        {node.attr for node in ast.walk(statement) if isinstance(node, ast.Attribute) and node.attr.isupper()}
    )


def _set(node: ast.AST, field: str, value: object, what: str, line: int = 0) -> Change:
    old = getattr(node, field)
    return Change(
        line or node.lineno,
        what,
        lambda: setattr(node, field, value),
        lambda: setattr(node, field, old),
    )


def _placed(new: ast.expr, old: ast.AST) -> ast.expr:
    return ast.fix_missing_locations(ast.copy_location(new, old))


def _of_tests(node: ast.AST) -> Iterator[Change]:
    """What is asked is turned round, or always so."""
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        yield _set(node, "test", _placed(ast.UnaryOp(ast.Not(), node.test), node.test), "the condition is turned round")
        yield _set(node, "test", _placed(ast.Constant(False), node.test), "the condition never holds")
    elif isinstance(node, ast.comprehension):
        for place, test in enumerate(node.ifs):
            rest = [*node.ifs[:place], *node.ifs[place + 1 :]]
            yield _set(node, "ifs", rest, "a condition is dropped", test.lineno)
            turned = _placed(ast.UnaryOp(ast.Not(), test), test)
            yield _set(node, "ifs", [*rest, turned], "a condition is turned round", test.lineno)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield _set(node, "operand", _placed(ast.UnaryOp(ast.Not(), node.operand), node), "not is dropped")


def _of_operators(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        for other in OPPOSITES[type(node.ops[0])]:
            yield _set(node, "ops", [other()], f"{type(node.ops[0]).__name__} becomes {other.__name__}")
    elif isinstance(node, ast.BoolOp):
        other_op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield _set(node, "op", other_op, f"{type(node.op).__name__} becomes {type(other_op).__name__}")
        for place in range(len(node.values)):
            rest = [*node.values[:place], *node.values[place + 1 :]]
            values = rest if len(rest) > 1 else [*rest, *rest]
            yield _set(node, "values", values, f"operand {place} is dropped")
    elif isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
        other_kind = OPERATORS[type(node.op)]
        yield _set(node, "op", other_kind(), f"{type(node.op).__name__} becomes {other_kind.__name__}")
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield _set(node, "op", ast.UAdd(), "minus becomes plus")


def _of_values(node: ast.AST, members: list[str]) -> Iterator[Change]:
    """Another value, member or name."""
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield _set(node, "value", not node.value, f"{node.value} is turned round")
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield _set(node, "value", node.value + 1, f"{node.value} becomes {node.value + 1}")
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield _set(node, "value", f"{node.value}x", f"{node.value!r} becomes {node.value + 'x'!r}")
    elif isinstance(node, ast.Attribute) and node.attr in members and len(members) > 1:
        other = members[(members.index(node.attr) + 1) % len(members)]
        yield _set(node, "attr", other, f"{node.attr} becomes {other}")
    elif isinstance(node, ast.Attribute) and node.attr in NAMES:
        yield _set(node, "attr", NAMES[node.attr], f"{node.attr} becomes {NAMES[node.attr]}")
    elif isinstance(node, ast.Name) and node.id in NAMES:
        yield _set(node, "id", NAMES[node.id], f"{node.id} becomes {NAMES[node.id]}")
    elif isinstance(node, ast.Return) and node.value and not _is_none(node.value):
        yield _set(node, "value", _placed(ast.Constant(None), node.value), "nothing is returned")
    elif isinstance(node, ast.IfExp):
        yield _set(node, "orelse", node.body, "both ways lead to the first")


def _of_several(node: ast.AST) -> Iterator[Change]:
    """One of several is dropped, or two change places."""
    if isinstance(node, ast.Dict):
        for place, key in enumerate(node.keys):
            keys, values = node.keys, node.values
            yield Change(
                (key or node).lineno,
                f"entry {place} is dropped",
                lambda place=place, keys=keys, values=values: _assign(
                    node, keys[:place] + keys[place + 1 :], values[:place] + values[place + 1 :]
                ),
                lambda keys=keys, values=values: _assign(node, keys, values),
            )
    name = "args" if isinstance(node, ast.Call) else "elts"
    if isinstance(node, ast.Call) or (isinstance(node, ast.Tuple | ast.List | ast.Set) and _is_read(node)):
        parts = getattr(node, name)
        for place, (one, other) in enumerate(pairwise(parts)):
            swapped = [*parts[:place], other, one, *parts[place + 2 :]]
            yield _set(node, name, swapped, f"{place} and {place + 1} change places")
        for place in range(len(parts)) if name == "elts" and len(parts) > 1 else ():
            yield _set(node, name, [*parts[:place], *parts[place + 1 :]], f"part {place} is dropped")


def _assign(node: ast.Dict, keys: list[ast.expr | None], values: list[ast.expr]) -> None:
    node.keys, node.values = keys, values


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _is_read(node: ast.Tuple | ast.List | ast.Set) -> bool:
    return isinstance(node, ast.Set) or isinstance(node.ctx, ast.Load)
