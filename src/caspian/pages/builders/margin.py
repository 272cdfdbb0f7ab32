"""Says what stands in the margin of an article, in a wide window: its contents, its notes.

The style sheet sets each note beside its mark, or below the one before it. How far down that
comes is estimated by counting letters, as for fronts: it need only be right about what is far too
long.
"""

import re

from markupsafe import Markup

from caspian.pages import blocks

HEADINGS, OF_EXPLAINER = 4, 2
MOST = 12
"""as many marks as the style sheet knows"""
IN_LINE, LINE, IN_NOTE, NOTE, OTHER = 66, 32, 24, 19, 360
"""letters in a line and its height in pixels, of the text and of a note; the height of the rest"""
BELOW = 200
"""what may reach below the text: beside it stands who wrote it"""
_MARK = re.compile(r'id="note-mark-(\d+)"')


def contents_of(
    body: tuple[blocks.Block, ...], least: int = HEADINGS
) -> tuple[blocks.Heading, ...]:
    """Return the headings of a body that has at least so many: else it needs no list of them."""
    found = tuple(block for block in body if isinstance(block, blocks.Heading))
    return found if len(found) >= least else ()


def notes_fit_beside(body: tuple[blocks.Block, ...]) -> bool:
    """Return whether every note ends about where the text does, or above."""
    notes = [
        (block.first + at, note)
        for block in body
        if isinstance(block, blocks.Notes)
        for at, note in enumerate(block.notes)
    ]
    marks, end = _marks(body)
    if not notes or len(notes) > MOST:
        return False
    reached = 0.0
    for number, note in notes:
        if number in marks:
            reached = max(marks[number], reached) + (len(note) // IN_NOTE + 1) * NOTE + 8
    return bool(marks) and reached <= end + BELOW


def _marks(body: tuple[blocks.Block, ...]) -> tuple[dict[int, float], float]:
    """Return how far down each mark stands, and how far down the text ends, in pixels."""
    marks: dict[int, float] = {}
    down = 0.0
    for block in body:
        html = _html(block)
        for found in _MARK.finditer(html):
            marks[int(found[1])] = down + found.start() / IN_LINE * LINE
        if isinstance(block, blocks.Notes):
            continue
        down += len(html) / IN_LINE * LINE if html else OTHER
    return marks, down


def _html(block: blocks.Block) -> str:
    match block:
        case blocks.Paragraph() | blocks.Explainer():
            return str(block.html)
        case blocks.InterviewExchange():
            return str(block.question + block.html)
        case blocks.ItemList() | blocks.WhatToKnow():
            return str(Markup().join(block.items))
        case blocks.Timeline():
            return "".join(str(entry.html) for entry in block.entries)
        case blocks.Heading() | blocks.Quote() | blocks.PullQuote():
            return block.text * 2
    return ""
