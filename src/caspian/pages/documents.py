"""Every kind of page a reader can open: what its template is given, and nothing else.

Each class carries `name`: its template is `pages/<name>.html`, and the builder of
the same name in `caspian.pages.builders` makes it.
"""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from caspian.pages.blocks import Block, Heading
from caspian.pages.comment_documents import (
    CommentRulesPage,
    CommentsPage,
    Discussion,
    OwnCommentPage,
    WriteCommentPage,
)
from caspian.pages.correction_documents import HistoryPage, PageNotice, Uncarried
from caspian.pages.drawing_blocks import EmbedOffer, MapFigure
from caspian.pages.embed_documents import AbsentEmbedPage, CardEmbedPage, FigureEmbedPage
from caspian.pages.feed_documents import FeedsPage
from caspian.pages.front_documents import Opening, Package, Spread
from caspian.pages.offline_documents import OfflinePage
from caspian.pages.parts import Card, Frame, Link, Listing, NotIn, PagePicture
from caspian.pages.plain_documents import AbsentPage, InformationPage
from caspian.pages.search_documents import SearchPage
from caspian.pages.style_documents import StylePage


@dataclass(frozen=True)
class HomePage:
    """The front: the opening, then spreads, top to bottom."""

    name: ClassVar[str] = "home"
    frame: Frame
    opening: Opening | None
    """None where nothing at all has been published"""
    spreads: tuple[Spread, ...]


@dataclass(frozen=True)
class ContributorCard:
    """A contributor as named beside an article."""

    name: str
    address: str
    role: str
    about: str
    portrait: PagePicture | None = None


@dataclass(frozen=True)
class ContributorProfile:
    """What a contributor gave for their own page; each part may be empty."""

    beat: str
    languages: tuple[str, ...]
    email: str
    website: str

    @property
    def says_anything(self) -> bool:
        """Return whether there is any of it."""
        return bool(self.beat or self.languages or self.email or self.website)


@dataclass(frozen=True)
class PageByline:
    """The contributors who share a role, in order: by, with, photographs, translated_by."""

    role: str
    contributors: tuple[ContributorCard, ...]


@dataclass(frozen=True)
class SeriesPart:
    """Which part of which series an article is; the link leads to the topic."""

    link: Link
    part: int
    parts: int
    earlier: Link | None
    later: Link | None


@dataclass(frozen=True)
class OwnBeside:
    """Must read and latest without the article on whose page they stand."""

    must_read: tuple[Card, ...]
    latest: tuple[Card, ...]
    address: str
    """path of the list of the newest articles"""


@dataclass(frozen=True)
class ArticlePage:
    """An article with all that stands beside it."""

    name: ClassVar[str] = "article"
    frame: Frame
    kind: str
    """news, analysis, perspective, interview or explainer"""
    headline: str
    standfirst: str
    section: Link
    bylines: tuple[PageByline, ...]
    published_at: dt.datetime
    updated_at: dt.datetime | None
    """the last change that told the reader something new; typo fixes do not count"""
    reading_minutes: int
    lead: PagePicture | None
    body: tuple[Block, ...]
    topics: tuple[Link, ...]
    places: tuple[Link, ...]
    more: Package | None
    """what to read next, as a front lays it out; None where nothing goes with it"""
    discussion: Discussion | None
    """None where an article is shown that is not public"""
    beside: OwnBeside | None = None
    """None where it stands in neither list: its page shows the fragments that all share"""
    contents: tuple[Heading, ...] = ()
    """the headings of a long article"""
    series: SeriesPart | None = None
    perspectives: Link | None = None
    """of a perspective, the section that holds them; None where the language has none"""
    notes_beside: bool = False
    """whether its notes fit beside their marks"""
    beacon: str = ""
    """the address of a picture by which reads are counted; empty where they are counted without"""
    not_in: tuple[NotIn, ...] = ()
    """the languages of the paper that it can't be read in"""
    embed: EmbedOffer | None = None
    """how others show it as a card; None where it is not public"""
    oembed: tuple[tuple[str, str], ...] = ()
    """what describes that card to programs: media type and absolute address of each"""
    notices: tuple[PageNotice, ...] = ()
    """what readers are told of its changes, newest first"""
    uncarried: Uncarried | None = None
    """of a translation, the correction of its original that it does not carry yet"""
    history: str = ""
    """path of the page of its versions; empty while there is one alone"""


