"""Reads a page as a reader's program does: its text, its links, its parts."""

from lxml import html
from lxml.html import HtmlElement

from tests.pages.watchdog import answer


def page(path: str, status: int = 200) -> HtmlElement:
    """Return the page at a path, parsed; it must have the status."""
    answered = answer(path)
    assert answered.status == status, f"{path}: {answered.status}"
    return html.document_fromstring(answered.html)


def text(element: HtmlElement) -> str:
    """Return the text of an element with single spaces."""
    return " ".join(element.text_content().split())


def links(element: HtmlElement) -> list[str]:
    """Return where the links in an element lead, in order."""
    return [str(href) for href in element.xpath(".//a/@href")]


def headlines(element: HtmlElement) -> list[str]:
    """Return the headlines of the cards in an element, in order."""
    return [text(one) for one in element.cssselect(".card-headline")]
