"""Reads in the tests which of them are proofs, how often they do it, and which are controls."""

import ast
from collections.abc import Iterator
from pathlib import Path

SIGNS = ("from tests.thorough import", "pytest.mark.proofs")


def proofs(root: Path) -> list[str]:
    """Return the test files that ask how often, by their paths below the root."""
    return [
        path.relative_to(root).as_posix()
        for path in sorted((root / "tests").rglob("test_*.py"))
        if any(sign in path.read_text("utf-8") for sign in SIGNS)
    ]


def numbers_of(path: Path) -> str:
    """Return, in words, how often a file does what in `make proofs`."""
    tree = ast.parse(path.read_text("utf-8"))
    found = [one for node in ast.walk(tree) for one in _named(node)]
    found += [f"all of `{ast.unparse(call.args[1])}`" for call in _calls(tree, "some")]
    return ", ".join(dict.fromkeys(found)) or "once"


def controls_of(path: Path) -> set[str]:
    """Return the names of the tests that break something on purpose: they or their words say so."""
    return {
        node.name
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
        and node.name.startswith("test_")
        and ("_the_control_" in node.name or f"{ast.get_docstring(node)}".startswith("The control"))
    }


def _named(node: ast.AST) -> Iterator[str]:
    """Yield each number that `often` gives, with the name that it is given to."""
    pairs: list[tuple[str, ast.expr]] = []
    if isinstance(node, ast.Assign) and len(node.targets) == 1:
        target = node.targets[0]
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            pairs = [
                (ast.unparse(one), value)
                for one, value in zip(target.elts, node.value.elts, strict=True)
            ]
        else:
            pairs = [(ast.unparse(target), node.value)]
    elif isinstance(node, ast.keyword) and node.arg:
        pairs = [(node.arg, node.value)]
    for name, value in pairs:
        if isinstance(value, ast.Call) and ast.unparse(value.func) == "range":
            value = value.args[-1]
        if isinstance(value, ast.Call) and ast.unparse(value.func) == "often":
            yield f"{name.lower().replace('_', ' ')} {_number(value.args[1])}"


def _number(value: ast.expr) -> str:
    number = ast.literal_eval(value)
    return f"{number:,}"


def _calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == name:
            yield node
