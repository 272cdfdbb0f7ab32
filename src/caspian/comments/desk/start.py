"""What the desk's start page says to those who moderate."""

import datetime as dt
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince
from wagtail.admin.ui.components import Component

from caspian.comments.desk.may import MODERATE
from caspian.comments.desk.queue.page import counted, in_words
from caspian.comments.models import Comment, CommentSettings
from caspian.comments.shield.slow import standing


class CommentsPanel(Component):
    """How many comments are held, since when, and where the shield slows writing down."""

    order, name = 5, "comments"
    template_name = "comments/desk/start.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """Count, and find the one that waits longest."""
        held = Comment.objects.filter(state=Comment.State.HELD)
        number, now = counted(held), timezone.now()
        oldest: dt.datetime | None = (
            held.order_by("posted_at").values_list("posted_at", flat=True).first()
        )
        return {
            "panel": self,
            "number": number,
            "how_many": in_words(number),
            "oldest": timesince(oldest, now, depth=1) if oldest else "",
            "slow": standing(now),
            "rules": CommentSettings.load(),
            "url": reverse("comments:queue"),
        }


def put_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Add the panel for those who moderate."""
    if request.user.has_perm(MODERATE):
        panels.append(CommentsPanel())
