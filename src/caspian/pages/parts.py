"""What pages are put together from: links, pictures, cards, and the frame round them all."""

import datetime as dt
from dataclasses import dataclass, field

from caspian.common.languages import Language

USUAL = 700
"""pixels across: 360 on a phone, two dots for each"""
SECTIONS = "sections"
"""the fragment with the row of sections; there is one for each link, in which that is marked"""


def sections_name(address: str) -> str:
    """Return the name of the row of sections in which the link to an address is marked."""
    return "/".join([SECTIONS, *address.strip("/").split("/")[1:]])


@dataclass(frozen=True)
class Link:
    """A text and the path that it leads to."""

    text: str
    address: str


@dataclass(frozen=True)
class Source:
    """One rendition of a picture: its path and its size in pixels."""

    address: str
    width: int
    height: int


@dataclass(frozen=True)
class PagePicture:
    """A picture in several widths, smallest first, with what is said beside it."""

    sources: tuple[Source, ...]
    """in a format that every browser knows (WebP); empty where it can't be shown, or not yet"""
    alt: str
    caption: str = ""
    credit: str = ""
    smaller: tuple[Source, ...] = ()
    """in a format that weighs less (AVIF); empty until it was made"""
    tones: str = ""
    """its top, middle and foot from far away, as "a-7-x"; see `caspian.graphics.cuts`"""
    creator: str = ""
    licence: Link | None = None
    """a public licence, which asks to be named beside the picture"""
    is_over: bool = False
    """whether it may no longer be shown: a sentence stands in its place"""
    moving: Source | None = None
    """all its frames; `sources` are its still"""
    turns_dark: bool = False
    """whether it is a drawing on pale paper, which a dark screen shows pale on dark"""

    @property
    def shows_anything(self) -> bool:
        """Return whether a figure would show it, or at least what is said beside it."""
        return bool(self.sources or self.caption or self.credit or self.is_over)

    @property
    def largest(self) -> Source:
        """Return the widest rendition; there must be one."""
        return self.sources[-1]

    @property
    def usual(self) -> Source:
        """Return the narrowest rendition that a phone shows sharp, or the widest."""
        return next((one for one in self.sources if one.width >= USUAL), self.largest)

    @property
    def srcset(self) -> str:
        """Return the value of an <img srcset>."""
        return _srcset(self.sources)

    @property
    def smaller_srcset(self) -> str:
        """Return the value of a <source srcset> in the format that weighs less."""
        return _srcset(self.smaller)


def _srcset(sources: tuple[Source, ...]) -> str:
    return ", ".join(f"{source.address} {source.width}w" for source in sources)


@dataclass(frozen=True)
class Card:
    """An article as it stands in a list."""

    article: int
    address: str
    headline: str
    standfirst: str
    kind: str
    section: Link
    byline: str
    published_at: dt.datetime
    picture: PagePicture | None = None
    is_today: bool = False
    """whether it came out today where the paper is: then its hour says more than its day"""
    author: PagePicture | None = None
    """of a perspective, the portrait of who wrote it"""

    @property
    def is_perspective(self) -> bool:
        """Return whether this is opinion, which must look like it."""
        return self.kind == "perspective"


@dataclass(frozen=True)
class Alternate:
    """The same page in another language."""

    language: Language
    address: str


@dataclass(frozen=True)
class NotIn:
    """A language that a page does not exist in: its front, and words in it that say so."""

    language: Language
    front: str
    words: str


@dataclass(frozen=True)
class FeedLink:
    """A feed that a page offers: its name, its media type, its path."""

    title: str
    media_type: str
    address: str


@dataclass(frozen=True)
class Frame:
    """What surrounds the content of every page; addresses are paths unless they say absolute."""

    language: Language
    time_zone: str
    dates: str
    """the language with how its dates are written, see `common.dates`"""
    publication: str
    title: str
    description: str
    address: str
    canonical: str
    """absolute"""
    alternates: tuple[Alternate, ...] = ()
    """this page in every language it exists in, its own included; empty when it stands alone"""
    default_alternate: str = ""
    """absolute; the x-default of the alternates"""
    social_kind: str = "website"
    social_picture: Source | None = None
    """absolute address"""
    structured_data: tuple[str, ...] = ()
    """JSON-LD documents, each safe to stand inside <script>"""
    indexed: bool = True
    feeds: tuple[FeedLink, ...] = ()
    """what a feed reader is offered on this page"""
    has_own_feed: bool = False
    """whether they follow what this page lists, and not the whole paper"""
    sections: str = SECTIONS
    """the name of the fragment with the row of sections in which the reader's own is marked"""
    trail: tuple[Link, ...] = ()
    """what this page lies in, from the front on; empty where that is the front alone"""


@dataclass(frozen=True)
class Pagination:
    """Where a page of a list stands among its neighbours.

    The head of a list has the number 0 and no days; an archive page bears the days of its articles.
    """

    number: int = 0
    newer: str = ""
    older: str = ""
    first: dt.date | None = None
    last: dt.date | None = None


@dataclass(frozen=True)
class Listing:
    """One page of a list of articles, newest first."""

    cards: tuple[Card, ...]
    pagination: Pagination = field(default_factory=Pagination)
