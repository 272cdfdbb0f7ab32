"""The log: who decided what, and what else was done about comments."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.html import strip_tags
from wagtail.models import ModelLogEntry, PageLogEntry

from caspian.comments.desk.lines import lines_of
from caspian.comments.desk.permissions import READ_LOG
from caspian.comments.desk.screen import Screen
from caspian.comments.models import CommentSettings, Decision, HouseRule
from caspian.newsroom.desk.start.rows import name_of
from caspian.newsroom.desk.times import paper_zone, shown
from caspian.newsroom.models import Article, User

ON_A_PAGE = 50


class Log(Screen):
    """Decisions, the newest first: one line for each press of a button."""

    permission = READ_LOG
    template_name = "comments/desk/log.html"
    page_title, tab = "Log", "log"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return one page of the log, narrowed to a person, an article, a comment or a press."""
        asked = self.request.GET
        number = {name: _number(asked.get(name, "")) for name in ("by", "article", "comment")}
        batch, before = asked.get("batch", "")[:32], _number(asked.get("before", ""))
        found = _narrowed(number, batch)
        grouped = not (number["comment"] or batch)
        if grouped:
            found = found.exclude(before="").exclude(_not_the_first())
        if before:
            found = found.filter(pk__lt=before)
        decisions = found.select_related("by", "rule", "comment__article").order_by("-pk")
        page = list(decisions.defer("comment__article__body")[: ON_A_PAGE + 1])
        narrowed = {name: value for name, value in (*number.items(), ("batch", batch)) if value}
        return super().get_context_data(**kwargs) | {
            "lines": lines_of(page[:ON_A_PAGE], grouped),
            "people": _people(),
            "by": number["by"],
            "article": Article.objects.filter(pk=number["article"]).first(),
            "is_narrowed": bool(narrowed),
            "narrowed": narrowed,
            "older": page[ON_A_PAGE - 1].pk if len(page) > ON_A_PAGE else 0,
        }


class Deeds(Screen):
    """What else was done: bans, closing and opening, rules, settings, readers' rights."""

    permission = READ_LOG
    template_name = "comments/desk/deeds.html"
    page_title, tab = "What else was done", "log"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the newest of Wagtail's own log that is about comments."""
        zone = paper_zone()
        ours = ContentType.objects.get_for_models(CommentSettings, HouseRule).values()
        about = Q(action__startswith="comments.")
        entries = [
            *_newest(ModelLogEntry.objects.filter(about | Q(content_type__in=ours))),
            *_newest(PageLogEntry.objects.filter(about)),
        ]
        entries.sort(key=lambda entry: entry.timestamp, reverse=True)
        deeds = [
            {
                "when": shown(entry.timestamp, zone),
                "who": name_of(entry.user) or "Somebody whose account is gone",
                "what": strip_tags(entry.message) or entry.action,
                "about": entry.label,
            }
            for entry in entries[: 2 * ON_A_PAGE]
        ]
        return super().get_context_data(**kwargs) | {"deeds": deeds}


def _newest(entries: Any) -> Any:
    return entries.select_related("user").order_by("-timestamp")[: 2 * ON_A_PAGE]


def _narrowed(number: dict[str, int], batch: str) -> QuerySet[Decision]:
    found = Decision.objects.all()
    if number["by"]:
        found = found.filter(by=number["by"])
    if number["article"]:
        found = found.filter(comment__article=number["article"])
    if number["comment"]:
        found = found.filter(comment=number["comment"])
    return found.filter(batch=batch) if batch else found


def _not_the_first() -> Q:
    """Match all but the last line of each press: the whole press is one line of the log."""
    later = Decision.objects.filter(batch=OuterRef("batch"), at=OuterRef("at"))
    return ~Q(batch="") & Q(Exists(later.filter(pk__gt=OuterRef("pk"))))


def _people() -> list[tuple[int, str]]:
    decided = User.objects.filter(Exists(Decision.objects.filter(by=OuterRef("pk"))))
    return [(user.pk, name_of(user)) for user in decided.order_by("username")]


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0
