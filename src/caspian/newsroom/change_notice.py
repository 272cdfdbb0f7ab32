"""What readers are told of a change: asked at "Update", kept in the version that is published.

What makes corrections of it listens for publications and reads it from the revision; the next
change of the article begins without it.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

TOLD = "told"
"""in a revision's content: the notice of its change"""
LONGEST = 2000
"""characters of what was wrong, and of what is right"""
_PREFIX = "told-"


class ChangeKind(TextChoices):
    """What a change is to those who read the version before."""

    TYPO = "typo", _("Typo")
    UPDATE = "update", _("Update")
    CLARIFICATION = "clarification", _("Clarification")
    CORRECTION = "correction", _("Correction")
    REPLY = "reply", _("Reply of the person concerned")
    NOTE = "note", _("Editor’s note")
    RETRACTION = "retraction", _("Retraction")
    REMOVED = "removed", _("Removed by law")


TOLD_KINDS = (
    ChangeKind.CORRECTION,
    ChangeKind.CLARIFICATION,
    ChangeKind.REPLY,
    ChangeKind.NOTE,
    ChangeKind.RETRACTION,
)
"""the kinds of which readers get a notice, as the desk offers them"""


class NoticedBy(TextChoices):
    """Who noticed what was wrong; readers are told."""

    NOBODY = "", _("Not said")
    READER = "reader", _("A reader")
    CONCERNED = "concerned", _("The person concerned")
    COLLEAGUE = "colleague", _("A colleague")


class NoticePlace(TextChoices):
    """Where in the article the notice stands."""

    TOP = "top", _("Over the text")
    FOOT = "foot", _("Under the text")


@dataclass(frozen=True)
class ChangeNotice:
    """What readers are told: `since` is a day, as ISO 8601, or empty."""

    kind: str
    right: str
    wrong: str = ""
    since: str = ""
    noticed_by: str = ""
    place: str = NoticePlace.TOP

    @property
    def fault(self) -> str:
        """Return in a sentence what it lacks; empty where nothing does."""
        if not self.right:
            return gettext("Write what readers are to be told.")
        if self.kind == ChangeKind.CORRECTION and not self.wrong:
            return gettext("Write what was wrong.")
        return ""

    @property
    def since_day(self) -> dt.date | None:
        """Return the day from which on it was wrong, where somebody said so."""
        return dt.date.fromisoformat(self.since) if self.since else None

    def packed(self) -> dict[str, str]:
        """Return it as a revision keeps it."""
        return {name: value for name, value in asdict(self).items() if value}


def notice_of(held: Any) -> ChangeNotice | None:
    """Return what a revision or a form holds, or None where it is no notice.

    What has another shape than it should is empty.
    """
    if not isinstance(held, Mapping) or held.get("kind") not in TOLD_KINDS:
        return None
    noticed, place = _text(held, "noticed_by"), _text(held, "place")
    return ChangeNotice(
        kind=str(held["kind"]),
        right=_text(held, "right"),
        wrong=_text(held, "wrong"),
        since=_day(_text(held, "since")),
        noticed_by=noticed if noticed in NoticedBy.values else "",
        place=place if place in NoticePlace.values else NoticePlace.TOP,
    )


def notice_in_form(sent: Mapping[str, Any]) -> ChangeNotice | None:
    """Return the notice that an article's form was sent with, or None."""
    fields = {name.removeprefix(_PREFIX): sent[name] for name in sent if name.startswith(_PREFIX)}
    return notice_of(fields)


def _text(held: Mapping[str, Any], name: str) -> str:
    value = held.get(name)
    return value.replace("\r\n", "\n").strip()[:LONGEST] if isinstance(value, str) else ""


def _day(text: str) -> str:
    try:
        return dt.date.fromisoformat(text).isoformat()
    except ValueError:
        return ""
