"""Answers to what a reviewer asked for: they stand under the reviewer's words until it is done.

An answer is an entry of the article's history, which says who wrote it, and when.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter, log
from wagtail.models import PageLogEntry, TaskState, WorkflowState

from caspian.newsroom.models import Article, Notice
from caspian.newsroom.notices import authors_of, notify

ANSWERED = "review.answered"
LONGEST = 2000


def request_of(article: Any) -> TaskState | None:
    """Return the step at which a reviewer asked for changes, until the article comes again."""
    state = article.current_workflow_state if article.pk else None
    if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return None
    found: TaskState | None = state.current_task_state
    return found if found and found.status == TaskState.STATUS_REJECTED else None


def answers_to(article: Article, asked: TaskState) -> list[PageLogEntry]:
    """Return the answers to a reviewer's request, the oldest first."""
    rows = PageLogEntry.objects.filter(page=article.pk, action=ANSWERED).select_related("user")
    return [row for row in rows.order_by("pk") if row.data.get("request") == asked.pk]


@transaction.atomic
def answer(article: Article, *, by: Any, words: str) -> None:
    """Answer what a reviewer asked for; the others concerned are given notice.

    Raises ValidationError where nothing is said, too much, or nothing is asked any more.
    """
    words, asked = words.strip(), request_of(article)
    if asked is None:
        raise ValidationError(gettext("Nobody asks for changes any more. Reload the page."))
    if not words:
        raise ValidationError(gettext("Write what you want to say."))
    if len(words) > LONGEST:
        said = gettext("This is {number} characters too long.")
        raise ValidationError(said.format(number=len(words) - LONGEST))
    log(instance=article, action=ANSWERED, user=by, data={"request": asked.pk, "words": words})
    concerned = [asked.finished_by, asked.workflow_state.requested_by, *authors_of(article)]
    notify(concerned, Notice.Kind.ANSWER, article, by=by, words=words)


class _Answered(LogFormatter):
    label = _("Answer a review")

    def format_message(self, log_entry: Any) -> SafeString:
        """Return what the history of an article says."""
        return format_html(gettext("Answered the review: “{}”"), log_entry.data.get("words", ""))


def register(actions: Any) -> None:
    """Name the action to Wagtail, which refuses to log any other."""
    actions.register_action(ANSWERED)(_Answered)
