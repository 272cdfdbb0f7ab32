"""The build identity: another one for each change that may reach a page, and for nothing else."""

import ast
import dataclasses
import email
import shutil
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

import caspian
from caspian.press import build
from caspian.press.build import build_id, build_of

ROOT = Path(caspian.__path__[0])
SHAPES_PAGES = (
    "common/dates.py",
    "comments/models/settings.py",
    "shield/words/ru.txt",
    "dossiers/models.py",
    "edition/splice.py",
    "formats/csv_table/numbers.py",
    "formats/html/sanitise.py",
    "graphics/charts/canvas.py",
    "graphics/maps/data/waters.json",
    "graphics/maps/data/world.bin",
    "graphics/maps/svg.py",
    "newsroom/publishing.py",
    "newsroom/public.py",
    "newsroom/renditions.py",
    "pages/locale/fa.po",
    "pages/parts.py",
    "pages/static/reader/fonts/caspian-serif-latin.woff2",
    "pages/static/reader/paper.css",
    "pages/templates/blocks/map.html",
    "press/render.py",
    "project/settings.py",
    "search/index.py",
    "server/answers.py",
)
SHAPES_NOTHING = (
    "comments/desk/queue/rows.py",
    "comments/static/comments/desk/comments.css",
    "newsroom/desk/look.py",
    "newsroom/templates/newsroom/desk/start/figures.html",
    "newsroom/templates/wagtailadmin/admin_base.html",
    "project/background_worker.py",
    "project/urls.py",
    "server/front.py",
    "wire/sample/load.py",
    "wire/weather.py",
)
LEFT_OVERS = (
    "pages/.render.py.swp",
    "pages/render.py~",
    "pages/render.py.orig",
    "pages/#render.py#",
    "pages/__pycache__/render.cpython-311.pyc",
    "pages/locale/fa.mo",
    "pages/render.pyc",
    "pages/notes_of_mine.py.bak",
    "graphics/unused.py",
)
LIBRARIES = (
    "babel", "brotli", "django", "jinja2", "markupsafe", "nh3", "pillow", "pillow-heif", "wagtail",
    "willow",
)  # fmt: skip


def copied(target: Path) -> Path:
    """Return a copy of the package without the sample's pictures, which are heavy."""
    ignored = shutil.ignore_patterns("__pycache__", "pictures")
    shutil.copytree(ROOT, target / "caspian", ignore=ignored)
    return target / "caspian"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package, for all tests of this file; each puts back what it changed."""
    return copied(tmp_path_factory.mktemp("tree"))


@pytest.fixture(scope="module")
def before(tree: Path) -> str:
    """The identity of the copy as it is."""
    return identity(tree)


def identity(root: Path) -> str:
    """Return the identity of a tree."""
    return build_of(root).digest(root)


@pytest.fixture
def _put_back(tree: Path, request: pytest.FixtureRequest) -> Iterator[None]:
    path = tree / request.getfixturevalue("name")
    content = path.read_bytes() if path.exists() else None
    yield
    path.write_bytes(content) if content is not None else path.unlink()


@pytest.mark.usefixtures("_put_back")
@pytest.mark.parametrize("name", SHAPES_PAGES)
def test_a_byte_that_changed_is_another_build(name: str, tree: Path, before: str) -> None:
    content = bytearray((tree / name).read_bytes())
    # A byte more would say it as well; the same length is harder. Every last byte is blank or data.
    content[-1] = {ord("\n"): ord(" ")}.get(content[-1], content[-1] ^ 1)
    (tree / name).write_bytes(content)
    assert identity(tree) != before


@pytest.mark.usefixtures("_put_back")
@pytest.mark.parametrize("name", SHAPES_NOTHING)
def test_what_no_page_is_made_from_is_left_alone(name: str, tree: Path, before: str) -> None:
    (tree / name).write_bytes((tree / name).read_bytes() + b"\n# changed\n")
    assert identity(tree) == before


@pytest.mark.usefixtures("_put_back")
@pytest.mark.parametrize("name", LEFT_OVERS)
def test_what_is_left_beside_a_source_is_no_part_of_it(name: str, tree: Path, before: str) -> None:
    (tree / name).parent.mkdir(exist_ok=True)
    (tree / name).write_bytes(b"import caspian.project.background_worker\n")
    assert identity(tree) == before


@pytest.mark.usefixtures("_put_back")
@pytest.mark.parametrize("name", ["pages/templates/pages/new.html", "graphics/maps/data/new.bin"])
def test_a_file_that_is_new_is_another_build(name: str, tree: Path, before: str) -> None:
    (tree / name).write_bytes(b"")
    assert identity(tree) != before


def test_it_is_the_same_in_another_folder_and_process(
    tree: Path, before: str, tmp_path: Path
) -> None:
    other = copied(tmp_path / "elsewhere")
    assert identity(other) == before
    assert build_id() == identity(ROOT)
    (tree / "pages/render.py").rename(tree / "pages/rendered.py")
    try:
        assert identity(tree) != before, "a name counts, not the bytes alone"
    finally:
        (tree / "pages/rendered.py").rename(tree / "pages/render.py")


def test_every_library_that_shapes_a_page_is_in_it() -> None:
    whole = build_of(ROOT)
    tables = ("Python", "zlib", "Unicode", "time zones")
    assert {*LIBRARIES, *tables} <= whole.versions.keys()
    assert "granian" not in whole.versions
    for name in whole.versions:
        newer = dataclasses.replace(whole, versions={**whole.versions, name: "99"})
        assert newer.digest(ROOT) != whole.digest(ROOT)


def test_another_version_of_a_library_is_another_build(monkeypatch: pytest.MonkeyPatch) -> None:
    before, about = identity(ROOT), metadata.metadata

    def newer(name: str) -> Any:
        found: Any = about(name)
        if name == "nh3":
            found = email.message_from_string(str(found))
            del found["Version"]
            found["Version"] = "99"
        return found

    monkeypatch.setattr(metadata, "metadata", newer)
    assert build_of(ROOT).versions["nh3"] == "99"
    assert identity(ROOT) != before


def test_an_import_is_followed_wherever_it_stands(tmp_path: Path) -> None:
    root = tmp_path / "caspian"
    sources = {
        "__init__.py": "",
        "press/__init__.py": "from caspian.first import (\n    one,\n    second,\n)\n",
        "press/later.py": "def run():\n    from caspian.third import x\n    from . import fourth\n",
        "press/fourth.py": '"""Talks\nfrom caspian import something that is prose.\n"""\n'
        "if x:\n    import caspian.fifth\n",
        "first/__init__.py": "",
        "first/second.py": 'NAMED = "caspian.sixth"\n',
        "pages.py": "",
        **{f"{name}.py": "" for name in ("third", "fifth", "sixth", "unused")},
    }
    for name, text in sources.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    reached = {name.removeprefix("caspian").strip(".") for name in build_of(root).modules}
    assert reached == {
        "", "press", "press.later", "press.fourth", "first", "first.second", "pages", "third",
        "fifth", "sixth",
    }  # fmt: skip


def test_no_import_of_the_house_is_overlooked() -> None:
    """Only what looks like an import is parsed; a whole parse of every file finds no more."""
    for path in ROOT.rglob("*.py"):
        source = path.read_bytes()
        kinds = (ast.Import, ast.ImportFrom)
        whole = [ast.dump(node) for node in ast.walk(ast.parse(source)) if isinstance(node, kinds)]
        quick = [ast.dump(node) for node in build._statements(source)]
        assert sorted(whole) == sorted(one for one in quick if "Import" in one), path
