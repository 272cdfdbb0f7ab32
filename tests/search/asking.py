"""Asks the index as the search page does, and writes what tests look for."""

import datetime as dt
from typing import Any

from django.utils import timezone

from caspian.newsroom.models import Article
from caspian.search.find import SearchQuestion, find, texts_at
from caspian.search.index import catch_up, index


def ask(text: str = "", language: str = "en", **filters: Any) -> list[str]:
    """Return the headlines of what a question finds, best first."""
    found = find(SearchQuestion(language, text, **filters), timezone.now())
    return [one.title.partition("\n")[0] for one in texts_at(found.positions)]


def indexed(*articles: Article) -> None:
    """Index articles as the press does."""
    index([article.pk for article in articles])


def caught_up() -> None:
    """Let the index follow all that it has to."""
    while catch_up():
        pass


def body(*paragraphs: str) -> list[tuple[str, str]]:
    """Return the body of an article in paragraphs."""
    return [("paragraph", f"<p>{text}</p>") for text in paragraphs]


def at(year: int, month: int, day: int) -> dt.datetime:
    """Return the beginning of a day in UTC."""
    return dt.datetime(year, month, day, tzinfo=dt.UTC)
