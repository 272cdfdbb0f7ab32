"""The lists of the start page: which articles stand in each."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from wagtail.models import Revision, TaskState, WorkflowState

from caspian.newsroom.desk.permissions import articles_seen_by
from caspian.newsroom.desk.sections import section_titles
from caspian.newsroom.models import Article
from caspian.newsroom.public import ArticleQuerySet

LONGEST = 10


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


def awaiting(user: Any) -> list[tuple[Article, TaskState]]:
    """Return the articles that somebody can decide on now, longest waiting first."""
    states = (
        TaskState.objects.reviewable_by(user)
        .select_related("revision", "task", "workflow_state__requested_by")
        .order_by("started_at")
    )
    by_article = {int(state.revision.object_id): state for state in states}
    articles = _light(Article.objects.all()).in_bulk(by_article)
    return [(articles[pk], state) for pk, state in by_article.items() if pk in articles]


def in_review(user: Any) -> list[tuple[Article, WorkflowState]]:
    """Return the articles that somebody wrote or submitted and that others now decide on."""
    states = (
        WorkflowState.objects.active()
        .select_related("current_task_state__task")
        .order_by("-current_task_state__started_at")
    )
    by_article = {int(state.object_id): state for state in states}
    submitted = [pk for pk, state in by_article.items() if state.requested_by_id == user.pk]
    own = Article.objects.filter(Q(owner=user) | Q(pk__in=submitted))
    articles = _light(own).in_bulk(by_article)
    return [(articles[pk], state) for pk, state in by_article.items() if pk in articles]


def scheduled(user: Any) -> list[tuple[Article, Revision]]:
    """Return what will be published by itself, soonest first."""
    waiting = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    by_article = {int(one.object_id): one for one in waiting.order_by("approved_go_live_at")}
    articles = _light(articles_seen_by(user)).in_bulk(by_article)
    return [(articles[pk], one) for pk, one in by_article.items() if pk in articles]


def drafts(user: Any) -> ArticleQuerySet:
    """Return what somebody has begun or changed and not handed in, newest change first."""
    handed_in = WorkflowState.objects.active().values_list("object_id", flat=True)
    waiting = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    elsewhere = [int(pk) for pk in (*handed_in, *waiting.values_list("object_id", flat=True))]
    own = Article.objects.filter(
        Q(owner=user) | Q(latest_revision__user=user), has_unpublished_changes=True
    )
    newest = own.exclude(pk__in=elsewhere).order_by("-latest_revision_created_at")
    return _light(newest)[:LONGEST]


def recently_published(user: Any) -> ArticleQuerySet:
    """Return the newest public articles, as readers see their dates."""
    return _light(articles_seen_by(user).live().newest_first())[:LONGEST]


def _light(articles: ArticleQuerySet) -> ArticleQuerySet:
    light: ArticleQuerySet = (
        articles.defer("body").select_related("locale").prefetch_related("bylines__contributor")
    )
    return light
