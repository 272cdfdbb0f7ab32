"""Small rooms: files under 300 lines, functions under 40; exceptions stand with their reasons."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILE, FUNCTION, TEST = 300, 40, 30
OF_TWENTY = 200  # lines that nineteen of twenty source files have at most
EXCEPTIONS = {"tools/preview/scenes.py": "made-up pages: a table to read, not a procedure"}
PYTHON = sorted(
    path
    for folder in ("src", "tests", "tools", "bench")
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts and "node_modules" not in path.parts
)


def too_long(source: str, name: str) -> Iterator[str]:
    """Yield what is too long in a file."""
    lines = source.count("\n") + 1
    if lines > FILE:
        yield f"{name} has {lines} lines: take out what has a name of its own"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            limit = TEST if node.name.startswith("test_") else FUNCTION
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > limit:
                yield f"{name}:{node.lineno} {node.name} has {length} lines of at most {limit}"


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_are_small(path: Path) -> None:
    name = str(path.relative_to(ROOT))
    if name not in EXCEPTIONS:
        assert list(too_long(path.read_text("utf-8"), name)) == []


def test_most_files_are_read_at_one_sitting() -> None:
    lengths = sorted(
        path.read_text("utf-8").count("\n") for path in PYTHON if ROOT / "src" in path.parents
    )
    assert lengths[int(0.95 * len(lengths))] <= OF_TWENTY, "split some that are longer"


def test_the_control_is_found() -> None:
    body = "\n".join("    pass" for _ in range(FUNCTION))
    found = list(too_long(f"def long() -> None:\n{body}\n" + "\n" * FILE, "x.py"))
    assert len(found) == 2
