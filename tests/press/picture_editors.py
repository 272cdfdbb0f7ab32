"""What editors of a state machine do to pictures."""

import datetime as dt

from django.utils import timezone

from caspian.newsroom.models import Picture


def credit_picture(picture: Picture, n: int) -> None:
    """Say whose a picture is."""
    picture.credit = f"The cast {n}"
    picture.save()


def end_rights(picture: Picture, n: int) -> None:
    """Let a picture be shown for some days more, or no longer, or without an end."""
    days = dt.timedelta(days=n - 2)
    picture.valid_until = timezone.now().date() + days if n % 4 else None
    picture.save()
