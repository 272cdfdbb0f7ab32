"""Turns stored rich text into what a reader gets: links by id become paths, then it is cleaned."""

from html import escape

from markupsafe import Markup
from wagtail.rich_text.rewriters import LinkRewriter

from caspian.formats.html.sanitise import shown
from caspian.pages.reads import tree


def rich_text(html: str) -> Markup:
    """Return stored rich text for the reader; a link to what is not public loses its link."""
    return Markup(shown(_rewrite(html or "")))


def _page_link(attributes: dict[str, str]) -> str:
    return _anchor(tree.address_of(_number(attributes)))


def _document_link(attributes: dict[str, str]) -> str:
    facts = tree.document(_number(attributes))
    return _anchor(facts.address if facts else "")


def _number(attributes: dict[str, str]) -> int:
    identifier = attributes.get("id", "")
    return int(identifier) if identifier.isdecimal() else 0


def _anchor(address: str) -> str:
    return f'<a href="{escape(address)}">' if address else "<a>"


_rewrite = LinkRewriter(rules={"page": _page_link, "document": _document_link})
