"""People with an account, their failed logins, and mail that waits to be sent."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """Someone who may enter the desk."""

    uses_first_password = models.BooleanField(default=False, editable=False)
    """whether the password is still the one that was printed on first run"""
    notices_off = models.JSONField(default=list, editable=False)
    """the notices that somebody does not want, as "review mail": see `newsroom.notices`"""

    class Meta(AbstractUser.Meta):
        verbose_name = _("account")  # type: ignore[assignment]
        verbose_name_plural = _("accounts")  # type: ignore[assignment]

    def set_password(self, raw_password: str | None) -> None:
        """Set the password; one that somebody chose is no longer the printed one."""
        super().set_password(raw_password)
        self.uses_first_password = False


class LoginDelay(models.Model):
    """How often somebody failed to log in of late, and until when no password is looked at."""

    mark = models.CharField(max_length=32, primary_key=True)
    """a keyed hash of an account's name, a network or a browser's pass; forgotten in a day"""
    failures = models.PositiveIntegerField()
    until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.mark}: {self.failures}"


class OutgoingMail(models.Model):
    """A mail on its way out; it is removed once the mail server has taken it."""

    class Kind(models.TextChoices):
        MESSAGE = "message"
        PASSWORD_RESET = "reset"
        """only `to` is kept: whose account it is, and the link, are found when it is sent"""
        INVITATION = "invitation"
        """the same; `headers` say which account, and who invites"""

    kind = models.CharField(max_length=10, choices=Kind, default=Kind.MESSAGE)
    sender = models.TextField(blank=True)
    to = models.JSONField(default=list)
    bcc = models.JSONField(default=list, blank=True)
    subject = models.TextField(blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict, blank=True)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField(db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name_plural = _("outgoing mail")

    def __str__(self) -> str:
        return f"{self.kind} of {self.made_at:%Y-%m-%d %H:%M}"
