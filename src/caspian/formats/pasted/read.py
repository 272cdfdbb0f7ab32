"""Reads what is in a clipboard: its HTML where it has any that says more than its text."""

from caspian.formats.pasted.blocks import Pasted, PastedBlock, PastedParagraph
from caspian.formats.pasted.from_html import from_html
from caspian.formats.pasted.from_text import from_text

MOST_BLOCKS = 300
"""more would keep a browser busy for long: then a block holds several paragraphs"""


def read(html: str, text: str = "", notes_before: int = 0) -> Pasted:
    """Return the blocks of a clipboard; the text is taken where the HTML holds nothing."""
    found = from_html(html, notes_before) if html.strip() else Pasted()
    if not found.blocks and not found.missing and text.strip():
        found = from_text(text)
    return Pasted(tuple(fewer(found.blocks)), found.missing)


def fewer(blocks: tuple[PastedBlock, ...]) -> list[PastedBlock]:
    """Return no more blocks than a form can show: paragraphs in a row become one."""
    if len(blocks) <= MOST_BLOCKS:
        return list(blocks)
    together = -(-len(blocks) // (MOST_BLOCKS // 2))
    out: list[PastedBlock] = []
    held: list[str] = []
    for block in blocks:
        if isinstance(block, PastedParagraph):
            held.append(f"<p>{block.html}</p>")
        if held and (len(held) == together or not isinstance(block, PastedParagraph)):
            out.append(PastedParagraph("".join(held)))
            held = []
        if not isinstance(block, PastedParagraph):
            out.append(block)
    return [*out, PastedParagraph("".join(held))] if held else out
