from django.db import models


class OutgoingMail(models.Model):
    """A mail on its way out; it is removed once the mail server has taken it."""

    class Kind(models.TextChoices):
        MESSAGE = "message"
        PASSWORD_RESET = "reset"
        """only `to` is kept: whose account it is, and the link, are found when it is sent"""

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
        verbose_name_plural = "outgoing mail"

    def __str__(self) -> str:
        return f"{self.kind} of {self.made_at:%Y-%m-%d %H:%M}"
