"""What the page that shows all feeds is given."""

from dataclasses import dataclass
from typing import ClassVar

from caspian.pages.parts import Frame, Link


@dataclass(frozen=True)
class FeedOffer:
    """A list of articles that can be followed: the page of the list, its feed in each format.

    `page` may be empty. A feed's text is the name of its format.
    """

    title: str
    page: str
    feeds: tuple[Link, ...]


@dataclass(frozen=True)
class FeedGroup:
    """Feeds of a sort, under one heading."""

    title: str
    offers: tuple[FeedOffer, ...]


@dataclass(frozen=True)
class FeedsPage:
    """The feeds of a language, and what a feed is."""

    name: ClassVar[str] = "feeds"
    frame: Frame
    groups: tuple[FeedGroup, ...]
    today: str
    """the path of the day's paper as one file"""
