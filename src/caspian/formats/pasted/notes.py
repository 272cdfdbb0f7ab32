"""Footnotes of what is pasted: their marks in the text, and the notes that these lead to."""

import re
from dataclasses import replace

from caspian.formats.pasted.blocks import (
    PastedBlock,
    PastedHeading,
    PastedList,
    PastedNotes,
    PastedParagraph,
    PastedPicture,
    PastedQuote,
    PastedTable,
)

_HELD = re.compile("\ue000([^\ue001]*)\ue001")
_OPEN, _CLOSE = "\ue000", "\ue001"
"""signs for private use, between which a mark is held until its note is found"""


class NoteBook:
    """Marks and notes in the order in which they come."""

    def __init__(self, before: int) -> None:
        self._before = before
        self._marks: list[str] = []
        self._notes: dict[str, list[str]] = {}
        self._open = ""
        self._is_whole = False
        self._numbers: dict[str, int] = {}

    @property
    def is_open(self) -> bool:
        """Return whether what is read belongs to a note."""
        return bool(self._open)

    def mark(self, key: str) -> str:
        """Note a mark in the text; return what holds its place."""
        if key not in self._marks:
            self._marks.append(key)
        return f"{_OPEN}{key}{_CLOSE}"

    def open(self, key: str, *, whole_element: bool) -> None:
        """Begin a note, which ends with its element or with its paragraph."""
        if not self._open:
            self._open, self._is_whole = key, whole_element
        self._notes.setdefault(key, [])

    def close(self, key: str) -> None:
        """End a note."""
        if self._open == key:
            self._open = ""

    def add(self, html: str) -> None:
        """Add a paragraph to the note that is open."""
        self._notes[self._open].append(html)
        if not self._is_whole:
            self._open = ""

    def left(self) -> list[PastedBlock]:
        """Return the block of the notes that a mark leads to; the others are paragraphs."""
        kept: list[PastedBlock] = []
        notes: list[str] = []
        for key, paragraphs in self._notes.items():
            if key in self._marks and paragraphs:
                notes.append("<br>".join(paragraphs))
                self._numbers[key] = self._before + len(notes)
            else:
                kept += map(PastedParagraph, paragraphs)
        return [*kept, PastedNotes(tuple(notes))] if notes else kept

    def marked(self, blocks: tuple[PastedBlock, ...]) -> tuple[PastedBlock, ...]:
        """Return blocks with the marks of this paper, such as [^1], in the places held."""
        return tuple(map(self._with_marks, blocks)) if self._marks else blocks

    def _with_marks(self, block: PastedBlock) -> PastedBlock:
        if isinstance(block, PastedParagraph):
            return replace(block, html=self._mark_in(block.html))
        if isinstance(block, PastedList):
            return replace(block, items=tuple(map(self._mark_in, block.items)))
        if isinstance(block, PastedNotes):
            return replace(block, notes=tuple(map(self._mark_in, block.notes)))
        # Elsewhere a mark leads nowhere: see pages/builders/rich_text.py.
        match block:
            case PastedHeading(text):
                return PastedHeading(_without(text))
            case PastedQuote(text, attribution):
                return PastedQuote(_without(text), _without(attribution))
            case PastedPicture():
                return replace(block, caption=_without(block.caption))
            case PastedTable(header, rows, caption):
                cleaned = tuple(tuple(map(_without, row)) for row in rows)
                return PastedTable(tuple(map(_without, header)), cleaned, _without(caption))
        return block

    def _mark_in(self, html: str) -> str:
        def written(found: re.Match[str]) -> str:
            number = self._numbers.get(found[1])
            return f"[^{number}]" if number else ""

        return _HELD.sub(written, html)


def _without(text: str) -> str:
    return _HELD.sub("", text)
