"""What a book says: plain values, which the press fills and the writer writes."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class BookChapter:
    """An article: `name` is that of its file, `address` where it stands on the web.

    `content` is one <div> of XHTML; `kicker`, `standfirst`, `byline` and `moment` may be empty.
    """

    name: str
    title: str
    kicker: str
    standfirst: str
    byline: str
    moment: str
    address: str
    content: str


@dataclass(frozen=True)
class BookSection:
    """Chapters under one heading."""

    title: str
    chapters: tuple[BookChapter, ...]


@dataclass(frozen=True)
class Book:
    """A book of one language, all of whose words are in it.

    `id` is an IRI that stays its own; `issue` says in words which one it is, and may be empty;
    `page` is the address of what it was made of.
    """

    id: str
    publication: str
    issue: str
    language: str
    direction: str
    day: dt.date | None
    modified: dt.datetime
    page: str
    sections: tuple[BookSection, ...]

    @property
    def title(self) -> str:
        """Return the title by which a library of books shows it."""
        return f"{self.publication}, {self.issue}" if self.issue else self.publication

    @property
    def chapters(self) -> tuple[BookChapter, ...]:
        """Return its chapters in the order of reading."""
        return tuple(chapter for section in self.sections for chapter in section.chapters)
