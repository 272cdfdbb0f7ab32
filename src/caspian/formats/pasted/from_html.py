"""Reads pasted HTML: of word processors, spreadsheets, messengers, and pages of the web."""

import base64
import binascii
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from urllib.parse import unquote_to_bytes

from caspian.formats.pasted import programs
from caspian.formats.pasted.blocks import (
    Divider,
    Heading,
    ItemList,
    LeftOut,
    MissingPicture,
    Paragraph,
    Pasted,
    PastedBlock,
    Picture,
    Quote,
)
from caspian.formats.pasted.ending import whole
from caspian.formats.pasted.inline import BREAK, PLAIN, Looks, Run, link
from caspian.formats.pasted.notes import NoteBook
from caspian.formats.pasted.tables import Cell, Rows, settled, span, text_of
from caspian.formats.pasted.tokens import End, Tag, tokens

_VOID = {"br", "hr", "img"}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "div", "dl", "dt", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_BOLD = re.compile(r"bold|bolder|[6-9]00")
_DATA = re.compile(r"data:image/(?P<kind>[\w.+-]+)(?P<how>[^,]*),(?P<data>.*)", re.S)
_MARK_BEFORE_NAME = ("—", "–", "―", "-")


def from_html(html: str, notes_before: int = 0) -> Pasted:
    """Return the blocks of HTML; the notes of its marks are counted on from those before."""
    reader = _Reader(notes_before)
    for token in tokens(html):
        if isinstance(token, str):
            reader.text(token)
        elif isinstance(token, End):
            reader.end(token.name)
        else:
            reader.start(token)
    return reader.done()


@dataclass(slots=True)
class _Frame:
    """An element that is open."""

    name: str
    looks: Looks
    skips: bool = False
    note: str = ""
    kind: str = ""
    """what its text is: a heading, a quote, an item, or the mark before an item"""


@dataclass(slots=True)
class _List:
    """A list while it is read, or several of which one lies in the other."""

    is_numbered: bool
    items: list[str] = field(default_factory=list)
    is_of_word: bool = False


