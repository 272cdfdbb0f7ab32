"""The search page: what a reader asked, what was found, and what helps where nothing was."""

from dataclasses import dataclass
from typing import ClassVar

from caspian.pages.parts import Card, Frame, Link
from caspian.search.snippets import Pieces


@dataclass(frozen=True)
class Asked:
    """What stands in the address, as it was typed: nothing of it has been looked at."""

    q: str = ""
    section: str = ""
    kind: str = ""
    contributor: str = ""
    place: str = ""
    since: str = ""
    until: str = ""
    page: str = ""


@dataclass(frozen=True)
class Choice:
    """What a filter can be set to: its value in the address and its name."""

    value: str
    text: str
    is_chosen: bool = False


@dataclass(frozen=True)
class Filter:
    """One filter of the form; its name in the address, its label and what it can be set to."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Result:
    """An article that was found: its card, with the words that were looked for marked."""

    card: Card
    headline: Pieces
    snippet: Pieces


@dataclass(frozen=True)
class Help:
    """What a reader can do who found nothing; addresses are empty where they'd be no help."""

    without_filters: str
    """the same words everywhere"""
    words: tuple[Link, ...]
    """each word alone"""
    cards: tuple[Card, ...]
    """newest articles to go on with"""
    sections: tuple[Link, ...]


@dataclass(frozen=True)
class SearchPage:
    """The search form and, once something was asked, what was found."""

    name: ClassVar[str] = "search"
    frame: Frame
    address: str
    """path of the page itself, without a question"""
    q: str
    """what was looked for, as it was understood"""
    filters: tuple[Filter, ...] = ()
    since: str = ""
    until: str = ""
    """days as ISO 8601, both included; empty where there is no bound"""
    chosen: tuple[Link, ...] = ()
    """filters that are set, each with the address without it"""
    notes: tuple[str, ...] = ()
    """what of the question could not be followed, in sentences"""
    is_asked: bool = False
    count: int = 0
    is_more: bool = False
    """there are more than `count`"""
    suggestion: Link | None = None
    """the question in another spelling"""
    promoted: tuple[Result, ...] = ()
    results: tuple[Result, ...] = ()
    number: int = 1
    pages: int = 1
    earlier: str = ""
    later: str = ""
    help: Help | None = None
    status: int = 200
