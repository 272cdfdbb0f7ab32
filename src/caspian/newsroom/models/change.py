from django.db import models


class Change(models.Model):
    """The outbox: a subject that changed, written in the transaction of the change itself.

    Rows are only added here, and only the press takes them out, when it has dealt with them.
    A second change of a subject is a second row: the first may be in the press's hands already.
    """

    subject = models.CharField(max_length=300)
    """as `newsroom.subjects` names it"""
    cause = models.CharField(max_length=120, blank=True)
    """what happened, in words, to explain why a page was made again; empty for parts"""
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.cause} ({self.subject})"
