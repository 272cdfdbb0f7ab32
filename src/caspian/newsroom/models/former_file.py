from django.conf import settings
from django.db import models


class FormerFile(models.Model):
    """The file that a picture or an attachment had before somebody replaced it.

    It lies where it lay, and goes some weeks later: see `newsroom.former_files`.
    """

    picture = models.ForeignKey(
        "newsroom.Picture", null=True, on_delete=models.SET_NULL, related_name="former_files"
    )
    attachment = models.ForeignKey(
        "newsroom.Attachment", null=True, on_delete=models.SET_NULL, related_name="former_files"
    )
    path = models.CharField(max_length=255)
    """in the storage of originals"""
    title = models.CharField(max_length=255)
    replaced_at = models.DateTimeField(auto_now_add=True)
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.path}, of “{self.title}” until {self.replaced_at:%d %B %Y}"
