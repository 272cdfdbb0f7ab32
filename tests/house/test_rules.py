"""House rules: each says why it is one."""

import ast
import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = sorted((ROOT / "src" / "caspian").rglob("*.py"))
DRAWERS = {"utils.py", "helpers.py", "services.py", "managers.py", "misc.py"}
RAW_PUBLIC = re.compile(
    r"\.(?:filter|exclude|get)\([^)]*\b(?:live|go_live_at|expire_at|expired)\b|\.(?:not_)?live\(\)"
)
OF_THE_DESK = re.compile(r"\.(?:not_)?live\(\)")
"""what the desk's own lists may ask: whether it is published, not whether readers may see it"""
DIRECTIONS = re.compile(
    r"(?:margin|padding|border)-(?:left|right)|(?:^|[\s{;])(?:left|right)\s*:|text-align:\s*(?:left|right)",
    re.M,
)


def test_there_are_no_drawers() -> None:
    """A drawer has no name, so everything ends up in it."""
    assert [path for path in SOURCE if path.name in DRAWERS] == []


def raw_filters(path: Path) -> list[str]:
    """Return the places in a file that decide by themselves what is public."""
    return RAW_PUBLIC.findall(path.read_text("utf-8"))


@pytest.mark.parametrize("path", SOURCE, ids=lambda path: path.name)
def test_what_is_public_is_decided_in_one_module(path: Path) -> None:
    """What a reader may see lives in newsroom/public.py: a second opinion leaks an embargo."""
    if path.name == "public.py" or "migrations" in path.parts:
        return
    found = raw_filters(path)
    if "desk" in path.parts:
        found = [one for one in found if not OF_THE_DESK.fullmatch(one)]
    assert found == []


def test_the_control_finds_a_second_opinion(tmp_path: Path) -> None:
    path = tmp_path / "leak.py"
    path.write_text("Article.objects.filter(live=True)")
    assert raw_filters(path) != []
    path.write_text("Article.objects.live()")
    assert raw_filters(path) != []


SILENT = {"update", "bulk_create", "bulk_update"}
MAY_BE_SILENT = {
    "comments/importing.py": "tells the outbox itself, once for the article",
    "comments/moves.py": "tells the outbox itself, once for each article",
    "comments/reader_rights.py": "tells the outbox itself, once for each article",
    "comments/judging/learning.py": "hashes for the shield, of which readers see nothing",
    "newsroom/bulk.py": "the named verb: it tells the outbox itself",
    "newsroom/desk/rights_mail.py": "who was warned, of which readers see nothing",
    "newsroom/mail.py": "mail on its way out, of which readers see nothing",
    "newsroom/merge/moving.py": "its callers tell the outbox, once for each page",
    "newsroom/renew_renditions.py": "tells the outbox itself, once for the picture",
    "newsroom/make_renditions.py": "tells the outbox itself, once for the picture",
    "newsroom/outbox.py": "the outbox",
    "newsroom/must_read.py": "tells the outbox itself",
    "newsroom/related/index.py": "numbers to compare by, of which readers see nothing",
    "newsroom/related/lists.py": "tells the outbox itself",
    "newsroom/renditions.py": "the background worker's own note, of which readers see nothing",
    "newsroom/relist.py": "derived from articles whose change is in the outbox",
    "newsroom/view_counts.py": "counts, of which readers see only the ranks; folding keeps sums",
    "translation/following.py": "what an original says, of which readers see nothing here",
    "translation/parity.py": "counts for the desk, of which readers see nothing",
    "wire/archive/inward_pages.py": "tells the outbox itself, once for each page",
    "wire/archive/inward_rest.py": "tells the outbox itself, once for each article",
    "wire/sample/ready.py": "renditions of a picture that is saved in the same breath",
}


