"""Old counts of views are folded, bit by bit, and no sum that the desk shows changes by it."""

import datetime as dt
import random
from collections import Counter

import pytest
from django.db.models import Sum

from caspian.common.dates import day_in
from caspian.newsroom import view_counts
from caspian.newsroom.desk.view_counts.figures import PERIODS, by_hour, columns, most_read, tallies
from caspian.newsroom.models import Article, Publication, ViewTally
from caspian.newsroom.view_counts import LONGEST_IN_DAYS, fold_some, record_views, scores
from tests.cast import Cast
from tests.thorough import some

NOW = dt.datetime(2026, 11, 28, 9, 41, tzinfo=dt.UTC)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
Span = ViewTally.Span
ZONES = ("Asia/Baku", "Asia/Kabul", "America/New_York", "Europe/Kyiv", "Pacific/Kiritimati")


def in_zone(zone: str) -> Publication:
    paper = Publication.load()
    paper.time_zone = zone
    paper.save()
    return paper


def read_at_random(chance: random.Random, articles: list[Article]) -> None:
    """Count views at random hours, most of them of the last hundred days."""
    for _ in range(120):
        age = chance.choice([chance.uniform(0, 100), chance.uniform(0, 900)])
        article = chance.choice(articles)
        record_views({article.pk: chance.randint(1, 40)}, NOW - age * DAY)


def shown(cast: Cast, zone: str, now: dt.datetime) -> dict[str, object]:
    """Return all that the desk shows of views, and what "Must read" ranks by."""
    user, said = cast.publisher(), {}
    for period in PERIODS.values():
        some = columns(period, now, zone, "en")
        found = tallies(user, some, section=None, article=None)
        said[period.name] = (some.filled(by_hour(found)), most_read(found, some, now))
    paper = Publication.load()
    score = scores(now, days=paper.must_read_days, half_life=paper.must_read_half_life)
    return {**said, "scores": score}


def totals() -> dict[int, int]:
    rows = ViewTally.objects.order_by().values("article").annotate(views=Sum("count"))
    return dict(rows.values_list("article", "views"))


@pytest.mark.parametrize("seed", some(2, range(5)))
def test_what_is_shown_stays_the_same_after_each_step(
    cast: Cast, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view_counts, "AT_ONCE", 40)
    chance, zone = random.Random(seed), ZONES[seed]
    in_zone(zone)
    articles = [cast.published(f"Article {n}") for n in range(3)]
    now = NOW
    for _ in range(2):
        read_at_random(chance, articles)
        before, sums = shown(cast, zone, now), totals()
        while fold_some(now):
            assert totals() == sums
            assert shown(cast, zone, now) == before
        now += chance.randint(1, 40) * DAY + chance.randint(0, 23) * HOUR


def test_hours_become_days_and_days_become_years(cast: Cast) -> None:
    paper = in_zone("Asia/Baku")
    article = cast.published("Read for years")
    for age in range(0, 900 * 24, 7):
        record_views({article.pk: 1}, NOW - age * HOUR)
    days = {day_in(NOW - age * HOUR, paper.time_zone) for age in range(0, 900 * 24, 7)}
    while fold_some(NOW):
        pass
    rows = Counter(ViewTally.objects.values_list("span", flat=True))
    assert rows[Span.HOUR] < 10 * 24 / 7 + 1
    assert 385 < rows[Span.DAY] <= LONGEST_IN_DAYS.days
    assert rows[Span.YEAR] == len({day.year for day in days if day < NOW.date() - LONGEST_IN_DAYS})
    assert sum(totals().values()) == len(range(0, 900 * 24, 7))


def test_what_is_looked_at_by_the_hour_is_left_alone(cast: Cast) -> None:
    paper = Publication.load()
    paper.must_read_days = 30
    paper.save()
    article = cast.published("Ranked for a month")
    record_views({article.pk: 1}, NOW - 30 * DAY)
    assert not fold_some(NOW)
    record_views({article.pk: 1}, NOW - 34 * DAY)
    assert fold_some(NOW)


def test_views_that_come_late_join_the_day_that_was_folded(cast: Cast) -> None:
    article = cast.published("Counted late")
    noon = dt.datetime(2026, 10, 1, 8, tzinfo=dt.UTC)
    for hour in (noon, noon + 3 * HOUR, noon):
        record_views({article.pk: 2}, hour)
        while fold_some(NOW):
            pass
    ((span, count),) = ViewTally.objects.values_list("span", "count")
    assert (span, count) == (Span.DAY, 6)


def test_a_step_that_fails_has_changed_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    article = cast.published("Cut off")
    record_views({article.pk: 5}, NOW - 50 * DAY)
    before = list(ViewTally.objects.values())

    def die(*about: object, **more: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("django.db.models.query.QuerySet.delete", die)
        with pytest.raises(KeyboardInterrupt):
            fold_some(NOW)
    assert list(ViewTally.objects.values()) == before
    assert fold_some(NOW)
    assert sum(totals().values()) == 5


def test_nothing_to_fold_takes_no_lock(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*about: object, **more: object) -> None:
        raise AssertionError("it began a transaction")

    monkeypatch.setattr("django.db.transaction.atomic", refuse)
    assert not fold_some(NOW)
