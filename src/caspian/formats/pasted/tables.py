"""Makes tables of what was read in cells, and tells them from tables that only place things."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from caspian.formats.pasted.blocks import (
    PastedBlock,
    PastedDivider,
    PastedHeading,
    PastedList,
    PastedNotes,
    PastedParagraph,
    PastedPicture,
    PastedQuote,
    PastedTable,
)
from caspian.formats.pasted.tokens import text_of_markup

_FIGURES = re.compile(r"[-+−–]?[\d\s.,'’٫٬\u00a0\u202f%€$₼₸₽£]*\d[\d\s.,'’\u00a0\u202f%€$₼₸₽£]*")
_YEAR = re.compile(r"(?:1[89]|20|21)\d\d")
_WIDEST = 200
"""what a table may claim of columns or rows for one cell"""


@dataclass(slots=True)
class PastedCell:
    """A cell while it is read."""

    is_head: bool = False
    across: int = 1
    down: int = 1
    blocks: list[PastedBlock] = field(default_factory=list)


@dataclass(slots=True)
class PastedRows:
    """A table while it is read."""

    rows: list[list[PastedCell]] = field(default_factory=list)
    caption: list[PastedBlock] = field(default_factory=list)
    in_head: bool = False
    heads: int = 0
    """rows that the source says are its head"""


def settled(read: PastedRows) -> list[PastedBlock]:
    """Return the table as a block, or what stands in it where it only placed things."""
    cells = [cell for row in read.rows for cell in row]
    if not any(cell.blocks for cell in cells):
        return list(read.caption)
    if _only_places(read, cells):
        return [*read.caption, *(block for cell in cells for block in cell.blocks)]
    head = bool(read.heads) or all(cell.is_head for cell in read.rows[0])
    table = of_rows(_filled(read.rows), has_head=head or None)
    caption = " ".join(map(text_of, read.caption))
    if table is None:
        return list(read.caption)
    return [PastedTable(table.header, table.rows, caption)]


def of_rows(rows: Sequence[Sequence[str]], *, has_head: bool | None = None) -> PastedTable | None:
    """Return a table of rows of cells, None where it is empty.

    Without word from the source, its first row is its head unless numbers stand in it.
    """
    wide = max(map(len, rows), default=0)
    full = [tuple(row) + ("",) * (wide - len(row)) for row in rows]
    full = [row for row in full if any(row)]
    used = [at for at in range(wide) if any(row[at] for row in full)]
    full = [tuple(row[at] for at in used) for row in full]
    if not full:
        return None
    if has_head is None:
        has_head = _looks_like_a_head(full)
    return (
        PastedTable(full[0], tuple(full[1:]))
        if has_head and len(full) > 1
        else PastedTable((), tuple(full))
    )


def text_of(block: PastedBlock) -> str:
    """Return the words of a block in one line."""
    match block:
        case PastedParagraph(html):
            return text_of_markup(html)
        case PastedHeading(text):
            return text
        case PastedQuote(text, attribution):
            return " ".join(f"{text} {attribution}".split())
        case PastedList(_, items):
            return " ".join(map(text_of_markup, items))
        case PastedNotes(notes):
            return " ".join(map(text_of_markup, notes))
        case PastedTable(header, rows, caption):
            return " ".join(" ".join((caption, *header, *(c for row in rows for c in row))).split())
        case PastedPicture(_, _, _, caption):
            return caption
        case PastedDivider():
            return ""


def _only_places(read: PastedRows, cells: Iterable[PastedCell]) -> bool:
    if max(map(len, read.rows)) < 2:
        return True
    for cell in cells:
        if any(
            isinstance(block, PastedTable | PastedPicture | PastedQuote) for block in cell.blocks
        ):
            return True
        if sum(isinstance(block, PastedParagraph) for block in cell.blocks) > 4:
            return True
    return False


def _filled(rows: list[list[PastedCell]]) -> list[list[str]]:
    """Return the texts of cells, each in its column, with empty cells for what one spans."""
    out: list[list[str]] = []
    held: dict[int, int] = {}
    """how many rows below a cell above still takes, by column"""
    for row in rows:
        texts: list[str] = []
        for cell in row:
            while held.get(len(texts), 0):
                held[len(texts)] -= 1
                texts.append("")
            at = len(texts)
            texts.append(" ".join(map(text_of, cell.blocks)))
            texts += [""] * (cell.across - 1)
            if cell.down > 1:
                held.update({at + n: cell.down - 1 for n in range(cell.across)})
        while held.get(len(texts), 0):
            held[len(texts)] -= 1
            texts.append("")
        out.append(texts)
    return out


def span(written: str) -> int:
    """Return how many columns or rows a cell takes."""
    return (
        min(int(written), _WIDEST)
        if written.isascii() and written.isdecimal() and int(written)
        else 1
    )


def _looks_like_a_head(rows: list[tuple[str, ...]]) -> bool:
    return not any(_FIGURES.fullmatch(cell) and not _YEAR.fullmatch(cell) for cell in rows[0])
