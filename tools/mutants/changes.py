"""Makes mutants of a source: copies in which one node of the syntax tree is another one."""

import ast
import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult, ast.Mod: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
    ast.BitXor: ast.BitAnd, ast.RShift: ast.LShift, ast.LShift: ast.RShift,
}  # fmt: skip
# A text with blanks is for people; one without names something, or is a part of something.
NAMING = re.compile(r"\S+")
# They change what a program costs, or what it may be asked, and not what it does.
LEFT_ALONE = ("dataclass", "lru_cache", "cache", "wraps")


@dataclass(frozen=True)
class Mutant:
    """One change: where it is, what kind of change, and the source with it."""

    name: str
    line: int
    last_line: int
    kind: str
    before: str
    after: str
    source: str

    @property
    def words(self) -> str:
        """Return the change in one line."""
        return f"{self.name}:{self.line} {self.kind}: {_short(self.before)} -> {_short(self.after)}"


def mutants(name: str, source: str) -> Iterator[Mutant]:
    """Yield every mutant of a source, in the order of its lines."""
    tree = ast.parse(source)
    encoded = source.encode()
    starts = [0]
    for text in encoded.splitlines(keepends=True):
        starts.append(starts[-1] + len(text))
    for node in _changeable(tree):
        for kind, other in _others(node):
            start = starts[_first_line(node) - 1] + node.col_offset
            end = starts[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)
            after = _text(other, node)
            changed = (encoded[:start] + after.encode() + encoded[end:]).decode()
            if _is_another(changed, tree):
                before = encoded[start:end].decode()
                last = node.lineno if isinstance(node, ast.stmt) else node.end_lineno
                yield Mutant(name, node.lineno, last or 0, kind, before, after, changed)


def _changeable(node: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    """Yield the nodes that have a place in the text and do something when the program runs."""
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "type_params"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or _is_left_alone(child):
                continue
            if isinstance(child, ast.stmt | ast.expr) and not isinstance(node, ast.JoinedStr):
                yield child
            yield from _changeable(child)


def _is_left_alone(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr):  # a docstring, be it of a field
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.If):
        return isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    return isinstance(node, ast.Call | ast.Name) and _called(node) in LEFT_ALONE


def _called(node: ast.AST) -> str:
    inner = node.func if isinstance(node, ast.Call) else node
    return getattr(inner, "id", getattr(inner, "attr", ""))


def _others(node: ast.expr | ast.stmt) -> Iterator[tuple[str, ast.AST]]:
    """Yield what may stand in the place of a node, with the kind of the change."""
    if isinstance(node, ast.Compare):
        for place, operator in enumerate(node.ops):
            other = copy.deepcopy(node)
            other.ops[place] = COMPARED[type(operator)]()
            yield "comparison", other
    elif isinstance(node, ast.BinOp) and type(node.op) in COUNTED:
        yield "arithmetic", ast.BinOp(node.left, COUNTED[type(node.op)](), node.right)
    elif isinstance(node, ast.BoolOp):
        joined = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield "and or", ast.BoolOp(joined, node.values)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not removed", node.operand
    elif isinstance(node, ast.IfExp):
        yield "condition", ast.IfExp(_negated(node.test), node.body, node.orelse)
    elif isinstance(node, ast.Call):
        yield from _fewer_keywords(node)
    elif isinstance(node, ast.Constant):
        yield from _constants(node)
    elif isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
        yield from _fewer_filters(node)
    elif isinstance(node, ast.stmt):
        yield from _statements(node)


def _fewer_keywords(node: ast.Call) -> Iterator[tuple[str, ast.AST]]:
    for place, keyword in enumerate(node.keywords):
        if keyword.arg:
            kept = node.keywords[:place] + node.keywords[place + 1 :]
            yield "keyword removed", ast.Call(node.func, node.args, kept)


def _fewer_filters(node: ast.expr) -> Iterator[tuple[str, ast.AST]]:
    for place, part in enumerate(getattr(node, "generators", ())):
        for which in range(len(part.ifs)):
            other = copy.deepcopy(node)
            del other.generators[place].ifs[which]  # type: ignore[attr-defined]
            yield "filter removed", other


def _constants(node: ast.Constant) -> Iterator[tuple[str, ast.AST]]:
    value = node.value
    if isinstance(value, bool):
        yield "constant", ast.Constant(not value)
    elif isinstance(value, int | float):
        yield "constant", ast.Constant(value + 1)
    elif isinstance(value, str) and (not value or NAMING.fullmatch(value)):
        yield "constant", ast.Constant(f"{value}x")


def _statements(node: ast.stmt) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node, ast.If):
        yield "condition", ast.If(_negated(node.test), node.body, node.orelse)
    elif isinstance(node, ast.Return) and node.value is not None:
        if not (isinstance(node.value, ast.Constant) and node.value.value is None):
            yield "nothing returned", ast.Return(ast.Constant(None))
    elif isinstance(node, ast.FunctionDef | ast.ClassDef):
        for place, decorator in enumerate(node.decorator_list):
            if _called(decorator) not in LEFT_ALONE:
                other = copy.deepcopy(node)
                del other.decorator_list[place]
                yield "decorator removed", other
    elif _does_something(node):
        yield "statement removed", ast.Pass()


def _does_something(node: ast.stmt) -> bool:
    """Return whether a statement can be left out and its file still mean something.

    Without a name's first value a function only raises, which says nothing of the tests.
    """
    if isinstance(node, ast.Assign):
        return not any(isinstance(target, ast.Name | ast.Tuple) for target in node.targets)
    return isinstance(
        node, ast.Expr | ast.AugAssign | ast.Raise | ast.Continue | ast.Break | ast.Delete
    )


def _negated(test: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), test)


def _text(node: ast.AST, replaced: ast.expr | ast.stmt) -> str:
    if isinstance(replaced, ast.expr):
        return f"({ast.unparse(ast.fix_missing_locations(node))})"
    text = ast.unparse(ast.fix_missing_locations(node))
    return text.replace("\n", "\n" + " " * replaced.col_offset)


def _first_line(node: ast.expr | ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min(one.lineno for one in (node, *decorators))


def _is_another(changed: str, tree: ast.Module) -> bool:
    try:
        return ast.dump(ast.parse(changed)) != ast.dump(tree)
    except SyntaxError:
        return False


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 70 else f"{line[:67]}..."
