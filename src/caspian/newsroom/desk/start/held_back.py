"""The notice of what was not published at its moment, or will not be, as the checks hold it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from caspian.newsroom.desk.permissions import articles_seen_by
from caspian.newsroom.desk.publishing.modes import moment_in_words
from caspian.newsroom.models import Article, HeldBack

SHOWN_FOR = dt.timedelta(days=7)


@dataclass(frozen=True)
class HeldRow:
    """An article that is held, and why."""

    pk: int
    title: str
    language: str
    says: str
    sentences: list[Any]


class HeldBackPanel(Component):
    """What somebody has to mend before it goes out; not there when there is nothing."""

    order, stands = 5, "waiting"
    template_name = "newsroom/desk/start/held_back.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        user = parent_context["request"].user
        rows = HeldBack.objects.filter(due_at__gt=timezone.now() - SHOWN_FOR).order_by("due_at")
        found = {row.article_id: row for row in rows}
        articles = articles_seen_by(user).select_related("locale").in_bulk(found) if found else {}
        return {
            "heading": _("Held back by the checks"),
            "rows": [
                _row(articles[pk], row)
                for pk, row in found.items()
                if pk in articles and articles[pk].permissions_for_user(user).can_edit()
            ],
        }


def _row(article: Article, row: HeldBack) -> HeldRow:
    moment = moment_in_words(row.due_at)
    says = (
        gettext("was not published at {moment}.")
        if row.is_past
        else gettext("will not be published at {moment}.")
    )
    title, language = article.get_admin_display_title(), article.locale.language_code
    return HeldRow(article.pk, title, language, says.format(moment=moment), row.sentences)
