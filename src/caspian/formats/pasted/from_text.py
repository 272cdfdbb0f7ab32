"""Reads pasted text that has no markup: of messengers, editors of plain text, and spreadsheets."""

import csv
import re
from collections.abc import Iterator
from html import escape

from caspian.formats.pasted.blocks import (
    Pasted,
    PastedBlock,
    PastedList,
    PastedParagraph,
    PastedTable,
)
from caspian.formats.pasted.tables import of_rows
from caspian.formats.pasted.tokens import clean_text

_BULLET = re.compile(r"[ \t]*(?:[-–—*+]|[•‣◦▪●○·])[ \t\u00a0]+(?=\S)")
_SURE_BULLET = re.compile(r"[ \t]*[•‣◦▪●○][ \t\u00a0]*(?=\S)")
_NUMBER = re.compile(r"[ \t]*\(?(\d{1,3})[.)][ \t\u00a0]+(?=\S)")
_GAP = re.compile(r"\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+")
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\v\f]")


def from_text(text: str) -> Pasted:
    """Return the blocks of a text.

    Where blank lines stand in it, they part its paragraphs; else each line is one.
    """
    text = clean_text(_LINE_ENDS.sub("\n", text)).strip("\n")
    if table := table_of(text):
        return Pasted((table,))
    has_gaps = bool(_GAP.search(text))
    parts = _GAP.split(text) if has_gaps else text.split("\n")
    if not has_gaps and _is_list(parts):
        parts = [text]
    return Pasted(tuple(block for part in parts for block in _blocks(part)))


def table_of(text: str) -> PastedTable | None:
    """Return the table that cells of a spreadsheet are as text, None where they are none."""
    if "\t" not in text:
        return None
    rows = (
        list(csv.reader(_lines(text), dialect="excel-tab"))
        if '"' in text
        else [line.split("\t") for line in text.split("\n")]
    )
    widths = {len(row) for row in rows if any(cell.strip() for cell in row)}
    if len(widths) != 1 or max(widths) < 2:
        return None
    return of_rows([[" ".join(cell.split()) for cell in row] for row in rows])


def _lines(text: str) -> Iterator[str]:
    return (f"{line}\n" for line in text.split("\n"))


def _blocks(part: str) -> Iterator[PastedBlock]:
    lines = [line for line in part.split("\n") if line.strip(" \t\u00a0")]
    if not lines:
        return
    if _is_list(lines):
        is_numbered = bool(_NUMBER.match(lines[0]))
        mark = _NUMBER if is_numbered else _BULLET
        items = (
            _SURE_BULLET.sub("", line, 1) if _SURE_BULLET.match(line) else mark.sub("", line, 1)
            for line in lines
        )
        yield PastedList(is_numbered, tuple(map(_html, items)))
    else:
        yield PastedParagraph("<br>".join(map(_html, lines)))


def _is_list(lines: list[str]) -> bool:
    lines = [line for line in lines if line.strip()]
    if len(lines) < 2:
        return False
    if all(_BULLET.match(line) or _SURE_BULLET.match(line) for line in lines):
        return True
    numbers = [found and int(found[1]) for found in map(_NUMBER.match, lines)]
    return numbers == list(range(numbers[0] or 0, (numbers[0] or 0) + len(lines)))


def _html(line: str) -> str:
    return escape(line.strip(" \t\u00a0"), quote=False).replace("\u00a0", "&nbsp;")
