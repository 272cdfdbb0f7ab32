"""What is found in a saved page, and the refusal when nothing is."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

DateStanding = Literal["article", "masthead", "none"]


class NotAnArticle(ValueError):
    """No article was found; the message says what was looked for and what to do."""


@dataclass(frozen=True)
class SavedPage:
    """The article of a saved page.

    `date_standing` says what `printed_date` is worth: "article" is the article's own,
    "masthead" the day on which the page was saved, "none" comes with no date at all.
    """

    headline: str
    paragraphs: tuple[str, ...]
    printed_date: dt.date | None
    date_standing: DateStanding
    authors: tuple[str, ...]
    standfirst: str
    language: str | None
    left_out: tuple[str, ...]
