"""Puts the blocks that were read into the shape in which the paper takes them."""

from collections.abc import Iterable
from html import escape

from caspian.formats.pasted.blocks import Divider, Heading, Notes, Paragraph, PastedBlock

LONGEST_HEADING = 120
"""letters; what is longer is a paragraph that somebody made bold"""


def whole(blocks: Iterable[PastedBlock]) -> tuple[PastedBlock, ...]:
    """Return blocks without empty ones, and without a divider at either end or beside another."""
    out: list[PastedBlock] = []
    for block in blocks:
        if isinstance(block, Divider) and (not out or isinstance(out[-1], Divider)):
            continue
        if isinstance(block, Heading) and len(block.text) > LONGEST_HEADING:
            block = Paragraph(
                f"<b>{escape(block.text, quote=False)}</b>".replace("\u00a0", "&nbsp;")
            )
        if isinstance(block, Notes) and out and isinstance(out[-1], Divider):
            out.pop()  # the line that a word processor draws above its notes
        out.append(block)
    while out and isinstance(out[-1], Divider):
        out.pop()
    return tuple(out)
