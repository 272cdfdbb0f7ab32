"""Ranks the most read articles now and then, so that "Must read" changes only when ranks do."""

import datetime as dt

from django.db import transaction

from caspian.newsroom.models import MostRead, Publication
from caspian.newsroom.outbox import record
from caspian.newsroom.readership import most_read
from caspian.newsroom.subjects import MOST_READ

RANKED = 60
"""more than any list shows: they are of several languages, and some are withdrawn meanwhile"""


@transaction.atomic
def rank_reads(now: dt.datetime) -> bool:
    """Rank articles by their reads of the last days; return whether any rank changed."""
    since = now - dt.timedelta(days=Publication.load().must_read_days)
    ranked = most_read(since, articles=RANKED)
    if ranked == list(MostRead.objects.values_list("article_id", flat=True)):
        return False
    MostRead.objects.all().delete()
    MostRead.objects.bulk_create(
        [MostRead(rank=rank, article_id=article) for rank, article in enumerate(ranked, start=1)]
    )
    record("ranked anew by reads", [MOST_READ])
    return True
