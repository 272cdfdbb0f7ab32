"""What a walk over the lines of a saved page has found."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from enum import Enum

from caspian.formats.saved_page.dates import DateLine
from caspian.formats.saved_page.kinds import (
    PageLine,
)
from caspian.formats.saved_page.page import DateStanding


class PlaceInPage(Enum):
    """Where on the page the walk is."""

    HEAD = "head"  # between headline and article
    TEASERS = "teasers"  # under a heading such as "Must read"; the article may go on below
    BODY = "body"
    AFTER = "after"  # under a heading such as "Latest article"; the article is over


@dataclass
class Findings:
    """What the walk has found so far."""

    paragraphs: list[PageLine] = field(default_factory=list)
    standfirst: str = ""
    authors: tuple[str, ...] = ()
    left_out: list[str] = field(default_factory=list)
    above: list[DateLine] = field(default_factory=list)  # the masthead's dates
    own: list[DateLine] = field(default_factory=list)  # the article's dates
    languages: Counter[str] = field(default_factory=Counter)
    is_timeline: bool = False

    def date(self) -> tuple[dt.date | None, DateStanding]:
        """Return the best date: the article's first publication, else the masthead's."""
        own = sorted((date for date in self.own if date.day), key=lambda date: date.updated)
        if own:
            return own[0].day, "article"
        above = [date.day for date in self.above if date.day]
        return (above[0], "masthead") if above else (None, "none")
