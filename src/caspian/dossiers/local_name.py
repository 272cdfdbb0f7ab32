"""Names that differ by language, as rows beside the thing that they name."""

from django.conf import settings
from django.db import models

from caspian.common.languages import KNOWN


class LocalName(models.Model):
    """What something is called in one language; the thing itself keeps its English name."""

    language = models.CharField(max_length=20, choices=KNOWN)
    name = models.CharField(max_length=120)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.name} ({self.language})"


class NamedInLanguages(models.Model):
    """Anything with a name of its own and `local_names` in other languages."""

    class Meta:
        abstract = True

    def name_in(self, language: str) -> str:
        """Return the name in a language, or the default name where none is recorded."""
        if language == settings.LANGUAGE_CODE:
            return str(self.name)  # type: ignore[attr-defined]
        for local in self.local_names.all():  # type: ignore[attr-defined]
            if local.language == language:
                return str(local.name)
        return str(self.name)  # type: ignore[attr-defined]