class _Reader:
    """Reads one piece of HTML from its first token to its last."""

    def __init__(self, notes_before: int) -> None:
        self._stack: list[_Frame] = []
        self._open = Counter[str]()
        self._run = Run()
        self._out: list[PastedBlock] = []
        self._outer: list[list[PastedBlock]] = []
        self._tables: list[Rows] = []
        self._list: _List | None = None
        self._list_mark = ""
        self._item_continues = False
        self._quote: list[str] | None = None
        self._cite = ""
        self._notes = NoteBook(notes_before)
        self._missing: list[MissingPicture] = []

    # What comes in.

    def start(self, tag: Tag) -> None:
        """Take an opening tag."""
        styles = tag.styles()
        frame = self._frame(tag, styles)
        if frame.skips:
            if tag.name not in _VOID:
                self._push(frame)
            return
        if tag.name == "br":
            if not self._skips:
                self._run.put(BREAK, self._looks)
        elif tag.name == "img":
            self._picture(tag)
        elif tag.name == "hr":
            self._flush()
            self._close_list()
            self._close_quote()
            self._out.append(Divider())
        else:
            if tag.name in _BLOCKS:
                self._flush()
                self._open_block(tag, frame, styles)
            self._push(frame)

    def end(self, name: str) -> None:
        """Take a closing tag, and those of what was left open inside of it."""
        if not self._open[name]:
            return
        while self._stack:
            frame = self._stack[-1]
            if frame.name in _BLOCKS and not frame.skips:
                self._flush()
                self._close_block(frame)
            self._stack.pop()
            self._open[frame.name] -= 1
            if frame.note:
                self._notes.close(frame.note)
            if frame.name == name:
                return

    def text(self, text: str) -> None:
        """Take a text."""
        if self._skips:
            return
        kind = self._stack[-1].kind if self._stack else ""
        if kind == "mark":
            self._list_mark += text
        elif kind != "note mark":
            keeps = self._open["pre"] > 0
            self._run.add(text, self._looks, keeps_lines=keeps)

    def done(self) -> Pasted:
        """Return what was read."""
        while self._stack:
            self.end(self._stack[-1].name)
        self._flush()
        self._close_list()
        self._close_quote()
        blocks = whole([*self._out, *self._notes.left()])
        return Pasted(self._notes.marked(blocks), tuple(self._missing))

    # What is open.

    def _push(self, frame: _Frame) -> None:
        self._stack.append(frame)
        self._open[frame.name] += 1

    @property
    def _looks(self) -> Looks:
        return self._stack[-1].looks if self._stack else PLAIN

    @property
    def _skips(self) -> bool:
        return bool(self._stack) and self._stack[-1].skips

    def _within(self, kind: str) -> bool:
        return any(frame.kind == kind for frame in self._stack)

    def _frame(self, tag: Tag, styles: dict[str, str]) -> _Frame:
        frame = _Frame(tag.name, _looks_of(tag, styles, self._looks))
        frame.kind = self._stack[-1].kind if self._stack and tag.name not in _BLOCKS else ""
        href = tag.given.get("href", "") if tag.name == "a" else ""
        if self._skips or programs.is_hidden(tag, styles) or programs.is_comment_mark(href):
            frame.skips = True
        elif programs.is_about_the_text(tag, styles):
            frame.skips = True
        elif programs.is_list_mark(styles):
            frame.kind = "mark"
        elif key := programs.note_that_a_link_leads_back_from(href):
            self._notes.open(key, whole_element=False)
            frame.kind = "note mark"
        elif key := programs.note_that_a_link_leads_to(href):
            self._run.put(self._notes.mark(key), PLAIN)
            frame.kind = "note mark"
        return frame

    # Blocks.

    def _open_block(self, tag: Tag, frame: _Frame, styles: dict[str, str]) -> None:
        name = tag.name
        if key := programs.note_container(tag, styles):
            self._close_list()
            self._notes.open(key, whole_element=True)
            frame.note = key
        if self._quote is not None and not self._within("quote") and not programs.is_quote(tag):
            self._close_quote()
        is_item = programs.is_list_item(styles) and name in ("p", "div", "h1", "h2", "h3", "h4")
        if self._list and self._list.is_of_word and not is_item and name in ("p", "div", "table"):
            self._close_list()
        if programs.is_heading(tag, styles) and not is_item:
            frame.kind = "heading"
        elif programs.is_quote(tag):
            frame.kind = "quote"
        elif is_item:
            frame.kind = "word item"
            self._list_mark = ""
            self._item_continues = False
        elif name in ("ul", "ol") and not self._notes.is_open:
            if self._list is not None and self._list.is_of_word:
                self._close_list()
            if not self._open["ul"] and not self._open["ol"]:
                self._close_list()
        elif name == "li":
            self._item_continues = False
        elif name == "table":
            self._close_list()
            self._tables.append(Rows())
        elif name in ("tr", "td", "th", "thead", "caption") and self._tables:
            self._open_part(tag)

    def _open_part(self, tag: Tag) -> None:
        table = self._tables[-1]
        if tag.name == "thead":
            table.in_head = True
        elif tag.name == "tr":
            table.rows.append([])
            table.heads += table.in_head
        else:
            self._outer.append(self._out)
            self._out = []
            if tag.name != "caption":
                if not table.rows:
                    table.rows.append([])
                across, down = tag.given.get("colspan", ""), tag.given.get("rowspan", "")
                table.rows[-1].append(Cell(tag.name == "th", span(across), span(down), self._out))

    def _close_block(self, frame: _Frame) -> None:
        name = frame.name
        if name in ("ul", "ol") and self._open["ul"] + self._open["ol"] == 1:
            self._close_list()
        elif frame.kind == "quote":
            inner = [one for one in self._stack[:-1] if one.kind == "quote"]
            if not inner and name == "blockquote":
                self._close_quote()
        elif name == "thead" and self._tables:
            self._tables[-1].in_head = False
        elif name in ("td", "th", "caption") and self._outer and self._tables:
            self._close_list()
            self._close_quote()
            if name == "caption":
                self._tables[-1].caption = self._out
            self._out = self._outer.pop()
        elif name == "table" and self._tables:
            self._out += settled(self._tables.pop())

    def _flush(self) -> None:
        """Put the paragraphs that were read where they belong."""
        for run in self._run.take():
            self._place(run)

    def _place(self, run: Run) -> None:
        if self._notes.is_open:
            self._notes.add(run.html())
        elif self._within("word item"):
            self._item(run, of_word=True)
        elif self._within_list():
            self._item(run, of_word=False)
        elif self._within("heading"):
            self._close_list()
            self._close_quote()
            self._out.append(Heading(" ".join(run.text().split("\n"))))
        elif self._within("quote"):
            self._quoted(run)
        elif self._open["figcaption"] and self._caption(run):
            pass
        else:
            self._close_list()
            self._close_quote()
            self._out.append(Paragraph(run.html()))

    def _within_list(self) -> bool:
        if not (self._open["ul"] or self._open["ol"] or self._open["li"]):
            return False
        for frame in reversed(self._stack):
            if frame.name in ("td", "th"):
                return False
            if frame.name in ("ul", "ol", "li"):
                return True
        return False

    def _item(self, run: Run, *, of_word: bool) -> None:
        if self._list is None or self._list.is_of_word != of_word:
            self._close_list()
            self._close_quote()
            lists = [frame.name for frame in self._stack if frame.name in ("ul", "ol")]
            is_numbered = programs.is_number(self._list_mark) if of_word else lists[-1:] == ["ol"]
            self._list = _List(is_numbered, is_of_word=of_word)
        if self._item_continues and self._list.items:
            self._list.items[-1] += f"<br>{run.html()}"
        else:
            self._list.items.append(run.html())
        self._item_continues = True

    def _close_list(self) -> None:
        if self._list is not None and self._list.items:
            self._out.append(ItemList(self._list.is_numbered, tuple(self._list.items)))
        self._list = None

    def _quoted(self, run: Run) -> None:
        text = run.text()
        self._close_list()
        self._quote = [] if self._quote is None else self._quote
        names = self._open["footer"] or self._open["figcaption"]
        if names and not self._cite:
            self._cite = text.lstrip("".join(_MARK_BEFORE_NAME) + " ")
        else:
            self._quote.append(text)

    def _close_quote(self) -> None:
        if self._quote:
            last = self._quote[-1]
            if not self._cite and len(self._quote) > 1 and last.startswith(_MARK_BEFORE_NAME):
                self._cite = self._quote.pop().lstrip("".join(_MARK_BEFORE_NAME) + " ")
            self._out.append(Quote("\n\n".join(self._quote), self._cite))
        elif self._cite:
            self._out.append(Quote(self._cite))
        self._quote, self._cite = None, ""

    # Pictures.

    def _picture(self, tag: Tag) -> None:
        source, alt = tag.given.get("src", ""), " ".join(tag.given.get("alt", "").split())
        if self._skips or not source:
            return
        found = _DATA.match(source)
        if found is None:
            is_on_web = source.startswith(("http://", "https://"))
            why = LeftOut.ELSEWHERE if is_on_web else LeftOut.ON_A_DISK
            self._missing.append(MissingPicture(why, source[:500]))
            return
        data = _decoded(found["data"], found["how"])
        if not data:
            self._missing.append(MissingPicture(LeftOut.BROKEN))
            return
        self._flush()
        self._close_list()
        self._close_quote()
        self._out.append(Picture(data, found["kind"].lower(), alt))

    def _caption(self, run: Run) -> bool:
        """Write under the picture before it; False where there is none."""
        last = self._out[-1] if self._out else None
        if not isinstance(last, Picture) or last.caption:
            return False
        self._out[-1] = replace(last, caption=text_of(Paragraph(run.html())))
        return True


