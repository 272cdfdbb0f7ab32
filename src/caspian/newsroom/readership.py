"""Counts how often articles are opened: numbers per hour, nothing about who opened them."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.db.models import F, Sum

from caspian.newsroom.models.read_tally import ReadTally


def record_reads(counts: Mapping[int, int], now: dt.datetime) -> None:
    """Add counts, keyed by article id, to the tally of the hour that `now` lies in."""
    hour = now.replace(minute=0, second=0, microsecond=0)
    with transaction.atomic():
        for article, count in counts.items():
            tally, _ = ReadTally.objects.get_or_create(article_id=article, hour=hour)
            ReadTally.objects.filter(pk=tally.pk).update(count=F("count") + count)


def most_read(since: dt.datetime, articles: int) -> list[int]:
    """Return the ids of the articles most opened since a moment, most first; ties by newest."""
    tallies = (
        ReadTally.objects.filter(hour__gte=since)
        .values("article")
        .annotate(total=Sum("count"))
        .order_by("-total", "-article")
    )
    return [row["article"] for row in tallies[:articles]]
