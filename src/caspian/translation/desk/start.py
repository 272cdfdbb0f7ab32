"""What the start page says to those who edit in a language: which translations are behind."""

import datetime as dt
from typing import Any

from django.db.models import Count, Min
from django.http import HttpRequest
from django.urls import reverse
from django.utils.timesince import timesince
from django.utils.translation import gettext, ngettext

from caspian.common.languages import language
from caspian.newsroom.desk.permissions import sections_to_write_in
from caspian.newsroom.desk.start.activity import FiguresPanel
from caspian.newsroom.desk.start.figure import Figure, Way
from caspian.newsroom.models import Article
from caspian.translation.desk.board import board_of
from caspian.translation.models import FollowedTranslation

WAYS = 4


def behind(user: Any, now: dt.datetime) -> Figure | None:
    """Return how many published translations are behind in the languages that somebody writes in.

    None where nobody has translated anything into them.
    """
    locales = {one.locale_id for one in sections_to_write_in(user)}
    followed = FollowedTranslation.objects.filter(
        article__locale__in=locales, article__live=True, source__in=Article.objects.public()
    )
    if not followed.exists():
        return None
    late = followed.filter(since__isnull=False)
    by_language = list(
        late.values("article__locale__language_code")
        .annotate(number=Count("pk"), first=Min("since"))
        .order_by("first")
    )
    number = sum(one["number"] for one in by_language)
    ways = [
        Way(
            language(one["article__locale__language_code"]).name,
            board_of(one["article__locale__language_code"]),
        )
        for one in by_language[:WAYS]
    ]
    said = gettext("Every published translation says what its original says.")
    if number:
        waits = timesince(by_language[0]["first"], now, depth=1)
        said = gettext("The first has been behind its original for {time}.").format(time=waits)
    return Figure(
        name="translations",
        heading=gettext("Translations"),
        number=f"{number:,}",
        unit=ngettext("behind", "behind", number),
        sentences=(said,),
        ways=tuple(ways or [Way(gettext("All translations"), reverse("translations:board"))]),
    )


def put_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Add the figure to those of the newsroom."""
    for panel in panels:
        if isinstance(panel, FiguresPanel):
            panel.add(behind, order=40)
