"""What a web feed says in any format, of itself and of each entry; all addresses are absolute."""

import datetime as dt
from dataclasses import dataclass

GENERATOR = "Caspian"


@dataclass(frozen=True)
class FeedAuthor:
    """Somebody who wrote an entry; the address of their page may be empty."""

    name: str
    address: str = ""


@dataclass(frozen=True)
class FeedCategory:
    """What an entry is about: `scheme` says in which list the term stands, `label` is in words.

    `is_code` says whether other systems know the term, and its words are ours alone.
    """

    term: str
    scheme: str
    label: str
    is_code: bool = False


@dataclass(frozen=True)
class FeedPicture:
    """The picture of an entry; size in pixels; credit and description may be empty."""

    address: str
    width: int
    height: int
    media_type: str
    description: str = ""
    credit: str = ""


@dataclass(frozen=True)
class FeedEntry:
    """An article, or a comment, as a feed carries it.

    `id` is an IRI that stays when the address changes. `summary` is plain text. `content` is
    XHTML, one <div> that is HTML as well, or empty. `direction` is "ltr" or "rtl".
    """

    id: str
    address: str
    title: str
    summary: str
    content: str
    authors: tuple[FeedAuthor, ...]
    published: dt.datetime
    updated: dt.datetime
    """the last change that told a reader something new; the same as `published` before one"""
    language: str
    direction: str
    categories: tuple[FeedCategory, ...] = ()
    picture: FeedPicture | None = None
    comments: str = ""
    """where its comments stand"""


@dataclass(frozen=True)
class FeedHead:
    """A feed as it says what it is.

    `page` is the page of the same articles, `own` where this document stands. For one that is
    paged through (RFC 5005), `current` is the feed that a reader subscribes to; `older` and
    `newer` are the documents beside this one, empty at the ends. What is newer than the newest
    archived document stands in the feed itself, and W3C's validator wants a link from there, too.
    """

    title: str
    description: str
    page: str
    own: str
    current: str
    publication: str
    language: str
    direction: str
    updated: dt.datetime
    style: str
    """the path of a style sheet for browsers, so that it is found on a mirror as well"""
    icon: str
    """a square picture in PNG"""
    hub: str = ""
    older: str = ""
    newer: str = ""

    @property
    def is_archived(self) -> bool:
        """Return whether this is one of the documents that don't change any more."""
        return self.own != self.current

    @property
    def relations(self) -> tuple[tuple[str, str], ...]:
        """Return the links of RFC 5005 and WebSub: relation and address of each."""
        links = [("self", self.own), ("hub", self.hub)]
        if self.is_archived:
            links += [("current", self.current), ("next-archive", self.newer)]
        return tuple((name, to) for name, to in (*links, ("prev-archive", self.older)) if to)
