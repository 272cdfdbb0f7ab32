"""Every paper renders: tables are tables, links lead somewhere, and named files exist."""

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.house.papers import (
    DECISIONS,
    MAPS,
    PAPERS,
    ROOMS,
    ROOT,
    anchors,
    cells,
    code_in,
    inlines,
    tables,
    tokens,
)

LINE, README_LINES = 120, 120
ENDINGS = "py|html|css|js|json|md|toml|conf|vcl|txt"
NAMED = re.compile(rf"[\w.@-]+(?:/[\w.@-]+)*\.(?:{ENDINGS})")
FOLDERS = ("src", "tests", "tools", "bench", "deploy", "docs")
FOLDER = re.compile(rf"(?:{'|'.join((*ROOMS, *FOLDERS))})/(?:[\w-]+/)*")
DOTTED = re.compile(rf"(?:{'|'.join(ROOMS)})\.\w+(?:\.\w+)*(?:\(\))?")
ROOTS = ("", "src/caspian", "docs", "tests")
MADE = {
    "edition.head", "edition.key", "edition.sqlite3", "en/politics/the-ferry/index.html",
    "index.html", "newsroom.sqlite3", "release.json",
}  # fmt: skip
"""files of a home or of an export: the paper makes them, the repository has none"""


def broken_tables(text: str) -> Iterator[str]:
    """Yield the rows that stand in no table, or have other columns than its head."""
    shown = set()
    for rows in tables(text):
        shown.update(rows)
        wide = len(cells(rows[0]))
        yield from (row for row in rows if len(cells(row)) != wide)
    for token in tokens(text):
        if token.type == "inline":
            lines = token.content.splitlines()
            yield from (row for row in lines if row.startswith("|") and row not in shown)


def broken_links(text: str, folder: Path) -> Iterator[str]:
    """Yield the links and pictures that lead nowhere in the repository."""
    for token in inlines(text):
        target = token.attrGet("href") or token.attrGet("src")
        if target is None or re.match(r"\w+:", str(target)):
            continue
        name, _, anchor = str(target).partition("#")
        path = folder / name
        if name and not path.exists():
            yield str(target)
            continue
        if anchor and anchor not in anchors(path.read_text("utf-8") if name else text):
            yield str(target)


def missing_files(text: str) -> Iterator[str]:
    """Yield the files, folders and modules that a paper names and the repository lacks."""
    for code in code_in(text) - MADE:
        if NAMED.fullmatch(code):
            there = _stands(code) if "/" in code else code in _all_names()
        elif FOLDER.fullmatch(code):
            there = _stands(code)
        elif DOTTED.fullmatch(code):
            module = "/".join(code.split(".")[:2])
            there = _stands(module) or _stands(f"{module}.py")
        else:
            continue
        if not there:
            yield code


def _stands(name: str) -> bool:
    return any((ROOT / root / name).exists() for root in ROOTS)


@cache
def _all_names() -> set[str]:
    names = {path.name for path in ROOT.iterdir()}
    for folder in FOLDERS:
        for _, folders, files in os.walk(ROOT / folder):
            if "node_modules" in folders:
                folders.remove("node_modules")
            names.update(files)
    return names


@pytest.mark.parametrize("path", [*PAPERS, *DECISIONS], ids=lambda path: path.name)
def test_every_table_is_one(path: Path) -> None:
    assert list(broken_tables(path.read_text("utf-8"))) == []


def test_the_control_finds_a_table_that_is_none() -> None:
    assert list(broken_tables("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n")) == ["| 1 | 2 | 3 |"]
    assert list(broken_tables("| a | b |\n|---|\n| 1 | 2 |\n")) != []
    assert list(broken_tables("| a | b |\n|---|---|\n| 1 | 2\\|3 |\n")) == []


@pytest.mark.parametrize("path", [*PAPERS, *DECISIONS], ids=lambda path: path.name)
def test_every_link_leads_somewhere(path: Path) -> None:
    assert list(broken_links(path.read_text("utf-8"), path.parent)) == []


def test_the_control_finds_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "there.md").write_text("# One thing\n\n# One thing")
    assert list(broken_links("[a](gone.md) ![b](gone.png) [c](#gone)", tmp_path)) == [
        "gone.md", "gone.png", "#gone"
    ]  # fmt: skip
    assert list(broken_links("[a](there.md#two)", tmp_path)) == ["there.md#two"]
    fine = "# A head, “really”\n\n[a](there.md#one-thing-1) [b](#a-head-really) [c](https://x.org)"
    assert list(broken_links(fine, tmp_path)) == []


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.name)
def test_every_file_that_a_paper_names_exists(path: Path) -> None:
    assert sorted(missing_files(path.read_text("utf-8"))) == []


def test_the_control_finds_a_file_that_is_gone() -> None:
    text = "`press/gone.py`, `gone.py`, `tests/gone/`, `comments.gone`, `newsroom.gone.it()`"
    assert sorted(missing_files(text)) == sorted(re.findall("`(.+?)`", text))
    assert list(missing_files("`press/cycle.py`, `cycle.py`, `press/`, `common.dates`")) == []


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.name)
def test_no_line_is_too_long(path: Path) -> None:
    """A row of a table stands on one line, however long; not so in the two papers read first."""
    lines = path.read_text("utf-8").splitlines()
    prose = [line for line in lines if path in MAPS or not line.startswith("|")]
    assert [line for line in prose if len(line) > LINE] == []


def test_the_readme_is_short() -> None:
    """Somebody who decides reads one screen or two."""
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) < README_LINES
