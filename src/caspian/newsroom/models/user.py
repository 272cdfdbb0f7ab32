from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """Someone who may enter the desk."""

    uses_first_password = models.BooleanField(default=False, editable=False)
    """whether the password is still the one that was printed on first run"""

    def set_password(self, raw_password: str | None) -> None:
        """Set the password; one that somebody chose is no longer the printed one."""
        super().set_password(raw_password)
        self.uses_first_password = False
