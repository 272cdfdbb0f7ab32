"""Resets of forgotten passwords: the desk notes an address, the background worker does the rest.

Whether an address is known is looked up when the mail is sent, so the desk answers alike, and as
fast, for each; and no link stands in a table or a log.
"""

import datetime as dt
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import loader
from django.utils import timezone
from wagtail.admin.forms.auth import PasswordResetForm

from caspian.newsroom.desk.door.delays import RESET, TooSoon, begin, network_key
from caspian.newsroom.models.accounts import OutgoingMail

_TEMPLATES = "wagtailadmin/account/password_reset/"


class ResetForm(PasswordResetForm):
    """Takes an address; the answer is the same whatever it is."""

    def save(self, **given: Any) -> None:
        """Write down that somebody asks, unless it is asked for too often."""
        address = self.cleaned_data["email"]
        note_reset(address, network_key(given["request"]), timezone.now())


def note_reset(address: str, network: tuple[str, str], now: dt.datetime) -> None:
    """Write down that a reset is asked for; silently not when there were too many of late."""
    try:
        begin([(RESET, address.strip().casefold()), network], now)
    except TooSoon:
        return
    kind = OutgoingMail.Kind.PASSWORD_RESET
    OutgoingMail.objects.create(kind=kind, to=[address], made_at=now, due_at=now)


def message_to(address: str) -> list[EmailMultiAlternatives]:
    """Return the mails that a reset of the accounts with this address takes."""
    form = _Letter({"email": address})
    if form.is_valid():
        base = urlsplit(settings.WAGTAILADMIN_BASE_URL)
        form.save(
            domain_override=base.netloc,
            use_https=base.scheme == "https",
            subject_template_name=f"{_TEMPLATES}email_subject.txt",
            email_template_name=f"{_TEMPLATES}email.txt",
        )
    return form.letters


class _Letter(PasswordResetForm):
    """Gathers the mails in place of sending them."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.letters: list[EmailMultiAlternatives] = []

    def send_mail(
        self,
        subject_template_name: str,
        email_template_name: str,
        context: dict[str, Any],
        from_email: str | None,
        to_email: str,
        html_email_template_name: str | None = None,
    ) -> None:
        """Gather one."""
        subject = " ".join(loader.render_to_string(subject_template_name, context).split())
        text = loader.render_to_string(email_template_name, context)
        self.letters.append(EmailMultiAlternatives(subject, text, from_email, [to_email]))
