""" "Must read": what editors pin, and what is opened most."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from caspian.newsroom.models import MostRead, Publication
from caspian.newsroom.models.article import Article
from caspian.newsroom.models.front_page import Pin
from caspian.newsroom.outbox import record
from caspian.newsroom.subjects import MOST_READ
from caspian.newsroom.view_counts import most_read

RANKED = 60
"""more than any list shows: they are of several languages, and some are withdrawn meanwhile"""


def pin(*, article: Article, by: Any, until: dt.datetime) -> Pin:
    """Hold an article in "Must read" until an aware moment; a new pin replaces the old one.

    Raises ValidationError when the moment has passed.
    """
    if until <= timezone.now():
        raise ValidationError({"until": gettext("This moment has passed: choose a later one.")})
    held, _ = Pin.objects.update_or_create(
        article=article,
        defaults={"pinned_by": by, "until": until, "pinned_at": timezone.now()},
    )
    return held


def unpin(*, article: Article) -> None:
    """Take an article off "Must read"; it may still be there for being most read."""
    Pin.objects.filter(article=article).delete()


@transaction.atomic
def rank_views(now: dt.datetime) -> bool:
    """Rank articles by their views of the last days; return whether any rank changed."""
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
    record("ranked anew by views", [MOST_READ])
    return True
