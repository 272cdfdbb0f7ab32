import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from wagtail.admin.widgets import AdminDateTimeInput

DAYS = 3


class PinForm(forms.Form):
    """Asks until when an article should be held in "Must read"."""

    until = forms.DateTimeField(label="Hold it until", widget=AdminDateTimeInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Typed in the desk's time zone, which may differ from the one that it is shown in.
        zone = timezone.get_current_timezone_name()
        self.fields[
            "until"
        ].help_text = f"Time in {zone}. Afterwards it stays only if it is among the most read."


def first_offer() -> dict[str, Any]:
    """Return what the form starts with: three days from now, at a full hour."""
    moment = timezone.now() + dt.timedelta(days=DAYS)
    return {"until": moment.replace(minute=0, second=0, microsecond=0)}
