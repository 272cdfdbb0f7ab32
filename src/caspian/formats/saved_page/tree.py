"""The HTML of a saved page as a tree that is safe to walk, and the lines a reader sees in it."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import cast

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from caspian.formats.saved_page.page import NotAnArticle
from caspian.formats.saved_page.texts import SENTENCE_END, tidy

# A large live blog has some 20,000 elements, 40 deep. Trafilatura's time grows faster
# than the page, and libxml2 copies a tree by recursion.
MOST_ELEMENTS = 50_000
DEEPEST = 200
MOST_ATTRIBUTES = 1_000  # of one element; lxml's time to build it grows with their square

_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "hi", "i", "ins", "kbd", "label", "lb", "mark", "nobr", "q", "ref", "rp", "rt", "ruby",
    "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"
})  # fmt: skip
# Trafilatura writes <br> as <lb>. Among the lines of a masthead, a <br> is a border.
_SOFT_BREAK = "\0"
_WITHIN = re.compile(r"</?(?:a|b|i|s|sub|sup)(?: [^>]*)?>")
_MARKUP = re.compile(r"<[^>]*>")
_UNSEEN = ("script", "style", "noscript", "template", "svg", "select", "button", "iframe", "head")


def tree_of(html: str) -> HtmlElement:
    """Return the page as a tree, entities of its own left alone, nothing fetched.

    Raises NotAnArticle when it holds no elements, too many, or nests them too deep.
    """
    parser = HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    # The characters are known by now, whatever the page declares, so the text is encoded here.
    data = html.encode("utf-8", "replace")
    _guard(data)
    try:
        return document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise NotAnArticle(
            "The HTML of the page can't be read. Save the page again, or copy its text into a "
            "text file."
        ) from error


def seen_lines(tree: etree._Element) -> list[str]:
    """Return the lines that a reader sees, one for each block, from top to bottom."""
    lines: list[str] = []
    pieces: list[str] = []
    for block, text in _pieces(tree):
        if block:
            lines += _unbroken("".join(pieces))
            pieces = []
        pieces.append(text)
    return lines + _unbroken("".join(pieces))


def plain(html: str) -> str:
    """Return the text of a piece of HTML that this house wrote."""
    return unescape(_MARKUP.sub(" ", _WITHIN.sub("", html)))


def _guard(data: bytes) -> None:
    """Count while parsing: a tree that is too deep must never be built.

    Raises NotAnArticle.
    """
    # The stubs name the parameters, which lxml passes by position.
    target = cast("etree.ParserTarget", _Limit())
    parser = etree.HTMLParser(target=target, encoding="utf-8", no_network=True, huge_tree=False)
    try:
        for start in range(0, len(data), 65_536):
            parser.feed(data[start : start + 65_536])
        parser.close()
    except etree.LxmlError:
        return  # said again, and in words, by the parser that builds the tree


class _Limit:
    """A parser target that builds nothing and counts."""

    def __init__(self) -> None:
        self.depth = self.elements = 0

    def start(self, _tag: object, attributes: Mapping[str, str], /) -> None:
        self.depth += 1
        self.elements += 1
        too_much = self.depth > DEEPEST or self.elements > MOST_ELEMENTS
        if too_much or len(attributes) > MOST_ATTRIBUTES:
            raise NotAnArticle(
                "The HTML of the page is nested too deep or has too many parts for an article. "
                "Copy the text of the article into a text file."
            )

    def end(self, _tag: object, /) -> None:
        self.depth -= 1

    def data(self, _text: object, /) -> None:
        pass

    def comment(self, _text: object, /) -> None:
        pass

    def close(self) -> None:
        pass


def _pieces(tree: etree._Element) -> Iterator[tuple[bool, str]]:
    """Yield each text of the tree, and whether a new line begins with it."""
    unseen = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        hidden = name in _UNSEEN
        block = name not in _INLINE
        if event == "start":
            unseen += hidden
            text = element.text
        else:
            unseen -= hidden
            text = element.tail if element is not tree else None
        if not unseen:
            lines_break = _SOFT_BREAK if name == "lb" and event == "start" else ""
            yield block, lines_break + (text or "")


def _unbroken(block: str) -> list[str]:
    """Return the paragraphs of a block: a break inside a sentence doesn't end one."""
    paragraphs: list[str] = []
    for part in filter(None, map(tidy, block.split(_SOFT_BREAK))):
        if paragraphs and not paragraphs[-1].endswith(SENTENCE_END):
            paragraphs[-1] += f" {part}"
        else:
            paragraphs.append(part)
    return paragraphs
