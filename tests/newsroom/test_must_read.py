"""Must read shows the pins, then the most read; it changes only when ranks do."""

import datetime as dt

from django.utils import timezone

from caspian.newsroom.models import Change, MostRead, Publication
from caspian.newsroom.must_read import pin, rank_views
from caspian.newsroom.subjects import MOST_READ
from caspian.newsroom.view_counts import record_views
from caspian.pages.reads import beside
from tests.cast import Cast

DAY = dt.timedelta(days=1)


def test_pins_stand_before_the_most_read(cast: Cast) -> None:
    pinned, read = cast.published("Pinned"), cast.published("Read")
    record_views({read.pk: 50, pinned.pk: 1}, timezone.now())
    assert rank_views(timezone.now())
    assert not rank_views(timezone.now()), "nothing changed, so nothing is pressed again"
    pin(article=pinned, by=None, until=timezone.now() + DAY)
    assert beside.must_read("en") == (pinned.pk, read.pk)


def test_only_the_ranks_that_changed_are_written(cast: Cast) -> None:
    articles = [cast.published(f"Number {n}") for n in range(4)]
    now = timezone.now()
    record_views({article.pk: 20 - 5 * n for n, article in enumerate(articles)}, now)
    rank_views(now)
    rows = dict(MostRead.objects.values_list("rank", "pk"))
    record_views({articles[3].pk: 7}, now)
    Change.objects.all().delete()
    assert rank_views(now)
    assert [one.article_id for one in MostRead.objects.all()] == [
        articles[n].pk for n in (0, 1, 3, 2)
    ]
    after = dict(MostRead.objects.values_list("rank", "pk"))
    assert [after[rank] == rows[rank] for rank in (1, 2, 3, 4)] == [True, True, False, False]
    assert MOST_READ in Change.objects.values_list("subject", flat=True)


def test_the_papers_own_half_life_is_used(cast: Cast) -> None:
    old, new, now = cast.published("Old"), cast.published("New"), timezone.now()
    record_views({old.pk: 100}, now - 2 * DAY)
    record_views({new.pk: 30}, now)
    rank_views(now)
    assert MostRead.objects.get(rank=1).article_id == new.pk
    paper = Publication.load()
    paper.must_read_half_life = 240
    paper.save()
    assert rank_views(now)
    assert MostRead.objects.get(rank=1).article_id == old.pk


def test_what_nobody_views_any_more_leaves_the_ranks(cast: Cast) -> None:
    article, now = cast.published("Read once"), timezone.now()
    record_views({article.pk: 5}, now)
    rank_views(now)
    assert rank_views(now + 8 * DAY)
    assert not MostRead.objects.exists()
