"""The lists of the start page: which articles stand in each."""

from typing import Any

from django.db.models import Q
from wagtail.models import Revision, TaskState, WorkflowState

from caspian.newsroom.desk.permissions import articles_seen_by
from caspian.newsroom.models import Article
from caspian.newsroom.public import ArticleQuerySet

LONGEST = 10


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
