"""A burst switches slow mode on by itself, is told once, and its end switches it off."""

import datetime as dt
from typing import Any

import pytest
from django.core import mail

from caspian.comments.judging import bursts
from caspian.comments.judging.slow import LASTS, slow_mode, standing, watch_bursts
from caspian.comments.models import Comment, SlowMode
from caspian.newsroom.models import Article
from tests.cast import Cast
from tests.comments.judging.posts import NOW, judged, words_of
from tests.comments.readers import regular

MINUTE = dt.timedelta(minutes=1)


def write(article: Article, number: int, until: dt.datetime = NOW, within: float = 4) -> None:
    """Store some comments of the last minutes."""
    for at in range(number):
        Comment.objects.create(
            article=article,
            name="Somebody",
            text=f"{at}",
            posted_at=until - dt.timedelta(minutes=within * (at + 1) / (number + 1)),
        )


@pytest.fixture
def nino(cast: Cast) -> str:
    """Return the address of somebody who is told."""
    maka = cast.publisher()
    maka.email = "maka@example.org"
    maka.save()
    return maka.email


def test_a_burst_is_noticed_by_the_comment_that_makes_it(article: Article) -> None:
    write(article, bursts.FLOOR - 2)
    assert not judged(article).is_held
    write(article, 1)
    judgement = judged(article)
    assert judgement.is_held
    assert "this article since 16:00" in words_of(judgement, "slow_mode")
    assert not judged(article, commenter=regular()).is_held


def test_much_is_no_burst_where_much_is_usual(article: Article) -> None:
    write(article, bursts.FLOOR * 4, within=350)
    assert slow_mode(article.pk, NOW) is None
    write(article, bursts.FLOOR)
    watch_bursts(NOW)
    assert standing(NOW) != []  # 20 are four times the usual 1
    write(article, 800, within=350, until=NOW - 6 * MINUTE)
    SlowMode.objects.all().delete()
    watch_bursts(NOW)
    assert standing(NOW) == []


def test_it_is_told_once_and_once_when_it_is_over(article: Article, nino: str) -> None:
    write(article, bursts.FLOOR + 5)
    for seconds in (0, 5, 10):
        watch_bursts(NOW + dt.timedelta(seconds=seconds))
    (begun,) = mail.outbox
    assert begun.bcc == [nino]
    assert begun.subject == "Slow mode: “The ferry is late”"
    assert "25 comments within five minutes" in begun.body
    over = NOW + LASTS + 6 * MINUTE
    assert slow_mode(article.pk, over) is None
    watch_bursts(over)
    watch_bursts(over + MINUTE)
    assert [one.subject.split(":")[0] for one in mail.outbox] == ["Slow mode", "Slow mode is over"]


def test_it_lasts_as_long_as_the_burst(article: Article) -> None:
    write(article, 30)
    watch_bursts(NOW)
    for minutes in range(5, 60, 5):
        # Less than what switched it on, more than what ends it.
        write(article, 14, until=NOW + minutes * MINUTE)
        watch_bursts(NOW + minutes * MINUTE)
        assert slow_mode(article.pk, NOW + minutes * MINUTE) is not None
    assert slow_mode(article.pk, NOW + 55 * MINUTE + LASTS) is None
    assert SlowMode.objects.count() == 1


def test_a_flood_on_one_article_leaves_the_others_alone(article: Article, cast: Cast) -> None:
    write(article, 300)
    watch_bursts(NOW)
    assert [slow.article_id for slow in standing(NOW)] == [article.pk]
    other = cast.published("Another")
    assert slow_mode(other.pk, NOW) is None
    assert not judged(other).is_held


def test_a_flood_all_over_slows_down_the_whole_paper(cast: Cast, nino: str) -> None:
    articles = [cast.published(f"Article {number}") for number in range(8)]
    for one in articles[:-1]:
        write(one, 15)
    watch_bursts(NOW)
    assert [slow.article_id for slow in standing(NOW)] == [None]
    assert judged(articles[-1]).is_held
    assert mail.outbox[0].subject == "Slow mode: the whole paper"


def test_mail_that_fails_breaks_nothing(article: Article, nino: str, settings: Any) -> None:
    settings.EMAIL_BACKEND = "no.such.backend"
    write(article, bursts.FLOOR)
    watch_bursts(NOW)
    assert slow_mode(article.pk, NOW) is not None


def test_nobody_is_told_where_nobody_has_an_address(article: Article) -> None:
    write(article, bursts.FLOOR)
    watch_bursts(NOW)
    assert mail.outbox == []
    assert SlowMode.objects.get().told_at == NOW
