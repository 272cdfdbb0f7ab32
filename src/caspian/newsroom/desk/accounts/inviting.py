"""Invitations: a mail with a link by which somebody chooses the first password of their account.

As with resets, no link stands in a table or a log: it is made when the mail is sent.
"""

from typing import Any

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMultiAlternatives
from django.template import loader
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from caspian.newsroom.models import Publication
from caspian.newsroom.models.accounts import OutgoingMail, User
from caspian.newsroom.rights.account_role import role_of

_TEMPLATES = "newsroom/desk/accounts/"
ACCOUNT, BY = "account", "by"


def can_invite() -> bool:
    """Return whether mail leaves this paper at all."""
    return bool(settings.WAGTAIL_PASSWORD_RESET_ENABLED)


def is_invited(user: User) -> bool:
    """Return whether somebody was invited and has chosen no password yet."""
    return user.is_active and bool(user.email) and not user.has_usable_password()


def invite(user: User, by: Any) -> None:
    """Write down that an invitation is to be sent; a link sent before holds on as long as it did.

    Raises ValueError for an account that has a password.
    """
    if not is_invited(user):
        raise ValueError("This account has a password: a reset is what it needs.")
    now = timezone.now()
    OutgoingMail.objects.create(
        kind=OutgoingMail.Kind.INVITATION, to=[user.email], made_at=now, due_at=now,
        headers={ACCOUNT: user.pk, BY: by.get_full_name() or by.get_username()},
    )  # fmt: skip


def invitation(mail: OutgoingMail) -> list[EmailMultiAlternatives]:
    """Return the mail; none where the account is gone, closed or has a password by now."""
    user = User.objects.filter(pk=mail.headers[ACCOUNT], email__in=mail.to).first()
    if user is None or not is_invited(user):
        return []
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    path = reverse("wagtailadmin_password_reset_confirm", args=[uid, token])
    context = {
        "paper": Publication.load().name,
        "by": mail.headers[BY],
        "account": user,
        "role": role_of(user),
        "address": settings.WAGTAILADMIN_BASE_URL + path,
        "days": settings.PASSWORD_RESET_TIMEOUT // 86400,
    }
    subject = " ".join(
        loader.render_to_string(f"{_TEMPLATES}invitation_subject.txt", context).split()
    )
    text = loader.render_to_string(f"{_TEMPLATES}invitation.txt", context)
    headers = {"Auto-Submitted": "auto-generated"}
    return [EmailMultiAlternatives(subject, text, mail.sender or None, mail.to, headers=headers)]
