"""Puts hits in order: how well the words fit, times how new the article is."""

import datetime as dt
from collections.abc import Iterable

from caspian.search.engines.shape import Hit
from caspian.search.position import PER_MINUTE, first_of

BOOST = 1.0
"""how much more today's article counts than an old one: 1 is as much again"""
HALF_DAYS = 30.0
"""days after which half of that is left"""
_PER_DAY = PER_MINUTE * 24 * 60


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
