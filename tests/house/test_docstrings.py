"""What docstrings and comments name is there: an error that is raised, a module that is meant."""

import ast
import builtins
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.test_rules import ROOT, SOURCE

PACKAGE = ROOT / "src" / "caspian"
ROOMS = sorted(one.name for one in PACKAGE.iterdir() if (one / "__init__.py").exists())
_RAISES = re.compile(r"\bRaises ((?:[^.:]|\.(?=\w))*)")
_ERROR = re.compile(r"(?<![`\w.-])(?:[a-z_]+\.)*([A-Z][a-z]+[A-Za-z]*)\b")
_DOTTED = re.compile(rf"`((?:caspian\.)?(?:{'|'.join(ROOMS)})\.[a-z_]+(?:\.\w+)*)`")


def docstrings(tree: ast.AST) -> Iterator[str]:
    """Yield the docstrings of a module, its classes and its functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield ast.get_docstring(node) or ""


def names_in(tree: ast.AST) -> set[str]:
    """Return every name that a module defines, imports or uses."""
    found = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    found |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    found |= {node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            found |= {one.asname or one.name for one in node.names}
    return found


KNOWN = set(dir(builtins)).union(*(names_in(ast.parse(one.read_text("utf-8"))) for one in SOURCE))


def unknown_errors(source: str) -> list[str]:
    """Return what a module says that it raises and nobody knows."""
    parts = [part for text in docstrings(ast.parse(source)) for part in _RAISES.findall(text)]
    return [name for part in parts for name in _ERROR.findall(part) if name not in KNOWN]


def unknown_modules(source: str) -> list[str]:
    """Return the dotted names of our modules, in backticks, that lead to nothing."""
    return [name for name in _DOTTED.findall(source) if not _leads(name.removeprefix("caspian."))]


def _leads(name: str) -> bool:
    parts = name.split(".")
    if PACKAGE.joinpath(*parts).is_dir():
        return True
    for length in range(len(parts), 0, -1):
        inside = PACKAGE.joinpath(*parts[:length])
        for module in (inside.with_suffix(".py"), inside / "__init__.py"):
            if module.is_file():
                text = module.read_text("utf-8")
                return all(re.search(rf"\b{part}\b", text) for part in parts[length:])
    return False


@pytest.mark.parametrize("path", SOURCE, ids=lambda path: path.name)
def test_what_a_docstring_names_is_there(path: Path) -> None:
    """A name that was changed everywhere but in the docstring sends its reader nowhere."""
    source = path.read_text("utf-8")
    assert unknown_errors(source) == []
    assert unknown_modules(source) == []


def test_the_control_notices_names_of_before() -> None:
    said = 'def read():\n    """Read it. Raises ValueError, and BadWitness where it lies."""\n'
    assert unknown_errors(said) == ["BadWitness"]
    assert unknown_modules("# see `newsroom.ranking`, `newsroom.must_read.rank_views`") == [
        "newsroom.ranking"
    ]