def _decoded(data: str, how: str) -> bytes:
    try:
        if ";base64" in how.lower():
            return base64.b64decode("".join(data.split()), validate=True)
    except (binascii.Error, ValueError):
        return b""
    return unquote_to_bytes(data)


def _looks_of(tag: Tag, styles: dict[str, str], outer: Looks) -> Looks:
    name = tag.name
    changes: dict[str, object] = {}
    if name in ("b", "strong"):
        changes["b"] = True
    elif name in ("i", "em", "cite", "var"):
        changes["i"] = True
    elif name in ("s", "strike", "del"):
        changes["s"] = True
    elif name in ("sup", "sub"):
        changes.update({"sup": name == "sup", "sub": name == "sub"})
    elif name == "a" and (address := link(tag.given.get("href", ""))):
        changes["href"] = address
    if styles:
        changes.update(_of_styles(styles))
    return replace(outer, **changes) if changes else outer  # type: ignore[arg-type]


def _of_styles(styles: dict[str, str]) -> dict[str, object]:
    changes: dict[str, object] = {}
    if weight := styles.get("font-weight"):
        changes["b"] = bool(_BOLD.match(weight))
    if style := styles.get("font-style"):
        changes["i"] = style.startswith(("italic", "oblique"))
    if raised := styles.get("vertical-align"):
        if raised in ("super", "sub"):
            changes.update({"sup": raised == "super", "sub": raised == "sub"})
        elif raised == "baseline":
            changes.update({"sup": False, "sub": False})
    line = styles.get("text-decoration", "") + styles.get("text-decoration-line", "")
    if "line-through" in line:
        changes["s"] = True
    return changes
