"""The one door to readers: whatever way an article is published, the checks are asked here.

`tests/house/test_ways_to_publish.py` lists the ways, and fails where there is another.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from wagtail.actions.publish_page_revision import (
    PublishPagePermissionError,
    PublishPageRevisionAction,
)

from caspian.newsroom.checks.result import holding
from caspian.newsroom.checks.values import Issue
from caspian.newsroom.models.article import Article
from caspian.newsroom.models.publication_checks import HeldBack


class HeldByChecks(PublishPagePermissionError):
    """The checks hold an article; nothing was published or scheduled."""

    def __init__(self, article: Article, issues: Iterable[Issue]) -> None:
        self.issues = tuple(issues)
        sentences = " ".join(issue.says for issue in self.issues)
        super().__init__(f"“{article.title}” was not published. {sentences}")


def connect() -> None:
    """Put the door into the one action by which Wagtail publishes or schedules a page."""
    unguarded = PublishPageRevisionAction.execute

    def execute(self: Any, skip_permission_checks: bool = False) -> Any:
        self.check(skip_permission_checks=skip_permission_checks)
        if isinstance(self.object, Article):
            _pass(self.object, self.revision.pk)
        # With what follows from it: Wagtail saves the page, and then tells who listens.
        with transaction.atomic():
            return unguarded(self, skip_permission_checks=skip_permission_checks)

    if not getattr(unguarded, "is_guarded", False):
        execute.is_guarded = True  # type: ignore[attr-defined]
        PublishPageRevisionAction.execute = execute


def _pass(article: Article, revision: int) -> None:
    issues = holding(article, revision)
    if issues:
        raise HeldByChecks(article, issues)
    HeldBack.objects.filter(article=article.pk).delete()
