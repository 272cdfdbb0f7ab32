"""What is found in a saved page, and the refusal when nothing is."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from caspian.formats.pasted.blocks import PastedBlock

DateStanding = Literal["article", "masthead", "none"]


class NotAnArticle(ValueError):
    """No article was found; the message says what was looked for and what to do."""


@dataclass(frozen=True, slots=True)
class SavedPicture:
    """A picture of the article; its file lies at one of the addresses, the likeliest first."""

    addresses: tuple[str, ...]
    alt: str = ""
    caption: str = ""
    credit: str = ""


PageBlock = PastedBlock | SavedPicture


@dataclass(frozen=True)
class SavedPage:
    """The article of a saved page.

    `date_standing` says what `printed_date` is worth: "article" is the article's own,
    "masthead" the day on which the page was saved, "none" comes with no date at all.
    `paragraphs` are the words of the blocks, a line for each that has any.
    """

    headline: str
    paragraphs: tuple[str, ...]
    printed_date: dt.date | None
    date_standing: DateStanding
    authors: tuple[str, ...]
    standfirst: str
    language: str | None
    left_out: tuple[str, ...]
    blocks: tuple[PageBlock, ...] = ()
    direction: str | None = None
    """“rtl” or “ltr” where the page says it"""
    has_comment_form: bool = False
    broken_letters: int = 0
    """how many letters of the file could not be read: a sign stands for each"""
