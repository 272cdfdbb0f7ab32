"""The audit log of comments: who decided what, and what else was done about them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.html import strip_tags
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import ModelLogEntry, PageLogEntry

from caspian.comments.desk.screen import READ_LOG, Screen
from caspian.comments.importing import FROM_ELSEWHERE
from caspian.comments.models import Comment, CommentSettings, Decision, HouseRule
from caspian.comments.reader_rights import ERASED
from caspian.comments.undo import TAKEN_BACK
from caspian.newsroom.desk.start.lists import name_of
from caspian.newsroom.desk.times import paper_zone, shown
from caspian.newsroom.models import Article, User

ACTIONS = {
    "comments.ban": _("Banned"),
    "comments.lift": _("Lifted a ban"),
    "comments.close": _("Closed comments"),
    "comments.open": _("Opened comments"),
    "comments.export": _("Exported what is kept about a reader"),
    "comments.erase": _("Erased what is kept about a reader"),
}
ON_A_PAGE = 50
STORED = {
    TAKEN_BACK: _("Undone"),
    ERASED: _("Erased at the reader’s request"),
    FROM_ELSEWHERE: _("Imported"),
}
"""the reasons that the paper itself writes into the log, and how the desk shows them"""


def register(actions: Any) -> None:
    """Name the actions to Wagtail, which refuses to log any other."""
    for action, words in ACTIONS.items():
        actions.register_action(action, words, words)


@dataclass(frozen=True)
class LogLine:
    """One line of the log."""

    decision: Decision
    when: str
    who: str
    what: str
    why: str = ""
    others: int = 0
    """further comments that were decided on with the same press"""

    @property
    def can_go_back(self) -> bool:
        """Return whether there is something to take back."""
        return bool(self.decision.batch) and not self.decision.undone


def lines_of(decisions: Iterable[Decision], grouped: bool = False) -> list[LogLine]:
    """Return the lines of some decisions; grouped, each stands for its whole batch."""
    decisions, zone = list(decisions), paper_zone()
    sizes = _sizes(decisions) if grouped else {}
    return [
        LogLine(
            decision,
            when=shown(decision.at, zone),
            who=_who(decision),
            what=_what(decision),
            why=str(STORED.get(decision.why, decision.why)),
            others=sizes.get((decision.batch, decision.at), 1) - 1,
        )
        for decision in decisions
    ]


def _sizes(decisions: list[Decision]) -> dict[tuple[str, object], int]:
    batches = {decision.batch for decision in decisions} - {""}
    found = Decision.objects.filter(batch__in=batches).order_by()
    return {
        (row["batch"], row["at"]): row["n"]
        for row in found.values("batch", "at").annotate(n=Count("pk"))
    }


def _who(decision: Decision) -> str:
    if decision.by:
        return name_of(decision.by)
    if decision.batch:
        return gettext("A deleted account")
    return gettext("The shield") if not decision.before else gettext("The author")


def _what(decision: Decision) -> str:
    after = decision.get_after_display()
    if not decision.before:
        return gettext("New: {state}").format(state=after.lower())
    if decision.before == decision.after == Comment.State.APPROVED and not decision.undone:
        return gettext("Kept published")
    before, after = decision.get_before_display(), after.lower()
    if decision.why == TAKEN_BACK and decision.undone:
        return gettext("{before} → undone: {after}").format(before=before, after=after)
    return f"{before} → {after}"


class Log(Screen):
    """Decisions, the newest first: one line for each press of a button."""

    permission = READ_LOG
    template_name = "comments/desk/log.html"
    page_title, tab = _("Log"), "log"

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


class AuditLog(Screen):
    """What else was done: bans, closing and opening, rules, settings, readers' rights."""

    permission = READ_LOG
    template_name = "comments/desk/audit_log.html"
    page_title, tab = _("Bans, closing and other actions"), "log"

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
        actions = [
            {
                "when": shown(entry.timestamp, zone),
                "who": name_of(entry.user) or gettext("A deleted account"),
                "what": strip_tags(entry.message) or entry.action,
                "about": entry.label,
            }
            for entry in entries[: 2 * ON_A_PAGE]
        ]
        return super().get_context_data(**kwargs) | {"actions": actions}


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
