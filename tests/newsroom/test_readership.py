"""Reads are counted per article and hour; must read shows the most read after the pins."""

import datetime as dt

from django.utils import timezone

from caspian.newsroom.models import ReadTally
from caspian.newsroom.pin import pin
from caspian.newsroom.ranking import rank_reads
from caspian.newsroom.readership import most_read, record_reads
from caspian.pages.reads import beside
from tests.cast import Cast

DAY = dt.timedelta(days=1)


def test_counts_of_an_hour_add_up(cast: Cast) -> None:
    article, now = cast.published("Counted"), timezone.now()
    record_reads({article.pk: 2}, now)
    record_reads({article.pk: 3}, now)
    assert [tally.count for tally in ReadTally.objects.all()] == [5]


def test_most_read_comes_first_and_old_reads_do_not_count(cast: Cast) -> None:
    few, many, once = cast.published("Few"), cast.published("Many"), cast.published("Long ago")
    now = timezone.now()
    record_reads({few.pk: 1, many.pk: 9}, now)
    record_reads({once.pk: 99}, now - 30 * DAY)
    assert most_read(now - 7 * DAY, 5) == [many.pk, few.pk]


def test_pins_stand_before_the_most_read(cast: Cast) -> None:
    pinned, read = cast.published("Pinned"), cast.published("Read")
    record_reads({read.pk: 50, pinned.pk: 1}, timezone.now())
    assert rank_reads(timezone.now())
    assert not rank_reads(timezone.now()), "nothing changed, so nothing is pressed again"
    pin(article=pinned, by=None, until=timezone.now() + DAY)
    assert beside.must_read("en") == (pinned.pk, read.pk)
