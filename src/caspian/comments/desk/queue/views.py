"""The queue on the screen."""

from typing import Any
from urllib.parse import quote

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from caspian.comments.desk.latest import latest_of
from caspian.comments.desk.permissions import ANSWER, BAN
from caspian.comments.desk.queue.company import company_of
from caspian.comments.desk.queue.page import counted, in_words, page_of
from caspian.comments.desk.queue.rows import row_of
from caspian.comments.desk.queue.wanted import DOUBTED, SORTS, STATES, WHO, Wanted
from caspian.comments.desk.screen import Screen
from caspian.comments.models import Comment, Commenter, HouseRule
from caspian.comments.second_looks import waiting
from caspian.newsroom.models import Article

SAMPLED = 300


class QueueView(Screen):
    """Comments to decide on, with what it takes to do so."""

    template_name = "comments/desk/queue.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return one page of the queue, and what it was narrowed by."""
        request, now = self.request, timezone.now()
        wanted = Wanted.of(request.GET.dict())
        page = page_of(wanted, request.GET.get("after", ""))
        company = company_of(page.comments, wanted, now)
        number = counted(wanted.comments())
        return super().get_context_data(**kwargs) | {
            "wanted": wanted,
            "asked": wanted.address(),
            "rows": [row_of(comment, company, now) for comment in page.comments],
            "number": number,
            "how_many": in_words(number),
            "next": f"?{wanted.address()}&after={quote(page.next)}" if page.next else "",
            "is_behind": bool(request.GET.get("after")),
            "upto": newest_seen(),
            "house_rules": list(HouseRule.objects.all()),
            "latest": latest_of(request.user),
            "shortcuts": shortcuts_of(request.user),
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
        about = f"From the browser of {commenter.name or 'somebody without a name'}"
    elif wanted.network:
        about = "From one network"
    elif wanted.alike:
        about = "Nearly the same text"
    return {"article": article, "about": about}
