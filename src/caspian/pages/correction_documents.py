"""What readers are told of changes: the notices on an article, and its history."""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from caspian.corrections.difference import PartChange
from caspian.newsroom.change_notice import ChangeKind, NoticePlace
from caspian.pages.parts import Frame, Link


@dataclass(frozen=True)
class PageNotice:
    """A notice as it stands on a page; what nobody said is empty."""

    anchor: str
    kind: str
    """one of `newsroom.change_notice.ChangeKind`"""
    wrong: str
    right: str
    since: dt.date | None
    noticed_by: str
    at: dt.datetime
    place: str = NoticePlace.TOP

    @property
    def is_retraction(self) -> bool:
        """Return whether the paper takes back the whole article."""
        return self.kind == ChangeKind.RETRACTION

    @property
    def is_over_text(self) -> bool:
        """Return whether it stands over the text, or under it."""
        return self.is_retraction or self.place == NoticePlace.TOP


@dataclass(frozen=True)
class Uncarried:
    """Of a translation, the newest correction that has not crossed, and the original's path."""

    at: dt.datetime
    address: str


@dataclass(frozen=True)
class ColumnItem:
    """A notice in the column, and the article that it stands on."""

    notice: PageNotice
    article: Link


@dataclass(frozen=True)
class HistoryStep:
    """A version that readers got, and what it changed of the one before."""

    number: int
    at: dt.datetime
    kind: str
    """empty for the first; see `newsroom.change_notice.ChangeKind`"""
    is_reconstructed: bool
    is_removed: bool
    notice: PageNotice | None
    changes: tuple[PartChange, ...]

    @property
    def is_folded(self) -> bool:
        """Return whether it is shown only when a reader asks: small corrections, the first text."""
        return self.kind in ("", "typo")


@dataclass(frozen=True)
class HistoryPage:
    """Every version of an article, newest first."""

    name: ClassVar[str] = "history"
    frame: Frame
    title: str
    article: Link
    steps: tuple[HistoryStep, ...]
