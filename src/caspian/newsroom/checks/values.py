"""What the checks look at: an article's values, plain and without a database."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from caspian.common.text import reading_minutes, without_note_marks
from caspian.formats.html.sanitise import plain
from caspian.newsroom.stored import Stored, readable


@dataclass(frozen=True)
class PictureValues:
    """What stands in a picture's own record."""

    title: str
    alt: str
    credit: str
    licence: str = ""
    valid_until: dt.date | None = None
    """the last day on which it may be shown"""


@dataclass(frozen=True)
class ArticleValues:
    """An article as it would be published, and what has to be known of what it names."""

    headline: str
    kind: str
    article: int | None = None
    """its id; None while it has none"""
    language: str = ""
    section: str = ""
    section_is_public: bool = True
    short_headline: str = ""
    standfirst: str = ""
    seo_title: str = ""
    search_description: str = ""
    bylines: int = 0
    blocks: tuple[Stored, ...] = ()
    lead: int | None = None
    lead_alt: str = ""
    lead_credit: str = ""
    pictures: Mapping[int, PictureValues] = field(default_factory=dict)
    open_pages: frozenset[int] = frozenset()
    """the pages that its links lead to and readers can open"""
    open_files: frozenset[int] = frozenset()
    proposed: tuple[str, ...] = ()
    """the names of what its writer proposes to add, and nobody has decided on"""
    day: dt.date | None = None
    """on which readers get it, in the paper's time zone"""
    dated: dt.date | None = None
    """on which readers got it first, where they have it already; else the same"""
    early_by: dt.datetime | None = None
    """the date shown, if the article would go out before it"""

    @property
    def text(self) -> str:
        """Return the words of the body."""
        return " ".join(words_of(one["value"]) for one in self.blocks)

    @property
    def words(self) -> int:
        """Return how many words the body has."""
        return len(self.text.split())

    @property
    def minutes(self) -> int:
        """Return how many minutes readers are told that it takes."""
        return reading_minutes(self.text)


@dataclass(frozen=True)
class Issue:
    """One thing that a check found: a sentence, and where in the form it can be mended."""

    check: str
    says: str
    field: str = ""
    block: str = ""
    subject: str = ""
    """what tells it from others that the same check found"""
    way: str = ""
    """the address of a screen where somebody can say that it is meant; empty for none"""
    way_says: str = ""

    @property
    def key(self) -> str:
        """Return what tells this issue from all others of an article."""
        return f"{self.check}:{self.subject}"


def words_of(value: Any) -> str:
    """Return the words that readers read of a stored value, without marks of notes."""
    return without_note_marks(" ".join(plain(one) for one in readable(value)))


def block_of(one: Stored) -> str:
    """Return the id by which the form knows a block."""
    return str(one.get("id") or "")


def pictures_in(one: Stored) -> Iterator[dict[str, Any]]:
    """Yield each picture of a block as it is stored: what it names, and what is said beside it."""
    yield from _with_image(one["value"])


def _with_image(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if value.get("image"):
            yield value
        for inner in value.values():
            yield from _with_image(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _with_image(inner)
