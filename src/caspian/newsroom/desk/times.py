"""Moments as the desk shows them: in the paper's time zone, wherever the user is."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.apps import apps
from django.utils.translation import get_language

from caspian.common.dates import is_in_range, short


def paper_zone() -> str:
    """Return the name of the paper's time zone."""
    # The article's form says moments too, and is made before there are models to import.
    return str(apps.get_model("newsroom", "Publication").load().time_zone)


def by_paper_clock(moment: dt.datetime) -> dt.datetime:
    """Return a moment in the paper's time zone, for mails and whatever no screen shows."""
    return moment.astimezone(ZoneInfo(paper_zone()))


def shown(moment: dt.datetime | None, zone: str) -> str:
    """Return a moment in words, in the user's language; nothing for none."""
    if moment is None:
        return ""
    if not is_in_range(moment):
        # What a script stored must not close the screen on which an editor would mend it.
        return f"{moment.isoformat(' ', 'minutes')[:16]} (no date that readers can be shown)"
    return short(moment, get_language() or "en", zone)
