"""The build identity of the press: one short word for all that shapes the bytes of a page.

An edition that another build made has to be made again. Nobody lists by hand what belongs to a
build: it is whatever `press` and `pages` import, found in their sources, with the data of the rooms
that are reached, and the libraries and tables of Python's own that those need.
`tests/press/test_build_whole.py` runs a press and fails when it used anything else.
"""

import ast
import hashlib
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import caspian
from caspian.press.libraries import versions

STARTS = ("caspian.press.", "caspian.pages.")
# No page imports them, and their values are on pages all the same.
SETTINGS = "project/settings.py"
# Data in folders of these names is for the desk's screens, which no press draws.
DESK = frozenset({"desk", "wagtailadmin"})
# What Python, translators' tools, editors and merges leave beside a source.
LEFT_OVERS = frozenset({".pyc", ".pyo", ".mo", ".orig", ".rej", ".bak", ".tmp", ".swp"})
_NAMED = re.compile(rb"""["'](caspian(?:\.\w+)+)["']""")
_IMPORT = re.compile(
    rb"^[ \t]*((?:from[ \t][\w.]+[ \t]+import[ \t]*(?:\([^)]*\)|[^\n(]+)|import[ \t][^\n]+))", re.M
)


@dataclass(frozen=True)
class Build:
    """What a press is made of."""

    modules: dict[str, Path]
    data: frozenset[Path]
    versions: dict[str, str]

    def digest(self, root: Path) -> str:
        """Return a word that is another one as soon as anything here is."""
        whole = hashlib.sha256()
        for name, version in sorted(self.versions.items()):
            whole.update(f"{name} {version}\n".encode())
        files = {path.relative_to(root).as_posix(): path for path in self.files()}
        for name, path in sorted(files.items()):
            content = path.read_bytes()
            whole.update(f"{name} {len(content)}\n".encode() + content)
        return whole.hexdigest()[:16]

    def files(self) -> frozenset[Path]:
        """Return every file of the package that it is made of."""
        return self.data | frozenset(self.modules.values())


@lru_cache
def build_id() -> str:
    """Return the identity of this build of the press.

    It stays what it was for as long as the process lives: modules that were loaded don't change
    when somebody installs a newer version over them.
    """
    root = Path(caspian.__path__[0])
    return build_of(root).digest(root)


def build_of(root: Path) -> Build:
    """Return what the press of a tree of sources is made of."""
    known = dict(_modules(root))
    reached, libraries = _reach(known)
    settings = root / SETTINGS
    data = {settings} if settings.exists() else set()
    for path in reached.values():
        if path.name == "__init__.py":
            data.update(_data(path.parent))
    return Build(reached, frozenset(data), versions(libraries))


def _modules(root: Path) -> Iterator[tuple[str, Path]]:
    for path in root.rglob("*.py"):
        names = path.relative_to(root.parent).with_suffix("").parts
        yield ".".join(names[:-1] if names[-1] == "__init__" else names), path


def _reach(known: dict[str, Path]) -> tuple[dict[str, Path], set[str]]:
    """Return the modules that the press imports, and the libraries that those import."""
    reached: dict[str, Path] = {}
    libraries: set[str] = set()
    waiting = [name for name in known if f"{name}.".startswith(STARTS)]
    while waiting:
        name = waiting.pop()
        if name in reached or name not in known:
            continue
        reached[name] = path = known[name]
        # Importing a module imports the packages above it, and Django the app beside models.
        waiting += [name.rpartition(".")[0], f"{name}.apps"]
        for wanted in _imports(name, path):
            if wanted.partition(".")[0] == caspian.__name__:
                waiting.append(wanted)
            else:
                libraries.add(wanted.partition(".")[0])
    return reached, libraries - sys.stdlib_module_names


def _imports(name: str, path: Path) -> Iterator[str]:
    """Yield what a module may import: by a statement anywhere in it, or by a name in quotes."""
    source = path.read_bytes()
    yield from (one.decode() for one in _NAMED.findall(source))
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in _statements(source):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from _imported_from(node, package.split("."))


def _imported_from(node: ast.ImportFrom, package: list[str]) -> Iterator[str]:
    above = package[: len(package) - node.level + 1] if node.level else []
    whole = ".".join([*above, node.module] if node.module else above)
    yield whole
    # What is imported may be a module itself.
    yield from (f"{whole}.{alias.name}" for alias in node.names)


def _statements(source: bytes) -> list[ast.stmt]:
    """Return the imports of a source; only they are parsed, in a third of the time."""
    try:
        return ast.parse(b"\n".join(_IMPORT.findall(source))).body
    except SyntaxError:  # prose that begins like an import
        return [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.stmt)]


def _data(folder: Path) -> Iterator[Path]:
    """Yield what is no source in a package and in folders below it that are no packages."""
    for path in folder.iterdir():
        if path.name.startswith((".", "#")) or path.name.endswith("~"):
            continue
        if path.is_dir():
            if path.name not in DESK | {"__pycache__"} and not (path / "__init__.py").exists():
                yield from _data(path)
        elif path.suffix != ".py" and path.suffix not in LEFT_OVERS:
            yield path
