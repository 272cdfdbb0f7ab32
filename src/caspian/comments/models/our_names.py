from django.db import models


class OurNames(models.Model):
    """Which state of the paper's names this is: one row, with another version after each change."""

    version = models.CharField(max_length=32)

    class Meta:
        verbose_name_plural = "our names"

    def __str__(self) -> str:
        return self.version