@dataclass(frozen=True)
class SectionPage:
    """A section: what leads it, its topics, its analysis, and the rest of its articles."""

    name: ClassVar[str] = "section"
    frame: Frame
    title: str
    about: str
    listing: Listing
    lead: tuple[Card, ...] = ()
    """three at most, and none twice on the page"""
    topics: tuple[Link, ...] = ()
    analysis: tuple[Card, ...] = ()
    is_opinion: bool = False
    """whether all of it is perspectives: then the authors come first, on paper of their own"""


@dataclass(frozen=True)
class TopicPage:
    """A topic: what its editors put first, and the other articles on it."""

    name: ClassVar[str] = "topic"
    frame: Frame
    title: str
    about: str
    listing: Listing
    lead: tuple[Card, ...] = ()
    is_chosen: bool = False
    """whether editors chose what leads, or it is the newest"""
    articles: int = 0
    first: dt.date | None = None
    last: dt.date | None = None


@dataclass(frozen=True)
class PageLocalName:
    """What a place is called in another language."""

    language: str
    direction: str
    language_name: str
    text: str


@dataclass(frozen=True)
class PlacePage:
    """A place: where it lies, what it is called, the articles that happen there."""

    name: ClassVar[str] = "place"
    frame: Frame
    title: str
    country: str
    """in words, in the reader's language"""
    latitude: float
    longitude: float
    local_names: tuple[PageLocalName, ...]
    listing: Listing
    map: MapFigure | None = None
    """on the head alone: the archive pages say where it lies in words"""


@dataclass(frozen=True)
class IndexEntry:
    """A topic, place or contributor in the list of all; `about` is a country or a role."""

    link: Link
    about: str


@dataclass(frozen=True)
class IndexPage:
    """All topics, places or contributors from A to Z, and the map of the places."""

    name: ClassVar[str] = "index"
    frame: Frame
    folder: str
    title: str
    letters: tuple[tuple[str, tuple[IndexEntry, ...]], ...]
    """the letter is empty where so few are listed that none is needed"""
    map: MapFigure | None


@dataclass(frozen=True)
class ContributorPage:
    """A contributor: who they are, how to reach them, what is read most, their articles."""

    name: ClassVar[str] = "contributor"
    frame: Frame
    contributor: ContributorCard
    listing: Listing
    profile: ContributorProfile | None = None
    """on the head of the list alone"""
    most_read: tuple[Card, ...] = ()


@dataclass(frozen=True)
class LatestPage:
    """The newest articles, and the days that the archive holds, newest first."""

    name: ClassVar[str] = "latest"
    frame: Frame
    listing: Listing
    days: tuple[tuple[dt.date, str, int], ...]
    """day, path of its page, number of articles"""


@dataclass(frozen=True)
class DayPage:
    """What was published on one day; neighbouring days are paths, empty at the ends."""

    name: ClassVar[str] = "day"
    frame: Frame
    day: dt.date
    cards: tuple[Card, ...]
    earlier: str
    later: str


Page = (
    HomePage
    | ArticlePage
    | SectionPage
    | TopicPage
    | PlacePage
    | IndexPage
    | ContributorPage
    | LatestPage
    | DayPage
    | InformationPage
    | AbsentPage
    | HistoryPage
    | CommentsPage
    | CommentRulesPage
    | WriteCommentPage
    | OwnCommentPage
    | SearchPage
    | OfflinePage
    | StylePage
    | FeedsPage
    | CardEmbedPage
    | FigureEmbedPage
    | AbsentEmbedPage
)
