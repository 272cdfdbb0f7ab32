"""Publishes an article although a check holds it: with a right, a reason, and a record."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter, log
from wagtail.models import Revision

from caspian.newsroom.checks.result import holding
from caspian.newsroom.models.publication_checks import Overruling

RIGHT = "newsroom.overrule_checks"
OVERRULED, HELD_BACK = "checks.overruled", "checks.held_back"
PUT_BACK = "publication.put_back"
LONGEST_REASON = 1000


@transaction.atomic
def overrule(revision: Revision, *, by: Any, reason: str) -> Overruling | None:
    """Let a version pass although checks hold it; return the record, None where nothing does.

    `by` is None for the command line, which may do everything.
    """
    if by is not None and not by.has_perm(RIGHT):
        raise PermissionDenied
    words = " ".join(reason.split())
    if not words:
        raise ValidationError(gettext("Say why it is to be published all the same."))
    article = revision.as_object()
    issues = [[issue.key, issue.says] for issue in holding(article, revision.pk)]
    if not issues:
        return None
    row = Overruling.objects.create(
        article_id=article.pk,
        revision=revision.pk,
        by=by,
        reason=words[:LONGEST_REASON],
        issues=issues,
    )
    said = {"reason": row.reason, "issues": [sentence for _, sentence in issues]}
    log(instance=article, action=OVERRULED, user=by, revision=revision, data=said)
    return row


class _Overruled(LogFormatter):
    label = _("Overrule a check")

    def format_message(self, log_entry: Any) -> SafeString:
        """Return what the history of an article says."""
        return format_html(
            gettext("Published although: {issues} Reason: “{reason}”"),
            issues=" ".join(log_entry.data.get("issues", [])),
            reason=log_entry.data.get("reason", ""),
        )


class _HeldBack(LogFormatter):
    label = _("Hold back at the scheduled moment")

    def format_message(self, log_entry: Any) -> SafeString:
        """Return what the history of an article says."""
        return format_html(
            gettext("Not published at its moment: {issues}"),
            issues=" ".join(log_entry.data.get("issues", [])),
        )


def register(actions: Any) -> None:
    """Name the actions to Wagtail, which refuses to log any other."""
    actions.register_action(OVERRULED)(_Overruled)
    actions.register_action(HELD_BACK)(_HeldBack)
    actions.register_action(
        PUT_BACK, _("Undo an unpublication"), _("Put back what readers had before")
    )
