"""The blocks of a page's article, as trafilatura finds it and the newsroom takes them."""

from collections.abc import Iterator
from html import escape
from urllib.parse import urljoin

from lxml import etree

from caspian.common.text import web_address
from caspian.formats.pasted.blocks import (
    PastedBlock,
    PastedDivider,
    PastedHeading,
    PastedList,
    PastedParagraph,
    PastedPicture,
    PastedQuote,
    PastedTable,
)
from caspian.formats.pasted.from_html import from_html
from caspian.formats.saved_page.kinds import LineKind, PageLine, line_of
from caspian.formats.saved_page.texts import SENTENCE_END, tidy
from caspian.formats.saved_page.tree import plain

# What trafilatura calls what: its elements are TEI's.
_TAGS = {
    "p": "p", "head": "h2", "list": "ul", "item": "li", "quote": "blockquote", "table": "table",
    "row": "tr", "cell": "td", "code": "p", "del": "s", "fw": "p", "ab": "p",
}  # fmt: skip
_LOOKS = {"#b": "b", "#i": "i", "#sub": "sub", "#sup": "sup"}


def lines_with_blocks(body: etree._Element, address: str) -> list[PageLine]:
    """Return the article's parts from top to bottom, each as a line with its block.

    Links lead on from `address`; without one, those that need it are their words alone.
    """
    for link in body.iter("ref"):
        link.set("target", _target(link.get("target") or "", address))
    parts = from_html("".join(_html(child) for child in body) or _html(body)).blocks
    return [line for block in parts if (line := line_with(block))]


def line_with(block: PastedBlock) -> PageLine | None:
    """Return what a block is, whatever stands around it; None for what says nothing."""
    text = text_of(block)
    if not text:
        return None
    line = line_of(text)
    kind = line.kind
    if isinstance(block, PastedList) and kind is LineKind.PROSE:
        items = [line_of(plain(item)).kind for item in block.items]
        kind = kind if LineKind.PROSE in items else LineKind.SHORT
    elif isinstance(block, PastedTable):
        kind = LineKind.SHORT
    return PageLine(text, kind, line.date, line.byline, line.language, block)


def text_of(block: PastedBlock) -> str:
    """Return the words of a block, in one line."""
    match block:
        case PastedParagraph(html):
            return tidy(plain(html))
        case PastedHeading(text):
            return tidy(text)
        case PastedQuote(text, attribution):
            return tidy(f"{text} {attribution}")
        case PastedList(_, items):
            return tidy(" ".join(map(plain, items)))
        case PastedTable():
            rows = (block.caption.split("\n"), block.header, *block.rows)
            return tidy(" ".join(cell for row in rows for cell in row if cell))
        case PastedDivider() | PastedPicture():
            return ""
        case _:
            return tidy(" ".join(map(plain, block.notes)))


def _target(written: str, address: str) -> str:
    try:
        target = urljoin(address, written.strip())
    except ValueError:
        return ""
    return target if target.startswith("mailto:") else web_address(target)


def _html(element: etree._Element) -> str:
    """Return an element of trafilatura's, with what follows it, as HTML."""
    return "".join(_pieces(element, within="p" if element.tag == "p" else ""))


def _pieces(element: etree._Element, within: str) -> Iterator[str]:
    name = element.tag if isinstance(element.tag, str) else ""
    tag, attributes = _tag(element, name)
    if name == "lb":
        yield "\0"
    elif name != "graphic":
        inner = [escape(element.text or "", quote=False)]
        for child in element:
            inner += _pieces(child, within)
        text = "".join(inner)
        if name in ("p", "quote", "ab", "item", "code"):
            text = _broken(text, "p" if name in ("p", "quote") else "br")
        yield f"<{tag}{attributes}>{text}</{tag}>" if tag else text
    yield escape(element.tail or "", quote=False)


def _tag(element: etree._Element, name: str) -> tuple[str, str]:
    if name == "hi":
        return _LOOKS.get(element.get("rend") or "", ""), ""
    if name == "ref" and (target := element.get("target") or ""):
        return "a", f' href="{escape(target)}"'
    if name == "list" and element.get("rend") == "ol":
        return "ol", ""
    if name == "cell" and element.get("role") == "head":
        return "th", ""
    return _TAGS.get(name, ""), ""


def _broken(text: str, way: str) -> str:
    """Return a paragraph cut where a break ends a sentence; inside of one it is a space."""
    parts = text.split("\0")
    out = parts[0]
    for part in parts[1:]:
        ends = plain(out).rstrip().endswith(SENTENCE_END)
        border = ("</p><p>" if way == "p" else "<br>") if ends else " "
        out += f"{border}{part}"
    return out
