"""Tells moderators by e-mail that a burst has begun and that it is over: once each."""

import datetime as dt
import logging

from django.core.mail import EmailMessage

from caspian.comments.models import SlowMode
from caspian.newsroom.desk.times import by_paper_clock
from caspian.newsroom.models import User
from caspian.newsroom.roles import PUBLISHERS

log = logging.getLogger(__name__)
# By its name: the shield must not depend on who may do what.
TOLD = ("Moderators", PUBLISHERS)


def notify(now: dt.datetime) -> None:
    """Tell of what has begun or ended; each is noted before, and a mail that fails is logged."""
    for slow in SlowMode.objects.filter(told_at=None).select_related("article"):
        slow.told_at = now
        slow.save(update_fields=["told_at"])
        _send(f"Slow mode: {_where(slow)}", _begun(slow))
    for slow in SlowMode.objects.filter(over_at=None, until__lte=now).select_related("article"):
        slow.over_at = now
        slow.save(update_fields=["over_at"])
        _send(f"Slow mode is over: {_where(slow)}", _ended(slow))


def addresses() -> list[str]:
    """Return the addresses of those who are told, each once."""
    members = User.objects.filter(is_active=True, groups__name__in=TOLD).exclude(email="")
    return sorted(set(members.values_list("email", flat=True)))


def _send(subject: str, text: str) -> None:
    to = addresses()
    if not to:
        return
    try:
        EmailMessage(subject=" ".join(subject.split()), body=text, bcc=to).send()
    except Exception:
        # Whatever it is that mail fails with, comments go on.
        log.exception("Could not tell moderators: %s", subject)


def _where(slow: SlowMode) -> str:
    return f"“{slow.article.title}”" if slow.article else "the whole paper"


def _begun(slow: SlowMode) -> str:
    return (
        f"Many comments are coming in at once on {_where(slow)}.\n\n"
        f"{slow.why}\n\n"
        "Slow mode is on since "
        f"{_clock(slow.since)}: comments of those who have no published comment yet wait in the "
        "queue, the others go on as before. Nothing is lost. It ends by itself ten minutes after "
        "the burst; the queue of comments in the desk shows what was held, and why.\n"
    )


def _ended(slow: SlowMode) -> str:
    return (
        f"The burst of comments on {_where(slow)} is over: slow mode, on since "
        f"{_clock(slow.since)}, was switched off at {_clock(slow.until)}. "
        "What was held then still waits in the queue.\n"
    )


def _clock(moment: dt.datetime) -> str:
    return by_paper_clock(moment).strftime("%H:%M")
