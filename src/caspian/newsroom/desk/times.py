"""Moments as the desk shows them: in the paper's time zone, whoever looks from wherever."""

import datetime as dt

from django.utils.translation import get_language

from caspian.common.dates import date_and_time
from caspian.newsroom.models import Publication


def paper_zone() -> str:
    """Return the name of the paper's time zone."""
    return str(Publication.load().time_zone)


def shown(moment: dt.datetime | None, zone: str) -> str:
    """Return a moment in words, in the language of whoever looks; nothing for none."""
    return date_and_time(moment, get_language() or "en", zone) if moment else ""
