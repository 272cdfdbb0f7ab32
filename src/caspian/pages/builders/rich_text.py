"""Turns stored rich text into what a reader gets: links by id become paths, then it is cleaned."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from html import escape

from markupsafe import Markup
from wagtail.rich_text.rewriters import LinkRewriter

from caspian.common.controls import without_controls
from caspian.common.languages import language
from caspian.common.text import marked
from caspian.formats.html.sanitise import shown
from caspian.pages import blocks
from caspian.pages.reads import downloads, tree


def rich_text(html: str, code: str) -> Markup:
    """Return stored rich text for readers of a language; a link to what is not public is none.

    A link to a page leads to its translation; without one to the page itself, and says so.
    """
    rules = {"page": partial(_page_link, code), "document": _document_link}
    return Markup(without_controls(shown(LinkRewriter(rules)(html or ""))))


def _page_link(code: str, attributes: dict[str, str]) -> str:
    found = tree.leading_to(_number(attributes), code)
    return _anchor(found.address, language(found.code).code if found.code else "")


def _document_link(attributes: dict[str, str]) -> str:
    facts = downloads.document(_number(attributes))
    return _anchor(facts.address if facts else "")


def _number(attributes: dict[str, str]) -> int:
    identifier = attributes.get("id", "")
    return int(identifier) if identifier.isdecimal() else 0


def _anchor(address: str, other: str = "") -> str:
    # No `lang`: the words of a link are of the text that it stands in.
    said = f' hreflang="{escape(other)}"' if other else ""
    return f'<a href="{escape(address)}"{said}>' if address else "<a>"


def with_notes(body: tuple[blocks.Block, ...]) -> tuple[blocks.Block, ...]:
    """Return a body whose marks are links; the notes of all its blocks are counted through."""
    held = [block for block in body if isinstance(block, blocks.Notes)]
    if not held:
        return body
    pointing = _Pointing(sum(len(block.notes) for block in held))
    led = [_led(block, pointing.led) for block in body]
    first = 1
    numbered: list[blocks.Block] = []
    for block in led:
        if isinstance(block, blocks.Notes):
            numbers = range(first, first + len(block.notes))
            back = tuple(number in pointing.seen for number in numbers)
            numbered.append(replace(block, first=first, led_to=back))
            first += len(block.notes)
        else:
            numbered.append(block)
    return tuple(numbered)


class _Pointing:
    """The marks met so far: the first to point to a note is where the note leads back to."""

    def __init__(self, notes: int) -> None:
        self.notes = notes
        self.seen: set[int] = set()

    def led(self, html: Markup) -> Markup:
        return Markup(marked(str(html), self._mark))

    def _mark(self, number: int) -> str | None:
        if not 1 <= number <= self.notes:
            return None
        back = "" if number in self.seen else f' id="note-mark-{number}"'
        self.seen.add(number)
        return (
            f'<sup class="note-mark"><a{back} href="#note-{number}" role="doc-noteref">'
            f"{number}</a></sup>"
        )


def _led(block: blocks.Block, led: Callable[[Markup], Markup]) -> blocks.Block:
    if isinstance(block, blocks.Paragraph | blocks.Explainer):
        return replace(block, html=led(block.html))
    if isinstance(block, blocks.ItemList):
        return replace(block, items=tuple(map(led, block.items)))
    if isinstance(block, blocks.Timeline):
        entries = (replace(entry, html=led(entry.html)) for entry in block.entries)
        return replace(block, entries=tuple(entries))
    return block
