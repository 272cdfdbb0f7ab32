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
    paper = Publication.load()
    days, half_life = paper.must_read_days, paper.must_read_half_life
    ranked = most_read(now, days=days, half_life=half_life, articles=RANKED)
    wanted = dict(enumerate(ranked, start=1))
    standing = dict(MostRead.objects.values_list("rank", "article_id"))
    if wanted == standing:
        return False
    moved = {rank for rank in {*wanted, *standing} if wanted.get(rank) != standing.get(rank)}
    MostRead.objects.filter(rank__in=moved).delete()
    MostRead.objects.bulk_create(
        [MostRead(rank=rank, article_id=wanted[rank]) for rank in sorted(moved) if rank in wanted]
    )
    record("ranked anew by reads", [MOST_READ])
    return True
