"""Puts hits in order: how well the words fit, times how new the article is."""

import datetime as dt
from collections.abc import Iterable

from caspian.search.engines.shape import Hit
from caspian.search.models import Entry

BOOST = 1.0
"""how much more today's article counts than an old one: 1 is as much again"""
HALF_DAYS = 30.0
"""days after which half of that is left"""
PER_MINUTE = 16
"""articles that have a key in the minute of their own date; the seventeenth gets one in the next"""
_PER_DAY = PER_MINUTE * 24 * 60
_LOOKED_THROUGH = 256
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def best_first(hits: Iterable[Hit], now: dt.datetime) -> list[int]:
    """Return the positions of hits, best first; of equals the newer.

    Score = relevance x (1 + BOOST / (1 + age / HALF_DAYS)), age in days. A position that comes
    twice counts with the better of its two.
    """
    today = first_of(now)
    scores: dict[int, float] = {}
    for position, relevance in hits:
        score = relevance * boost(position, today)
        scores[position] = max(score, scores.get(position, score))
    ranked = sorted(((score, position) for position, score in scores.items()), reverse=True)
    return [position for _, position in ranked]


def boost(position: int, today: int) -> float:
    """Return what newness multiplies a relevance with: 2 today, 1.5 after a month, then near 1."""
    age = max(0.0, (today - position) / _PER_DAY)
    return 1.0 + BOOST / (1.0 + age / HALF_DAYS)


def first_of(moment: dt.datetime) -> int:
    """Return the first key of an aware moment's minute."""
    return (moment - _EPOCH) // dt.timedelta(minutes=1) * PER_MINUTE


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
