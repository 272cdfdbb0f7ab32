"""Publishes and withdraws what has fallen due, and says when the next thing will."""

import datetime as dt
import logging

from django.db import transaction
from wagtail.models import Page, Revision

from caspian.newsroom.checks.door import HeldByChecks
from caspian.newsroom.checks.scheduled import hold_back
from caspian.newsroom.public import due_to_expire, next_expiry

log = logging.getLogger(__name__)
MOST_LOGGED = 1000
_logged: dict[str, str] = {}
"""the faults that the log tells of already: what could not be done, and why"""


def publish_due(now: dt.datetime) -> int:
    """Publish every approved version whose moment has come and withdraw what has expired.

    Returns how many pages changed. One that fails is logged and does not hold up the others; one
    that the checks hold is taken off the schedule, and its editor is told.
    """
    return _publish_approved(now) + _withdraw_expired(now)


def next_due() -> dt.datetime | None:
    """Return the moment at which something falls due next, or None."""
    approved = (
        Revision.objects.filter(approved_go_live_at__isnull=False)
        .order_by("approved_go_live_at")
        .values_list("approved_go_live_at", flat=True)
        .first()
    )
    moments = [moment for moment in (approved, next_expiry(Page.objects.all())) if moment]
    return min(moments, default=None)


def _publish_approved(now: dt.datetime) -> int:
    due = Revision.objects.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at")
    published = 0
    for revision in list(due):
        try:
            with transaction.atomic():
                revision.publish(log_action="wagtail.publish.scheduled")
            published += 1
        except HeldByChecks as held:
            published += _held_back(revision, held)
        except Exception as error:
            _log_once(f"publish what was scheduled: {revision}", error)
    return published


def _held_back(revision: Revision, held: HeldByChecks) -> int:
    """Take off the schedule what the checks hold; return 1, as for what went out: it is settled."""
    try:
        hold_back(revision, held.issues)
    except Exception as error:
        _log_once(f"hold back what was scheduled: {revision}", error)
        return 0
    return 1


def _withdraw_expired(now: dt.datetime) -> int:
    withdrawn = 0
    for page in list(due_to_expire(Page.objects.all(), now).specific()):
        try:
            with transaction.atomic():
                page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
            withdrawn += 1
        except Exception as error:
            _log_once(f"withdraw what expired: {page}", error)
    return withdrawn


def _log_once(what: str, error: Exception) -> None:
    """Log a fault when it begins, and not at each try, of which there are two a second."""
    said = f"{type(error).__name__}: {error}"
    if _logged.get(what) != said:
        if len(_logged) >= MOST_LOGGED:
            _logged.clear()
        _logged[what] = said
        log.exception("Could not %s", what)
