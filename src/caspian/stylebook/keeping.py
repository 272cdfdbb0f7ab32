"""Lets a form to avoid stand in an article, with a word why that the article's history keeps."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter, log

from caspian.newsroom.models import Article
from caspian.stylebook.models import LONGEST_FORM, KeptWording, StyleFinding

KEPT = "stylebook.kept"


@transaction.atomic
def keep_wording(article: Article, form: str, *, by: Any, reason: str) -> KeptWording:
    """Let a form stand in an article, and write down who said why. Raises ValidationError."""
    words, kept = " ".join(reason.split()), " ".join(form.split())
    if not words or not kept:
        raise ValidationError(gettext("Say in a word why it is to stand."))
    row, _made = KeptWording.objects.update_or_create(
        article=article,
        form=kept[:LONGEST_FORM],
        defaults={"by": by, "reason": words[:250]},
    )
    StyleFinding.objects.filter(article=article, form=row.form).delete()
    log(instance=article, action=KEPT, user=by, data={"form": row.form, "reason": row.reason})
    return row


class _WordingKept(LogFormatter):
    label = _("Let a form stand that the paper avoids")

    def format_message(self, log_entry: Any) -> SafeString:
        """Return what the history of an article says."""
        return format_html(
            gettext("“{form}” stands although the paper avoids it. Reason: “{reason}”"),
            form=log_entry.data.get("form", ""),
            reason=log_entry.data.get("reason", ""),
        )


def register(actions: Any) -> None:
    """Name the action to Wagtail, which refuses to log any other."""
    actions.register_action(KEPT)(_WordingKept)
