"""Elements of plain HTML, put together of texts and of HTML that was sanitised."""

import re
from html import escape

from caspian.formats.html.sanitise import shown

_EMPTY = re.compile(r"<p>\s*</p>")
_WORDS = r"[^<>&\x00]*(?:&(?:amp|lt|gt|quot|nbsp);[^<>&\x00]*)*"
_LINK = rf'<a href="https?://[^"<>&\s\x00]+">{_WORDS}</a>'
_TAG = rf"<(?P<tag>b|i|em|strong|s|sub|sup)>{_WORDS}</(?P=tag)>"
_CLEAN = re.compile(rf"(?:<p>{_WORDS}(?:(?:{_TAG}|{_LINK}){_WORDS})*</p>)+")
"""what sanitising leaves as it is: most of what is stored, and a third of the time goes into it"""


def clean(stored: str) -> str:
    """Return rich text whose internal links are resolved as a reader gets it, on one line."""
    written = stored if _CLEAN.fullmatch(stored) else shown(stored)
    return _EMPTY.sub("", in_one_line(written))


def in_one_line(words: str) -> str:
    """Return a text without ends of lines.

    In HTML each is a blank; WordPress makes a <br> of it, or a paragraph.
    """
    if "\n" in words or "\r" in words:
        return words.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
    return words


def plain(words: str) -> str:
    """Return plain text as HTML."""
    return escape(in_one_line(words), quote=False)


def element(name: str, words: str) -> str:
    """Return an element with a text, or nothing where that is blank."""
    return f"<{name}>{plain(words)}</{name}>" if words.strip() else ""


def titled(title: str, html: str) -> str:
    """Return HTML under its title, if it has one."""
    return "\n\n".join(filter(None, (element("h3", title), html)))


def paragraphs(words: str) -> str:
    """Return plain text as paragraphs, its lines kept."""
    written = words.strip().replace("\r\n", "\n").replace("\r", "\n")
    parts = re.split(r"\n[ \t]*\n\s*", written)
    lined = ("<br>".join(map(plain, part.split("\n"))) for part in parts)
    return "".join(f"<p>{part}</p>" for part in lined)


def anchor(address: str) -> str:
    """Return the beginning of a link; without an address it leads nowhere."""
    return f'<a href="{escape(address)}">' if address else "<a>"


def link(title: str, address: str, after: str) -> str:
    """Return a paragraph that is a link, with what is said of it in brackets."""
    after = f" ({plain(after)})" if after else ""
    return f'<p><a href="{escape(address)}">{plain(title)}</a>{after}</p>'


def table(caption: str, header: list[str], rows: list[list[str]]) -> str:
    """Return rows of plain text as a table; what is short is filled up."""
    wide = max(map(len, (header, *rows)))
    head = _row("th", header, wide) if any(header) else ""
    body = "".join(_row("td", row, wide) for row in rows)
    said = f"<figcaption>{plain(caption)}</figcaption>" if caption else ""
    head = f"<thead>{head}</thead>" if head else ""
    return f"<figure><table>{head}<tbody>{body}</tbody></table>{said}</figure>"


def _row(name: str, cells: list[str], wide: int) -> str:
    filled = cells + [""] * (wide - len(cells))
    inner = "".join(f"<{name}>{plain(cell)}</{name}>" for cell in filled)
    return f"<tr>{inner}</tr>"
