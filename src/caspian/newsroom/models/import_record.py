"""Where an imported article came from."""

from django.db import models


class ImportRecord(models.Model):
    """Where an imported article came from, so that the same source never comes in twice."""

    article = models.ForeignKey(
        "newsroom.Article", on_delete=models.CASCADE, related_name="import_records"
    )
    kind = models.CharField(max_length=40)
    """what brought it in, such as "saved-page" or "sample" """
    fingerprint = models.CharField(max_length=80)
    """what makes the source itself: the SHA-256 of a file, or its name in an archive"""
    imported_at = models.DateTimeField(auto_now_add=True)
    saved_on = models.DateField(null=True)
    """the day on which the page was saved, where the source shows it"""
    note = models.TextField(blank=True)
    """what an editor should check, in words"""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "fingerprint"], name="imported_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.fingerprint}"
