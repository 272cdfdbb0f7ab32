from django.conf import settings
from django.db import models


class DraftSession(models.Model):
    """An opened form of an article: the page that its first save made, or what it last sent."""

    token = models.CharField(max_length=36)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    page = models.ForeignKey(
        "newsroom.Article", null=True, on_delete=models.CASCADE, related_name="+"
    )
    known = models.JSONField(default=dict)
    """the ids of bylines and comments that were saved, by the names of their fields in the form"""
    sent = models.JSONField(null=True)
    """the content as the form sent it last, where somebody else's changes were merged into it"""
    begun_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "token"], name="one_article_per_session")
        ]

    def __str__(self) -> str:
        return f"{self.token}: {self.page_id}"
