from django.db import models


class LoginDelay(models.Model):
    """How often somebody failed to log in of late, and until when no password is looked at."""

    mark = models.CharField(max_length=32, primary_key=True)
    """a keyed hash of an account's name, a network or a browser's pass; forgotten in a day"""
    failures = models.PositiveIntegerField()
    until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.mark}: {self.failures}"
