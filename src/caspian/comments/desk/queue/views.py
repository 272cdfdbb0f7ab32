"""The queue on the screen, page by page."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from caspian.comments.desk.deciding import latest_of
from caspian.comments.desk.queue.row_context import row_context
from caspian.comments.desk.queue.rows import row_of
from caspian.comments.desk.queue.wanted import DOUBTED, ORDERS, SORTS, STATES, WHO, Wanted
from caspian.comments.desk.screen import ANSWER, BAN, Screen
from caspian.comments.models import Comment, Commenter, HouseRule
from caspian.comments.second_looks import waiting
from caspian.common.dates import is_in_range
from caspian.newsroom.models import Article

ON_A_PAGE, COUNTED = 25, 1000
SAMPLED = 300


@dataclass(frozen=True)
class Page:
    """A page; `next` is where the next one begins, empty at the end."""

    comments: list[Comment]
    next: str


def page_of(wanted: Wanted, after: str) -> Page:
    """Return the comments behind a place in the order, at most ON_A_PAGE of them.

    By where the last page ended and not by its number: what was decided on in between would shift
    the numbers, and comments would be skipped.
    """
    key, pk = ORDERS[wanted.order]
    found = wanted.rows().order_by(key, pk)
    place = _place(after, key)
    if place is not None:
        found = found.filter(_behind(key, pk, *place))
    # The order is found first with nothing but numbers: sorting whole texts costs ten times that.
    pks = list(found.values_list("pk", flat=True)[: ON_A_PAGE + 1])
    by_pk = _with_records(Comment.objects.all()).in_bulk(pks[:ON_A_PAGE])
    comments = [by_pk[one] for one in pks[:ON_A_PAGE] if one in by_pk]
    more = len(pks) > ON_A_PAGE and comments
    return Page(comments, _written(comments[-1], key) if more else "")


def counted(comments: QuerySet[Comment]) -> int:
    """Return how many there are, but at most one more than COUNTED: counting all costs too much."""
    return comments.order_by()[: COUNTED + 1].count()


def in_words(number: int) -> str:
    """Return a count that may have been broken off."""
    if number > COUNTED:
        return gettext("more than {number}").format(number=f"{COUNTED:,}")
    return f"{number:,}"


def _with_records(comments: QuerySet[Comment]) -> QuerySet[Comment]:
    return comments.select_related(
        "article__locale", "commenter", "parent", "rule", "written_by"
    ).defer("article__body")


def _behind(key: str, pk: str, value: float | dt.datetime, last: int) -> Q:
    name, of = key.lstrip("-"), "lt" if key.startswith("-") else "gt"
    of_pk = "lt" if pk.startswith("-") else "gt"
    return Q(**{f"{name}__{of}": value}) | Q(**{name: value, f"pk__{of_pk}": last})


def _written(comment: Comment, key: str) -> str:
    value = getattr(comment, key.lstrip("-"))
    text = value.isoformat() if isinstance(value, dt.datetime) else repr(float(value))
    return f"{text}~{comment.pk}"


def _place(text: str, key: str) -> tuple[float | dt.datetime, int] | None:
    """Return the place that an address names; None for none, or for one that makes no sense."""
    value, _, pk = text.partition("~")
    try:
        if key.endswith("posted_at"):
            moment = dt.datetime.fromisoformat(value)
            return (moment, int(pk)) if moment.tzinfo and is_in_range(moment) else None
        return float(value), int(pk)
    except ValueError:
        return None


SCRIPT_WORDS = {
    "unreachable": _("The desk can’t be reached. Nothing was changed."),
    "refused": _("The desk refused. You may have been logged out: load the page again."),
    "none": _("No comment is ticked."),
    "ticked": _("{number} ticked"),
    "nothing_to_undo": _("There is nothing to undo."),
    "stays_held": _("It stays held."),
}
"""what the queue's script says; it looks it up by its name"""


class QueueView(Screen):
    """Comments to decide on, with what it takes to do so."""

    template_name = "comments/desk/queue.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return one page of the queue, and what it was narrowed by."""
        request, now = self.request, timezone.now()
        wanted = Wanted.of(request.GET.dict())
        page = page_of(wanted, request.GET.get("after", ""))
        context = row_context(page.comments, wanted, now)
        number = counted(wanted.comments())
        return super().get_context_data(**kwargs) | {
            "wanted": wanted,
            "asked": wanted.address(),
            "rows": [row_of(comment, context, now) for comment in page.comments],
            "number": number,
            "how_many": in_words(number),
            "next": f"?{wanted.address()}&after={quote(page.next)}" if page.next else "",
            "is_behind": bool(request.GET.get("after")),
            "upto": newest_seen(),
            "house_rules": list(HouseRule.objects.all()),
            "latest": latest_of(request.user),
            "shortcuts": shortcuts_of(request.user),
            "script_words": SCRIPT_WORDS,
            **_choices(wanted),
            **_about(wanted),
            **may(request),
        }


def may(request: HttpRequest) -> dict[str, bool]:
    """Return what somebody may do about a comment besides deciding on it."""
    return {"may_ban": request.user.has_perm(BAN), "may_answer": request.user.has_perm(ANSWER)}


def shortcuts_of(user: Any) -> bool:
    """Return whether somebody wants single keys to do things: Wagtail's own setting."""
    profile = getattr(user, "wagtail_userprofile", None)
    return bool(profile is None or getattr(profile, "keyboard_shortcuts", True))


def newest_seen() -> int:
    """Return the newest comment that can be on the screen: later ones nobody has seen."""
    return Comment.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _choices(wanted: Wanted) -> dict[str, Any]:
    narrowed = wanted.comments().order_by("-pk") if not wanted.sign else Comment.objects.none()
    signs = {
        sign["name"]
        for found in narrowed.values_list("signs", flat=True)[:SAMPLED]
        for sign in found
    }
    return {
        "states": [
            {"value": value, "words": words, "url": f"?{wanted.address(state=value, sort='')}"}
            for value, words in STATES.items()
            # Nobody looks for what is not there once it is done.
            if value != DOUBTED or wanted.state == DOUBTED or waiting().exists()
        ],
        "sorts": SORTS,
        "whos": WHO,
        "signs": {name: name.replace("_", " ") for name in sorted(signs | {wanted.sign} - {""})},
        "languages": Locale.objects.order_by("language_code"),
        "is_narrowed": bool(wanted.address(state="held", sort="")),
        "plain": f"{reverse('comments:queue')}?{Wanted(state=wanted.state).address()}",
    }


def _about(wanted: Wanted) -> dict[str, Any]:
    """Return whose or which article's comments are shown, where that is what was asked for."""
    article = Article.objects.filter(pk=wanted.article).select_related("locale").first()
    commenter = Commenter.objects.filter(pk=wanted.commenter).first()
    about = ""
    if commenter:
        about = gettext("From the browser of {name}").format(
            name=commenter.name or gettext("somebody without a name")
        )
    elif wanted.network:
        about = gettext("From one network")
    elif wanted.alike:
        about = gettext("Nearly the same text")
    return {"article": article, "about": about}
