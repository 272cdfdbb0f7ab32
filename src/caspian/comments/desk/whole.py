"""Deciding at once on everything that was asked for, after a look at how much that is."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from caspian.comments.desk.queue.views import newest_seen
from caspian.comments.desk.queue.wanted import STATES, Wanted
from caspian.comments.desk.screen import Screen
from caspian.comments.models import HouseRule


class Whole(Screen):
    """Says how many comments are meant, and offers what can be done with them."""

    template_name = "comments/desk/whole.html"
    page_title = _("Decide on all of them")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Count all of them: a moderator who decides on thousands may wait for the number."""
        wanted = Wanted.of(self.request.GET.dict())
        upto = newest_seen()
        comments = wanted.comments().filter(pk__lte=upto).order_by()
        number = comments.count()
        return super().get_context_data(**kwargs) | {
            "asked": wanted.address(),
            "state": wanted.state,
            "state_words": STATES[wanted.state].lower(),
            "number": number,
            "heading": _heading(number, comments.values("article").distinct().count()),
            "upto": upto,
            "house_rules": list(HouseRule.objects.all()),
            "back": f"{reverse('comments:queue')}?{wanted.address()}",
        }


def _heading(number: int, articles: int) -> str:
    words = ngettext("{number} comment on {articles}", "{number} comments on {articles}", number)
    on = ngettext("{number} article", "{number} articles", articles).format(number=articles)
    return words.format(number=number, articles=on)
