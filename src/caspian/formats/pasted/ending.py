"""Puts the blocks that were read into the shape in which the paper takes them."""

from collections.abc import Iterable
from html import escape

from caspian.formats.pasted.blocks import (
    PastedBlock,
    PastedDivider,
    PastedHeading,
    PastedNotes,
    PastedParagraph,
)

LONGEST_HEADING = 120
"""letters; what is longer is a paragraph that somebody made bold"""


def whole(blocks: Iterable[PastedBlock]) -> tuple[PastedBlock, ...]:
    """Return blocks without empty ones, and without a divider at either end or beside another."""
    out: list[PastedBlock] = []
    for block in blocks:
        if isinstance(block, PastedDivider) and (not out or isinstance(out[-1], PastedDivider)):
            continue
        if isinstance(block, PastedHeading) and len(block.text) > LONGEST_HEADING:
            block = PastedParagraph(
                f"<b>{escape(block.text, quote=False)}</b>".replace("\u00a0", "&nbsp;")
            )
        if isinstance(block, PastedNotes) and out and isinstance(out[-1], PastedDivider):
            out.pop()  # the line that a word processor draws above its notes
        out.append(block)
    while out and isinstance(out[-1], PastedDivider):
        out.pop()
    return tuple(out)
