"""What somebody may see and do at the desk, beyond what one page's permissions say."""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from caspian.newsroom.models import Article, Section
from caspian.newsroom.public import ArticleQuerySet


def articles_seen_by(user: Any) -> ArticleQuerySet:
    """Return the articles that somebody finds in the desk's lists."""
    seen = policy_registry.get_by_type(Page).explorable_instances(user)
    articles: ArticleQuerySet = Article.objects.filter(pk__in=seen.values_list("pk", flat=True))
    return articles


def sections_to_write_in(user: Any) -> QuerySet[Section]:
    """Return the sections in which somebody may start an article, in the order of the tree."""
    policy = policy_registry.get_by_type(Page)
    allowed = policy.instances_user_has_permission_for(user, "add")
    sections: QuerySet[Section] = (
        Section.objects.filter(pk__in=allowed.values_list("pk", flat=True))
        .select_related("locale")
        .order_by("path")
    )
    return sections


def may_pin(user: Any, article: Article) -> bool:
    """Return whether somebody may hold an article in "Must read": those who may publish it."""
    return bool(article.live and article.permissions_for_user(user).can_publish())
