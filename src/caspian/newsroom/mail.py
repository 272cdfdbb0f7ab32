"""The one way by which mail leaves: queued in the database, sent by the background worker.

`MailQueue` is Django's mail backend here, so all mail goes through the table: a mail server that
is slow or away holds up nobody, and a change that is rolled back sends nothing.
"""

import datetime as dt
import logging
from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage
from django.utils import timezone

from caspian.common.controls import harmless
from caspian.newsroom.desk.accounts.inviting import invitation
from caspian.newsroom.desk.door.reset import message_to
from caspian.newsroom.models.accounts import OutgoingMail

log = logging.getLogger(__name__)
AT_ONCE = 20
"""mails that are sent in one turn"""
_UNDER_WAY = dt.timedelta(minutes=5)
"""until a mail is taken up again whose sender was killed"""
_FIRST_PAUSE, _LONGEST_PAUSE = dt.timedelta(seconds=30), dt.timedelta(hours=2)
_GIVEN_UP_AFTER = {
    OutgoingMail.Kind.MESSAGE: dt.timedelta(days=3),
    OutgoingMail.Kind.PASSWORD_RESET: dt.timedelta(hours=1),
    OutgoingMail.Kind.INVITATION: dt.timedelta(days=3),
}


class MailQueue(BaseEmailBackend):
    """Writes mail down for the background worker to send."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write mails down; return how many."""
        now = timezone.now()
        return len(OutgoingMail.objects.bulk_create(_row(one, now) for one in email_messages))


def send_due(now: dt.datetime) -> int:
    """Send what is due, the oldest first; return how many mails the server took."""
    due = OutgoingMail.objects.filter(due_at__lte=now).order_by("due_at", "pk")
    return sum(_sent(mail, now) for mail in due[:AT_ONCE])


def _row(message: EmailMessage, now: dt.datetime) -> OutgoingMail:
    if message.attachments:
        raise ValueError("A mail with attachments can't be written down: link to them.")
    html = next(
        (
            str(one.content)
            for one in getattr(message, "alternatives", ())
            if one.mimetype == "text/html"
        ),
        "",
    )
    return OutgoingMail(
        sender=message.from_email,
        to=list(message.to),
        bcc=[*message.cc, *message.bcc],
        subject=harmless(str(message.subject)),
        text=harmless(str(message.body)),
        html=html,
        headers={name: str(value) for name, value in message.extra_headers.items()},
        made_at=now,
        due_at=now,
    )


def _sent(mail: OutgoingMail, now: dt.datetime) -> bool:
    ours = OutgoingMail.objects.filter(pk=mail.pk, due_at=mail.due_at)
    if not ours.update(due_at=now + _UNDER_WAY):
        return False  # another worker has it
    try:
        messages = _messages(mail)
        if messages:
            get_connection(settings.CASPIAN_MAIL_BACKEND).send_messages(messages)
    except Exception as fault:
        _put_off(mail, now, fault)
        return False
    OutgoingMail.objects.filter(pk=mail.pk).delete()
    return bool(messages)


def _messages(mail: OutgoingMail) -> list[EmailMultiAlternatives]:
    if mail.kind == OutgoingMail.Kind.PASSWORD_RESET:
        return [one for address in mail.to for one in message_to(address)]
    if mail.kind == OutgoingMail.Kind.INVITATION:
        return invitation(mail)
    made = EmailMultiAlternatives(
        mail.subject, mail.text, mail.sender, mail.to, bcc=mail.bcc, headers=mail.headers
    )
    if mail.html:
        made.attach_alternative(mail.html, "text/html")
    return [made]


def _put_off(mail: OutgoingMail, now: dt.datetime, fault: Exception) -> None:
    if now - mail.made_at > _GIVEN_UP_AFTER[OutgoingMail.Kind(mail.kind)]:
        log.error("Gave up sending a mail of %s: %s", mail.made_at, type(fault).__name__)
        OutgoingMail.objects.filter(pk=mail.pk).delete()
        return
    pause = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** min(mail.tries, 10))
    log.warning("Could not send a mail; trying again in %s: %s", pause, type(fault).__name__)
    OutgoingMail.objects.filter(pk=mail.pk).update(due_at=now + pause, tries=mail.tries + 1)
