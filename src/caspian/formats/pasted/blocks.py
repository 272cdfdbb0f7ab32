"""The blocks that something pasted consists of, as plain records, and what was left out of it."""

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class PastedParagraph:
    """A paragraph; its markup is links, bold, italic, raised, lowered, struck out, and breaks."""

    html: str


@dataclass(frozen=True, slots=True)
class PastedHeading:
    """A heading within the text."""

    text: str


@dataclass(frozen=True, slots=True)
class PastedQuote:
    """Somebody's words; a blank line stands between its paragraphs."""

    text: str
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class PastedList:
    """A list of one level; its items have the markup of paragraphs."""

    is_numbered: bool
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PastedTable:
    """A table of plain text; its rows are as long as its widest, and its header is one or empty."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""

    @property
    def cells(self) -> int:
        """Return how many cells it has."""
        return (len(self.rows) + bool(self.header)) * max(map(len, self.rows), default=0)


@dataclass(frozen=True, slots=True)
class PastedPicture:
    """A picture whose file was pasted along with the text."""

    data: bytes = field(repr=False)
    kind: str
    """such as “png”"""
    alt: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class PastedNotes:
    """Notes to the text, in the order of their numbers; they have the markup of paragraphs."""

    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PastedDivider:
    """A pause in the text."""


PastedBlock = (
    PastedParagraph
    | PastedHeading
    | PastedQuote
    | PastedList
    | PastedTable
    | PastedPicture
    | PastedNotes
    | PastedDivider
)


class LeftOut(StrEnum):
    """Why a picture is not among the blocks."""

    ELSEWHERE = "elsewhere"
    """it lies on another site, which nobody is to hear from us"""
    ON_A_DISK = "on_a_disk"
    """the clipboard has only the name of its file"""
    BROKEN = "broken"
    """what should be its file is none"""


@dataclass(frozen=True, slots=True)
class MissingPicture:
    """A picture that was not taken over: why, and where it lies."""

    why: LeftOut
    address: str = ""


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was found, in order."""

    blocks: tuple[PastedBlock, ...] = ()
    missing: tuple[MissingPicture, ...] = ()
