"""The body of an article as plain HTML, for systems that draw no chart and know no block of ours.

The builders of the reader's pages draw, and read for one page. Here nothing is drawn, and what
pages and pictures are called comes from facts that were read for many articles at once.
"""

from collections.abc import Callable, Iterator
from html import escape
from typing import Any

from wagtail.rich_text.rewriters import LinkRewriter

from caspian.common.text import marked, web_address
from caspian.newsroom.stored import Stored, field_of, identifier, items, record, text, text_of
from caspian.wire.leaving import html
from caspian.wire.leaving.drawn import chart_as_table, map_as_words
from caspian.wire.leaving.pieces import Around, BodyPiece, LeavingFile


class BodyWriter:
    """Writes the body of one article."""

    def __init__(self, code: str, around: Around, *, number: int, places: tuple[int, ...]) -> None:
        """Take what the body names; `number` is the article's id, for the anchors of its notes.

        `places` are those that a map shows whose author picked none.
        """
        self.code, self.around = code, around
        self.number, self.places = number, places
        self._notes = self._noted = 0
        self._rewrite = LinkRewriter(rules={"page": self._to_page, "document": self._to_file})

    def pieces(self, stored: tuple[Stored, ...]) -> Iterator[BodyPiece]:
        """Yield the blocks of a body that show something."""
        self._notes = sum(
            len(items(one["value"], "notes")) for one in stored if one["type"] == "notes"
        )
        for one in stored:
            write = _WRITERS.get(one["type"])
            if write and (written := write(self, one["value"])):
                yield BodyPiece(written, one["type"] not in _SPECIAL)

    def figure(self, picture: LeavingFile, alt: str, caption: str, credit: str) -> str:
        """Return a picture with what is said beside it; words alone where it has no file."""
        credited = html.element("cite", credit or picture.credit)
        said = f"{html.plain(caption)} {credited}".strip()
        if not picture.address:
            return f"<p>{said}</p>" if said else ""
        said = f"<figcaption>{said}</figcaption>" if said else ""
        described = escape(html.in_one_line(alt or picture.alt))
        size = f'width="{picture.width}" height="{picture.height}"'
        address = escape(picture.address)
        return f'<figure><img src="{address}" alt="{described}" {size}>{said}</figure>'

    def rich(self, stored: str) -> str:
        """Return stored rich text for a reader; a link to what does not leave loses its link."""
        if not stored:
            return ""
        if "linktype" in stored:
            stored = self._rewrite(stored)
        written = html.clean(stored)
        return marked(written, self._mark) if self._notes and "[^" in written else written

    def _inline(self, value: Any) -> str:
        """Return rich text that is one paragraph without its <p>."""
        written = self.rich(text_of(value))
        is_one = written.startswith("<p>") and written.endswith("</p>")
        return written[3:-4] if is_one and written.count("<p>") == 1 else written

    def _to_page(self, attributes: dict[str, str]) -> str:
        return html.anchor(self.around.pages.get(identifier(attributes.get("id")) or 0, ""))

    def _to_file(self, attributes: dict[str, str]) -> str:
        found = self.around.documents.get(identifier(attributes.get("id")) or 0)
        return html.anchor(found.address if found else "")

    def _mark(self, number: int) -> str | None:
        if not 1 <= number <= self._notes:
            return None
        return f'<sup><a href="#{self._note(number)}">{number}</a></sup>'

    def _note(self, number: int) -> str:
        return f"note-{self.number}-{number}"

    def _image(self, value: Any) -> str:
        found = self.around.pictures.get(record(value, "image") or 0)
        said = (text(value, name) for name in ("alt", "caption", "credit"))
        return self.figure(found, *said) if found else ""

    def _gallery(self, value: Any) -> str:
        figures = "\n\n".join(filter(None, map(self._image, items(value, "pictures"))))
        return html.titled(text(value, "title"), figures) if figures else ""

    def _quote(self, value: Any) -> str:
        words, cited = text(value, "text"), html.element("cite", text(value, "attribution"))
        return _quoted(words, f"<p>{cited}</p>" if cited else "")

    def _list(self, value: Any) -> str:
        name = "ol" if text(value, "style") == "numbers" else "ul"
        inner = "".join(f"<li>{self._inline(one)}</li>" for one in items(value, "items"))
        return f"<{name}>{inner}</{name}>" if inner else ""

    def _table(self, value: Any) -> str:
        header = [text(column, "heading") for column in items(value, "columns")]
        rows = [list(map(text_of, items(row, "values"))) for row in items(value, "rows")]
        return html.table(text(value, "caption"), header, rows) if any(rows) else ""

    def _map(self, value: Any) -> str:
        picked = [(record(one, "place"), one) for one in items(value, "places")]
        shown = {pk: bool(field_of(one, "emphasised")) for pk, one in picked if pk}
        if not picked:
            shown = dict.fromkeys(self.places, False)
        spots = (self.around.spot(pk, self.code, bold) for pk, bold in shown.items())
        return map_as_words(value, self.code, tuple(filter(None, spots)))

    def _explainer(self, value: Any) -> str:
        inner = html.element("h3", text(value, "title")) + self.rich(text(value, "text"))
        return f"<aside>{inner}</aside>" if inner else ""

    def _timeline(self, value: Any) -> str:
        told = [
            (html.element("strong", text(one, "when")), self._inline(field_of(one, "text")))
            for one in items(value, "entries")
        ]
        entries = "".join(f"<li>{' '.join(one).strip()}</li>" for one in told if any(one))
        return html.titled(text(value, "title"), f"<ul>{entries}</ul>") if entries else ""

    def _notes_block(self, value: Any) -> str:
        # An empty one keeps its number: the marks in the text count on it.
        found, first = items(value, "notes"), self._noted + 1
        self._noted += len(found)
        inner = "".join(
            f'<li id="{self._note(number)}">{self._inline(note)}</li>'
            for number, note in enumerate(found, start=first)
        )
        start = f' start="{first}"' if first > 1 else ""
        return f"<ol{start}>{inner}</ol>" if inner else ""

    def _document(self, value: Any) -> str:
        found = self.around.documents.get(record(value, "document") or 0)
        if found is None or not found.address:
            return ""
        title = text(value, "title") or found.title
        return html.link(title, found.address, found.name.rpartition(".")[2].upper())


def _quoted(words: str, after: str = "") -> str:
    inner = html.paragraphs(words)
    return f"<blockquote>{inner}{after}</blockquote>" if words.strip() else ""


def _embed(value: Any) -> str:
    address = web_address(text(value, "url"))
    title = text(value, "title") or address
    return html.link(title, address, text(value, "source")) if address else ""


_WRITERS: dict[str, Callable[[BodyWriter, Any], str]] = {
    "paragraph": lambda writer, value: writer.rich(text_of(value)),
    "heading": lambda writer, value: html.element("h2", text_of(value)),
    "image": BodyWriter._image,
    "gallery": BodyWriter._gallery,
    "quote": BodyWriter._quote,
    "pull_quote": lambda writer, value: _quoted(text_of(value)),
    "list": BodyWriter._list,
    "table": BodyWriter._table,
    "chart": lambda writer, value: chart_as_table(value, writer.code),
    "map": BodyWriter._map,
    "explainer": BodyWriter._explainer,
    "timeline": BodyWriter._timeline,
    "notes": BodyWriter._notes_block,
    "document": BodyWriter._document,
    "embed": lambda writer, value: _embed(value),
    "divider": lambda writer, value: "<hr>",
}
_SPECIAL = frozenset(["table", "chart", "explainer", "notes"])
