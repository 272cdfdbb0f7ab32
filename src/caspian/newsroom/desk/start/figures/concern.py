"""Which figures concern whom: those who publish see the paper's, those who write see their own."""

from typing import Any

from django.db.models import Q
from wagtail.models import Page
from wagtail.permissions import policy_registry

from caspian.newsroom.desk.permissions import sections_to_write_in
from caspian.newsroom.models import Article, Byline
from caspian.newsroom.public import ArticleQuerySet


def publishes(user: Any) -> bool:
    """Return whether somebody may publish anywhere: then the whole paper is their concern."""
    return bool(policy_registry.get_by_type(Page).user_has_permission(user, "publish"))


def writes(user: Any) -> bool:
    """Return whether somebody may begin an article anywhere."""
    return bool(sections_to_write_in(user).exists())


def own_articles(user: Any) -> ArticleQuerySet:
    """Return the articles that somebody began, or that carry their name."""
    signed = Byline.objects.filter(contributor__user=user).values("article_id")
    own: ArticleQuerySet = Article.objects.filter(Q(owner=user) | Q(pk__in=signed))
    return own
