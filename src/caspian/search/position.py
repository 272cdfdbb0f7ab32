"""Computes the keys of the index: numbers that sort as the dates of articles do."""

import datetime as dt

from caspian.search.models import Entry

PER_MINUTE = 16
"""articles that have a key in the minute of their own date; the seventeenth gets one in the next"""
_LOOKED_THROUGH = 256
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def first_of(moment: dt.datetime) -> int:
    """Return the first key of an aware moment's minute."""
    return (moment - _EPOCH) // dt.timedelta(minutes=1) * PER_MINUTE


def moment_of(position: int) -> dt.datetime:
    """Return the minute that a key belongs to."""
    return _EPOCH + dt.timedelta(minutes=position // PER_MINUTE)


def free(moment: dt.datetime) -> int:
    """Return the first key from a moment on that no article has."""
    first = first_of(moment)
    while True:
        taken = _taken(first, first + _LOOKED_THROUGH)
        for position in range(first, first + _LOOKED_THROUGH):
            if position not in taken:
                return position
        first += _LOOKED_THROUGH


def _taken(first: int, end: int) -> set[int]:
    rows = Entry.objects.filter(position__gte=first, position__lt=end)
    return set(rows.values_list("position", flat=True))
