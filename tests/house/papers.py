"""The papers as the tests read them: rendered as CommonMark with tables."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parents[2]
MAPS = [ROOT / name for name in ("README.md", "ARCHITECTURE.md")]
PAPERS = [*MAPS, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
DECISIONS = sorted((ROOT / "docs/decisions").glob("*.md"))
ROOMS = sorted(
    path.name for path in (ROOT / "src/caspian").iterdir() if (path / "__init__.py").exists()
)


@cache
def tokens(text: str) -> list[Token]:
    """Return what a paper is made of."""
    return MarkdownIt("commonmark").enable("table").parse(text)


def inlines(text: str) -> Iterator[Token]:
    """Yield the pieces of running text: links, pictures, code, words."""
    for token in tokens(text):
        yield from token.children or ()


def code_in(text: str) -> set[str]:
    """Return what stands between backticks."""
    return {token.content for token in inlines(text) if token.type == "code_inline"}


def words_in(text: str) -> str:
    """Return a paper without its code, as one reads it."""
    return " ".join(token.content for token in inlines(text) if token.type == "text")


def tables(text: str) -> Iterator[list[str]]:
    """Yield the source lines of each table that renders as one."""
    lines = text.splitlines()
    for token in tokens(text):
        if token.type == "table_open" and token.map:
            yield lines[token.map[0] : token.map[1]]


def cells(row: str) -> list[str]:
    """Return the cells of a table's row, as they are written."""
    inner = re.sub(r"^\||(?<!\\)\|$", "", row.strip())
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", inner)]


def anchors(text: str) -> set[str]:
    """Return the anchors that a paper's headings get."""
    found: Counter[str] = Counter()
    names = set()
    for heading, inline in pairwise(tokens(text)):
        if heading.type == "heading_open":
            words = "".join(child.content for child in inline.children or ())
            name = re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")
            names.add(f"{name}-{found[name]}" if found[name] else name)
            found[name] += 1
    return names
