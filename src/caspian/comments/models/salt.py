from django.db import models


class Salt(models.Model):
    """What marks are keyed with from a moment on; thrown away, it takes their meaning with it."""

    since = models.DateTimeField(unique=True)
    value = models.CharField(max_length=64)

    class Meta:
        ordering = ["-since"]

    def __str__(self) -> str:
        return f"since {self.since:%d %B %Y}"
