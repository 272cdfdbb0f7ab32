"""The lines of a text: spaces put in order, hard-wrapped paragraphs made whole."""

import re

from caspian.formats.saved_page.page import NotAnArticle

MOST_LINES = 20_000

_LINE_ENDS = re.compile(r"\r\n?|[\n\v\f\x1c-\x1e\x85\u2028\u2029]")
# Invisible and meaningless, unlike U+200C and U+200D, without which Persian is misspelt.
_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x2060, 0xFEFF))
SENTENCE_END = (".", "!", "?", "…", ":", ";", "”", "»", '"', "“", "։", "؟", "۔", ")")


def tidy(line: str) -> str:
    """Return a line without invisible characters, each run of spaces made one space."""
    return " ".join(line.translate(_INVISIBLE).split())


def lines_of(text: str) -> list[str]:
    """Return the lines of a text that hold something, wrapped ones joined to paragraphs.

    Raises NotAnArticle when there are more than any article has.
    """
    lines: list[str] = []
    block: list[str] = []
    for raw in [*_LINE_ENDS.split(text), ""]:
        if line := tidy(raw):
            block.append(line)
            continue
        lines += [" ".join(block)] if _is_wrapped(block) else block
        block = []
    if len(lines) > MOST_LINES:
        raise NotAnArticle(
            f"The text has {len(lines)} lines, and an article may have {MOST_LINES}. Copy the text "
            "of one article into a file of its own."
        )
    return lines


def _is_wrapped(block: list[str]) -> bool:
    """Tell a paragraph that was broken at a column from lines that follow one another."""
    *all_but_last, _last = block or [""]
    if not all_but_last or not all(40 <= len(line) <= 100 for line in all_but_last):
        return False
    unfinished = [line for line in all_but_last if not line.endswith(SENTENCE_END)]
    return 2 * len(unfinished) > len(all_but_last)
