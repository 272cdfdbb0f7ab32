from django.db import models


class Withdrawn(models.Model):
    """A path that readers could once open and that answers 410 since."""

    path = models.CharField(max_length=500, unique=True)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "withdrawn"

    def __str__(self) -> str:
        return self.path
