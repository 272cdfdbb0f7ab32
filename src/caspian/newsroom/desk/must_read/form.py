import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone

from caspian.newsroom.desk.moments import MomentField

DAYS = 3


class PinForm(forms.Form):
    """Asks until when an article should be held in "Must read"."""

    until = MomentField(
        label="Hold it until",
        help_text="Afterwards it stays only if it is among the most read.",
    )


def first_offer() -> dict[str, Any]:
    """Return what the form starts with: three days from now, at a full hour."""
    moment = timezone.now() + dt.timedelta(days=DAYS)
    return {"until": moment.replace(minute=0, second=0, microsecond=0)}
