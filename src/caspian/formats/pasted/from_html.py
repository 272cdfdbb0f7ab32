"""Reads pasted HTML: of word processors, spreadsheets, messengers, and pages of the web."""

from collections import Counter
from dataclasses import dataclass

from caspian.formats.pasted import programs
from caspian.formats.pasted.blocks import (
    MissingPicture,
    Pasted,
    PastedDivider,
    PastedHeading,
    PastedParagraph,
)
from caspian.formats.pasted.ending import whole
from caspian.formats.pasted.inline import BREAK, PLAIN, LetterLooks, Run
from caspian.formats.pasted.looks import looks_of
from caspian.formats.pasted.notes import NoteBook
from caspian.formats.pasted.pictures import picture_of
from caspian.formats.pasted.placing import Placing
from caspian.formats.pasted.tokens import End, Tag, tokens

_VOID = {"br", "hr", "img"}
_PARTS = {"tr", "td", "th", "thead", "caption"}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "div", "dl", "dt", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip


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
    looks: LetterLooks
    skips: bool = False
    note: str = ""
    kind: str = ""
    """what its text is: a heading, a quote, an item, or the mark before an item"""


class _Reader:
    """Reads one piece of HTML from its first token to its last."""

    def __init__(self, notes_before: int) -> None:
        self._stack: list[_Frame] = []
        self._open = Counter[str]()
        self._run = Run()
        self._placing = Placing()
        self._list_mark = ""
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
            self._placing.add(PastedDivider())
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
        self._placing.add(*self._notes.left())
        blocks = whole(self._placing.blocks)
        return Pasted(self._notes.marked(blocks), tuple(self._missing))

    # What is open.

    def _push(self, frame: _Frame) -> None:
        self._stack.append(frame)
        self._open[frame.name] += 1

    @property
    def _looks(self) -> LetterLooks:
        return self._stack[-1].looks if self._stack else PLAIN

    @property
    def _skips(self) -> bool:
        return bool(self._stack) and self._stack[-1].skips

    def _within(self, kind: str) -> bool:
        return any(frame.kind == kind for frame in self._stack)

    def _frame(self, tag: Tag, styles: dict[str, str]) -> _Frame:
        frame = _Frame(tag.name, looks_of(tag, styles, self._looks))
        frame.kind = self._stack[-1].kind if self._stack and tag.name not in _BLOCKS else ""
        if self._skips or _is_left_out(tag, styles):
            frame.skips = True
        elif programs.is_list_mark(styles):
            frame.kind = "mark"
        elif tag.name == "a" and (href := tag.given.get("href", "")):
            self._note_of(href, frame)
        return frame

    def _note_of(self, href: str, frame: _Frame) -> None:
        if key := programs.note_that_a_link_leads_back_from(href):
            self._notes.open(key, whole_element=False)
            frame.kind = "note mark"
        elif key := programs.note_that_a_link_leads_to(href):
            self._run.put(self._notes.mark(key), PLAIN)
            frame.kind = "note mark"

    # Blocks.

    def _open_block(self, tag: Tag, frame: _Frame, styles: dict[str, str]) -> None:
        name, placing = tag.name, self._placing
        if key := programs.note_container(tag, styles):
            placing.close_list()
            self._notes.open(key, whole_element=True)
            frame.note = key
        is_quote = programs.is_quote(tag)
        if placing.has_quote and not is_quote and not self._within("quote"):
            placing.close_quote()
        is_item = programs.is_list_item(styles) and name in ("p", "div", "h1", "h2", "h3", "h4")
        if placing.has_list_of_word and not is_item and name in ("p", "div", "table", "ul", "ol"):
            placing.close_list()
        if is_item:
            frame.kind = "word item"
            self._list_mark = ""
            placing.item_continues = False
        elif programs.is_heading(tag, styles):
            frame.kind = "heading"
        elif is_quote:
            frame.kind = "quote"
        elif name in ("ul", "ol") and not self._notes.is_open:
            if not self._open["ul"] and not self._open["ol"]:
                placing.close_list()
        elif name == "li":
            placing.item_continues = False
        elif name == "table":
            placing.begin_table()
        elif name in _PARTS:
            placing.begin_part(tag)

    def _close_block(self, frame: _Frame) -> None:
        name = frame.name
        if name in ("ul", "ol") and self._open["ul"] + self._open["ol"] == 1:
            self._placing.close_list()
        elif frame.kind == "quote" and name == "blockquote":
            if not any(one.kind == "quote" for one in self._stack[:-1]):
                self._placing.close_quote()
        elif name in _PARTS:
            self._placing.end_part(name)
        elif name == "table":
            self._placing.end_table()

    def _flush(self) -> None:
        """Put the paragraphs that were read where they belong."""
        for run in self._run.take():
            self._place(run)

    def _place(self, run: Run) -> None:
        placing = self._placing
        if self._notes.is_open:
            self._notes.add(run.html())
        elif self._within("word item"):
            is_numbered = programs.is_number(self._list_mark)
            placing.begin_list(is_numbered=is_numbered, is_of_word=True)
            placing.item(run.html())
        elif self._within_list():
            lists = [frame.name for frame in self._stack if frame.name in ("ul", "ol")]
            placing.begin_list(is_numbered=lists[-1:] == ["ol"], is_of_word=False)
            placing.item(run.html())
        elif self._within("heading"):
            placing.add(PastedHeading(" ".join(run.text().split("\n"))))
        elif self._within("quote"):
            names = bool(self._open["footer"] or self._open["figcaption"])
            placing.quoted(run.text(), names=names)
        elif not self._open["figcaption"] or not placing.caption(run.html()):
            placing.add(PastedParagraph(run.html()))

    def _within_list(self) -> bool:
        if not (self._open["ul"] or self._open["ol"] or self._open["li"]):
            return False
        for frame in reversed(self._stack):
            # LibreOffice puts each heading of an outline into lists of its own, one for a level.
            if frame.name in ("td", "th") or frame.kind == "heading":
                return False
            if frame.name in ("ul", "ol", "li"):
                return True
        return False

    def _picture(self, tag: Tag) -> None:
        found = None if self._skips else picture_of(tag)
        if isinstance(found, MissingPicture):
            self._missing.append(found)
        elif found is not None:
            self._flush()
            self._placing.add(found)


def _is_left_out(tag: Tag, styles: dict[str, str]) -> bool:
    if _is_left_out not in tag.worked_out:
        href = tag.given.get("href", "") if tag.name == "a" else ""
        tag.worked_out[_is_left_out] = (
            programs.is_hidden(tag, styles)
            or programs.is_comment_mark(href)
            or programs.is_about_the_text(tag, styles)
        )
    return bool(tag.worked_out[_is_left_out])
