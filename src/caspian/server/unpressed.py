"""What readers don't see yet: how many changes, since when, why; and nothing of what they say."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from caspian.edition.database import DATABASE_ERRORS, has_no_table
from caspian.edition.faults import unseen
from caspian.edition.store import Store

NOT_TAKEN_UP = "the press has not taken it up"
NO_ANSWER = "the newsroom does not answer"


@dataclass(frozen=True, slots=True)
class Unpressed:
    """Changes that readers don't see, at least one; `oldest` is aware."""

    count: int
    oldest: dt.datetime
    reason: str

    def age(self) -> float:
        """Return for how many seconds the oldest has waited."""
        return max(0.0, (dt.datetime.now(tz=dt.UTC) - self.oldest).total_seconds())

    def said(self) -> dict[str, Any]:
        """Return it ready for JSON."""
        return {
            "count": self.count,
            "oldest": self.oldest.isoformat(),
            "age_seconds": round(self.age(), 1),
            "reason": self.reason,
        }

    def unconfirmed(self) -> "Unpressed":
        """Return it as what is known while the newsroom can't be asked."""
        return replace(self, reason=f"{self.reason}; {NO_ANSWER}")


def in_the_outbox(said: Mapping[str, Any]) -> Unpressed | None:
    """Return what waits in the newsroom's outbox, by its own word; None for nothing."""
    try:
        waiting = said["unpressed"]
        oldest = dt.datetime.fromisoformat(waiting["oldest"])
        # One without a zone couldn't be compared with the others.
        return Unpressed(int(waiting["count"]), oldest.astimezone(dt.UTC), NOT_TAKEN_UP)
    except (KeyError, TypeError, ValueError):
        return None


def by_faults(store: Store) -> Unpressed | None:
    """Return what the press could not make, by the edition; None for nothing."""
    try:
        found = unseen(store)
    except DATABASE_ERRORS as fault:
        if has_no_table(fault):
            return None  # an edition of before the upgrade: its press has not started yet
        raise
    return Unpressed(found.count, found.since, found.reason) if found.since else None


def together(*several: Unpressed | None) -> Unpressed | None:
    """Return several as one: all their changes, the oldest moment, and each reason."""
    found = sorted((one for one in several if one), key=lambda one: one.oldest)
    if not found:
        return None
    reasons = dict.fromkeys(one.reason for one in found)
    return Unpressed(sum(one.count for one in found), found[0].oldest, "; ".join(reasons))
