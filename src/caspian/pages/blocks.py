"""The body of an article, block by block, as the templates take it.

Each class carries `name`: its template is `blocks/<name>.html`. Everything typed
`Markup` has been through `formats.html.sanitise.shown`; the rest is plain text.
"""

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from caspian.pages.drawing_blocks import ChartFigure, MapFigure
from caspian.pages.parts import PagePicture


@dataclass(frozen=True)
class Paragraph:
    """Rich text: one or several <p>, <ul> or <ol> elements."""

    name: ClassVar[str] = "paragraph"
    html: Markup


@dataclass(frozen=True)
class InterviewExchange:
    """A question of an interview with what is answered: <p> elements, and lists."""

    name: ClassVar[str] = "exchange"
    question: Markup
    """inside one <p>"""
    html: Markup


@dataclass(frozen=True)
class WhatToKnow:
    """The few lines over an explainer that tell who has no time."""

    name: ClassVar[str] = "what_to_know"
    items: tuple[Markup, ...]


@dataclass(frozen=True)
class Heading:
    """A heading inside the article, with the anchor by which it can be linked."""

    name: ClassVar[str] = "heading"
    text: str
    anchor: str


@dataclass(frozen=True)
class Image:
    """A picture in the run of the text."""

    name: ClassVar[str] = "image"
    picture: PagePicture


@dataclass(frozen=True)
class Gallery:
    """Several pictures under one title, which may be empty."""

    name: ClassVar[str] = "gallery"
    title: str
    pictures: tuple[PagePicture, ...]


@dataclass(frozen=True)
class Quote:
    """Somebody's words; the attribution may be empty."""

    name: ClassVar[str] = "quote"
    text: str
    attribution: str


@dataclass(frozen=True)
class PullQuote:
    """A sentence of this article, set large."""

    name: ClassVar[str] = "pull_quote"
    text: str


@dataclass(frozen=True)
class ItemList:
    """A bulleted or numbered list of short rich texts."""

    name: ClassVar[str] = "list"
    numbered: bool
    items: tuple[Markup, ...]


@dataclass(frozen=True)
class TableBlock:
    """Rows of plain text cells; header and caption may be empty."""

    name: ClassVar[str] = "table"
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    row_headers: bool = False
    figures: tuple[bool, ...] = ()
    """which columns hold figures and nothing else, and stand at the end of their column"""


@dataclass(frozen=True)
class Explainer:
    """A boxed aside that explains one thing."""

    name: ClassVar[str] = "explainer"
    title: str
    html: Markup


@dataclass(frozen=True)
class TimelineEntry:
    """One moment of a timeline: when, as written by the journalist, and what."""

    when: str
    html: Markup


@dataclass(frozen=True)
class Timeline:
    """Moments in order."""

    name: ClassVar[str] = "timeline"
    title: str
    entries: tuple[TimelineEntry, ...]


@dataclass(frozen=True)
class Notes:
    """Notes to the text, counted from `first` on; `led_to` says which of them the text marks."""

    name: ClassVar[str] = "notes"
    notes: tuple[Markup, ...]
    first: int = 1
    led_to: tuple[bool, ...] = ()


@dataclass(frozen=True)
class FileBlock:
    """A file to download: size in bytes, extension in lower case without the dot."""

    name: ClassVar[str] = "document"
    title: str
    address: str
    extension: str
    size: int


@dataclass(frozen=True)
class Embed:
    """Something on another site, as a card: reading calls no third party."""

    name: ClassVar[str] = "embed"
    title: str
    address: str
    source: str
    author: str = ""
    picture: PagePicture | None = None
    """a copy of ours"""


@dataclass(frozen=True)
class Divider:
    """A pause between two parts of the text."""

    name: ClassVar[str] = "divider"


Block = (
    Paragraph
    | InterviewExchange
    | WhatToKnow
    | Heading
    | Image
    | Gallery
    | Quote
    | PullQuote
    | ItemList
    | TableBlock
    | Explainer
    | Timeline
    | Notes
    | FileBlock
    | Embed
    | Divider
    | ChartFigure
    | MapFigure
)
