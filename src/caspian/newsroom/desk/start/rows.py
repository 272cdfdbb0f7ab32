"""One line of a list on the start page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from caspian.newsroom.desk.sections import section_titles
from caspian.newsroom.models import Article


@dataclass(frozen=True)
class PanelRow:
    """An article in a list: what it is, whose, when, and where to go from here."""

    headline: str
    section: str
    who: str
    when: str
    edit_url: str
    """empty for somebody who may not edit it"""
    view_url: str = ""
    """where readers see it, once they do"""
    compare_url: str = ""
    """what is new against the public version"""
    language: str = "en"


def rows_of(articles: Iterable[Article], user: Any, **columns: Any) -> list[PanelRow]:
    """Return a line for each article.

    `who` and `when` take an article and return what stands in that column; `headline` and
    `compare_url` may do the same.
    """
    articles = list(articles)
    titles = section_titles(articles)
    who, when = columns["who"], columns["when"]
    headline = columns.get("headline", lambda article: article.get_admin_display_title())
    compare = columns.get("compare_url", lambda article: "")
    return [
        PanelRow(
            headline=headline(article),
            section=titles[article.pk],
            who=who(article),
            when=when(article),
            edit_url=_edit_url(article, user),
            view_url=article.url if article.live else "",
            compare_url=compare(article),
            language=article.locale.language_code,
        )
        for article in articles
    ]


def byline(article: Article) -> str:
    """Return the names over an article."""
    return ", ".join(row.contributor.name for row in article.bylines.all())


def name_of(user: Any) -> str:
    """Return somebody's full name, or the name they log in with."""
    return str(user.get_full_name() or user.get_username()) if user else ""


def _edit_url(article: Article, user: Any) -> str:
    if not article.permissions_for_user(user).can_edit():
        return ""
    return reverse("wagtailadmin_pages:edit", args=[article.pk])
