"""Where paragraphs go while HTML is read: into the text, a list, a quotation or a cell."""

from dataclasses import dataclass, field, replace

from caspian.formats.pasted.blocks import (
    PastedBlock,
    PastedList,
    PastedParagraph,
    PastedPicture,
    PastedQuote,
)
from caspian.formats.pasted.tables import PastedCell, PastedRows, settled, span, text_of
from caspian.formats.pasted.tokens import Tag

_MARK_BEFORE_NAME = ("—", "–", "―", "-")


@dataclass(slots=True)
class _List:
    """A list while it is read, or several of which one lies in the other."""

    is_numbered: bool
    is_of_word: bool
    items: list[str] = field(default_factory=list)


class Placing:
    """The blocks that were read, and those that are not at their end yet."""

    def __init__(self) -> None:
        self.blocks: list[PastedBlock] = []
        self.item_continues = False
        """whether the next paragraph belongs to the item before it"""
        self._outer: list[list[PastedBlock]] = []
        self._tables: list[PastedRows] = []
        self._list: _List | None = None
        self._quote: list[str] | None = None
        self._cite = ""

    @property
    def has_quote(self) -> bool:
        """Return whether a quotation is not at its end."""
        return self._quote is not None

    @property
    def has_list_of_word(self) -> bool:
        """Return whether a list is not at its end that Word wrote as paragraphs."""
        return self._list is not None and self._list.is_of_word

    def add(self, *blocks: PastedBlock) -> None:
        """Add blocks after what comes to its end by them."""
        self.close_list()
        self.close_quote()
        self.blocks += blocks

    def begin_list(self, *, is_numbered: bool, is_of_word: bool) -> None:
        """Begin a list, unless one of the same kind goes on."""
        if self._list is None or self._list.is_of_word != is_of_word:
            self.close_list()
            self.close_quote()
            self._list = _List(is_numbered, is_of_word)

    def item(self, html: str) -> None:
        """Add a paragraph to the list."""
        assert self._list is not None
        if self.item_continues and self._list.items:
            self._list.items[-1] += f"<br>{html}"
        else:
            self._list.items.append(html)
        self.item_continues = True

    def close_list(self) -> None:
        """End the list, if there is one."""
        if self._list is not None and self._list.items:
            self.blocks.append(PastedList(self._list.is_numbered, tuple(self._list.items)))
        self._list = None

    def quoted(self, text: str, *, names: bool) -> None:
        """Add a paragraph to the quotation, or the name of who is quoted."""
        self.close_list()
        self._quote = [] if self._quote is None else self._quote
        if names and self._quote and not self._cite:
            self._cite = _without_mark(text)
            return
        if self._cite:  # what goes on after a name makes it a part of the words
            self._quote.append(self._cite)
            self._cite = ""
        self._quote.append(text)

    def close_quote(self) -> None:
        """End the quotation, if there is one; its last line may say whose it is."""
        if self._quote:
            last = self._quote[-1]
            if not self._cite and len(self._quote) > 1 and last.startswith(_MARK_BEFORE_NAME):
                self._cite = _without_mark(self._quote.pop())
            self.blocks.append(PastedQuote("\n\n".join(self._quote), self._cite))
        elif self._cite:
            self.blocks.append(PastedQuote(self._cite))
        self._quote, self._cite = None, ""

    def caption(self, html: str) -> bool:
        """Write under the picture before it; return False where there is none."""
        last = self.blocks[-1] if self.blocks else None
        if not isinstance(last, PastedPicture) or last.caption:
            return False
        self.blocks[-1] = replace(last, caption=text_of(PastedParagraph(html)))
        return True

    def begin_table(self) -> None:
        """Begin a table."""
        self.close_list()
        self._tables.append(PastedRows())

    def begin_part(self, tag: Tag) -> None:
        """Begin a part of a table: its head, a row, a cell, or what is said of it."""
        if not self._tables:
            return
        table = self._tables[-1]
        if tag.name == "thead":
            table.in_head = True
        elif tag.name == "tr":
            table.rows.append([])
            table.heads += table.in_head
        else:
            self._outer.append(self.blocks)
            self.blocks = []
            if tag.name != "caption":
                if not table.rows:
                    table.rows.append([])
                across, down = tag.given.get("colspan", ""), tag.given.get("rowspan", "")
                cell = PastedCell(tag.name == "th", span(across), span(down), self.blocks)
                table.rows[-1].append(cell)

    def end_part(self, name: str) -> None:
        """End a part of a table."""
        if name == "thead" and self._tables:
            self._tables[-1].in_head = False
        elif name in ("td", "th", "caption") and self._outer and self._tables:
            self.close_list()
            self.close_quote()
            if name == "caption":
                self._tables[-1].caption += self.blocks
            self.blocks = self._outer.pop()

    def end_table(self) -> None:
        """End a table."""
        if self._tables:
            self.blocks += settled(self._tables.pop())


def _without_mark(text: str) -> str:
    return text.lstrip("".join(_MARK_BEFORE_NAME) + " ") or text
