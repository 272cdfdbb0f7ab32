"""Views are counted per article and hour; the newer a view, the more it counts."""

import datetime as dt

import pytest
from django.utils import timezone

from caspian.newsroom.models import ViewTally
from caspian.newsroom.view_counts import hour_of, most_read, record_views, scores
from tests.cast import Cast

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


def test_counts_of_an_hour_add_up(cast: Cast) -> None:
    article, now = cast.published("Counted"), timezone.now()
    record_views({article.pk: 2}, now)
    record_views({article.pk: 3}, now)
    assert [tally.count for tally in ViewTally.objects.all()] == [5]


def test_a_read_counts_half_after_each_half_life(cast: Cast) -> None:
    article, now = cast.published("Counted"), timezone.now()
    for age in (0, 24, 48):
        record_views({article.pk: 8}, now - age * HOUR)
    assert scores(now, days=7, half_life=24) == {article.pk: pytest.approx(8 + 4 + 2)}
    assert scores(now, days=7, half_life=48)[article.pk] == pytest.approx(8 + 8 * 0.5**0.5 + 4)


def test_every_hour_of_the_window_counts(cast: Cast) -> None:
    article, now = cast.published("Counted"), timezone.now()
    for age in range(48):
        record_views({article.pk: 1}, now - age * HOUR)
    expected = sum(0.5 ** (age / 24) for age in range(48))
    assert scores(now, days=2, half_life=24) == {article.pk: pytest.approx(expected)}


def test_the_same_within_an_hour_whatever_the_minute(cast: Cast) -> None:
    article, now = cast.published("Counted"), hour_of(timezone.now())
    record_views({article.pk: 8}, now - 5 * HOUR)
    early, late = (scores(now + minutes * HOUR / 60, days=7, half_life=3) for minutes in (0, 59))
    assert early == late


def test_many_old_views_give_way_to_fewer_new_ones(cast: Cast) -> None:
    old, new, now = cast.published("Old"), cast.published("New"), timezone.now()
    record_views({old.pk: 100}, now - 2 * DAY)
    record_views({new.pk: 30}, now)
    assert most_read(now, days=7, half_life=24, articles=5) == [new.pk, old.pk]
    forgetting_little = most_read(now, days=7, half_life=240, articles=5)
    assert forgetting_little == [old.pk, new.pk], "the control: with a long half-life it stays"


def test_views_before_the_window_do_not_count(cast: Cast) -> None:
    few, once, now = cast.published("Few"), cast.published("Long ago"), timezone.now()
    record_views({few.pk: 1}, now)
    record_views({once.pk: 9_999_999}, now - 7 * DAY)
    assert most_read(now, days=7, half_life=240, articles=5) == [few.pk]
    assert most_read(now, days=8, half_life=240, articles=5) == [once.pk, few.pk]


def test_of_equals_the_newer_article_comes_first(cast: Cast) -> None:
    first, second, now = cast.published("First"), cast.published("Second"), timezone.now()
    record_views({first.pk: 3, second.pk: 3}, now)
    assert most_read(now, days=7, half_life=24, articles=5) == [second.pk, first.pk]