def silent_changes(source: str) -> list[int]:
    """Return the lines that change records without any signal."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            chain = ast.unparse(node.func.value)
            if node.func.attr in SILENT and re.search(r"objects|_manager|queryset", chain):
                found.append(node.lineno)
    return found


@pytest.mark.parametrize("path", SOURCE, ids=lambda path: path.name)
def test_no_change_is_made_behind_the_outboxs_back(path: Path) -> None:
    """QuerySet.update sends no signal, so the press would never hear of it: use a named verb."""
    name = str(path.relative_to(ROOT / "src" / "caspian"))
    if name not in MAY_BE_SILENT and "migrations" not in path.parts:
        assert silent_changes(path.read_text("utf-8")) == []


def test_the_control_finds_a_silent_change() -> None:
    assert silent_changes("Article.objects.filter(pk=1).update(title='x')") == [1]
    assert silent_changes("words.update(other)") == []


def test_no_two_reads_have_one_name() -> None:
    """A read is known by its name: two of the same name would answer each other."""
    reads = [path for path in SOURCE if "reads" in path.parts]
    names = [
        node.name
        for path in reads
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
        and any(ast.unparse(one) == "read" for one in node.decorator_list)
    ]
    assert len(names) > 20
    assert sorted(names) == sorted(set(names))


ISLAND = '<script src="{{ asset("keeping.js") }}" integrity="{{ integrity("keeping.js") }}" defer>'
"""decision 16"""


def test_readers_templates_carry_one_island_and_no_inline_style() -> None:
    """Reading needs no JavaScript: one script element holds data, and one is an island."""
    for path in (ROOT / "src/caspian/pages/templates").rglob("*.html"):
        text = path.read_text("utf-8").replace('<script type="application/ld+json">', "")
        if path.name == "base.html":
            assert text.count(ISLAND) == 1
            text = text.replace(ISLAND, "")
        assert "<script" not in text, path
        assert " style=" not in text, path
        assert not re.search(r"\son\w+=", text), path


def test_fonts_in_the_style_sheet_are_those_that_are_preloaded() -> None:
    """A font asked for under two addresses is loaded twice."""
    from caspian.pages.assets import asset  # noqa: PLC0415  needs no settings, but the package

    css = (ROOT / "src/caspian/pages/static/reader/paper.css").read_text("utf-8")
    for name, query in re.findall(r"url\([\"']?(fonts/[\w.-]+)(\?v=\w+)?", css):
        assert asset(name).endswith(f"{name}{query}"), name


NPM = (ROOT / "tests/browser", ROOT / "bench/lighthouse")


def test_nothing_committed_names_a_registry_or_an_index() -> None:
    """Those who build this elsewhere have their own registry."""
    for path in (*ROOT.glob("requirements*.txt"), *(one / "package-lock.json" for one in NPM)):
        text = path.read_text("utf-8") if path.exists() else ""
        assert "://" not in re.sub(r'"(?:url|funding)":.*', "", text), path
        assert '"resolved"' not in text, path


@pytest.mark.parametrize("folder", NPM, ids=lambda folder: folder.name)
def test_what_npm_installs_is_what_is_locked(folder: Path) -> None:
    """`npm ci` refuses a lock that is out of step; what is asked for by a tag, such as "latest",
    falls out of step by itself when its authors publish."""
    wanted = json.loads((folder / "package.json").read_text("utf-8"))
    locked = json.loads((folder / "package-lock.json").read_text("utf-8"))["packages"]
    assert locked[""]["devDependencies"] == wanted["devDependencies"]
    held = wanted.get("overrides", {})
    for name, version in held.items():
        found = {one["version"] for at, one in locked.items() if at.endswith(f"/{name}")}
        assert found == {version}, f"{name}: write the lock again with npm install"
    for at, one in locked.items():
        for name, version in one.get("dependencies", {}).items():
            by_tag = re.match(r"[a-z]", version) and not version.startswith("npm:")
            assert not by_tag or name in held, f"{at} asks for {name} {version}: override it"


TWICE = {"Command", "Likeness", "Migration"}
"""class names that stand in several modules: a model each of two apps; what Django asks for"""


def class_names(sources: Iterable[str]) -> Counter[str]:
    """Count how often each class name is defined."""
    trees = (ast.parse(source) for source in sources)
    return Counter(
        node.name for tree in trees for node in tree.body if isinstance(node, ast.ClassDef)
    )


def test_a_class_name_stands_once() -> None:
    """In a stack trace nothing but the name says which one it is."""
    found = class_names(path.read_text("utf-8") for path in SOURCE)
    assert {name for name, times in found.items() if times > 1} <= TWICE


def test_the_control_finds_a_name_that_stands_twice() -> None:
    assert class_names(["class Row: ...", "class Row: ..."])["Row"] == 2
