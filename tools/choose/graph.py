"""How far a test file is from what changed: over imports, without running anything."""

import ast
from collections import deque
from collections.abc import Iterable
from functools import cache
from pathlib import Path

HOMES = {"caspian": "src/caspian", "tests": "tests", "tools": "tools"}
"""where the modules of a package's name lie"""
SAME_ROOM, ELSEWHERE = 1, 99


def distances(root: Path, tests: Iterable[str], changed: set[str]) -> dict[str, int]:
    """Return for each test file how many imports lead to the nearest file that changed.

    A test that changed itself is at 0. What isn't Python (a template, a style sheet) is at 1 of
    the tests in the folder of its room's name. Paths are relative to `root`, as in `changed`.
    """
    rooms = {_room(path) for path in changed if not path.endswith(".py")}
    found = {}
    for test in tests:
        far = _distance(root, test, changed)
        found[test] = min(far, SAME_ROOM) if _room(test) in rooms and far else far
    return found


def _distance(root: Path, start: str, changed: set[str]) -> int:
    seen, queue = {start}, deque([(start, 0)])
    while queue:
        path, far = queue.popleft()
        if path in changed:
            return far
        for other in _imports(root, path) - seen:
            seen.add(other)
            queue.append((other, far + 1))
    return ELSEWHERE


def _room(path: str) -> str:
    """Return the room a file is of: "press" for src/caspian/press/… and for tests/press/…"""
    parts = Path(path).parts
    return parts[2] if parts[:2] == ("src", "caspian") else parts[1] if len(parts) > 1 else ""


@cache
def _imports(root: Path, path: str) -> frozenset[str]:
    """Return the files of this house that a module imports, and what pytest loads for it."""
    found = {str(one.relative_to(root)) for one in _conftests(root, path)}
    for node in ast.walk(ast.parse((root / path).read_bytes())):
        if isinstance(node, ast.Import):
            found |= {_file(root, alias.name) for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {
                _file(root, f"{node.module}.{alias.name}") or _file(root, node.module)
                for alias in node.names
            }
    return frozenset(found - {"", path})


def _conftests(root: Path, path: str) -> list[Path]:
    if not path.startswith("tests/"):
        return []
    folders = [root / path, *(root / path).parents]
    return [one / "conftest.py" for one in folders if (one / "conftest.py").exists()]


def _file(root: Path, module: str) -> str:
    """Return the path of a module of this house; nothing for another's, or for a name in one."""
    top, _, rest = module.partition(".")
    if top not in HOMES:
        return ""
    path = Path(HOMES[top], *rest.split(".")) if rest else Path(HOMES[top])
    for one in (path.with_suffix(".py"), path / "__init__.py"):
        if (root / one).exists():
            return str(one)
    return ""
