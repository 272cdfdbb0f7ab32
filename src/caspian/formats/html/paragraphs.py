"""Plain text as paragraphs of HTML."""

import re
from html import escape


def from_text(text: str) -> str:
    """Return escaped `<p>` elements, one for each run of lines between blank lines.

    A single line break stands for a space, as in a hard-wrapped letter.
    """
    # "\s" would also take a paragraph apart at U+2028, and is not needed for the rest.
    blocks = re.split(r"\n[ \t\xa0]*(?:\n[ \t\xa0]*)+", re.sub(r"\r\n?", "\n", text))
    paragraphs = (_one_line(block) for block in blocks)
    return "".join(f"<p>{escape(one, quote=False)}</p>" for one in paragraphs if one)


def _one_line(block: str) -> str:
    return " ".join(filter(None, (line.strip() for line in block.split("\n"))))
