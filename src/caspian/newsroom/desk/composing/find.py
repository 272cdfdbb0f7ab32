"""The articles beside a front: what readers can open, newest first; drafts apart from them."""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page

from caspian.newsroom.desk.composing.told import planned
from caspian.newsroom.desk.permissions import articles_seen_by
from caspian.newsroom.desk.sections import section_titles
from caspian.newsroom.desk.times import paper_zone, shown
from caspian.newsroom.models import Article, Home, Section

PUBLIC, APART, LOOKED_THROUGH = 40, 20, 400


def sections_of(home: Home) -> QuerySet[Section]:
    """Return the sections of a front's language, in the order of the tree."""
    found: QuerySet[Section] = Section.objects.child_of(home).order_by("path")
    return found


def found(home: Home, user: Any, words: str, section: str) -> dict[str, Any]:
    """Return what somebody finds beside a front, by words and by section."""
    code = home.locale.language_code
    seen = articles_seen_by(user).in_language(code)
    chosen = sections_of(home).filter(pk=section).first() if section.isdecimal() else None
    if chosen is not None:
        seen = seen.filter(path__startswith=chosen.path)
    if words:
        seen = seen.filter(pk__in=_matching(chosen or home, words))
    open_to_all = Article.objects.public().values("pk")
    public = list(seen.filter(pk__in=open_to_all).newest_first()[:PUBLIC])
    apart = seen.exclude(pk__in=open_to_all).order_by("-latest_revision_created_at", "-pk")
    return {"public": _rows(public), "apart": _rows(list(apart[:APART]), with_state=True)}


def _matching(branch: Page, words: str) -> list[int]:
    """Return those whose text has some words; while one is unfinished, whose headlines begin so."""
    how = {"operator": "and", "order_by_relevance": False}
    inside = Article.objects.descendant_of(branch).order_by("-latest_revision_created_at")
    hits = inside.search(words, **how)
    hits = hits if hits.count() else inside.autocomplete(words, **how)
    return [one.pk for one in hits[:LOOKED_THROUGH]]


def _rows(articles: list[Article], *, with_state: bool = False) -> list[dict[str, Any]]:
    zone, titles = paper_zone(), section_titles(articles)
    return [
        {
            "article": one,
            "title": one.get_admin_display_title(),
            "section": titles.get(one.pk, ""),
            "when": shown(one.published_at, zone) if one.live else "",
            "planned": shown(moment, zone) if with_state and (moment := planned(one)) else "",
        }
        for one in articles
    ]
