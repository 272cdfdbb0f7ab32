"""What a front is put together from: an opening, then spreads of parts.

Each part carries `this_build`: `components/front.html` has a macro of that name.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from caspian.pages.parts import Card, PagePicture


@dataclass(frozen=True)
class Opening:
    """The lead and what belongs to it."""

    lead: Card
    related: tuple[Card, ...] = ()
    layout: str = "alone"
    """how it stands where there is room: alone; beside, the related in a column next to the
    lead; below, the related in a row under it"""
    pictured: int = 0
    """how many of the related show their picture, from the first one on"""
    told: bool = False
    """whether the related show their standfirsts"""


@dataclass(frozen=True, kw_only=True)
class OfChoice:
    """A part, which says what it was made from: for the desk, which marks it."""

    origin: int = field(default=-1, compare=False)
    """its number among the chosen parts, once those that nobody chose are added"""


@dataclass(frozen=True)
class Package(OfChoice):
    """A titled group; the title may lead to a page of its own."""

    kind: ClassVar[str] = "package"
    title: str
    address: str
    cards: tuple[Card, ...]
    layout: str = "even"
    """one; even, side by side; first, the first one large; words, columns of text alone"""


@dataclass(frozen=True)
class LatestStories(OfChoice):
    """The newest by the hour; without a title of its own it says "Newest"."""

    kind: ClassVar[str] = "latest_stories"
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Perspectives(OfChoice):
    """Opinion."""

    kind: ClassVar[str] = "perspectives"
    cards: tuple[Card, ...]
    told: bool = False
    """whether they show their standfirsts"""


@dataclass(frozen=True)
class MustReadPart(OfChoice):
    """The place of the fragment "must_read", and how many articles stand in it."""

    kind: ClassVar[str] = "must_read"
    number: int


@dataclass(frozen=True)
class Strip(OfChoice):
    """What is newest of a section, a topic or a place; its title leads there."""

    kind: ClassVar[str] = "strip"
    title: str
    address: str
    cards: tuple[Card, ...]
    of: str = "section"
    """section, topic or place"""


@dataclass(frozen=True)
class Strips(OfChoice):
    """Several strips too short for a row of their own, side by side."""

    kind: ClassVar[str] = "strips"
    strips: tuple[Strip, ...]


@dataclass(frozen=True)
class PictureStory(OfChoice):
    """One article told by its picture."""

    kind: ClassVar[str] = "picture_story"
    card: Card
    picture: PagePicture | None
    """in every width up to that of a screen"""
    look: str = "dark"
    """dark, on a dark band; wide, across the page"""


FrontPart = Package | LatestStories | Perspectives | MustReadPart | Strip | Strips | PictureStory


@dataclass(frozen=True)
class Spread:
    """Parts one under another, and those that stand in the rail beside them."""

    run: tuple[FrontPart, ...]
    rail: tuple[FrontPart, ...] = ()
