"""The log in words: one line for each press of a button, or for each comment."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from caspian.comments.models import Comment, Decision
from caspian.comments.undo import TAKEN_BACK
from caspian.newsroom.desk.start.rows import name_of
from caspian.newsroom.desk.times import paper_zone, shown


@dataclass(frozen=True)
class LogLine:
    """One line of the log."""

    decision: Decision
    when: str
    who: str
    what: str
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
        return "Somebody whose account is gone"
    return "The shield" if not decision.before else "The author"


def _what(decision: Decision) -> str:
    after = decision.get_after_display()
    if not decision.before:
        return f"Came in: {after.lower()}"
    if decision.before == decision.after == Comment.State.APPROVED and not decision.undone:
        return "Kept published"
    back = "taken back: " if decision.why == TAKEN_BACK and decision.undone else ""
    return f"{decision.get_before_display()} → {back}{after.lower()}"
